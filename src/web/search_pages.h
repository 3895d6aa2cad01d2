/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * search_pages.h - what was found by words, or by the number of a case. */
#pragma once

#include "web/route.h"

extern const Route search_routes[];
