/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * saved_view.h (desk) - the views that one saves of the lists: one's own, and those that
 * all have, which administrators keep. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/saved_view.h"
#include "store/db.h"

/* id 0 adds it, as the last, and sets it; staff_id is 0 (everybody's) or the actor's own.
 * ERR_INVALID "view.name.missing", "view.filter.wrong" (something typed is not
 * understood: list_filter_find() says what), "view.unknown"; ERR_LIMIT
 * "view.filter.long", "view.many"; ERR_DENIED "view.others", "admin.only"; ERR_CONFLICT
 * "view.changed". */
bool saved_view_save(Db *db, Arena *a, const Actor *who, SavedView *v, GError **err);
bool saved_view_remove(Db *db, Arena *a, const Actor *who, int64_t id, GError **err);
/* One place up or down among his, or among those that all have; at the end it stays. */
bool saved_view_move(Db *db, Arena *a, const Actor *who, int64_t id, bool up,
    GError **err);

/* May he change it? */
static inline bool
saved_view_is_his(const SavedView *v, const Actor *who)
{
	return v->staff_id ? v->staff_id == who->staff_id : who->admin;
}

/* As lists are named, for the columns of it: "view-7". */
const char *saved_view_list(Arena *a, int64_t id);
