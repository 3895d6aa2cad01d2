/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Opening hours against a second opinion, over calendars, zones and instants by chance:
 * an oracle that asks GLib for the wall clock, minute by minute, and looks each minute up
 * in the lists; and the laws that sums of time keep. A failure prints the seed; run
 * again with --seed=… */
#include <string.h>

#include "base/err.h"
#include "base/zone.h"
#include "model/hours.h"

#define MINUTE 60 /* in here, instants are seconds */

static const char *const zones[] = {
	"Europe/Copenhagen",
	"Europe/London",
	"Europe/Dublin",
	"America/New_York",
	"America/St_Johns", /* changed at one minute past midnight */
	"America/Sao_Paulo",
	"America/Havana",
	"America/Asuncion",
	"America/Nuuk",
	"Africa/Casablanca",
	"Africa/Cairo",
	"Africa/Monrovia",
	"Asia/Beirut", /* changes at midnight */
	"Asia/Tehran",
	"Asia/Kathmandu",
	"Asia/Kolkata",
	"Asia/Gaza",
	"Australia/Lord_Howe", /* by half an hour */
	"Australia/Adelaide",
	"Pacific/Apia", /* had no 2011-12-30 */
	"Pacific/Kwajalein",
	"Pacific/Chatham",
	"Pacific/Kiritimati",
	"Antarctica/Troll", /* by two hours */
	"Etc/GMT+12",
	"UTC",
};

/* --- calendars by chance --- */

#define MOST 12

typedef struct {
	HoursSpec spec;
	HoursSpan spans[MOST];
	HoursDay shifts[MOST], breaks[MOST], exceptions[MOST];
	HoursOff off[MOST];
	HoursYearly yearly[MOST];
} Calendar;

static uint16_t
some_minute(void)
{
	int kind = g_test_rand_int_range(0, 3);

	if (kind == 0)
		return (uint16_t)g_test_rand_int_range(0, 1441);
	return (uint16_t)(g_test_rand_int_range(0, 49) * 30);
}

static void
some_period(uint16_t *opens, uint16_t *closes)
{
	do {
		*opens = some_minute();
		*closes = some_minute();
	} while (*opens >= *closes);
	if (g_test_rand_int_range(0, 8) == 0) {
		*opens = 0;
		*closes = 1440;
	}
}

static size_t
some_days(HoursDay *days, Day around, size_t most)
{
	size_t n = (size_t)g_test_rand_int_range(0, (int)most + 1);

	for (size_t i = 0; i < n; i++) {
		days[i] = (HoursDay){ .day = around + g_test_rand_int_range(-6, 7) };
		if (g_test_rand_int_range(0, 4))
			some_period(&days[i].opens, &days[i].closes);
	}
	return n;
}

static void
some_calendar(Calendar *c, const char *zone, Day around)
{
	size_t n = (size_t)g_test_rand_int_range(0, MOST + 1);

	memset(c, 0, sizeof *c);
	for (size_t i = 0; i < n; i++) {
		c->spans[i].weekday = (uint8_t)g_test_rand_int_range(1, 8);
		some_period(&c->spans[i].opens, &c->spans[i].closes);
	}
	c->spec = (HoursSpec){
		.time_zone = zone,
		.holidays = g_test_rand_bit() ? HOLIDAYS_DK : HOLIDAYS_NONE,
		.spans = c->spans,
		.n_spans = n,
		.off = c->off,
		.n_off = (size_t)g_test_rand_int_range(0, 3),
		.yearly = c->yearly,
		.n_yearly = (size_t)g_test_rand_int_range(0, 3),
		.shifts = c->shifts,
		.n_shifts = some_days(c->shifts, around, 4),
		.breaks = c->breaks,
		.n_breaks = some_days(c->breaks, around, 4),
		.exceptions = c->exceptions,
		.n_exceptions = some_days(c->exceptions, around, 2),
	};
	for (size_t i = 0; i < c->spec.n_off; i++)
		c->off[i] = (HoursOff){ around + g_test_rand_int_range(-6, 7),
			g_test_rand_bit() ? 0 : some_minute() };
	for (size_t i = 0; i < c->spec.n_yearly; i++) {
		Date d = day_to_date(around + g_test_rand_int_range(-6, 7));
		c->yearly[i] = (HoursYearly){ (uint8_t)d.month, (uint8_t)d.day,
			g_test_rand_bit() ? 0 : some_minute() };
	}
}

