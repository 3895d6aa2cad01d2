/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * horizon_show.h - a case's time horizon on its page: when, why, and by what. */
#pragma once

#include "store/db.h"
#include "web/case_view.h"

bool horizon_show(Db *db, const Reader *rd, const Case *c, CaseView *v, GError **err);
/* An instant as the value of a field of date and time, by the clock on the wall there. */
const char *horizon_field(const Reader *rd, Instant at);
/* What a field of date and time says, by the clock on the wall there. False if it says
 * none. */
bool horizon_read(const Reader *rd, const char *typed, Instant *at);
