/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What an administrator may do to agreements, and which version holds: stories, on each
 * engine. It is Tuesday 3 February 2026. */
#include "base/err.h"
#include "desk.h"
#include "desk/agreement.h"
#include "store/agreement_store.h"

static Instant
midnight(const char *date)
{
	g_autoptr(Hours) h = hours_new("Europe/Copenhagen", NULL, 0, HOLIDAYS_NONE, NULL);
	Day day;

	g_assert_true(day_parse(date, &day));
	return hours_midnight(h, day);
}

static Agreement
version(const Desk *d, const char *name, const char *from)
{
	Agreement ag = agreement_standard();

	ag.customer_id = d->baker;
	ag.name = name;
	ag.valid_from = midnight(from);
	return ag;
}

static int64_t
save(Desk *d, Agreement ag)
{
	must(agreement_save(d->db, d->a, &d->anna, &ag, ERR_HERE));
	return ag.id;
}

static void
refuse(Desk *d, const Actor *who, Agreement ag, const char *message)
{
	g_autoptr(GError) err = NULL;

	g_assert_false(agreement_save(d->db, d->a, who, &ag, &err));
	g_assert_cmpstr(err->message, ==, message);
}

static const char *
in_force(Desk *d, const char *date)
{
	Agreement *ag;

	must(agreement_store_in_force(d->db, d->a, d->baker, midnight(date) + HOURS(12),
	    &ag, ERR_HERE));
	return ag->name;
}

static Agreement *
find(Desk *d, int64_t id)
{
	Agreement *ag;

	must(agreement_store_find(d->db, d->a, id, &ag, ERR_HERE));
	return ag;
}

static void
versions_follow_each_other(Desk *d)
{
	Agreement first = version(d, "Første", "2025-06-01"); /* the first, whenever */
	Agreement last = version(d, "Tredje", "2026-09-01");

	save(d, first);
	save(d, last);
	int64_t second = save(d, version(d, "Anden", "2026-03-01"));
	g_assert_cmpstr(in_force(d, "2025-05-31"), ==, "Standard");
	g_assert_cmpstr(in_force(d, "2025-06-01"), ==, "Første");
	g_assert_cmpstr(in_force(d, "2026-02-28"), ==, "Første");
	g_assert_cmpstr(in_force(d, "2026-03-01"), ==, "Anden");
	g_assert_cmpstr(in_force(d, "2026-08-31"), ==, "Anden");
	g_assert_cmpstr(in_force(d, "2026-09-01"), ==, "Tredje");
	g_assert_cmpint(find(d, second)->valid_to, ==, midnight("2026-09-01"));
}

static void
one_that_ends_leaves_the_standard(Desk *d)
{
	Agreement first = version(d, "Første", "2026-02-03");

	first.ends_at = midnight("2026-05-01");
	int64_t id = save(d, first);
	save(d, version(d, "Anden", "2026-07-01"));
	g_assert_cmpstr(in_force(d, "2026-04-30"), ==, "Første");
	g_assert_cmpstr(in_force(d, "2026-05-01"), ==, "Standard");
	g_assert_cmpstr(in_force(d, "2026-07-01"), ==, "Anden");
	must(agreement_end(d->db, d->a, &d->anna, id, 0, ERR_HERE));
	g_assert_cmpstr(in_force(d, "2026-05-01"), ==, "Første");
}

static void
a_case_keeps_its_version_and_the_version_its_promise(Desk *d)
{
	g_autoptr(GError) err = NULL;
	int64_t id = save(d, version(d, "Første", "2026-02-01"));
	int64_t case_id = desk_open_case(d);
	Agreement *ag = find(d, id);

	g_assert_cmpint(desk_case(d, case_id)->agreement_id, ==, id);
	ag->name = "Anderledes";
	refuse(d, &d->anna, *ag, "agreement.held");
	g_assert_false(agreement_remove(d->db, d->a, &d->anna, id, &err));
	g_assert_cmpstr(err->message, ==, "agreement.held");
	save(d, version(d, "Anden", "2026-02-04"));
	desk_wait(d, DAYS(2));
	g_assert_cmpint(desk_case(d, case_id)->agreement_id, ==, id);
	g_assert_cmpint(desk_case(d, desk_open_case(d))->agreement_id, !=, id);
}

