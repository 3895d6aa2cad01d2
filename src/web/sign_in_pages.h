/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * sign_in_pages.h - signing in and out, and the language in which one reads. */
#pragma once

#include "web/route.h"

extern const Route sign_in_routes[];
