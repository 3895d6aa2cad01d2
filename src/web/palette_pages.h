/* SPDX-License-Identifier: AGPL-3.0-or-later
 * palette_pages.h - the palette (Ctrl+K): what it finds. What can be done it reads off
 * the page (assets/js/palette.js). */
#pragma once

#include "web/route.h"

extern const Route palette_routes[];
