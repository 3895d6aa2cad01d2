/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * refer_form.h - the form that passes a case on: first to whom, then what is written. */
#pragma once

#include "web/route.h"

/* supplier_id 0: none is chosen yet. why is what was wrong with what was sent; NULL:
 * nothing was sent. */
bool refer_form_show(WebReq *r, int64_t number, int64_t supplier_id, const GError *why,
    GError **err);
/* Sends what was typed and goes back to the case, or shows the form again. */
bool refer_form_send(WebReq *r, GError **err);
