/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * supplier_store.h - suppliers and what is passed on to them, as rows. As in
 * people_store.h: found is NULL if there is none, and what adds or saves runs inside a
 * transaction. */
#pragma once

#include "base/arena.h"
#include "model/hours.h"
#include "model/referral.h"
#include "model/supplier.h"
#include "store/db.h"

/* --- suppliers --- */

bool supplier_store_find(Db *db, Arena *a, int64_t id, Supplier **out, GError **err);
/* By name, in Danish order, after a name and id ("" and 0 for the first page). */
bool supplier_store_list(Db *db, Arena *a, const char *after_name, int64_t after_id,
    int limit, Supplier **out, size_t *n_out, GError **err);
/* The names, alone, of those to whom a case can be passed on by mail. */
bool supplier_store_to_write(Db *db, Arena *a, int limit, Supplier **out, size_t *n_out,
    GError **err);
/* Those whose mail comes from that address or its domain. */
bool supplier_store_by_sender(Db *db, Arena *a, const char *mail, Supplier **out,
    size_t *n_out, GError **err);
/* id 0 adds and sets it; else version must be the one that was seen (ERR_CONFLICT). */
bool supplier_store_save(Db *db, Supplier *s, GError **err);

bool supplier_store_spans(Db *db, Arena *a, int64_t id, HoursSpan **out, size_t *n_out,
    GError **err);
/* Their opening hours, with the holidays of Denmark; without any they are always open. */
bool supplier_store_hours(Db *db, Arena *a, const Supplier *s, Hours **out, GError **err);
bool supplier_store_needs(Db *db, Arena *a, int64_t id, const char ***out, size_t *n_out,
    GError **err);
bool supplier_store_addresses(Db *db, Arena *a, int64_t id, const char ***out,
    size_t *n_out, GError **err);
bool supplier_store_set_spans(Db *db, int64_t id, const HoursSpan *spans, size_t n,
    GError **err);
bool supplier_store_set_needs(Db *db, int64_t id, const char *const *names, size_t n,
    GError **err);
bool supplier_store_set_addresses(Db *db, int64_t id, const char *const *values, size_t n,
    GError **err);

/* Whom they serve; 0 is any supplier, any customer. */
bool supplier_store_serves(Db *db, Arena *a, int64_t supplier_id, int64_t customer_id,
    SupplierServes **out, size_t *n_out, GError **err);
bool supplier_store_set_serves(Db *db, const SupplierServes *s, GError **err);
bool supplier_store_end_serves(Db *db, int64_t supplier_id, int64_t customer_id,
    GError **err);

/* --- referrals --- */

bool referral_store_find(Db *db, Arena *a, int64_t id, Referral **out, GError **err);
bool referral_store_of_case(Db *db, Arena *a, int64_t case_id, Referral **out,
    size_t *n_out, GError **err);
/* Those that are open, by their next chase, after one of them (0, 0: from the first). */
bool referral_store_open(Db *db, Arena *a, Instant after_due, int64_t after_id, int limit,
    Referral **out, size_t *n_out, GError **err);
/* The newest first. */
bool referral_store_of_supplier(Db *db, Arena *a, int64_t supplier_id, int limit,
    Referral **out, size_t *n_out, GError **err);
/* That to whose supplier the mail with this Message-ID went. */
bool referral_store_of_message(Db *db, Arena *a, const char *message_id, Referral **out,
    GError **err);
/* Sets its id. */
bool referral_store_add(Db *db, Referral *r, GError **err);
/* If it has another version by now than this transaction loaded: ERR_BUSY. */
bool referral_store_save(Db *db, Referral *r, GError **err);

/* Ids of its cases, lowest first. */
bool referral_store_cases(Db *db, Arena *a, int64_t id, int64_t **out, size_t *n_out,
    GError **err);
bool referral_store_add_case(Db *db, int64_t id, int64_t case_id, GError **err);
/* What goes on in another case takes its referrals along. */
bool referral_store_follow(Db *db, int64_t gone_case, int64_t into_case, GError **err);

bool referral_store_add_entry(Db *db, int64_t id, int64_t entry_id, GError **err);
/* The Message-IDs of its conversation up to an entry, oldest first. */
bool referral_store_message_ids(Db *db, Arena *a, int64_t id, int64_t to_entry_id,
    const char ***out, size_t *n_out, GError **err);

bool referral_store_words(Db *db, Arena *a, int64_t id, ReferralWord **out, size_t *n_out,
    GError **err);
/* Sets its id. */
bool referral_store_add_word(Db *db, ReferralWord *w, int64_t staff_id, GError **err);
/* Settles that proposed word, or all that are still proposed (0). */
bool referral_store_settle_words(Db *db, int64_t id, int64_t word_id, WordState state,
    int64_t staff_id, GError **err);

/* How well a supplier keeps its word, of its last 500 referrals and promises. */
typedef struct {
	int64_t n, waiting;     /* referrals; of those, still with them */
	int64_t promises, kept; /* of which it is known whether they held */
	size_t n_done;
	HoursStretch *done; /* from when to when they had what they did */
} SupplierRecord;
bool supplier_store_record(Db *db, Arena *a, int64_t id, Instant now, SupplierRecord *out,
    GError **err);
