/* SPDX-License-Identifier: AGPL-3.0-or-later
 * So many working days after an instant. 2026: summer time from 29 March to 25 October,
 * Easter Sunday 5 April; 1 December is a Tuesday. */
#include "model/waiting.h"

#define CPH "Europe/Copenhagen"

static const HoursSpan office[] = { { 1, 480, 960 }, { 2, 480, 960 }, { 3, 480, 960 },
	{ 4, 480, 960 }, { 5, 480, 930 } }; /* 8-16, Friday 8-15:30 */
static const HoursSpan mondays[] = { { 1, 480, 960 } };

static const struct {
	const char *promise;
	const HoursSpan *spans;
	size_t n_spans;
	const char *from;
	int days;
	const char *until;
} rows[] = {
	{ "at-the-same-time-of-day", office, 5, "2026-12-01T09:12:00+01:00", 3,
	    "2026-12-04T09:12:00+01:00" },
	{ "a-weekend-does-not-count", office, 5, "2026-12-03T09:12:00+01:00", 3,
	    "2026-12-08T09:12:00+01:00" },
	{ "nor-does-a-holiday", office, 5, "2026-04-01T10:00:00+02:00", 1,
	    "2026-04-07T10:00:00+02:00" },
	{ "a-night-before-the-opening-is-at-the-opening", office, 5,
	    "2026-12-01T07:00:00+01:00", 1, "2026-12-02T08:00:00+01:00" },
	{ "an-evening-is-on-the-morning-after", office, 5, "2026-12-01T18:00:00+01:00", 1,
	    "2026-12-03T08:00:00+01:00" },
	{ "an-afternoon-when-it-closes-sooner-is-after-the-weekend", office, 5,
	    "2026-12-03T15:45:00+01:00", 1, "2026-12-07T08:00:00+01:00" },
	{ "what-begins-on-a-day-off-counts-from-it", office, 5,
	    "2026-12-05T10:00:00+01:00", 1, "2026-12-07T10:00:00+01:00" },
	{ "summer-time-is-the-clock-on-the-wall", office, 5, "2026-03-27T09:00:00+01:00",
	    1, "2026-03-30T09:00:00+02:00" },
	{ "what-is-open-always-has-no-weekend", NULL, 0, "2026-12-04T23:00:00+01:00", 2,
	    "2026-12-06T23:00:00+01:00" },
	{ "so-many-mondays-there-are-in-a-year", mondays, 1, "2026-12-01T09:00:00+01:00",
	    60, NULL },
};

static Instant
at(const char *iso)
{
	Instant t;

	g_assert_true(clock_parse_rfc3339(iso, &t));
	return t;
}

static void
the_row_holds(const void *data)
{
	size_t i = GPOINTER_TO_SIZE(data);
	g_autoptr(Hours) h = hours_new(CPH, rows[i].spans, rows[i].n_spans,
	    rows[i].spans ? HOLIDAYS_DK : HOLIDAYS_NONE, NULL);

	g_assert_cmpint(waiting_until(h, at(rows[i].from), rows[i].days), ==,
	    rows[i].until ? at(rows[i].until) : 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = g_strdup_printf("/waiting/%s", rows[i].promise);
		g_test_add_data_func(path, GSIZE_TO_POINTER(i), the_row_holds);
	}
	return g_test_run();
}
