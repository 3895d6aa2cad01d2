/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * evaluation_report_pages.h - how those who were asked judge the desk (M16). */
#pragma once

#include "web/route.h"

extern const Route evaluation_report_routes[];
