/* SPDX-License-Identifier: AGPL-3.0-or-later
 * A case that is moved to another version of its agreement, by whoever may. The case of
 * desk_open_case() is a fault, reported on Tuesday 3 February 2026 at nine, under the
 * house's standard: a solution is due on Friday at nine. */
#include "base/err.h"
#include "desk.h"
#include "desk/agreement.h"
#include "desk/clocks.h"
#include "store/agreement_store.h"

static const char why[] = "Aftalt med Ida i telefonen.";

/* The baker's own version, from tomorrow's midnight; solutions within so many hours. */
static int64_t
add_version(Desk *d, int64_t customer, int hours)
{
	Agreement ag = agreement_standard();

	must(agreement_make_hours(d->a, &ag, ERR_HERE));
	ag.customer_id = customer;
	ag.name = "Hurtig";
	ag.valid_from = hours_midnight(ag.hours, hours_local_day(ag.hours, d->now) + 1);
	ag.targets[CATEGORY_FAULT].clock[CLOCK_RESPONSE].length = HOURS(1);
	ag.targets[CATEGORY_FAULT].clock[CLOCK_SOLUTION].length = HOURS(hours);
	must(agreement_save(d->db, d->a, &d->anna, &ag, ERR_HERE));
	return ag.id;
}

static bool
move(Desk *d, const Actor *who, int64_t id, int64_t version, GError **err)
{
	const CaseAgreement w = { .case_id = id, .agreement_id = version, .reason = why };

	return case_move_agreement(d->db, d->a, who, &w, err);
}

static void
refuse(Desk *d, const Actor *who, const CaseAgreement *w, ErrCode code, const char *says)
{
	g_autoptr(GError) err = NULL;
	Case *before = desk_case(d, w->case_id);

	g_assert_false(case_move_agreement(d->db, d->a, who, w, &err));
	g_assert_true(err_is(err, code));
	g_assert_cmpstr(err->message, ==, says);
	g_assert_cmpint(desk_case(d, w->case_id)->version, ==, before->version);
}

static void
it_is_an_entry_and_the_clocks_are_counted_anew(Desk *d)
{
	int64_t id = desk_open_case(d), fast = add_version(d, d->baker, 8);
	int64_t standard = desk_case(d, id)->agreement_id;
	Instant opened = d->now;
	size_t n;

	desk_wait(d, DAYS(1));
	must(move(d, &d->bent, id, fast, ERR_HERE));
	const Case *c = desk_case(d, id);
	const Entry *e = desk_entries(d, id, &n);
	e += n - 1;
	g_assert_cmpint(c->agreement_id, ==, fast);
	/* Seven hours of Tuesday and one of Wednesday; an hour of Tuesday. */
	g_assert_cmpint(c->solution_due, ==, opened + DAYS(1));
	g_assert_cmpint(c->response_due, ==, opened + HOURS(1));
	g_assert_cmpint(e->kind, ==, ENTRY_CHANGED);
	g_assert_cmpint(e->staff_id, ==, d->bent.staff_id);
	g_assert_false(e->is_public);
	g_assert_cmpstr(e->text, ==, why);
	/* And back, by its number or as the one in force. */
	must(move(d, &d->anna, id, standard, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->solution_due, ==, opened + DAYS(3));
	must(move(d, &d->anna, id, 0, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->agreement_id, ==, fast);
}

static void
the_reporter_hears_of_a_horizon_that_moves_and_of_no_other(Desk *d)
{
	int64_t id = desk_open_case(d), later = add_version(d, d->baker, 60);
	int64_t same = desk_open_case(d);
	Agreement ag = agreement_standard();

	desk_wait(d, DAYS(1));
	must(move(d, &d->anna, id, later, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt receipt horizon");
	ag.customer_id = d->baker;
	ag.name = "Det samme";
	must(agreement_make_hours(d->a, &ag, ERR_HERE));
	ag.valid_from = hours_midnight(ag.hours, hours_local_day(ag.hours, d->now) + 1);
	must(agreement_save(d->db, d->a, &d->anna, &ag, ERR_HERE));
	desk_wait(d, DAYS(1));
	must(move(d, &d->anna, same, ag.id, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt receipt horizon");
}

static void
it_takes_an_administrator_or_a_partner_a_reason_and_a_version_of_his(Desk *d)
{
	const Actor agent = { .staff_id = d->bent.staff_id,
		.role = ROLE_AGENT,
		.now = d->now };
	int64_t id = desk_open_case(d), fast = add_version(d, d->baker, 8);
	int64_t others = add_version(d, d->smith, 8);
	CaseAgreement w = { .case_id = id, .agreement_id = fast, .reason = why };

	refuse(d, &agent, &w, ERR_DENIED, "case.agreement.who");
	refuse(d, &d->ida, &w, ERR_DENIED, "staff.only");
	refuse(d, &d->anna, &w, ERR_INVALID, "case.agreement.begins");
	desk_wait(d, DAYS(1));
	w.reason = "  ";
	refuse(d, &d->anna, &w, ERR_INVALID, "case.agreement.reason");
	w.reason = why;
	w.agreement_id = others;
	refuse(d, &d->anna, &w, ERR_INVALID, "case.agreement.others");
	w.agreement_id = 4711;
	refuse(d, &d->anna, &w, ERR_INVALID, "agreement.unknown");
	w.agreement_id = desk_case(d, id)->agreement_id;
	refuse(d, &d->anna, &w, ERR_INVALID, "case.agreement.same");
	w.agreement_id = fast;
	w.seen = desk_case(d, id)->version + 1;
	refuse(d, &d->anna, &w, ERR_CONFLICT, "case.changed");
}

typedef struct {
	int64_t id, version;
} Whole;

static bool
whole_move(Desk *d, void *arg, GError **err)
{
	const Whole *w = arg;

	return move(d, &d->anna, w->id, w->version, err);
}

static void
it_is_whole_or_not_at_all(Desk *d)
{
	Whole w = { desk_open_case(d), add_version(d, d->baker, 8) };

	desk_wait(d, DAYS(1));
	g_assert_cmpint(desk_fails_whole(d, whole_move, &w), >=, 4);
	g_assert_cmpint(desk_case(d, w.id)->agreement_id, ==, w.version);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("it-is-an-entry-and-the-clocks-are-counted-anew",
	    it_is_an_entry_and_the_clocks_are_counted_anew);
	desk_add_story("the-reporter-hears-of-a-horizon-that-moves-and-of-no-other",
	    the_reporter_hears_of_a_horizon_that_moves_and_of_no_other);
	desk_add_story("it-takes-an-administrator-or-a-partner-and-a-reason",
	    it_takes_an_administrator_or_a_partner_a_reason_and_a_version_of_his);
	desk_add_story("it-is-whole-or-not-at-all", it_is_whole_or_not_at_all);
	return g_test_run();
}
