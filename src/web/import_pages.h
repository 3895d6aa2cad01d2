/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * import_pages.h - the people of a customer from a table. */
#pragma once

#include "web/route.h"

extern const Route import_routes[];