static void
one_without_a_case_is_changed_as_it_was_seen(Desk *d)
{
	int64_t id = save(d, version(d, "Første", "2026-03-01"));
	Agreement seen = *find(d, id), changed = seen;
	static const HoursSpan lunch[] = { { 1, 480, 720 }, { 1, 750, 960 } };
	static const AgreementDay days[] = {
		{ AGREEMENT_OFF, 20800, 0, 0, "Firmatur" },
		{ AGREEMENT_HOURS, 20801, 600, 840, "Flytning" },
	};

	changed.spans = lunch;
	changed.n_spans = G_N_ELEMENTS(lunch);
	changed.days = days;
	changed.n_days = G_N_ELEMENTS(days);
	changed.targets[CATEGORY_FAULT].clock[CLOCK_UPDATE].length = 0;
	changed.targets[CATEGORY_FAULT].clock[CLOCK_SOLUTION].always = true;
	changed.stands[STATUS_WAITING_PART] = 1 << CLOCK_SOLUTION;
	changed.reopen_days = 0;
	save(d, changed);
	Agreement *now = find(d, id);
	g_assert_cmpuint(now->n_spans, ==, 2);
	g_assert_cmpuint(now->n_days, ==, 2);
	g_assert_cmpstr(now->days[1].name, ==, "Flytning");
	g_assert_cmpint(now->targets[CATEGORY_FAULT].clock[CLOCK_UPDATE].length, ==, 0);
	g_assert_true(now->targets[CATEGORY_FAULT].clock[CLOCK_SOLUTION].always);
	g_assert_false(now->targets[CATEGORY_FAULT].clock[CLOCK_RESPONSE].always);
	g_assert_cmpint(now->stands[STATUS_WAITING_PART], ==, 1 << CLOCK_SOLUTION);
	g_assert_cmpint(now->reopen_days, ==, 0);
	refuse(d, &d->anna, seen, "agreement.changed");
	must(agreement_remove(d->db, d->a, &d->anna, id, ERR_HERE));
	g_assert_null(find(d, id));
}

static void
what_does_not_hold_is_refused(Desk *d)
{
	Agreement ag = version(d, "Første", "2026-02-10");

	refuse(d, &d->bent, ag, "admin.only");
	save(d, ag);
	refuse(d, &d->anna, ag, "agreement.from.taken");
	refuse(d, &d->anna, version(d, "Anden", "2026-02-02"), "agreement.from.past");
	ag = version(d, " ", "2026-03-01");
	refuse(d, &d->anna, ag, "agreement.name.missing");
	ag = version(d, "Anden", "2026-03-01");
	ag.ends_at = ag.valid_from;
	refuse(d, &d->anna, ag, "agreement.ends.early");
	ag.ends_at = 0;
	ag.n_spans = 0;
	refuse(d, &d->anna, ag, "agreement.hours.none");
	ag.always = true;
	ag.time_zone = "Mars/Olympus";
	refuse(d, &d->anna, ag, "agreement.time_zone.unknown");
	ag = version(d, "Anden", "2026-03-01");
	ag.targets[CATEGORY_FAULT].clock[CLOCK_RESPONSE].length = 0;
	refuse(d, &d->anna, ag, "agreement.target.missing");
	ag.targets[CATEGORY_FAULT].clock[CLOCK_RESPONSE].length = HOURS(100);
	refuse(d, &d->anna, ag, "agreement.target.order");
}

static void
today_begins_where_the_customer_is(Desk *d)
{
	save(d, version(d, "Første", "2026-02-01"));
	save(d, version(d, "Anden", "2026-02-03"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("versions-follow-each-other", versions_follow_each_other);
	desk_add_story("one-that-ends-leaves-the-standard",
	    one_that_ends_leaves_the_standard);
	desk_add_story("a-case-keeps-its-version-and-the-version-its-promise",
	    a_case_keeps_its_version_and_the_version_its_promise);
	desk_add_story("one-without-a-case-is-changed-as-it-was-seen",
	    one_without_a_case_is_changed_as_it_was_seen);
	desk_add_story("what-does-not-hold-is-refused", what_does_not_hold_is_refused);
	desk_add_story("today-begins-where-the-customer-is",
	    today_begins_where_the_customer_is);
	return g_test_run();
}
