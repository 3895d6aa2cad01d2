/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * worktime.h - questions about opening hours, as JSON (skranke worktime). A request is an
 * object with "op":
 *
 *	add, subtract   calendar, start, seconds            an instant
 *	between         calendar, start, end                seconds
 *	open            calendar, at                        true or false
 *	sla             calendar, created, target_seconds,
 *	                states: [{at, state: "open"|"pending"|"closed"}, ...]
 *	                                                    {due, used_seconds}
 *	holidays        country ("DK"), year                dates
 *
 * The calendar is that of calendar_json.h. Instants are RFC 3339 with an offset, and are
 * answered in UTC; seconds may have a fraction. What each means is in hours.h. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"

/* Appends {"result": …} to out. Fails with ERR_INVALID for what cannot be answered;
 * *field is then what was wrong in the request, or NULL if it was no one field. */
bool worktime_answer(Arena *a, const char *request, size_t n, GString *out,
    const char **field, GError **err);
