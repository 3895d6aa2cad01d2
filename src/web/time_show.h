/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * time_show.h - lines of the ledger of time in words, and what stands of them beside a
 * case. */
#pragma once

#include "model/ledger.h"
#include "store/db.h"
#include "web/chip_view.h"
#include "web/http.h"
#include "web/time_view.h"

TimeLine time_line(const Reader *rd, const Actor *who, const LedgerLine *l);

bool time_side(WebReq *r, const Reader *rd, const Case *c, const TimeSide **out,
    GError **err);
