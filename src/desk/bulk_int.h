/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * bulk_int.h - one case of many: passing it on to a supplier, and taking it back. */
#pragma once

#include "desk/case_int.h"
#include "model/bulk.h"

/* Passes the case on with the mail that referral_draft() writes, and what is said first.
 * ERR_INVALID "bulk.refer.has" (a supplier has it already), "bulk.refer.missing" (the
 * mail has something to fill in), and those of referral_send(). */
bool bulk_refer_one(Db *db, const Use *u, const Case *c, const BulkWhat *what,
    GError **err);

/* Ends that referral before its supplier heard of it, so that nothing is written to him,
 * and enters back, which sets the case back and then says so. Inside a transaction.
 * *why_not is the id of a text, and nothing is done, if he has heard of it or another
 * case waits with it by now. */
bool bulk_refer_undo(Db *db, const Use *u, const BulkCase *one, Case *c, Entry *back,
    const char **why_not, GError **err);
