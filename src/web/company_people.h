/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * company_people.h - the people of a company, as its contact keeps them. */
#pragma once

#include "web/route.h"

extern const Route company_people_routes[];
