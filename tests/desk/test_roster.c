/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The duty roster as it is changed: no hole for the partners, swaps, and warnings; on
 * each engine. It is Tuesday 3 February 2026 at nine. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/duty.h"
#include "desk/roster.h"

#define EVERY_DAY 0xfe

static Instant
at(const char *iso)
{
	Instant t;

	g_assert_true(clock_parse_rfc3339(iso, &t));
	return t;
}

static const char *
on_duty(Desk *d, Instant when)
{
	const Zone *zone;
	Duty duty;

	must(duty_zone(d->db, d->a, &zone, ERR_HERE));
	must(duty_now(d->db, d->a, zone, ROLE_PARTNER, when, &duty, ERR_HERE));
	return duty.staff ? duty.staff->name : "";
}

static RosterAway
bent_is_away(Desk *d, const char *from, const char *to, int64_t instead)
{
	return (RosterAway){ .staff_id = d->bent.staff_id,
		.why = AWAY_SICK,
		.span = { at(from), at(to) },
		.instead_id = instead };
}

static void
a_change_that_would_leave_a_hole_is_refused_with_the_hole(Desk *d)
{
	RosterHole hole = { 0, 0 };

	desk_puts_on(d, d->bent.staff_id);
	RosterAway w = bent_is_away(d, "2026-02-04T08:00:00+01:00",
	    "2026-02-05T08:00:00+01:00", 0);
	refused(roster_set_away(d->db, d->a, &d->bent, &w, &hole, &must_err),
	    "roster.hole");
	g_assert_cmpint(hole.from, ==, w.span.from);
	g_assert_cmpint(hole.to, ==, w.span.to);
	g_assert_cmpstr(on_duty(d, w.span.from), ==, "Bent Dam");
}

static void
who_steps_in_is_on_wherever_the_other_was(Desk *d)
{
	int64_t carla = desk_add_staff(d, "Carla Eg", "carla@nordlys.example",
	    ROLE_PARTNER);

	desk_puts_on(d, d->bent.staff_id);
	RosterAway w = bent_is_away(d, "2026-02-04T08:00:00+01:00",
	    "2026-02-05T08:00:00+01:00", carla);
	must(roster_set_away(d->db, d->a, &d->bent, &w, NULL, ERR_HERE));
	g_assert_cmpstr(on_duty(d, w.span.from - 1), ==, "Bent Dam");
	g_assert_cmpstr(on_duty(d, w.span.from), ==, "Carla Eg");
	g_assert_cmpstr(on_duty(d, w.span.to - 1), ==, "Carla Eg");
	g_assert_cmpstr(on_duty(d, w.span.to), ==, "Bent Dam");
}

static void
only_a_partner_steps_in_for_one(Desk *d)
{
	desk_puts_on(d, d->bent.staff_id);
	RosterAway w = bent_is_away(d, "2026-02-04T08:00:00+01:00",
	    "2026-02-05T08:00:00+01:00", d->anna.staff_id);
	refused(roster_set_away(d->db, d->a, &d->bent, &w, NULL, &must_err),
	    "roster.role");
}

static void
the_pattern_ends_only_where_another_goes_on(Desk *d)
{
	int64_t carla = desk_add_staff(d, "Carla Eg", "carla@nordlys.example",
	    ROLE_PARTNER);
	int64_t sunday = desk_puts_on(d, d->bent.staff_id);
	RosterPattern p = { .shift = { .staff_id = carla,
		                .role = ROLE_PARTNER,
		                .ends = 1440,
		                .every = 1,
		                .on_holidays = true },
		.weekdays = 1 << 7 };
	RosterHole hole = { 0, 0 };

	refused(roster_end_shift(d->db, d->a, &d->anna, sunday, 0, &hole, &must_err),
	    "roster.hole");
	g_assert_cmpint(hole.from, ==, at("2026-02-08T00:00:00+01:00"));
	g_assert_cmpint(hole.to, ==, at("2026-02-09T00:00:00+01:00"));
	must(roster_add_pattern(d->db, d->a, &d->anna, &p, NULL, ERR_HERE));
	must(roster_end_shift(d->db, d->a, &d->anna, sunday, 0, NULL, ERR_HERE));
	g_assert_cmpstr(on_duty(d, at("2026-02-08T12:00:00+01:00")), ==, "Carla Eg");
	g_assert_cmpstr(on_duty(d, at("2026-02-07T12:00:00+01:00")), ==, "Bent Dam");
}

