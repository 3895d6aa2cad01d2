/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What opening hours promise, one line a case: read the tables first. */
#include "base/err.h"
#include "model/holiday.h"
#include "model/hours.h"

static const HoursSpan office[] = {
	/* 8-16, Friday 8-15:30 */
	{ 1, 480, 960 },
	{ 2, 480, 960 },
	{ 3, 480, 960 },
	{ 4, 480, 960 },
	{ 5, 480, 930 },
};
static const HoursSpan lunch[] = { { 1, 480, 720 }, { 1, 750, 990 } };
static const HoursSpan all_week[] = { { 1, 0, 1440 }, { 2, 0, 1440 }, { 3, 0, 1440 },
	{ 4, 0, 1440 }, { 5, 0, 1440 }, { 6, 0, 1440 }, { 7, 0, 1440 } };

#define CPH          "Europe/Copenhagen"
#define SPANS(array) array, G_N_ELEMENTS(array)

static Instant
at(const char *iso)
{
	Instant t;

	g_assert_true(clock_parse_rfc3339(iso, &t));
	return t;
}

static const struct {
	const char *name, *tz;
	const HoursSpan *spans;
	size_t n_spans;
	const char *from, *due;
	Duration length;
} sums[] = {
	/* 2026: summer time from 29 March to 25 October, Easter Sunday 5 April */
	{ "within-one-day", CPH, SPANS(office), "2026-02-03T09:00:00+01:00",
	    "2026-02-03T13:00:00+01:00", HOURS(4) },
	{ "over-the-night", CPH, SPANS(office), "2026-02-03T15:00:00+01:00",
	    "2026-02-04T11:00:00+01:00", HOURS(4) },
	{ "over-a-short-friday-and-the-weekend", CPH, SPANS(office),
	    "2026-02-06T15:00:00+01:00", "2026-02-09T11:30:00+01:00", HOURS(4) },
	{ "over-easter-and-into-summer-time", CPH, SPANS(office),
	    "2026-04-01T15:00:00+02:00", "2026-04-07T11:00:00+02:00", HOURS(4) },
	{ "reported-while-closed", CPH, SPANS(office), "2026-02-07T12:00:00+01:00",
	    "2026-02-09T08:00:00+01:00", 0 },
	{ "nothing-while-open-is-now", CPH, SPANS(office), "2026-02-03T12:00:00+01:00",
	    "2026-02-03T12:00:00+01:00", 0 },
	{ "due-on-the-minute-of-closing", CPH, SPANS(office), "2026-02-03T12:00:00+01:00",
	    "2026-02-03T16:00:00+01:00", HOURS(4) },
	{ "over-the-lunch-break", CPH, SPANS(lunch), "2026-02-02T11:00:00+01:00",
	    "2026-02-02T13:30:00+01:00", HOURS(2) },
	{ "round-the-clock-in-spring", CPH, SPANS(all_week), "2026-03-28T20:00:00+01:00",
	    "2026-03-29T21:00:00+02:00", HOURS(24) },
	{ "round-the-clock-in-autumn", CPH, SPANS(all_week), "2026-10-24T20:00:00+02:00",
	    "2026-10-25T19:00:00+01:00", HOURS(24) },
	{ "another-zone-another-day", "America/New_York", SPANS(office),
	    "2026-02-03T21:30:00+00:00", "2026-02-04T13:00:00+00:00", 0 },
	{ "no-spans-is-always", CPH, NULL, 0, "2026-12-25T03:00:00+01:00",
	    "2026-12-25T04:00:00+01:00", HOURS(1) },
};

static void
test_sum(const void *data)
{
	const typeof(sums[0]) *c = data;
	g_autoptr(GError) err = NULL;
	g_autoptr(Hours) h = hours_new(c->tz, c->spans, c->n_spans, HOLIDAYS_DK, &err);
	Instant due = 0;

	g_assert_no_error(err);
	g_assert_true(hours_add(h, at(c->from), c->length, &due, &err));
	g_assert_no_error(err);
	g_assert_cmpint(due, ==, at(c->due));
	g_assert_cmpint(hours_between(h, at(c->from), due), ==, c->length);
}

static const struct {
	const char *name, *at;
	bool open;
	const char *changes;
} moments[] = {
	{ "before-opening", "2026-02-03T07:59:59+01:00", false,
	    "2026-02-03T08:00:00+01:00" },
	{ "opening-time-is-open", "2026-02-03T08:00:00+01:00", true,
	    "2026-02-03T16:00:00+01:00" },
	{ "closing-time-is-not", "2026-02-03T16:00:00+01:00", false,
	    "2026-02-04T08:00:00+01:00" },
	{ "on-a-holiday", "2026-12-25T10:00:00+01:00", false,
	    "2026-12-28T08:00:00+01:00" },
};

static void
test_moment(const void *data)
{
	const typeof(moments[0]) *m = data;
	g_autoptr(Hours) h = hours_new(CPH, SPANS(office), HOLIDAYS_DK, NULL);

	g_assert_true(hours_is_open(h, at(m->at)) == m->open);
	g_assert_cmpint(hours_next_change(h, at(m->at)), ==, at(m->changes));
}

static void
test_touching_spans_are_one(void)
{
	static const HoursSpan two[] = { { 2, 480, 600 }, { 2, 600, 720 } };
	g_autoptr(Hours) h = hours_new(CPH, SPANS(two), HOLIDAYS_NONE, NULL);

	g_assert_cmpint(hours_next_change(h, at("2026-02-03T09:00:00+01:00")), ==,
	    at("2026-02-03T12:00:00+01:00"));
}

