/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/clock.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"

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

/* --- exactly RFC 3339 --- */

/* Two digits and what must stand before them; -1 if they do not. */
static int
two_digits(const char **s, const char *before)
{
	const char *p = *s;

	if (*before && (!*p || !strchr(before, *p++)))
		return -1;
	if (!g_ascii_isdigit(p[0]) || !g_ascii_isdigit(p[1]))
		return -1;
	*s = p + 2;
	return (p[0] - '0') * 10 + p[1] - '0';
}

/* ".25" as microseconds; nothing is 0; -1 if there is a point only. */
static int64_t
fraction(const char **s)
{
	int64_t micros = 0, unit = SECONDS(1) / 10;

	if (**s != '.')
		return 0;
	if (!g_ascii_isdigit(*++*s))
		return -1;
	for (; g_ascii_isdigit(**s); (*s)++, unit /= 10)
		micros += unit * (**s - '0');
	return micros;
}

/* "Z" or "+01:00", and the end. */
static bool
offset(const char *s, Duration *out)
{
	int sign = *s == '-' ? -1 : 1;

	if (!strcmp(s, "Z") || !strcmp(s, "z")) {
		*out = 0;
		return true;
	}
	int h = two_digits(&s, "+-"), m = h < 0 ? -1 : two_digits(&s, ":");

	*out = sign * (HOURS(h) + MINUTES(m));
	return h >= 0 && h <= 23 && m >= 0 && m <= 59 && !*s;
}

bool
clock_parse_instant(const char *s, Instant *at)
{
	char date[DAY_TEXT_MAX];
	Duration east;
	Day day;

	if (!s || strlen(s) < sizeof date)
		return false;
	g_strlcpy(date, s, sizeof date);
	if (!day_parse(date, &day))
		return false;
	s += sizeof date - 1;
	int h = two_digits(&s, "Tt "), m = h < 0 ? -1 : two_digits(&s, ":");
	int sec = m < 0 ? -1 : two_digits(&s, ":");
	int64_t micros = sec < 0 ? -1 : fraction(&s);

	if (micros < 0 || h > 23 || m > 59 || sec > 60 || !offset(s, &east))
		return false;
	Instant t = DAYS(day) + HOURS(h) + MINUTES(m) + SECONDS(sec) - east;
	if (sec == 60) {
		if (t % DAYS(1)) /* none is added but at the end of a day UTC */
			return false;
		micros = 0;
	}
	*at = t + micros;
	return true;
}

const char *
clock_format_utc(Instant at, char text[CLOCK_UTC_MAX])
{
	Day day = (Day)(at >= 0 ? at / DAYS(1) : -((DAYS(1) - 1 - at) / DAYS(1)));
	Duration rest = at - DAYS(day);
	int seconds = (int)(rest / SECONDS(1)), micros = (int)(rest % SECONDS(1));
	char date[DAY_TEXT_MAX], part[sizeof ".000000"] = "";

	if (micros)
		g_snprintf(part, sizeof part, ".%06d", micros);
	g_snprintf(text, CLOCK_UTC_MAX, "%sT%02d:%02d:%02d%sZ", day_format(day, date),
	    seconds / 3600, seconds / 60 % 60, seconds % 60, part);
	return text;
}
