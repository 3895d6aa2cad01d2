/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_receive_int.h - what the files that receive a mail share; all of it runs in the
 * transaction of mail_receive(). */
#pragma once

#include "desk/case_int.h"
#include "desk/house.h"
#include "desk/mail_receive.h"
#include "store/people_store.h"

typedef struct {
	Use use;
	const InMail *m;
	const char *message_id, *digest;
	const Attachment *attachments;
	size_t n_attachments;
	MailReceived *done;
	/* found on the way, inside the transaction */
	House house;
	MailAddress from; /* who writes; mail "" if that is not told */
	bool is_ours;     /* from an address of ours: it is nobody */
	Staff *staff;     /* the sender, if he is of the staff */
	Person *person;   /* the sender, if he is known; or as he was registered */
	int64_t his_customer;
	Customer *customer; /* that the mail is for; NULL: not known */
	Case *like;         /* that it names, but which he may not see; or NULL */
} Receiving;

/* --- mail_sender.c: who writes, and for whom --- */

/* Sets from to his_customer of a Receiving that has house and m. */
bool mail_sender_find(Db *db, Receiving *r, GError **err);
/* Whoever writes for the first time becomes a person, at the customer that the mail tells
 * of. Machines, our own addresses and what cannot be answered stay nobody. */
bool mail_sender_register(Db *db, Receiving *r, GError **err);
/* The sender as the one who does it. */
Actor mail_sender_actor(const Receiving *r);
/* Is it an address that mail to the desk may come to? */
bool mail_is_our_address(Db *db, Arena *a, const House *house, const char *mail,
    bool *ours, GError **err);
/* What mail systems write is nobody's word. */
bool mail_is_of_system(const InMail *m);

/* --- mail_place.c: where it belongs --- */

/* The case that the mail names, and in which its sender may write; else NULL, with
 * r->like set if it names one. */
bool mail_place_find(Db *db, Receiving *r, Case **out, GError **err);
/* May the sender write in that case? */
bool mail_may_write_in(Db *db, const Receiving *r, const Case *c, bool *may,
    GError **err);
/* Notes to whom the mail was copied: colleagues among them may write in the case. */
bool mail_copied_add(Db *db, const Receiving *r, int64_t case_id, GError **err);

/* --- mail_forwarded.c: mails that somebody passed on --- */

/* Is it one whose original sender is to be the reporter? *is_his says so: then r->person
 * and r->customer are his, and *by is who passed it on. */
typedef struct {
	const char *name, *mail;
	Staff *staff;   /* of the staff: what he wrote above is internal; else … */
	Person *person; /* … a contact of the same customer */
} ForwardedBy;
bool mail_forwarded(Db *db, Receiving *r, ForwardedBy *by, bool *is_his, GError **err);

/* --- mail_brake.c: machines that send without end --- */

/* Shall no receipt be sent? Counts one if it shall. */
bool mail_brake_receipt(Db *db, const Receiving *r, bool *quiet, GError **err);
/* Has the sender opened more cases than a person does? Counts one. Then the mail is put
 * into the case that holds all of them, and *held is true. */
bool mail_brake_case(Db *db, Receiving *r, bool *held, GError **err);

/* --- calendar_reply.c: what a calendar answers --- */

/* Is it the answer of somebody whom we invited? Then it is filed: that to a visit into
 * its case, that to a status meeting there. */
bool mail_calendar_reply(Db *db, Receiving *r, bool *taken, GError **err);

/* --- mail_new.c: what becomes of it --- */

/* A new case; follows is the closed one that it goes on from, or NULL. */
bool mail_new_case(Db *db, Receiving *r, Case *follows, GError **err);
/* An entry in the case, or one that follows it. */
bool mail_into_case(Db *db, Receiving *r, Case *c, GError **err);
