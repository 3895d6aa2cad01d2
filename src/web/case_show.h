/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_show.h - the page of a case, as it is now. */
#pragma once

#include "web/case_view.h"
#include "web/frame.h"

/* Shows it, with what was typed and what was wrong if it comes back from a form (typed
 * is NULL if not). */
bool case_show(WebReq *r, int64_t number, int status, const CaseTyped *typed,
    GError **err);
