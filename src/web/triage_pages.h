/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * triage_pages.h - one case after the other that needs somebody, decided by a key. */
#pragma once

#include "web/route.h"

extern const Route triage_routes[];