static void
only_the_administrator_makes_the_pattern_and_speaks_for_others(Desk *d)
{
	RosterPattern p = { .weekdays = EVERY_DAY };
	RosterAway w = bent_is_away(d, "2026-02-04T08:00:00+01:00",
	    "2026-02-05T08:00:00+01:00", 0);

	refused(roster_add_pattern(d->db, d->a, &d->bent, &p, NULL, &must_err),
	    "admin.only");
	w.staff_id = d->anna.staff_id;
	refused(roster_set_away(d->db, d->a, &d->bent, &w, NULL, &must_err),
	    "roster.not_yours");
	refused(roster_set_away(d->db, d->a, &d->ida, &w, NULL, &must_err), "staff.only");
}

/* --- swaps --- */

static RosterSwap
bents_wednesday(Desk *d, int64_t to)
{
	return (RosterSwap){ .role = ROLE_PARTNER,
		.from_id = d->bent.staff_id,
		.to_id = to,
		.span = { at("2026-02-04T00:00:00+01:00"),
		    at("2026-02-05T00:00:00+01:00") },
		.note = "Tandlæge" };
}

static void
a_swap_holds_when_the_other_accepts_it(Desk *d)
{
	int64_t carla = desk_add_staff(d, "Carla Eg", "carla@nordlys.example",
	            ROLE_PARTNER),
	        id;
	const Actor as_carla = { .staff_id = carla, .role = ROLE_PARTNER, .now = d->now };
	Instant wednesday = at("2026-02-04T12:00:00+01:00");
	RosterLog *log;
	size_t n;

	desk_puts_on(d, d->bent.staff_id);
	RosterSwap s = bents_wednesday(d, carla);
	must(roster_offer_swap(d->db, d->a, &d->bent, &s, &id, ERR_HERE));
	g_assert_cmpstr(on_duty(d, wednesday), ==, "Bent Dam");
	refused(roster_answer_swap(d->db, d->a, &d->bent, id, SWAP_ACCEPTED, NULL,
	            &must_err),
	    "roster.not_yours");
	must(roster_answer_swap(d->db, d->a, &as_carla, id, SWAP_ACCEPTED, NULL,
	    ERR_HERE));
	g_assert_cmpstr(on_duty(d, wednesday), ==, "Carla Eg");
	g_assert_cmpstr(on_duty(d, wednesday + DAYS(1)), ==, "Bent Dam");
	refused(roster_answer_swap(d->db, d->a, &as_carla, id, SWAP_DECLINED, NULL,
	            &must_err),
	    "roster.swap.settled");
	must(roster_store_logged(d->db, d->a, 2, &log, &n, ERR_HERE));
	g_assert_cmpint(log[0].kind, ==, ROSTER_SWAP_ACCEPTED);
	g_assert_cmpstr(log[0].by_name, ==, "Carla Eg");
	g_assert_cmpint(log[1].kind, ==, ROSTER_SWAP_OFFERED);
	g_assert_cmpstr(log[1].by_name, ==, "Bent Dam");
	/* Carla was asked, and Bent was answered. */
	g_assert_cmpstr(desk_mails(d), ==, "notice notice");
}

static void
nobody_swaps_what_is_not_his(Desk *d)
{
	int64_t carla = desk_add_staff(d, "Carla Eg", "carla@nordlys.example",
	            ROLE_PARTNER),
	        id;

	desk_puts_on(d, d->bent.staff_id);
	RosterSwap s = bents_wednesday(d, d->bent.staff_id);
	s.from_id = carla;
	refused(roster_offer_swap(d->db, d->a, &d->anna, &s, &id, &must_err),
	    "roster.swap.not_on");
	s = bents_wednesday(d, carla);
	s.back = s.span;
	refused(roster_offer_swap(d->db, d->a, &d->bent, &s, &id, &must_err),
	    "roster.swap.not_on");
	s = bents_wednesday(d, d->anna.staff_id);
	refused(roster_offer_swap(d->db, d->a, &d->bent, &s, &id, &must_err),
	    "roster.role");
}

static void
a_swap_is_no_more_when_the_roster_has_changed(Desk *d)
{
	int64_t carla = desk_add_staff(d, "Carla Eg", "carla@nordlys.example",
	    ROLE_PARTNER);
	int64_t erik = desk_add_staff(d, "Erik Fog", "erik@nordlys.example",
	            ROLE_PARTNER),
	        id;
	const Actor as_carla = { .staff_id = carla, .role = ROLE_PARTNER, .now = d->now };

	desk_puts_on(d, d->bent.staff_id);
	RosterSwap s = bents_wednesday(d, carla);
	must(roster_offer_swap(d->db, d->a, &d->bent, &s, &id, ERR_HERE));
	RosterAway w = bent_is_away(d, "2026-02-04T08:00:00+01:00",
	    "2026-02-04T09:00:00+01:00", erik);
	must(roster_set_away(d->db, d->a, &d->bent, &w, NULL, ERR_HERE));
	refused(roster_answer_swap(d->db, d->a, &as_carla, id, SWAP_ACCEPTED, NULL,
	            &must_err),
	    "roster.swap.not_on");
}

