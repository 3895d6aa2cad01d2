/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/time_field.h"

#include "model/date_read.h"

const char *
time_field(const Reader *rd, Instant at)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at / SECONDS(1));
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, rd->tz);
	g_autofree char *s = g_date_time_format(local, "%Y-%m-%dT%H:%M");

	return arena_strdup(rd->a, s);
}

bool
time_field_read(const Reader *rd, const char *typed, Instant *at)
{
	gint64 seconds;
	Instant local;

	if (!date_read(typed, false, &local))
		return false;
	seconds = local / SECONDS(1);
	int interval = g_time_zone_adjust_time(rd->tz, G_TIME_TYPE_STANDARD, &seconds);
	*at = SECONDS(seconds - g_time_zone_get_offset(rd->tz, interval));
	return true;
}
