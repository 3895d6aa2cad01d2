/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_pages.h - the lists of cases that one works from, and the views of them. */
#pragma once

#include "web/route.h"

extern const Route list_routes[];
