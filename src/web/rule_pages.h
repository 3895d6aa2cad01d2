/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * rule_pages.h - the rules of escalation, for the administrator (M11). */
#pragma once

#include "web/route.h"

extern const Route rule_routes[];
