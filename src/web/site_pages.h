/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * site_pages.h - the addresses of a customer, beside all else on its page. */
#pragma once

#include "web/chip_view.h"
#include "web/route.h"
#include "web/visit_view.h"

extern const Route site_routes[];
/* For the panel of them. */
bool site_side(Db *db, const Reader *rd, int64_t customer_id, SiteSide *out,
    GError **err);
