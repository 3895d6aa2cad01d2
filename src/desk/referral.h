/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * referral.h (desk) - passing a case on to a supplier, and hearing from him (M12). Errors
 * as in case.h. A seen of a referral is its version: ERR_CONFLICT "referral.changed".
 *
 * What is written to a supplier, and what he answers, is internal: the reporter is told
 * who has his case, and each change of the time horizon, in words of the desk's own. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/entry.h"
#include "model/referral.h"
#include "model/supplier.h"
#include "store/db.h"

/* --- to the supplier --- */

typedef struct {
	const Supplier *supplier;
	const char *text; /* the mail, filled in; what is missing is REFERRAL_MISSING */
} ReferralDraft;

/* What would be written about the case to that supplier: for an agent to read and mend
 * before it goes. Reads only. */
bool referral_draft(Db *db, Arena *a, int64_t case_id, int64_t supplier_id,
    ReferralDraft *out, GError **err);

typedef struct {
	int64_t case_id, seen; /* seen is the case's version */
	int64_t supplier_id;
	bool by_phone; /* they were told by telephone: text says what, no mail goes out */
	const char *text;
	const char *reference; /* theirs, if they gave one already */
	const int64_t *also;   /* other cases with the same fault */
	size_t n_also;
	const Attachment *attachments; /* chosen by hand; stored already */
	size_t n_attachments;
} ReferralSend;

/* Passes the case on: the supplier gets the mail, the case waits for him, its reporters
 * are told, and an answer is chased when none has come. ERR_INVALID "referral.missing"
 * while the text has something to fill in; "supplier.no_mail". */
bool referral_send(Db *db, Arena *a, const Actor *who, const ReferralSend *what,
    int64_t *id, GError **err);

typedef struct {
	int64_t referral_id, seen;
	const char *text;
	const Attachment *attachments;
	size_t n_attachments;
} ReferralWrite;

/* A further mail to the supplier in the same conversation. */
bool referral_write(Db *db, Arena *a, const Actor *who, const ReferralWrite *what,
    GError **err);

/* Another case has the same fault: it waits with the others. */
bool referral_link(Db *db, Arena *a, const Actor *who, int64_t referral_id, int64_t seen,
    int64_t case_id, GError **err);

/* --- what the supplier says --- */

typedef struct {
	int64_t referral_id, seen;
	int64_t word_id;       /* a proposal that is accepted as it is; else 0: */
	Instant horizon;       /* 0: nothing of when */
	const char *text;      /* in his words; "" */
	const char *reference; /* NULL or "": as it was */
} ReferralSays;

/* A person takes the supplier's word: it is the time horizon of every case of the
 * referral from now on, and their reporters are told, each once. ERR_INVALID
 * "referral.horizon.past". */
bool referral_says(Db *db, Arena *a, const Actor *who, const ReferralSays *what,
    GError **err);
/* What was proposed is not so. */
bool referral_put_aside(Db *db, Arena *a, const Actor *who, int64_t referral_id,
    int64_t seen, GError **err);

/* --- the end of it --- */

/* REFERRAL_DONE: he has done his part; REFERRAL_TAKEN_BACK: he is not to, and is told
 * so, unless he has it by telephone. The cases are the desk's again; the reason is
 * internal. */
bool referral_end(Db *db, Arena *a, const Actor *who, int64_t referral_id, int64_t seen,
    ReferralState how, const char *reason, GError **err);

/* The job's part. Due without a word: a polite mail, at most REFERRAL_CHASES times; then,
 * or of one that was told by telephone, a task for a person, who is told. Ends a referral
 * of which no case is open any more. */
#define REFERRAL_CHASES 2
bool referral_chase(Db *db, Arena *a, const Actor *who, int64_t referral_id,
    GError **err);
