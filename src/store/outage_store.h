/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * outage_store.h - outages as rows. What is returned lives in the arena; a find function
 * succeeds with NULL when there is none. What adds or saves runs inside a transaction. */
#pragma once

#include "model/outage.h"
#include "store/case_store.h"

bool outage_store_find(Db *db, Arena *a, int64_t id, Outage **out, GError **err);
/* Those that are on, the oldest first. */
bool outage_store_on(Db *db, Arena *a, Outage **out, size_t *n_out, GError **err);
/* The same, those that touch a customer. */
bool outage_store_on_of_customer(Db *db, Arena *a, int64_t customer_id, Outage **out,
    size_t *n_out, GError **err);
/* All, the newest first, from before an id (0: from the newest). */
bool outage_store_list(Db *db, Arena *a, int64_t before_id, int limit, Outage **out,
    size_t *n_out, GError **err);

bool outage_store_add(Db *db, Outage *o, GError **err);
/* ERR_CONFLICT "outage.changed" unless its version is the one that was seen. */
bool outage_store_save(Db *db, Outage *o, GError **err);
bool outage_store_add_customer(Db *db, int64_t outage_id, int64_t customer_id,
    GError **err);
/* The ids of the customers that it touches, by name. */
bool outage_store_customers(Db *db, Arena *a, int64_t outage_id, int64_t **out,
    size_t *n_out, GError **err);
/* The ids of the contacts who are told of it although they have not reported it. */
bool outage_store_contacts(Db *db, Arena *a, int64_t outage_id, int64_t **out,
    size_t *n_out, GError **err);
/* Its cases, the first report first. */
bool outage_store_cases(Db *db, Arena *a, int64_t outage_id, CaseLine **out,
    size_t *n_out, GError **err);

bool outage_store_add_word(Db *db, int64_t outage_id, int64_t staff_id, OutageWord *w,
    GError **err);
bool outage_store_words(Db *db, Arena *a, int64_t outage_id, OutageWord **out,
    size_t *n_out, GError **err);
bool outage_store_last_word(Db *db, Arena *a, int64_t outage_id, OutageWord **out,
    GError **err);

/* --- like reports --- */

/* The newest reports before a case, not older than since: id, subject, person, outage and
 * category only. */
bool outage_store_newest_cases(Db *db, Arena *a, int64_t before_case, Instant since,
    int limit, Case **out, size_t *n_out, GError **err);
/* The proposal that a case is in; 0 if in none. */
bool outage_store_proposal_of(Db *db, int64_t case_id, int64_t *proposal_id,
    GError **err);
/* A new one, at that instant; those of which every case is closed, and none was opened
 * since, are settled: nobody comes to them any more. */
bool outage_store_propose(Db *db, Instant at, Instant since, int64_t *proposal_id,
    GError **err);
bool outage_store_propose_case(Db *db, int64_t proposal_id, int64_t case_id,
    GError **err);
typedef struct {
	int64_t id, n_cases;
	Instant at;
	const char *subject; /* of the first report */
} OutageProposal;

/* Those that nobody has looked at and of which a case is open still, the newest first. */
bool outage_store_proposals(Db *db, Arena *a, OutageProposal **out, size_t *n_out,
    GError **err);
bool outage_store_proposal_cases(Db *db, Arena *a, int64_t proposal_id, CaseLine **out,
    size_t *n_out, GError **err);
bool outage_store_settle(Db *db, int64_t proposal_id, Instant now, GError **err);
