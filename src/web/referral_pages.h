/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * referral_pages.h - passing a case on, what comes of it, and all that is with suppliers
 * (M12). */
#pragma once

#include "web/route.h"

extern const Route referral_routes[];
