/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * customer_pages.h - the customers: their list, the page of one, and its form. */
#pragma once

#include "web/route.h"

extern const Route customer_routes[];
