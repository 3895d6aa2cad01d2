/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * test_simulation.c - what must hold of a desk that many have worked at. */
#include "base/err.h"
#include "desk/check.h"
#include "desk/expectation.h"
#include "sim_desk.h"
#include "store/case_store.h"

#define CUSTOMERS 20
#define DAYS_LONG 60

/* --- what holds --- */

static void
found_problem(int64_t case_id, const char *what, void *arg G_GNUC_UNUSED)
{
	g_test_message("case %" G_GINT64_FORMAT " %s", case_id, what);
}

static void
assert_whole(const SimDesk *d)
{
	g_autoptr(GError) err = NULL;
	CheckReport report;

	g_assert_true(check_desk(d->store, found_problem, NULL, &report, &err));
	g_assert_no_error(err);
	g_assert_cmpint(report.problems, ==, 0);
	g_assert_cmpint(report.cases, >=, d->done.cases);
	g_assert_cmpint(report.entries, >, 3 * report.cases);
}

static void
assert_entries_in_order(Db *db, const Case *c, GChecksum *sum)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	Entry *entries;
	size_t n;
	Instant last = c->opened_at;

	g_assert_true(entry_store_of_case(db, a, c->id, false, &entries, &n, &err));
	g_assert_cmpint((int64_t)n, ==, c->version);
	for (size_t i = 0; i < n; i++) {
		g_assert_cmpint(entries[i].at, >=, last);
		last = entries[i].at;
		g_checksum_update(sum, (const guchar *)entries[i].text, -1);
	}
	g_assert_cmpint(last, ==, c->updated_at);
}

/* Every open case has a time horizon, never later than the promise unless the desk says
 * why. */
static void
assert_horizon_holds(const Case *c)
{
	g_assert_true(c->horizon || !case_is_open(c));
	g_assert_nonnull(horizon_why_name(c->horizon_why));
	if (c->status < STATUS_SOLVED &&
	    (c->horizon_why == HORIZON_PROMISE || c->horizon_why == HORIZON_EXPECTED))
		g_assert_cmpint(c->horizon, <=, c->solution_due);
}

/* What was said of its own cases by what was known then holds for eight of ten. */
static void
assert_horizons_held(const SimDesk *d)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	g_autoptr(Db) db = store_borrow(d->store, &err);
	DeskPast p;

	g_assert_true(expectation_live(db, a, clock_now(), &p, &err));
	const Score *s = expect_score(a, p.expect, p.past, p.n, p.said, p.until);
	double held = (double)s->all.held / (double)s->all.n;
	g_test_message("held %.3f of %zu", held, s->all.n);
	g_assert_cmpuint(s->all.n, >, 400);
	g_assert_cmpfloat(held, >, 0.75);
	g_assert_cmpfloat(held, <, 0.85);
}

/* All that a case is, but for what is drawn by the desk itself. */
static char *
assert_cases_hold(const SimDesk *d)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	g_autoptr(Db) db = store_borrow(d->store, &err);
	int64_t *ids;
	size_t n;
	int seen[N_STATUSES + 1] = { 0 };

	g_assert_true(case_store_ids(db, a, 0, 100000, &ids, &n, &err));
	g_assert_cmpuint(n, >, 500);
	for (size_t i = 0; i < n; i++) {
		Case *c;

		g_assert_true(case_store_find(db, a, ids[i], &c, &err));
		seen[c->status]++;
		assert_horizon_holds(c);
		const char *line = arena_printf(a,
		    "%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
		    " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
		    c->id, c->subject, c->status, c->opened_at, c->updated_at,
		    c->horizon);
		g_checksum_update(sum, (const guchar *)line, -1);
		assert_entries_in_order(db, c, sum);
	}
	for (int i = STATUS_NEW; i <= N_STATUSES; i++)
		g_assert_cmpint(seen[i], >, 0); /* each status is met */
	return g_strdup(g_checksum_get_string(sum));
}

static void
the_desk_is_whole_and_the_same_for_a_seed(const void *where)
{
	g_autoptr(GPtrArray) digests = g_ptr_array_new_with_free_func(g_free);
	const uint64_t seeds[] = { 7, 7, 8 };
	Simulation s = { .customers = CUSTOMERS, .days = DAYS_LONG, .workers = 1 };

	g_assert_true(clock_parse_rfc3339("2026-10-30T15:00:00+01:00", &s.end));
	for (size_t i = 0; i < G_N_ELEMENTS(seeds); i++) {
		SimDesk d = { 0 };

		s.seed = seeds[i];
		sim_desk_open(&d, where, &s);
		assert_whole(&d);
		assert_horizons_held(&d);
		g_ptr_array_add(digests, assert_cases_hold(&d));
		sim_desk_close(&d);
	}
	g_assert_cmpstr(digests->pdata[0], ==, digests->pdata[1]);
	g_assert_cmpstr(digests->pdata[0], !=, digests->pdata[2]);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	sim_desk_add_story("the-desk-is-whole-and-the-same-for-a-seed",
	    the_desk_is_whole_and_the_same_for_a_seed);
	return g_test_run();
}
