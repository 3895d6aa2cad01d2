/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Instants and lengths in words; it is Tuesday 3 February 2026, 12.00 in Copenhagen. */
#include "model/when.h"

static const struct {
	const char *name, *at, *da, *en, *short_da, *short_en;
} instants[] = {
	{ "today", "2026-02-03T13:00:00+01:00", "i dag kl. 13.00", "today at 13:00",
	    "13.00", "13:00" },
	{ "tomorrow", "2026-02-04T09:00:00+01:00", "i morgen kl. 9.00",
	    "tomorrow at 9:00", "i morgen 9.00", "tomorrow 9:00" },
	{ "yesterday", "2026-02-02T09:05:00+01:00", "i går kl. 9.05", "yesterday at 9:05",
	    "i går 9.05", "yesterday 9:05" },
	{ "another-day", "2026-02-06T09:30:00+01:00", "fredag den 6. februar kl. 9.30",
	    "Friday 6 February at 9:30", "fre. 6. feb. 9.30", "Fri 6 Feb, 9:30" },
	{ "another-year", "2025-12-31T09:30:00+01:00",
	    "onsdag den 31. december 2025 kl. 9.30", "Wednesday 31 December 2025 at 9:30",
	    "31. dec. 2025", "31 Dec 2025" },
	{ "today-ends-at-the-readers-midnight", "2026-02-03T22:59:00Z", "i dag kl. 23.59",
	    "today at 23:59", "23.59", "23:59" },
	{ "tomorrow-begins-there", "2026-02-03T23:00:00Z", "i morgen kl. 0.00",
	    "tomorrow at 0:00", "i morgen 0.00", "tomorrow 0:00" },
	{ "in-summer-time", "2026-07-01T07:00:00Z", "onsdag den 1. juli kl. 9.00",
	    "Wednesday 1 July at 9:00", "ons. 1. jul. 9.00", "Wed 1 Jul, 9:00" },
};

static void
test_instant(const void *data)
{
	const typeof(instants[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier("Europe/Copenhagen");
	Instant at, now;

	g_assert_true(clock_parse_rfc3339("2026-02-03T12:00:00+01:00", &now));
	g_assert_true(clock_parse_rfc3339(t->at, &at));
	g_assert_cmpstr(when_text(a, LANG_DA, tz, at, now), ==, t->da);
	g_assert_cmpstr(when_text(a, LANG_EN, tz, at, now), ==, t->en);
	g_assert_cmpstr(when_short(a, LANG_DA, tz, at, now), ==, t->short_da);
	g_assert_cmpstr(when_short(a, LANG_EN, tz, at, now), ==, t->short_en);
}

static void
test_calendar(void)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	Instant now = DAYS(INT64_C(-100000));

	for (int64_t day = -30000; day < 160000; day++) {
		g_autoptr(Arena) a = arena_new();
		g_autoptr(GDateTime) t = g_date_time_new_from_unix_utc(day * 86400);
		g_autofree char *date = g_date_time_format(t, "%A %-d %B %Y");

		g_assert_cmpstr(when_day(a, LANG_EN, utc, DAYS(day), now), ==, date);
	}
}

static const struct {
	const char *name;
	Duration length;
	const char *da, *en;
} lengths[] = {
	{ "less-than-a-minute-is-one", SECONDS(20), "1 min", "1 min" },
	{ "minutes-are-rounded-down", SECONDS(179), "2 min", "2 min" },
	{ "an-hour", HOURS(1), "1 t", "1 h" },
	{ "hours-and-minutes", MINUTES(130), "2 t 10 min", "2 h 10 min" },
	{ "one-day", HOURS(47), "1 dag", "1 day" },
	{ "days", DAYS(3), "3 dage", "3 days" },
	{ "the-sign-is-not-said", -DAYS(3), "3 dage", "3 days" },
};

static void
test_length(const void *data)
{
	const typeof(lengths[0]) *t = data;
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(when_length(a, LANG_DA, t->length), ==, t->da);
	g_assert_cmpstr(when_length(a, LANG_EN, t->length), ==, t->en);
}

static void
test_left(void)
{
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(when_left(a, LANG_DA, MINUTES(130), 0), ==, "om 2 t 10 min");
	g_assert_cmpstr(when_left(a, LANG_DA, 0, DAYS(3)), ==, "3 dage over tiden");
	g_assert_cmpstr(when_left(a, LANG_EN, 0, DAYS(1)), ==, "1 day overdue");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(instants); i++) {
		g_autofree char *path = g_strconcat("/when/instant/", instants[i].name,
		    NULL);
		g_test_add_data_func(path, &instants[i], test_instant);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
		g_autofree char *path = g_strconcat("/when/length/", lengths[i].name,
		    NULL);
		g_test_add_data_func(path, &lengths[i], test_length);
	}
	g_test_add_func("/when/every-day-is-that-of-the-calendar", test_calendar);
	g_test_add_func("/when/what-is-left-of-a-deadline", test_left);
	return g_test_run();
}
