/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/clock.h"

#include <stdatomic.h>

/* The process's only clock; see the header. */
static _Atomic Instant virtual_now;

Instant
clock_now(void)
{
	Instant at = atomic_load_explicit(&virtual_now, memory_order_relaxed);

	return at ? at : g_get_real_time();
}

void
clock_set(Instant at)
{
	atomic_store(&virtual_now, at);
}

char *
clock_format_rfc3339(Instant at, GTimeZone *tz)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at / SECONDS(1));
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, tz);

	return g_date_time_format_iso8601(local);
}

bool
clock_parse_rfc3339(const char *s, Instant *at)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) t = s ? g_date_time_new_from_iso8601(s, utc) : NULL;

	if (!t)
		return false;
	*at = SECONDS(g_date_time_to_unix(t)) + g_date_time_get_microsecond(t);
	return true;
}
