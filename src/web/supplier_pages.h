/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * supplier_pages.h - the suppliers: who they are, whom they serve, how well they keep
 * their word. */
#pragma once

#include "web/route.h"

extern const Route supplier_routes[];
