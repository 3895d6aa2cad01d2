/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * guide_form.h - the form of a guide, as it is or as it was typed; and its pictures. */
#pragma once

#include "web/guide_view.h"
#include "web/route.h"

/* Empty, as for a new one; or the guide as it stands, *found false if there is none. */
GuideForm guide_form_empty(WebReq *r);
bool guide_form_load(WebReq *r, int64_t id, GuideForm *v, bool *found, GError **err);
/* id 0: a new one. why is what was wrong with what was typed; NULL: nothing. */
bool guide_form_show(WebReq *r, int64_t id, GuideForm *v, const GError *why,
    GError **err);
/* Saves what was sent and goes to the guide's page; or shows the form again, with how the
 * texts would look if that was asked for. */
bool guide_form_save(WebReq *r, int64_t id, GError **err);

/* A picture of that guide; a page that is not there if it is another's. */
bool guide_picture(WebReq *r, int64_t guide_id, int64_t picture_id, GError **err);
