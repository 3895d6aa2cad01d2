/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mention_int.h - the colleagues whom an entry names. For case_enter.c only: both run
 * inside its transaction. */
#pragma once

#include "desk/case_int.h"

/* Before it is stored: its details say who is named in a note or a call. */
bool mention_name_in(Db *db, const Use *u, Entry *e, GError **err);
/* After: it stands on their lists; and who writes in a case has seen what named him
 * there. */
bool mention_keep_in(Db *db, const Case *c, const Entry *e, GError **err);
