/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * company_pages.h - what a contact sees of his company: its cases, and what was
 * agreed. */
#pragma once

#include "web/route.h"

extern const Route company_routes[];
