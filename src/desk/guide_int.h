/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * guide_int.h - the guides that an entry gives. For case_enter.c, and what looks ahead;
 * all of it runs inside a transaction. */
#pragma once

#include "desk/case_int.h"

/* Are the guides that an answer names such as its reader may have? ERR_INVALID
 * "guide.not_for_him". */
bool guide_answer_holds(Db *db, Arena *a, const Case *c, const char *text, GError **err);

/* Before it is stored: each must be one that its reader may have (ERR_INVALID
 * "guide.not_for_him"); the entry's details say which, in which version. */
bool guide_name_in(Db *db, const Use *u, const Case *c, Entry *e, GError **err);
/* After: they are counted as given. */
bool guide_count_in(Db *db, const Case *c, const Entry *e, GError **err);
