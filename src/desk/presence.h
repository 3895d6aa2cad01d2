/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * presence.h (desk) - who looks at a case, and who writes in it, so that two do not work
 * on the same thing unknowingly (M13). It never keeps anybody out. */
#pragma once

#include "model/actor.h"
#include "store/db.h"

/* The actor's page of the case is open (leaves: not any more), which his colleagues there
 * are told ("presence") when he comes and when he goes. To be said again within
 * PRESENCE_LASTS. ERR_INVALID "case.unknown". */
bool presence_say(Db *db, Arena *a, const Actor *who, int64_t case_id, bool leaves,
    GError **err);
