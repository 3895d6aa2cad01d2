/* SPDX-License-Identifier: AGPL-3.0-or-later
 * support_pages.h - a customer's own door: its contact form (M3). */
#pragma once

#include "web/route.h"

extern const Route support_routes[];
