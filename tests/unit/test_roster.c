/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The duty roster: who is on, where nobody is, and what a change would open; both sides
 * of each border, and over summer time. */
#include "model/roster.h"

#define CARLA 1
#define DAVID 2
#define ERIK  3

static Instant
at(const char *iso)
{
	Instant t;

	g_assert_true(clock_parse_rfc3339(iso, &t));
	return t;
}

static const Zone *
copenhagen(void)
{
	return zone_find("Europe/Copenhagen");
}

/* Carla on working days from 8 to 16, David in the evening and the night after; at the
 * weekend, every other week the one of them, from Saturday 8 to Monday 8. */
#define DAY(n)                                                                           \
	{ n, CARLA, ROLE_PARTNER, n, 480, 960, 1, 0, true, 0, 0 },                       \
	{                                                                                \
		10 + n, DAVID, ROLE_PARTNER, n, 960, 1920, 1, 0, true, 0, 0              \
	}
#define WEEKEND(who, week)                                                               \
	{ 20 + who, who, ROLE_PARTNER, 6, 480, 1920, 2, week, true, 0, 0 },              \
	{                                                                                \
		30 + who, who, ROLE_PARTNER, 7, 480, 1920, 2, week, true, 0, 0           \
	}
static const RosterShift shifts[] = {
	DAY(1),
	DAY(2),
	DAY(3),
	DAY(4),
	DAY(5),
	WEEKEND(CARLA, 0),
	WEEKEND(DAVID, 1),
	/* A desk that closes at night and on holidays. */
	{ 50, ERIK, ROLE_AGENT, 4, 480, 960, 1, 0, false, 0, 0 },
};

/* "1+3" or "" */
static char *
on(const Roster *r, Arena *a, Role role, Instant when)
{
	RosterDuty *d;
	size_t n = roster_duties(r, a, role, when, when + 1, &d);
	g_autoptr(GString) s = g_string_new(NULL);

	for (size_t i = 0; i < n; i++)
		g_string_append_printf(s, "%s%" G_GINT64_FORMAT, i ? "+" : "",
		    d[i].staff_id);
	return arena_strdup(a, s->str);
}

static const struct {
	const char *promise;
	Role role;
	const char *when, *who;
} moments[] = {
	{ "a-shift-begins-at-its-beginning", ROLE_PARTNER, "2026-02-03T08:00:00+01:00",
	    "1" },
	{ "and-not-before", ROLE_PARTNER, "2026-02-03T07:59:59+01:00", "2" },
	{ "it-ends-at-its-end", ROLE_PARTNER, "2026-02-03T16:00:00+01:00", "2" },
	{ "and-not-before-its-end", ROLE_PARTNER, "2026-02-03T15:59:59+01:00", "1" },
	{ "a-night-goes-on-over-midnight", ROLE_PARTNER, "2026-02-04T02:00:00+01:00",
	    "2" },
	{ "friday-night-ends-on-saturday", ROLE_PARTNER, "2026-02-07T07:59:59+01:00",
	    "2" },
	/* 7 February 2026 is in an odd week of two, 14 February in an even one. */
	{ "one-weekend-is-the-one's", ROLE_PARTNER, "2026-02-07T12:00:00+01:00", "2" },
	{ "the-next-is-the-other's", ROLE_PARTNER, "2026-02-14T12:00:00+01:00", "1" },
	{ "a-role-is-not-another", ROLE_AGENT, "2026-02-03T12:00:00+01:00", "" },
	{ "the-desk-is-there-on-thursdays", ROLE_AGENT, "2026-02-05T12:00:00+01:00",
	    "3" },
	{ "but-not-on-maundy-thursday", ROLE_AGENT, "2026-04-02T12:00:00+02:00", "" },
	{ "a-partner-is-there-on-maundy-thursday", ROLE_PARTNER,
	    "2026-04-02T12:00:00+02:00", "1" },
	{ "eight-is-eight-on-the-wall-in-summer", ROLE_PARTNER,
	    "2026-07-01T06:00:00+00:00", "1" },
	{ "and-not-seven", ROLE_PARTNER, "2026-07-01T05:59:59+00:00", "2" },
};

