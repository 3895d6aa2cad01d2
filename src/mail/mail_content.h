/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_content.h - what a mail of ours says, by its kind, in the reader's language. */
#pragma once

#include "desk/house.h"
#include "mail/mail_view.h"
#include "model/case.h"
#include "model/ical.h"
#include "model/meeting.h"
#include "model/person.h"
#include "model/question.h"
#include "store/desk_store.h"

/* What a mail speaks of. */
typedef struct {
	const House *house; /* with the address at which the reader reaches it */
	const OutMail *mail;
	const Case *c;            /* NULL of a notice, with the entry */
	const Entry *e;           /* that it follows from */
	const Customer *customer; /* whose case, or whose person it is; NULL: nobody's */
	MailLogo logo;            /* of his contact form */
	const char *sender;   /* the name of whoever wrote the entry; NULL: the desk */
	const Entry *reminds; /* of a MAIL_REMINDED: what he was asked; NULL: nothing */
	const Wording *words; /* the house's own, by mail_wording(); NULL: the standard */
	QuestionSet asked;    /* of a MAIL_CLOSED: what it asks, if it does */
	const char *assignee; /* who had the case when the entry was made; NULL: nobody */
} MailMatter;

/* Times are told as they were when the mail was queued, so that a second try says the
 * same. */
/* Whose words it has: false of a mail to the staff or a supplier, which has its own. */
bool mail_wording(const MailMatter *matter, WordingKind *kind);
void mail_content(Arena *a, const MailMatter *matter, MailView *out);
/* Of a MAIL_VISIT: what calendars read, from that address; and what it asks of them. NULL
 * if it only tells what the reporter's answered. */
const char *mail_visit_calendar(Arena *a, const MailMatter *matter, const char *organizer,
    IcalMethod *method);
/* The same of a status meeting, as it stands now. */
const char *mail_meeting_calendar(Arena *a, const MailMatter *matter,
    const Meeting *meeting, const char *organizer, IcalMethod *method);
