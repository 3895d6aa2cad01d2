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
/* The same case as it stands beside a list, with what he has begun to write; *out is NULL
 * if there is none of that number. */
bool case_show_beside(const Page *p, int64_t number, CaseView **out, GError **err);
