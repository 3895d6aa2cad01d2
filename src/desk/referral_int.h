/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * referral_int.h - what the use cases of referrals share; all of it runs inside a
 * transaction. */
#pragma once

#include "desk/case_int.h"
#include "desk/house.h"
#include "desk/referral.h"
#include "model/mail.h"
#include "store/supplier_store.h"

/* A referral with its supplier. */
typedef struct {
	Referral *r;
	Supplier *supplier;
} Referred;

/* ERR_INVALID "referral.unknown", or "referral.ended" unless it is open. */
bool referral_load_open(Db *db, Arena *a, int64_t id, int64_t seen, Referred *out,
    GError **err);
/* Its cases that are not solved yet, lowest number first. */
bool referral_open_cases(Db *db, Arena *a, int64_t id, Case ***out, size_t *n_out,
    GError **err);
/* Enters e, whose details are d and say this referral, into the case; the entry is part
 * of the conversation. */
bool referral_enter(Db *db, const Use *u, const Referred *x, ReferralDetails d, Case *c,
    Entry *e, GError **err);
/* When that much of the supplier's opening time has passed. */
bool referral_after(Db *db, Arena *a, const Supplier *s, Instant from, Duration length,
    Instant *at, GError **err);
/* Saves it, and sets its job to chase_due (0: none). */
bool referral_save(Db *db, const Use *u, Referral *r, GError **err);

/* --- mail; for desk/mail_receive.c --- */

/* Which referral the mail is an answer to, by its supplier: the signed address that it
 * was sent to; the Message-IDs of what was written to him; and from an address by which
 * he is known, his reference, or the number of a case that he has. NULL: none. */
bool referral_of_mail(Db *db, Arena *a, const House *house, const InMail *m,
    bool from_customer, Referral **out, GError **err);
/* The first of its cases that is open still; else what the first that there was has
 * become. */
bool referral_case(Db *db, Arena *a, int64_t id, Case **out, GError **err);
/* Files it, internally unless agreed otherwise, with what it says of when and under which
 * number as proposals. A machine's answer changes nothing else. */
bool referral_answer(Db *db, const Use *u, int64_t referral_id, const InMail *m,
    const Attachment *attachments, size_t n_attachments, Entry *made, GError **err);
