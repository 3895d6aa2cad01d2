/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * wording_store.h - the house's own words of its mails, in all their versions. What is
 * returned lives in the arena; a find function succeeds with NULL when there is none. */
#pragma once

#include "base/clock.h"
#include "model/wording.h"
#include "store/db.h"

typedef struct {
	int64_t id;
	Lang lang;
	Instant at; /* in force from then on */
	const char *author;
	Wording words;
} WordingVersion;

/* The version that was in force then. */
bool wording_store_at(Db *db, Arena *a, WordingKind kind, Lang lang, Instant at,
    WordingVersion **out, GError **err);
bool wording_store_find(Db *db, Arena *a, int64_t id, WordingVersion **out, GError **err);
/* The newest 50, the newest first. */
bool wording_store_versions(Db *db, Arena *a, WordingKind kind, WordingVersion **out,
    size_t *n, GError **err);
/* Which mails do not say what the standard says? */
bool wording_store_changed(Db *db, Arena *a, bool changed[N_WORDINGS][N_LANGS],
    GError **err);
/* From then on; sets the id. Inside a transaction. */
bool wording_store_add(Db *db, WordingKind kind, WordingVersion *v, int64_t staff_id,
    GError **err);
