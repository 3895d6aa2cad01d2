/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * question_pages.h - an administrator says what is asked after a case (M16). */
#pragma once

#include "web/route.h"

extern const Route question_routes[];
