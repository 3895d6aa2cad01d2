/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * held_show.h - which version of an agreement a case is held to, why, and where an
 * administrator or a partner moves it. */
#pragma once

#include "desk/clocks.h"
#include "model/actor.h"
#include "model/when.h"
#include "web/clocks_view.h"

/* Where the reader's form is has to be said by the caller: held->version, typed, problem
 * are left alone. */
bool held_show(Db *db, const Reader *rd, const Actor *who, const Case *c,
    const CaseClocks *k, HeldView *held, GError **err);
