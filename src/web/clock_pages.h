/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * clock_pages.h - what stands behind the chips of a case: its clocks, explained. */
#pragma once

#include "web/route.h"

extern const Route clock_routes[];