static void
the_moment_holds(const void *data)
{
	size_t i = GPOINTER_TO_SIZE(data);
	g_autoptr(Arena) a = arena_new();
	const Roster r = { copenhagen(), shifts, G_N_ELEMENTS(shifts), NULL, 0 };

	g_assert_cmpstr(on(&r, a, moments[i].role, at(moments[i].when)), ==,
	    moments[i].who);
}

static void
the_pattern_has_no_hole_in_three_years(void)
{
	g_autoptr(Arena) a = arena_new();
	const Roster r = { copenhagen(), shifts, G_N_ELEMENTS(shifts), NULL, 0 };
	RosterHole *holes;

	g_assert_cmpuint(roster_holes(&r, a, ROLE_PARTNER,
	                     at("2026-01-01T00:00:00+01:00"),
	                     at("2029-01-01T00:00:00+01:00"), &holes),
	    ==, 0);
}

/* The clock goes from 2 to 3 on 29 March 2026 and from 3 to 2 on 25 October. */
static void
a_night_is_as_long_as_it_really_is(void)
{
	static const RosterShift night[] = { { 1, CARLA, ROLE_PARTNER, 6, 1320, 1860, 1,
	    0, true, 0, 0 } }; /* Saturday 22 to Sunday 7 */
	static const struct {
		const char *from, *to;
		int hours;
	} rows[] = {
		{ "2026-03-21T12:00:00+01:00", "2026-03-22T12:00:00+01:00", 9 },
		{ "2026-03-28T12:00:00+01:00", "2026-03-29T12:00:00+02:00", 8 },
		{ "2026-10-24T12:00:00+02:00", "2026-10-25T12:00:00+01:00", 10 },
	};
	g_autoptr(Arena) a = arena_new();
	const Roster r = { copenhagen(), night, 1, NULL, 0 };

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		RosterDuty *d;

		g_assert_cmpuint(roster_duties(&r, a, ROLE_PARTNER, at(rows[i].from),
		                     at(rows[i].to), &d),
		    ==, 1);
		g_assert_cmpint(d[0].to - d[0].from, ==, HOURS(rows[i].hours));
	}
}

/* Shifts that change in the hour that is skipped, or comes twice, still meet. */
static void
shifts_that_meet_at_night_meet_when_the_clock_is_changed(void)
{
	static const RosterShift halves[] = {
		{ 1, CARLA, ROLE_PARTNER, 6, 150, 1440 + 150, 1, 0, true, 0, 0 },
		{ 2, DAVID, ROLE_PARTNER, 7, 150, 1440 + 150, 1, 0, true, 0, 0 },
	};
	static const char *const spans[][2] = {
		{ "2026-03-28T12:00:00+01:00", "2026-03-29T12:00:00+02:00" },
		{ "2026-10-24T12:00:00+02:00", "2026-10-25T12:00:00+01:00" },
	};
	g_autoptr(Arena) a = arena_new();
	const Roster r = { copenhagen(), halves, 2, NULL, 0 };

	for (size_t i = 0; i < G_N_ELEMENTS(spans); i++) {
		RosterHole *holes;
		RosterDuty *d;

		g_assert_cmpuint(roster_holes(&r, a, ROLE_PARTNER, at(spans[i][0]),
		                     at(spans[i][1]), &holes),
		    ==, 0);
		g_assert_cmpuint(roster_duties(&r, a, ROLE_PARTNER, at(spans[i][0]),
		                     at(spans[i][1]), &d),
		    ==, 2);
		g_assert_cmpint(d[0].to, ==, d[1].from);
	}
}

/* --- exceptions --- */

#define TUESDAY(h) at("2026-02-03T" h ":00:00+01:00")

