/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * evaluation_int.h - the evaluation of a case (M16) inside the transactions of others.
 * For the use cases of this folder only. */
#pragma once

#include "desk/case_int.h"

/* Before e, which changes the case to c, is stored: if it closes it, decides whether the
 * reporter is asked how it went, and has e say so ("asked"). */
bool evaluation_ask_in(Db *db, const Use *u, const Case *before, const Case *c, Entry *e,
    GError **err);

/* Tells who leads whoever had the case, or else the partner on duty, or else the
 * administrators, once for a case. marks as "2 · 5 · –". */
bool evaluation_tell_low(Db *db, const Use *u, const Case *c, const char *marks,
    const char *comment, GError **err);

/* A link of its mail was opened by what looks like a person. *counts: nobody answered
 * yet, and it is no scanner of mails, which opens them all; what such a one answered is
 * withdrawn. */
bool evaluation_click_in(Db *db, const Use *u, Case *c, int mark, bool *counts,
    GError **err);