/* --- the oracle --- */

typedef struct {
	const HoursSpec *spec;
	GTimeZone *tz;
} Oracle;

/* Is the minute in one of the list's periods of that date? *named: the date is in it. */
static bool
in_days(const HoursDay *days, size_t n, Day day, int minute, bool *named)
{
	bool in = false;

	*named = false;
	for (size_t i = 0; i < n; i++) {
		*named = *named || days[i].day == day;
		in = in || (days[i].day == day && days[i].opens <= minute &&
		               minute < days[i].closes);
	}
	return in;
}

static const char *const danish_days_off[] = { "2011-01-01", "2011-04-21", "2011-04-22",
	"2011-04-24", "2011-04-25", "2011-05-20", "2011-06-02", "2011-06-12",
	"2011-06-13", "2011-12-25", "2011-12-26", "2012-01-01", "2026-01-01",
	"2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-14",
	"2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26" };

static bool
is_off(const HoursSpec *s, GDateTime *t, Day day, int minute)
{
	g_autofree char *date = g_date_time_format(t, "%Y-%m-%d");

	for (size_t i = 0; i < G_N_ELEMENTS(danish_days_off); i++)
		if (s->holidays == HOLIDAYS_DK && !strcmp(date, danish_days_off[i]))
			return true;
	for (size_t i = 0; i < s->n_off; i++)
		if (s->off[i].day == day && minute >= s->off[i].from)
			return true;
	for (size_t i = 0; i < s->n_yearly; i++)
		if (s->yearly[i].month == g_date_time_get_month(t) &&
		    s->yearly[i].day == g_date_time_get_day_of_month(t) &&
		    minute >= s->yearly[i].from)
			return true;
	return false;
}

static bool
oracle_open(const Oracle *o, int64_t second)
{
	const HoursSpec *s = o->spec;
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(second);
	g_autoptr(GDateTime) t = g_date_time_to_timezone(utc, o->tz);
	int minute = g_date_time_get_hour(t) * 60 + g_date_time_get_minute(t);
	GDate date, epoch;
	bool named, in;

	g_date_clear(&date, 1);
	g_date_clear(&epoch, 1);
	g_date_set_dmy(&epoch, 1, 1, 1970);
	g_date_set_dmy(&date, (GDateDay)g_date_time_get_day_of_month(t),
	    (GDateMonth)g_date_time_get_month(t), (GDateYear)g_date_time_get_year(t));
	Day day = g_date_days_between(&epoch, &date);

	bool broken = in_days(s->breaks, s->n_breaks, day, minute, &named);
	in = in_days(s->exceptions, s->n_exceptions, day, minute, &named);
	if (named)
		return in && !broken;
	if (broken || is_off(s, t, day, minute))
		return false;
	in = in_days(s->shifts, s->n_shifts, day, minute, &named);
	if (named)
		return in;
	for (size_t i = 0; i < s->n_spans; i++)
		if (s->spans[i].weekday == g_date_time_get_day_of_week(t) &&
		    s->spans[i].opens <= minute && minute < s->spans[i].closes)
			return true;
	return false;
}

/* --- the two of them --- */

/* Instants worth a look: changes of the clock, the end of a year, and others. */
static int64_t
some_instant(const char *zone)
{
	static const char *const days[] = { "2011-12-30", "2011-12-25", "2011-04-24",
		"2026-04-04", "2026-12-25", "2026-06-15", "2026-01-01" };
	Day day;
	ZoneSpan span;

	g_assert_true(
	    day_parse(days[g_test_rand_int_range(0, G_N_ELEMENTS(days))], &day));
	span = zone_span(zone_find(zone), DAYS(day));
	if (g_test_rand_bit() && span.to < DAYS(day + 250) &&
	    day_to_date(day).year == day_to_date((Day)(span.to / DAYS(1))).year)
		return span.to / SECONDS(1) + g_test_rand_int_range(-90, 91) * MINUTE;
	return day * INT64_C(86400) + g_test_rand_int_range(-3000, 3000) * MINUTE;
}

