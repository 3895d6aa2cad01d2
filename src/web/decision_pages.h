/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * decision_pages.h - a partner's decisions (M11). */
#pragma once

#include "web/route.h"

extern const Route decision_routes[];
