/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * remote_show.h - remote sessions in words. */
#pragma once

#include "model/remote.h"
#include "store/db.h"
#include "web/remote_view.h"

RemoteSide remote_side_of(const Reader *rd, const Remote *r);
/* The last one of a case; NULL: it has none. */
bool remote_side(Db *db, const Reader *rd, const Case *c, const RemoteSide **out,
    GError **err);
