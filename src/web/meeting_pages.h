/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * meeting_pages.h - status meetings with the customers (M20), as the staff plans them and
 * writes what came of them. */
#pragma once

#include "web/route.h"

extern const Route meeting_routes[];
