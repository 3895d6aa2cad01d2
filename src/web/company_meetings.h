/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * company_meetings.h - a contact sees his company's status meetings: those ahead, and
 * what came of those that were held. */
#pragma once

#include "web/route.h"

extern const Route company_meeting_routes[];
