/* SPDX-License-Identifier: AGPL-3.0-or-later
 * admin_pages.h - settings and health of the desk; the outbox; the staff. */
#pragma once

#include "web/admin_view.h"
#include "web/frame.h"
#include "web/route.h"

/* How the desk is, a row for each thing that may be wrong. */
bool admin_health(const Page *p, const HealthRow **out, size_t *n, GError **err);

extern const Route admin_routes[], outbox_routes[], stray_routes[], staff_routes[];
