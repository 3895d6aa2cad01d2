/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Where a time horizon lands, on both sides of every border: read the tables first. */
#include "base/err.h"
#include "model/horizon.h"

#define CPH "Europe/Copenhagen"

static const HoursSpan lunch[] = { { 1, 480, 720 }, { 1, 750, 960 }, { 2, 480, 960 },
	{ 3, 480, 960 }, { 4, 480, 960 }, { 5, 480, 930 } };

static Instant
at(const char *iso)
{
	Instant t;

	g_assert_true(clock_parse_rfc3339(iso, &t));
	return t;
}

static const struct {
	const char *name;
	bool always;
	const char *now, *at, *lands;
} landings[] = {
	/* Tuesday 3 February 2026 */
	{ "today-on-the-half-hour", false, "2026-02-03T09:00:00+01:00",
	    "2026-02-03T11:01:00+01:00", "2026-02-03T11:30:00+01:00" },
	{ "on-the-half-hour-it-stays", false, "2026-02-03T09:00:00+01:00",
	    "2026-02-03T11:30:00+01:00", "2026-02-03T11:30:00+01:00" },
	{ "tomorrow-too", false, "2026-02-03T09:00:00+01:00", "2026-02-04T11:31:00+01:00",
	    "2026-02-04T12:00:00+01:00" },
	{ "the-day-after-at-the-end-of-it", false, "2026-02-03T09:00:00+01:00",
	    "2026-02-05T08:01:00+01:00", "2026-02-05T16:00:00+01:00" },
	{ "on-a-friday-that-is-earlier", false, "2026-02-03T09:00:00+01:00",
	    "2026-02-06T08:01:00+01:00", "2026-02-06T15:30:00+01:00" },
	{ "never-past-closing", false, "2026-02-06T09:00:00+01:00",
	    "2026-02-06T15:29:00+01:00", "2026-02-06T15:30:00+01:00" },
	{ "the-end-of-opening-stays", false, "2026-02-03T09:00:00+01:00",
	    "2026-02-05T16:00:00+01:00", "2026-02-05T16:00:00+01:00" },
	{ "a-break-is-not-the-end", false, "2026-02-03T09:00:00+01:00",
	    "2026-02-09T09:00:00+01:00", "2026-02-09T16:00:00+01:00" },
	{ "late-at-night-tomorrow-is-near", false, "2026-02-03T23:59:00+01:00",
	    "2026-02-04T08:10:00+01:00", "2026-02-04T08:30:00+01:00" },
	{ "always-open-today", true, "2026-02-03T09:00:00+01:00",
	    "2026-02-03T22:10:00+01:00", "2026-02-03T22:30:00+01:00" },
	{ "always-open-later", true, "2026-02-03T09:00:00+01:00",
	    "2026-02-05T13:00:00+01:00", "2026-02-05T18:00:00+01:00" },
};

static void
test_landing(const void *data)
{
	const typeof(landings[0]) *t = data;
	g_autoptr(GError) err = NULL;
	g_autoptr(Hours) h = hours_new(CPH, lunch, t->always ? 0 : G_N_ELEMENTS(lunch),
	    HOLIDAYS_DK, &err);

	g_assert_no_error(err);
	Instant lands = horizon_land(h, at(t->at), at(t->now));
	g_assert_cmpint(lands, ==, at(t->lands));
	g_assert_cmpint(horizon_land(h, lands, at(t->now)), ==, lands);
}

/* Told on Tuesday at 9, of Thursday at 9: 16 hours, of which a fifth is 3 h 12 min. */
static const struct {
	const char *now_is;
	bool moves;
} moves[] = {
	{ "2026-02-05T09:00:00+01:00", false },
	{ "2026-02-05T12:12:00+01:00", false },
	{ "2026-02-05T12:13:00+01:00", true },
	{ "2026-02-04T13:48:00+01:00", false },
	{ "2026-02-04T13:47:00+01:00", true },
};

static void
a_small_move_is_none(void)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	Agreement ag = agreement_standard();

	g_assert_true(agreement_make_hours(a, &ag, &err));
	for (size_t i = 0; i < G_N_ELEMENTS(moves); i++)
		g_assert_cmpint(horizon_moves(&ag, at("2026-02-03T09:00:00+01:00"),
		                    at("2026-02-05T09:00:00+01:00"), at(moves[i].now_is)),
		    ==, moves[i].moves);
}

static void
it_is_looked_at_before_it_passes(void)
{
	static const char *const horizons[] = { "2026-02-03T10:00:00+01:00",
		"2026-02-03T16:00:00+01:00", "2026-02-04T08:30:00+01:00",
		"2026-02-20T16:00:00+01:00", "2026-02-03T23:00:00+01:00",
		"2026-02-07T12:00:00+01:00" };
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	Agreement ag = agreement_standard();
	Instant told = at("2026-02-03T09:00:00+01:00");

	g_assert_true(agreement_make_hours(a, &ag, &err));
	for (size_t i = 0; i < G_N_ELEMENTS(horizons); i++) {
		Instant look = horizon_look(&ag, told, at(horizons[i]));

		g_assert_cmpint(look, >, told);
		g_assert_cmpint(look, <, at(horizons[i]));
		g_assert_true(
		    hours_is_open(ag.hours, look) || hours_is_open(ag.hours, look - 1));
	}
	/* at the longest two opening hours before */
	g_assert_cmpint(horizon_look(&ag, told, at("2026-02-20T15:30:00+01:00")), ==,
	    at("2026-02-20T13:30:00+01:00")); /* which ends at 15.30 */
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(landings); i++) {
		g_autofree char *path = g_strconcat("/lands/", landings[i].name, NULL);

		g_test_add_data_func(path, &landings[i], test_landing);
	}
	g_test_add_func("/a-small-move-is-none", a_small_move_is_none);
	g_test_add_func("/it-is-looked-at-before-it-passes",
	    it_is_looked_at_before_it_passes);
	return g_test_run();
}