static void
compare(const Hours *h, const Oracle *o, int64_t from, int64_t step, int n_steps)
{
	bool opens[8192];
	int64_t sum = 0, to = from + step * n_steps;
	Instant at;

	g_assert_cmpint(n_steps, <=, G_N_ELEMENTS(opens));
	for (int i = 0; i < n_steps; i++) {
		opens[i] = oracle_open(o, from + step * i);
		g_assert_true(opens[i] == hours_is_open(h, SECONDS(from + step * i)));
		sum += opens[i] ? step : 0;
	}
	g_assert_cmpint(hours_between(h, SECONDS(from), SECONDS(to)), ==, SECONDS(sum));
	if (!sum)
		return;

	int64_t wanted = g_test_rand_int_range(1, (int)(sum / step) + 1) * step, got = 0;
	int i = 0;
	for (; got < wanted; i++)
		got += opens[i] ? step : 0;
	g_assert_true(hours_add(h, SECONDS(from), SECONDS(wanted), &at, NULL));
	g_assert_cmpint(at, ==, SECONDS(from + step * i));
	for (got = 0, i = n_steps; got < wanted; i--)
		got += opens[i - 1] ? step : 0;
	g_assert_true(hours_subtract(h, SECONDS(to), SECONDS(wanted), &at, NULL));
	g_assert_cmpint(at, ==, SECONDS(from + step * i));

	for (i = 0; !opens[i]; i++)
		;
	g_assert_true(hours_add(h, SECONDS(from), 0, &at, NULL));
	g_assert_cmpint(at, ==, SECONDS(from + step * i));
	for (i = n_steps; i > 0 && opens[i - 1] == opens[n_steps - 1]; i--)
		;
	if (!opens[n_steps - 1] && !hours_is_open(h, SECONDS(to))) {
		g_assert_true(hours_subtract(h, SECONDS(to), 0, &at, NULL));
		g_assert_cmpint(at, ==, SECONDS(from + step * i));
	}
}

static void
test_minutes(void)
{
	for (int i = 0; i < 150; i++) {
		const char *zone = zones[g_test_rand_int_range(0, G_N_ELEMENTS(zones))];
		int64_t from = some_instant(zone);
		Calendar c;

		some_calendar(&c, zone, (Day)(from / 86400) + 1);
		g_autoptr(Hours) h = hours_make(&c.spec, NULL);
		g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(zone);
		compare(h, &(Oracle){ &c.spec, tz }, from, MINUTE,
		    g_test_rand_int_range(200, 3000));
	}
}

/* Where offsets had seconds, and every half hour of centuries. */
static void
test_seconds(void)
{
	static const struct {
		const char *zone, *day;
	} odd[] = {
		{ "Africa/Monrovia", "1972-01-07" },
		{ "Europe/Amsterdam", "1937-07-01" },
		{ "Europe/Copenhagen", "1894-01-01" },
		{ "America/New_York", "1883-11-18" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++)
		for (int j = 0; j < 10; j++) {
			Day day;
			Calendar c;

			g_assert_true(day_parse(odd[i].day, &day));
			some_calendar(&c, odd[i].zone, day);
			c.spec.holidays = HOLIDAYS_NONE;
			g_autoptr(Hours) h = hours_make(&c.spec, NULL);
			g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(odd[i].zone);
			compare(h, &(Oracle){ &c.spec, tz },
			    day * INT64_C(86400) + g_test_rand_int_range(-86400, 86400),
			    1, 3000);
		}
}

/* The offsets are those of GLib, in every zone of the list, from 1800 to 2400; but
 * Ireland's only until 2037, after which GLib gives it an hour too much in winter. */
static void
test_offsets(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(zones); i++) {
		const Zone *z = zone_find(zones[i]);
		ZoneSpan s = zone_span(z, DAYS(-62000));
		Day last = strcmp(zones[i], "Europe/Dublin") ? 157000 : 24800;

		while (s.to < DAYS(last)) {
			const Instant ats[] = { s.from, (s.from + s.to) / 2,
				s.to - SECONDS(1) };

			for (size_t j = s.from < DAYS(-62000) ? 1 : 0; j < 3; j++) {
				g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(
				    ats[j] / SECONDS(1));
				g_autoptr(GDateTime) t = g_date_time_to_timezone(utc,
				    zone_glib(z));
				g_assert_cmpint(g_date_time_get_utc_offset(t), ==,
				    s.offset);
				g_assert_cmpint(zone_span(z, ats[j]).offset, ==,
				    s.offset);
			}
			g_assert_cmpint(zone_span(z, s.to - 1).to, ==, s.to);
			g_assert_cmpint(zone_span(z, s.to).from, ==, s.to);
			s = zone_span(z, s.to);
		}
	}
}

