/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * pane_pages.h - a case as it stands beside a list: a part of a page, for pane.js. */
#pragma once

#include "web/route.h"

extern const Route pane_routes[];
