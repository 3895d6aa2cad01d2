/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * waiting_pages.h - the form with which the reminder of a case is put off. */
#pragma once

#include "web/route.h"

extern const Route waiting_routes[];
