/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list.h (desk) - how a member of the staff has the lists that he works from. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/case_list.h"
#include "store/db.h"

/* The columns of that list, for him alone, from now on: bits, none of which is unknown.
 * list names it: "mine", "view-7". */
#define LIST_MAX_NAME 40 /* bytes */
bool list_choose_columns(Db *db, Arena *a, const Actor *who, const char *list,
    unsigned columns, GError **err);
