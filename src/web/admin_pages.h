/* SPDX-License-Identifier: AGPL-3.0-or-later
 * admin_pages.h - settings and health of the desk; the outbox; the staff. */
#pragma once

#include "web/route.h"

extern const Route admin_routes[], outbox_routes[], staff_routes[];
