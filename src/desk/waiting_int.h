/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * waiting_int.h - waiting for the reporter, inside another use case's transaction. For
 * this folder only. */
#pragma once

#include "desk/case_int.h"

/* After c and its entry were stored: begins, begins anew or ends what waits. */
bool waiting_follow(Db *db, const Use *u, const Case *before, const Case *c,
    const Entry *e, GError **err);

/* The entry lets the case wait for him, and nothing in writing has asked him: then the
 * entry's mail does. Before it is stored. */
bool waiting_asks(Db *db, const Use *u, const Case *c, Entry *e, GError **err);