static const struct {
	const char *name;
	int year, month, day;
	bool off;
} holidays[] = {
	{ "new-year", 2026, 1, 1, true },
	{ "maundy-thursday", 2026, 4, 2, true },
	{ "saturday-of-easter-is-none", 2026, 4, 4, false },
	{ "easter-monday", 2026, 4, 6, true },
	{ "bededag-2023", 2023, 5, 5, true },
	{ "bededag-is-none-from-2024", 2024, 4, 26, false },
	{ "ascension-2024", 2024, 5, 9, true },
	{ "constitution-day-is-none-by-law", 2026, 6, 5, false },
	{ "whit-monday", 2026, 5, 25, true },
	{ "christmas-eve-is-none-by-law", 2026, 12, 24, false },
	{ "second-christmas-day", 2026, 12, 26, true },
	{ "earliest-easter", 2285, 3, 22, true },
	{ "latest-easter", 2038, 4, 25, true },
};

static void
test_holiday(const void *data)
{
	const typeof(holidays[0]) *d = data;

	HolidayYear year = holiday_year(d->year);
	Day day = day_from_date(d->year, d->month, d->day), all[HOLIDAYS_MAX];
	size_t n = holidays_dk(d->year, all);
	bool listed = false;

	for (size_t i = 0; i < n; i++) {
		listed = listed || all[i] == day;
		g_assert_true(i == 0 || all[i] > all[i - 1]);
	}
	g_assert_true((holiday_dk(&year, day) != HOLIDAY_NONE) == d->off);
	g_assert_true(listed == d->off);
}

static const struct {
	const char *name, *tz, *message;
	HoursSpan spans[2];
	size_t n;
} refused[] = {
	{ "no-zone", NULL, "agreement.time_zone.unknown", { { 1, 0, 60 } }, 1 },
	{ "zone-that-is-a-path", "/etc/passwd", "agreement.time_zone.unknown", { { 0 } },
	    0 },
	{ "zone-that-climbs", "a/../../etc/passwd", "agreement.time_zone.unknown",
	    { { 0 } }, 0 },
	{ "zone-that-is-none", "Mars/Olympus", "agreement.time_zone.unknown", { { 0 } },
	    0 },
	{ "ends-before-it-begins", CPH, "agreement.hours.span", { { 1, 60, 60 } }, 1 },
	{ "eighth-day", CPH, "agreement.hours.span", { { 8, 0, 60 } }, 1 },
	{ "past-midnight", CPH, "agreement.hours.span", { { 1, 0, 1441 } }, 1 },
	{ "another-edition-of-the-zones", "right/Europe/Copenhagen",
	    "agreement.time_zone.unknown", { { 0 } }, 0 },
	{ "offset-for-a-zone", "+02:00", "agreement.time_zone.unknown", { { 0 } }, 0 },
	{ "folder-of-zones", "Europe", "agreement.time_zone.unknown", { { 0 } }, 0 },
	{ "file-that-is-no-zone", "tzdata.zi", "agreement.time_zone.unknown", { { 0 } },
	    0 },
};

static void
test_refused(const void *data)
{
	const typeof(refused[0]) *r = data;
	g_autoptr(GError) err = NULL;

	g_assert_null(hours_new(r->tz, r->spans, r->n, HOLIDAYS_DK, &err));
	g_assert_error(err, ERR, ERR_INVALID);
	g_assert_cmpstr(err->message, ==, r->message);
}

/* A sum that never comes about ends, and says so: a minute a week is not 400 days in
 * 8,000 years; no hours at all are nothing in any time. */
static void
test_too_few(void)
{
	static const HoursSpan minute[] = { { 1, 480, 481 } };
	g_autoptr(GError) err = NULL;
	g_autoptr(Hours) h = hours_new(CPH, SPANS(minute), HOLIDAYS_DK, NULL);
	g_autoptr(Hours) none = hours_make(&(HoursSpec){ .time_zone = CPH }, NULL);
	Instant from = at("2026-02-03T08:00:00+01:00"), due = 42;

	g_assert_false(hours_add(h, from, DAYS(400), &due, &err));
	g_assert_error(err, ERR, ERR_INVALID);
	g_assert_false(hours_subtract(h, from, DAYS(400), &due, NULL));
	g_assert_false(hours_add(none, from, 0, &due, NULL));
	g_assert_false(hours_subtract(none, from, 0, &due, NULL));
	g_assert_cmpint(due, ==, 42);
	g_assert_cmpint(hours_between(none, from, from + DAYS(4000)), ==, 0);
	g_assert_cmpint(hours_next_change(none, from), ==, 0);
}

#define ADD_ALL(prefix, table, fn)                                                       \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                               \
		g_autofree char *path = g_strconcat(prefix, (table)[i].name, NULL);      \
		g_test_add_data_func(path, &(table)[i], fn);                             \
	}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ALL("/hours/sum/", sums, test_sum)
	ADD_ALL("/hours/moment/", moments, test_moment)
	ADD_ALL("/hours/holiday/", holidays, test_holiday)
	ADD_ALL("/hours/refused/", refused, test_refused)
	g_test_add_func("/hours/touching-spans-are-one", test_touching_spans_are_one);
	g_test_add_func("/hours/too-few-hours", test_too_few);
	return g_test_run();
}
