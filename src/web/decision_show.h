/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * decision_show.h - fills in what a partner needs to decide. */
#pragma once

#include "desk/decision.h"
#include "web/decision_view.h"
#include "web/route.h"

/* All but where it leads and what was typed. Of a decision whose case is gone: *out is
 * left alone, and *found false. */
bool decision_view(WebReq *r, const Reader *rd, const Decision *d, DecisionView *out,
    bool *found, GError **err);
