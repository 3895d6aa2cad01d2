/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * template_pages.h - short texts that are put into what one writes: the house's, and
 * one's own. */
#pragma once

#include "web/route.h"

extern const Route template_routes[];
