/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * report_pages.h - what the desk measures of itself. */
#pragma once

#include "web/route.h"

extern const Route report_routes[];
