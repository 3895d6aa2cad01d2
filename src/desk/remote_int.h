/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * remote_int.h - what every step of a remote session has in common. For remote*.c only;
 * all of it runs inside a transaction. */
#pragma once

#include "desk/case_int.h"
#include "desk/remote.h"

/* The session, which is not over, and its case; seen 0 has seen none. */
bool remote_load(Db *db, const Use *u, int64_t id, int64_t seen, Remote **r, Case **c,
    GError **err);
/* An entry that says how it stands now; with a mail it is told. */
Entry remote_entry(const Use *u, const Case *c, const Remote *r, const char *text,
    bool tells);
/* Stores it, and waits for its end. */
bool remote_keep(Db *db, const Use *u, Remote *r, GError **err);