/* --- warnings --- */

static void
a_hole_is_warned_of_once_weeks_before(Desk *d)
{
	Instant again;
	Staff *bent;

	must(roster_watch(d->db, d->a, &d->desk, &again, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, ""); /* there is no roster */
	desk_puts_on(d, d->bent.staff_id);
	must(roster_watch(d->db, d->a, &d->desk, &again, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "");
	g_assert_cmpint(again, ==, at("2026-02-04T07:00:00+01:00"));
	/* he leaves: that is nothing that the roster can refuse */
	must(staff_store_find(d->db, d->a, d->bent.staff_id, &bent, ERR_HERE));
	bent->active = false;
	must(staff_save(d->db, d->a, &d->anna, bent, NULL, ERR_HERE));
	must(roster_watch(d->db, d->a, &d->desk, &again, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "notice");
}

static void
a_pattern_that_ends_is_warned_of_when_it_comes_near(Desk *d)
{
	RosterPattern p = { .shift = { .staff_id = d->bent.staff_id,
		                .role = ROLE_PARTNER,
		                .ends = 1440,
		                .every = 1,
		                .on_holidays = true },
		.weekdays = EVERY_DAY };
	Instant again, end = at("2026-05-01T00:00:00+02:00");

	g_assert_true(day_parse("2026-04-30", &p.shift.to_day));
	must(roster_add_pattern(d->db, d->a, &d->anna, &p, NULL, ERR_HERE));
	must(roster_watch(d->db, d->a, &d->desk, &again, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "");
	desk_wait(d, end - DAYS(40) - d->now);
	must(roster_watch(d->db, d->a, &d->desk, &again, ERR_HERE));
	must(roster_watch(d->db, d->a, &d->desk, &again, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "notice");
	desk_wait(d, DAYS(27));
	must(roster_watch(d->db, d->a, &d->desk, &again, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "notice notice");
}

/* --- whole or not at all --- */

static bool
accept_it(Desk *d, void *arg, GError **err)
{
	const int64_t *carla_and_swap = arg;
	const Actor carla = { .staff_id = carla_and_swap[0],
		.role = ROLE_PARTNER,
		.now = d->now };

	return roster_answer_swap(d->db, d->a, &carla, carla_and_swap[1], SWAP_ACCEPTED,
	    NULL, err);
}

static void
a_swap_is_made_whole_or_not_at_all(Desk *d)
{
	int64_t carla_and_swap[2];

	carla_and_swap[0] = desk_add_staff(d, "Carla Eg", "carla@nordlys.example",
	    ROLE_PARTNER);
	desk_puts_on(d, d->bent.staff_id);
	RosterSwap s = bents_wednesday(d, carla_and_swap[0]);
	must(roster_offer_swap(d->db, d->a, &d->bent, &s, &carla_and_swap[1], ERR_HERE));
	g_assert_cmpint(desk_fails_whole(d, accept_it, carla_and_swap), >=, 8);
	g_assert_cmpstr(on_duty(d, s.span.from), ==, "Carla Eg");
}

static bool
step_in(Desk *d, void *arg, GError **err)
{
	RosterAway w = bent_is_away(d, "2026-02-04T08:00:00+01:00",
	    "2026-02-05T08:00:00+01:00", *(int64_t *)arg);

	return roster_set_away(d->db, d->a, &d->bent, &w, NULL, err);
}

static void
an_absence_is_entered_whole_or_not_at_all(Desk *d)
{
	int64_t carla = desk_add_staff(d, "Carla Eg", "carla@nordlys.example",
	    ROLE_PARTNER);

	desk_puts_on(d, d->bent.staff_id);
	g_assert_cmpint(desk_fails_whole(d, step_in, &carla), >=, 8);
}

#define STORY(name) desk_add_story("roster/" #name, name)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	STORY(a_change_that_would_leave_a_hole_is_refused_with_the_hole);
	STORY(who_steps_in_is_on_wherever_the_other_was);
	STORY(only_a_partner_steps_in_for_one);
	STORY(the_pattern_ends_only_where_another_goes_on);
	STORY(only_the_administrator_makes_the_pattern_and_speaks_for_others);
	STORY(a_swap_holds_when_the_other_accepts_it);
	STORY(nobody_swaps_what_is_not_his);
	STORY(a_swap_is_no_more_when_the_roster_has_changed);
	STORY(a_hole_is_warned_of_once_weeks_before);
	STORY(a_pattern_that_ends_is_warned_of_when_it_comes_near);
	STORY(a_swap_is_made_whole_or_not_at_all);
	STORY(an_absence_is_entered_whole_or_not_at_all);
	return g_test_run();
}