/* --- the laws --- */

static void
laws_of_sums(const Hours *h, Instant from)
{
	Duration a = g_test_rand_int_range(0, 400000) * INT64_C(1000003);
	Duration b = g_test_rand_int_range(0, 400000) * INT64_C(1000003);
	Instant after_a, after_ab, then, before;

	if (!hours_add(h, from, a, &after_a, NULL) ||
	    !hours_add(h, from, a + b, &after_ab, NULL))
		return;
	g_assert_cmpint(after_a, >=, from);
	g_assert_cmpint(after_ab, >=, after_a);
	g_assert_cmpint(hours_between(h, from, after_a), ==, a);
	g_assert_cmpint(hours_between(h, from, after_ab), ==, a + b);
	g_assert_cmpint(hours_between(h, after_a, after_ab), ==, b);
	if (b > 0) {
		g_assert_true(hours_add(h, after_a, b, &then, NULL));
		g_assert_cmpint(then, ==, after_ab);
	}
	if (a > 0) {
		g_assert_cmpint(hours_between(h, from, after_a - 1), <, a);
		g_assert_true(hours_subtract(h, after_ab, a, &before, NULL));
		g_assert_cmpint(hours_between(h, before, after_ab), ==, a);
		g_assert_cmpint(hours_between(h, before + 1, after_ab), <, a);
		g_assert_cmpint(before, <=, after_ab);
	}
	g_assert_true(hours_add(h, from + 1, a, &then, NULL));
	g_assert_cmpint(then, >=, after_a);
}

static void
laws_of_stretches(const Hours *h, Instant from)
{
	HoursStretch s;
	Instant change = hours_next_change(h, from);
	bool open = hours_is_open(h, from);

	if (!hours_next_stretch(h, from, &s)) {
		g_assert_false(open);
		g_assert_cmpint(change, ==, 0);
		return;
	}
	g_assert_cmpint(s.closes, >, from);
	g_assert_true((s.opens <= from) == open);
	g_assert_true(hours_is_open(h, s.opens));
	g_assert_true(hours_is_open(h, s.closes - 1));
	g_assert_cmpint(hours_between(h, s.opens, s.closes), ==, s.closes - s.opens);
	if (!change)
		return;
	g_assert_false(hours_is_open(h, s.opens - 1));
	g_assert_false(hours_is_open(h, s.closes));
	g_assert_cmpint(change, ==, open ? s.closes : s.opens);
}

static void
test_laws(void)
{
	for (int i = 0; i < 3000; i++) {
		const char *zone = zones[g_test_rand_int_range(0, G_N_ELEMENTS(zones))];
		Instant from = SECONDS(g_test_rand_int_range(-2000000000, 2000000000) *
		                       INT64_C(3)) +
		               g_test_rand_int_range(0, 1000000);
		Calendar c;

		some_calendar(&c, zone, (Day)(from / DAYS(1)));
		g_autoptr(Hours) h = hours_make(&c.spec, NULL);
		laws_of_sums(h, from);
		laws_of_stretches(h, from);
		from -= from % MINUTES(30);
		laws_of_sums(h, from);
		laws_of_stretches(h, from);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hours-oracle/offsets-are-those-of-glib", test_offsets);
	g_test_add_func("/hours-oracle/minute-by-minute", test_minutes);
	g_test_add_func("/hours-oracle/second-by-second", test_seconds);
	g_test_add_func("/hours-oracle/laws-of-sums", test_laws);
	return g_test_run();
}
