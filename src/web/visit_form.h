/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * visit_form.h - the form with which a visit is planned or moved, with times that fit. */
#pragma once

#include "web/route.h"

/* The form of a new one (id 0), or of that visit. */
bool visit_form_show(WebReq *r, int64_t id, const GError *why, GError **err);
/* What was sent with it. */
bool visit_form_save(WebReq *r, int64_t id, GError **err);
/* What it sends, and what it is asked with. */
extern const Param visit_form_params[], visit_move_params[];
