/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * meeting_form.h - the form in which a status meeting is planned, or changed. */
#pragma once

#include "web/route.h"

/* id 0: a new one, of the customer that "id" of the address names. why: what is wrong. */
bool meeting_form_show(WebReq *r, int64_t id, const GError *why, GError **err);
bool meeting_form_save(WebReq *r, int64_t id, GError **err);
extern const Param meeting_form_params[];
