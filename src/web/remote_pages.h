/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * remote_pages.h - remote sessions: asking for consent, the session itself, and the page
 * on which the user answers. */
#pragma once

#include "web/route.h"

extern const Route remote_routes[];
/* The user's part: remote_consent.c. */
extern const Route remote_consent_routes[];
