/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * calendar_uid.h - the UID by which calendars know an invitation of ours (RFC 5545,
 * 3.8.4.7), for ever the same, and signed: visit-7-TAG@host. */
#pragma once

#include "desk/house.h"

char *calendar_uid(Arena *a, const House *house, SignPurpose purpose, const char *kind,
    int64_t id);
/* Whose that is; 0 if it is none of ours, or of another kind. */
int64_t calendar_uid_read(Arena *a, const House *house, SignPurpose purpose,
    const char *kind, const char *uid);
