/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * roster_show.h - shows the duty roster, as it is, and with what was typed. */
#pragma once

#include "web/roster_view.h"
#include "web/route.h"

/* why is NULL unless a form was refused. */
bool roster_show(WebReq *r, const RosterTyped *typed, const GError *why, GError **err);
