/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * outage_show.h - the pages of outages, as they are and as they come back with what is
 * wrong (why; NULL: nothing). */
#pragma once

#include "web/route.h"

bool outage_show_list(WebReq *r, GError **err);
/* The form that declares one: of a proposal, of cases that were chosen, or of nothing. */
bool outage_show_form(WebReq *r, const GError *why, GError **err);
bool outage_show(WebReq *r, int64_t id, const GError *why, GError **err);
