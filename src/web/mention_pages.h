/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mention_pages.h - where colleagues have named the reader. */
#pragma once

#include "web/route.h"

extern const Route mention_routes[];
