/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * visit_pages.h - planning a visit, the consultant's day, the report from the customer's
 * address, and the calendar that subscribes to it. */
#pragma once

#include "web/route.h"

extern const Route visit_routes[];
