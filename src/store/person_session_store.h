/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * person_session_store.h - who of the people at customers is signed in, as rows. The
 * functions that change run inside a transaction. */
#pragma once

#include "base/clock.h"
#include "store/db.h"

typedef struct {
	const char *token_sha256;
	int64_t person_id;
	Instant link_at; /* of the link by which he came */
	Instant created_at, expires_at;
} PersonSession;

bool person_session_store_add(Db *db, const PersonSession *s, GError **err);
/* Whose session that is, if it has not expired; 0 if it is none. */
bool person_session_store_find(Db *db, const char *token_sha256, Instant now,
    int64_t *person_id, GError **err);
/* Has somebody come by that link already? */
bool person_session_store_link_used(Db *db, int64_t person_id, Instant link_at,
    bool *used, GError **err);
bool person_session_store_end(Db *db, const char *token_sha256, GError **err);
bool person_session_store_end_all_of(Db *db, int64_t person_id, GError **err);
