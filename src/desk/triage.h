/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * triage.h (desk) - one case after the other that needs somebody: new and unassigned
 * ones first, by next deadline. Two who do so at once never get the same: each has the
 * one that he is at for a short while, which is no lock and ends by itself. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "store/triage_store.h"

#define TRIAGE_CLAIM MINUTES(3)
#define TRIAGE_SKIP                                                                      \
	HOURS(8) /* so long a case that was skipped does not come again,
                                 unless something happens in it */

/* Gives him the next one, of those (NULL: of all); *case_id 0: none is left for him. */
bool triage_next(Db *db, Arena *a, const Actor *who, const TriageAmong *among,
    int64_t *case_id, GError **err);
/* He is still at it. */
bool triage_keep(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err);
/* What he decided of it was undone: he is at it again, and at no other. */
bool triage_return(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err);
/* Not now: the next one. */
bool triage_skip(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err);
/* Those that he skipped come again. */
bool triage_again(Db *db, Arena *a, const Actor *who, GError **err);
