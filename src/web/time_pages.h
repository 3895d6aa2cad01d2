/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * time_pages.h - booking time, correcting it, and what one has booked. */
#pragma once

#include "web/route.h"

extern const Route time_routes[];
