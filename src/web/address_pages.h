/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * address_pages.h - a customer's own addresses are led to the desk and tried out, by the
 * staff and by the customer's contact (M2). */
#pragma once

#include "web/route.h"

extern const Route address_routes[];
