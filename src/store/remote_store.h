/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * remote_store.h - remote sessions, as rows. What is returned lives in the arena; a find
 * function succeeds with NULL when there is none; what changes anything runs inside a
 * transaction. */
#pragma once

#include "base/arena.h"
#include "model/remote.h"
#include "store/db.h"

bool remote_store_add(Db *db, Remote *r, GError **err);
/* If it still has that version: then it has the next one; else ERR_BUSY. */
bool remote_store_save(Db *db, Remote *r, GError **err);

bool remote_store_find(Db *db, Arena *a, int64_t id, Remote **out, GError **err);
/* The last one of a case: that which is open, if one is. */
bool remote_store_of_case(Db *db, Arena *a, int64_t case_id, Remote **out, GError **err);
/* What that person's computer was called the last time; NULL: not known. */
bool remote_store_computer(Db *db, Arena *a, int64_t person_id, const char **out,
    GError **err);
