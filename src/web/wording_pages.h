/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * wording_pages.h - where administrators see every mail to people at customers, as it
 * will look, and put it in their own words (M14). */
#pragma once

#include "web/route.h"

extern const Route wording_routes[];
