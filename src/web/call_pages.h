/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * call_pages.h - a call, registered while one speaks (M4). */
#pragma once

#include "web/route.h"

extern const Route call_routes[];
