/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * agreement_form.h - the form of one version of an agreement: what was typed, what it
 * comes to, and what is wrong with it, at the field. */
#pragma once

#include "model/agreement.h"
#include "web/route.h"

/* The form of a version: of the one with that id, to be changed; or (id 0) of a new one
 * that is like it. Dates are where it says when it begins. */
bool agreement_form_show(WebReq *r, const Agreement *like, GError **err);
/* What was sent with it; saves it, unless a preview is asked for or it does not hold. */
bool agreement_form_save(WebReq *r, GError **err);

/* The address of the page of a customer's agreement, or of the house's (0). */
const char *agreement_url(Arena *a, int64_t customer_id);

/* All that the form sends. */
extern const Param agreement_form_params[];
