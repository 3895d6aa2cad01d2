/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * parked_pages.h - what waits for the status meeting (M11). */
#pragma once

#include "web/route.h"

extern const Route parked_routes[];
