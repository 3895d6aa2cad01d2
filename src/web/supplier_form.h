/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * supplier_form.h - the form of a supplier, as it is or as it was typed. */
#pragma once

#include "web/supplier_view.h"

/* Empty, as for a new one; or the supplier as it stands, *found false if there is
 * none. */
SupplierForm supplier_form_empty(WebReq *r);
bool supplier_form_load(WebReq *r, int64_t id, SupplierForm *v, bool *found,
    GError **err);
/* id 0: a new one. why is what was wrong with what was typed; NULL: nothing. */
bool supplier_form_show(WebReq *r, int64_t id, SupplierForm *v, const GError *why,
    GError **err);
/* Saves what was sent and goes to the supplier's page, or shows the form again. */
bool supplier_form_save(WebReq *r, int64_t id, GError **err);
