/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_pages.h - one case, and all that is done with it. */
#pragma once

#include "web/route.h"

extern const Route case_routes[];