static void
the_last_word_holds(void)
{
	g_autoptr(Arena) a = arena_new();
	const RosterException x[] = {
		{ 1, CARLA, 0, false, TUESDAY("10"), TUESDAY("14"), AWAY_SICK },
		{ 2, CARLA, ROLE_PARTNER, true, TUESDAY("12"), TUESDAY("13"),
		    AWAY_EXTRA },
		{ 3, DAVID, ROLE_PARTNER, true, TUESDAY("10"), TUESDAY("12"),
		    AWAY_EXTRA },
	};
	const Roster r = { copenhagen(), shifts, G_N_ELEMENTS(shifts), x,
		G_N_ELEMENTS(x) };
	RosterHole *holes;

	g_assert_cmpstr(on(&r, a, ROLE_PARTNER, TUESDAY("09")), ==, "1");
	g_assert_cmpstr(on(&r, a, ROLE_PARTNER, TUESDAY("10")), ==, "2");
	g_assert_cmpstr(on(&r, a, ROLE_PARTNER, TUESDAY("12")), ==, "1");
	g_assert_cmpstr(on(&r, a, ROLE_PARTNER, TUESDAY("13")), ==, "");
	g_assert_cmpstr(on(&r, a, ROLE_PARTNER, TUESDAY("14")), ==, "1");
	g_assert_true(roster_is_away(&r, CARLA, TUESDAY("11")));
	g_assert_false(roster_is_away(&r, CARLA, TUESDAY("12")));
	g_assert_false(roster_is_away(&r, CARLA, TUESDAY("14")));
	g_assert_false(roster_is_away(&r, DAVID, TUESDAY("11")));
	g_assert_cmpuint(roster_holes(&r, a, ROLE_PARTNER, TUESDAY("00"), TUESDAY("23"),
	                     &holes),
	    ==, 1);
	g_assert_cmpint(holes[0].from, ==, TUESDAY("13"));
	g_assert_cmpint(holes[0].to, ==, TUESDAY("14"));
}

static void
two_on_at_once_leave_no_hole_until_both_are_gone(void)
{
	g_autoptr(Arena) a = arena_new();
	const RosterException x[] = {
		{ 1, ERIK, ROLE_PARTNER, true, TUESDAY("09"), TUESDAY("11"), AWAY_EXTRA },
		{ 2, CARLA, 0, false, TUESDAY("10"), TUESDAY("12"), AWAY_HOLIDAY },
	};
	const Roster r = { copenhagen(), shifts, G_N_ELEMENTS(shifts), x,
		G_N_ELEMENTS(x) };
	RosterHole *holes;

	g_assert_cmpstr(on(&r, a, ROLE_PARTNER, TUESDAY("09")), ==, "1+3");
	g_assert_cmpuint(roster_holes(&r, a, ROLE_PARTNER, TUESDAY("08"), TUESDAY("16"),
	                     &holes),
	    ==, 1);
	g_assert_cmpint(holes[0].from, ==, TUESDAY("11"));
	g_assert_cmpint(holes[0].to, ==, TUESDAY("12"));
}

static void
the_next_change_is_when_it_is_somebody_else(void)
{
	g_autoptr(Arena) a = arena_new();
	const Roster r = { copenhagen(), shifts, G_N_ELEMENTS(shifts), NULL, 0 };
	Instant far = TUESDAY("09") + DAYS(3);

	g_assert_cmpint(roster_next_change(&r, a, ROLE_PARTNER, TUESDAY("09"), far), ==,
	    TUESDAY("16"));
	g_assert_cmpint(roster_next_change(&r, a, ROLE_PARTNER, TUESDAY("16"), far), ==,
	    TUESDAY("08") + DAYS(1));
	/* not before that limit */
	g_assert_cmpint(roster_next_change(&r, a, ROLE_PARTNER, TUESDAY("09"),
	                    TUESDAY("16")),
	    ==, 0);
}

static void
a_pattern_that_ends_leaves_a_hole_from_then_on(void)
{
	g_autoptr(Arena) a = arena_new();
	const Day tuesday = roster_day(copenhagen(), TUESDAY("12"));
	const RosterShift until[] = { { 1, CARLA, ROLE_PARTNER, 2, 0, 1440, 1, 0, true,
	    tuesday, tuesday } };
	const Roster r = { copenhagen(), until, 1, NULL, 0 };
	RosterHole *holes;

	g_assert_cmpuint(roster_holes(&r, a, ROLE_PARTNER, TUESDAY("00") - DAYS(7),
	                     TUESDAY("00") + DAYS(8), &holes),
	    ==, 2);
	g_assert_cmpint(holes[0].to, ==, TUESDAY("00"));
	g_assert_cmpint(holes[1].from, ==, TUESDAY("00") + DAYS(1));
	g_assert_cmpint(holes[1].to, ==, TUESDAY("00") + DAYS(8));
}

