/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * quarantine_pages.h - the staff look at what came by a contact form and may be no
 * person's (M3): in with it, or away. */
#pragma once

#include "web/route.h"

extern const Route quarantine_routes[];
