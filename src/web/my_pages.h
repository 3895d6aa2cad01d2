/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * my_pages.h - the cases of whoever is signed in of the people at customers. */
#pragma once

#include "web/route.h"

extern const Route my_routes[];
