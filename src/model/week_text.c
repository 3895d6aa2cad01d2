/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/week_text.h"

#include <string.h>

/* Minutes of a time of the clock; moves s behind it. -1 if it is none. */
static int
read_clock(const char **s)
{
	const char *c = *s;
	int hour = 0, minute = 0, digits = 0;

	for (; g_ascii_isdigit(*c) && digits < 3; digits++)
		hour = hour * 10 + (*c++ - '0');
	if (digits < 1 || digits > 2)
		return -1;
	if ((*c == '.' || *c == ':') && g_ascii_isdigit(c[1])) {
		if (!g_ascii_isdigit(c[2]) || g_ascii_isdigit(c[3]))
			return -1;
		minute = (c[1] - '0') * 10 + (c[2] - '0');
		c += 3;
	}
	*s = c;
	return minute < 60 && hour * 60 + minute <= 1440 ? hour * 60 + minute : -1;
}

static const char *
skip(const char *s, const char *signs)
{
	return s + strspn(s, signs);
}

bool
week_text_read(Arena *a, int weekday, const char *typed, HoursSpan **spans, size_t *n)
{
	int last = 0;

	for (const char *s = skip(typed, " ,\t"); *s; s = skip(s, " ,\t")) {
		int opens = read_clock(&s);

		s = skip(s, " ");
		/* a hyphen, or the dash that phones make of it */
		if (g_str_has_prefix(s, "\u2013"))
			s += strlen("\u2013");
		else if (*s == '-')
			s++;
		else
			return false;
		s = skip(s, " ");
		int closes = read_clock(&s);
		if (opens < last || closes <= opens)
			return false;
		last = closes;
		*arena_push(a, spans, n) = (HoursSpan){ .weekday = (uint8_t)weekday,
			.opens = (uint16_t)opens,
			.closes = (uint16_t)closes };
	}
	return true;
}

static void
put_clock(GString *s, int minute)
{
	g_string_append_printf(s, "%d", minute / 60);
	if (minute % 60)
		g_string_append_printf(s, ".%02d", minute % 60);
}

char *
week_text(Arena *a, int weekday, const HoursSpan *spans, size_t n)
{
	g_autoptr(GString) s = g_string_new(NULL);

	for (size_t i = 0; i < n; i++) {
		if (spans[i].weekday != weekday)
			continue;
		if (s->len)
			g_string_append(s, ", ");
		put_clock(s, spans[i].opens);
		g_string_append_c(s, '-');
		put_clock(s, spans[i].closes);
	}
	return arena_strdup(a, s->str);
}
