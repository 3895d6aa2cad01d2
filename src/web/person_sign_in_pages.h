/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * person_sign_in_pages.h - how somebody at a customer signs in, without a password. */
#pragma once

#include "web/route.h"

extern const Route person_sign_in_routes[];
