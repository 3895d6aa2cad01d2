/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * roster_pages.h - the duty roster (M11). */
#pragma once

#include "web/route.h"

extern const Route roster_routes[];
