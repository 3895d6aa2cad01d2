/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * person_pages.h - a person at a customer: the page and the form. */
#pragma once

#include "web/route.h"

extern const Route person_routes[];
