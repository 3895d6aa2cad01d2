/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * outage_pages.h - outages: declared, told of, ended, and looked back on (M8). */
#pragma once

#include "web/route.h"

extern const Route outage_routes[];