/* --- what a change would open --- */

static const struct {
	const char *promise;
	RosterHole before[2], after[2], first; /* a hole that ends at 0 is none */
} changes[] = {
	{ "the-same-hole-is-not-new", { { 10, 20 } }, { { 10, 20 } }, { 0, 0 } },
	{ "a-smaller-one-is-not-new", { { 10, 20 } }, { { 12, 18 } }, { 0, 0 } },
	{ "what-sticks-out-at-the-end-is", { { 10, 20 } }, { { 15, 25 } }, { 20, 25 } },
	{ "what-sticks-out-before-is", { { 10, 20 } }, { { 5, 15 } }, { 5, 10 } },
	{ "between-two-old-ones-is", { { 10, 20 }, { 30, 40 } }, { { 10, 40 } },
	    { 20, 30 } },
	{ "a-second-one-is", { { 10, 20 } }, { { 10, 20 }, { 21, 22 } }, { 21, 22 } },
	{ "where-there-was-none-is", { { 0, 0 } }, { { 1, 2 } }, { 1, 2 } },
};

static size_t
count(const RosterHole *holes)
{
	return (holes[0].to != 0) + (size_t)(holes[1].to != 0);
}

static void
the_change_holds(const void *data)
{
	size_t i = GPOINTER_TO_SIZE(data);
	RosterHole first = { 0, 0 };

	g_assert_cmpint(roster_new_hole(changes[i].before, count(changes[i].before),
	                    changes[i].after, count(changes[i].after), &first),
	    ==, changes[i].first.to != 0);
	g_assert_cmpint(first.from, ==, changes[i].first.from);
	g_assert_cmpint(first.to, ==, changes[i].first.to);
}

static void
a_shift_that_contradicts_itself_does_not_hold(void)
{
	const RosterShift good = { 0, CARLA, ROLE_PARTNER, 1, 0, 1440, 1, 0, true, 0, 0 };
	RosterShift s = good;

	g_assert_true(roster_shift_holds(&s));
	s.ends = 1441; /* longer than a day */
	g_assert_false(roster_shift_holds(&s));
	s = good;
	s.ends = 0;
	g_assert_false(roster_shift_holds(&s));
	s = good;
	s.week = 1;
	g_assert_false(roster_shift_holds(&s));
	s = good;
	s.weekday = 8;
	g_assert_false(roster_shift_holds(&s));
	s = good;
	s.from_day = 2;
	s.to_day = 1;
	g_assert_false(roster_shift_holds(&s));
}

#define ADD_ROWS(rows, prefix, test)                                                     \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                                \
		g_autofree char *path = g_strconcat(prefix, (rows)[i].promise, NULL);    \
		g_test_add_data_func(path, GSIZE_TO_POINTER(i), test);                   \
	}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS(moments, "/roster/", the_moment_holds);
	ADD_ROWS(changes, "/roster/hole/", the_change_holds);
	g_test_add_func("/roster/the-pattern-has-no-hole-in-three-years",
	    the_pattern_has_no_hole_in_three_years);
	g_test_add_func("/roster/a-night-is-as-long-as-it-really-is",
	    a_night_is_as_long_as_it_really_is);
	g_test_add_func(
	    "/roster/shifts-that-meet-at-night-meet-when-the-clock-is-changed",
	    shifts_that_meet_at_night_meet_when_the_clock_is_changed);
	g_test_add_func("/roster/the-last-word-holds", the_last_word_holds);
	g_test_add_func("/roster/two-on-at-once-leave-no-hole-until-both-are-gone",
	    two_on_at_once_leave_no_hole_until_both_are_gone);
	g_test_add_func("/roster/the-next-change-is-when-it-is-somebody-else",
	    the_next_change_is_when_it_is_somebody_else);
	g_test_add_func("/roster/a-pattern-that-ends-leaves-a-hole-from-then-on",
	    a_pattern_that_ends_leaves_a_hole_from_then_on);
	g_test_add_func("/roster/a-shift-that-contradicts-itself-does-not-hold",
	    a_shift_that_contradicts_itself_does_not_hold);
	return g_test_run();
}
