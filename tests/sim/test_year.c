/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * test_year.c - a year of a small house, in which every promise is counted again, minute
 * by minute (tally.h), and must come to what the desk stored and shows. */
#include "base/err.h"
#include "desk/clocks.h"
#include "sim_desk.h"
#include "store/agreement_store.h"
#include "store/case_store.h"
#include "tally.h"

#define CUSTOMERS 12 /* each kind of agreement, and the standard */
#define CASES     900
#define DAYS_LONG 365
#define AHEAD     MINUTES(5) /* that the staff of a simulation writes within a step */

/* In Europe; Greenland changes at the same instants. */
static const char *const changes[] = { "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z" };
#define N_CHANGES 2

typedef struct {
	Db *db;
	Instant begin, end;
	GHashTable *walls; /* by agreement; of Promise */
	int compared, met, missed, noted;
	int versions, entries[32];
	int over[N_CHANGES]; /* clocks that ran night and day over each */
} Year;

/* A version, and the minutes that it is open. */
typedef struct {
	Arena *arena;
	Agreement *ag;
	Wall *wall;
} Promise;

static void
promise_free(void *arg)
{
	Promise *p = arg;

	wall_free(p->wall);
	arena_free(p->arena);
	g_free(p);
}

static const Promise *
promise_of(Year *y, int64_t id)
{
	gint64 key = id;
	Promise *p = g_hash_table_lookup(y->walls, &key);
	g_autoptr(GError) err = NULL;

	if (p)
		return p;
	p = g_new0(Promise, 1);
	p->arena = arena_new();
	g_assert_true(agreement_store_find(y->db, p->arena, id, &p->ag, &err));
	p->wall = wall_new(p->ag, y->begin, y->end + DAYS(250));
	g_hash_table_insert(y->walls, g_memdup2(&key, sizeof key), p);
	y->versions++;
	return p;
}

/* --- one case --- */

typedef struct {
	Year *year;
	Case c; /* as of the entries so far */
	const Entry *entries;
	Moment *moments;
	size_t n, all; /* so many so far; and at the end */
} Life;

static Tally
tally_of(const Life *l, ClockKind kind)
{
	const Promise *p = promise_of(l->year, l->c.agreement_id);

	return tally(p->ag, p->wall, (Category)l->c.category, kind, l->moments, l->n);
}

/* The end of the hour in which it is noticed. */
static Instant
tick(const Life *l, Instant due)
{
	Instant begin = l->year->begin;
	Duration since = MAX(due, l->moments[l->n - 1].at) - begin;

	return begin + (since + HOURS(1) - 1) / HOURS(1) * HOURS(1);
}

static bool
is_noted(const Life *l, ClockKind kind, Instant due)
{
	g_autoptr(Arena) a = arena_new();

	for (size_t i = 0; i < l->n; i++) {
		const Entry *e = &l->entries[i];

		if (e->kind == ENTRY_DEADLINE && entry_detail_int(e, "due") == due &&
		    !g_strcmp0(entry_detail(a, e, "clock"), clock_kind_name(kind)))
			return true;
	}
	return false;
}

/* Where it was, before it fails. */
static void
tell(const Life *l, ClockKind kind)
{
	g_test_message("case %" G_GINT64_FORMAT " entry %zu clock %s",
	    l->entries[0].case_id, l->n, clock_kind_name(kind));
	for (size_t i = 0; i < l->all; i++)
		g_test_message("%s %" G_GINT64_FORMAT " %s %s",
		    entry_kind_name(l->entries[i].kind), l->entries[i].at,
		    change_to_json(promise_of(l->year, 1)->arena, &l->entries[i].change),
		    l->entries[i].details ? l->entries[i].details : "");
}

/* What passed was noted within the hour; the desk is never away. */
static void
assert_noted(const Life *l, ClockKind kind, const Tally *t)
{
	Instant next = l->n < l->all ? l->entries[l->n].at : l->year->end;

	if (t->target && t->began && !t->ended && !t->stands &&
	    tick(l, t->due) + AHEAD < next) {
		if (!is_noted(l, kind, t->due))
			tell(l, kind);
		g_assert_true(is_noted(l, kind, t->due));
		l->year->noted++;
	}
}

/* One that is noted had passed. */
static void
assert_passed(const Life *l, const Entry *e)
{
	g_autoptr(Arena) a = arena_new();
	ClockKind kind;

	if (e->kind != ENTRY_DEADLINE)
		return;
	g_assert_true(clock_kind_from_name(entry_detail(a, e, "clock"), &kind));
	const Tally t = tally_of(l, kind); /* before it */
	if (t.due != entry_detail_int(e, "due"))
		tell(l, kind);
	g_assert_cmpint(t.due, ==, entry_detail_int(e, "due"));
	g_assert_cmpint(t.due, <=, e->at);
	g_assert_false(t.ended || t.stands);
}

static void
note_changes(const Life *l, const Tally *t)
{
	Instant to = l->moments[l->n - 1].at;
	Instant from = l->n > 1 ? l->moments[l->n - 2].at : to;
	Instant at;

	for (size_t i = 0; i < N_CHANGES; i++) {
		g_assert_true(clock_parse_rfc3339(changes[i], &at));
		l->year->over[i] += from < at && at < to && t->began && t->began < at &&
		                    (!t->ended || t->ended == to) && t->used;
	}
}

/* What the case says after each entry is what comes of counting. */
static void
assert_stored(const Life *l)
{
	const Case *c = &l->c;
	const Instant stored[N_CLOCKS] = { c->response_due, c->update_due,
		c->solution_due };

	for (ClockKind kind = 0; kind < N_CLOCKS; kind++) {
		const Tally t = tally_of(l, kind);
		bool none = kind == CLOCK_UPDATE && t.ended;

		if (stored[kind] != (none ? 0 : t.due))
			tell(l, kind);
		g_assert_cmpint(stored[kind], ==, none ? 0 : t.due);
		g_assert_cmpint(c->standing >> kind & 1, ==, t.stands);
		assert_noted(l, kind, &t);
		if (promise_of(l->year, c->agreement_id)
		        ->ag->targets[c->category]
		        .clock[kind]
		        .always)
			note_changes(l, &t);
		l->year->compared++;
	}
}

/* As somebody reads it days after the last entry. */
static Tally
tally_later(Life *l, ClockKind kind)
{
	Moment *last = &l->moments[l->n];

	*last = (Moment){ .at = last[-1].at + DAYS(4), .status = last[-1].status };
	l->n++;
	const Tally t = tally_of(l, kind);
	l->n--;
	return t;
}

/* What the page of the clocks shows. */
static void
assert_shown(Life *l)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	CaseClocks k;
	SlaStretch *stretches;

	l->c.id = l->entries[0].case_id;
	g_assert_true(case_clocks(l->year->db, a, &l->c, &k, &err));
	for (ClockKind kind = 0; kind < N_CLOCKS; kind++) {
		const SlaClock *clock = &k.clocks.clock[kind];
		const Tally t = tally_of(l, kind);
		Duration sum = 0;

		g_assert_cmpint(clock->used, ==, t.used);
		g_assert_cmpint(clock->due, ==, t.due);
		g_assert_cmpint(clock->began, ==, t.began);
		g_assert_cmpint(clock->ended, ==, t.ended);
		g_assert_cmpint(clock->target, ==, t.target);
		if (!t.target)
			continue;
		const Tally later = tally_later(l, kind);
		size_t n = sla_explain(a, &k.of, kind, l->moments[l->n].at, SIZE_MAX,
		    &stretches);
		for (size_t i = 0; i < n; i++)
			sum += stretches[i].counted;
		g_assert_cmpint(sum, ==, later.used);
	}
}

/* In time, or too late: as the chips say it. */
static void
assert_met(const Life *l)
{
	const Case *c = &l->c;
	const Tally response = tally_of(l, CLOCK_RESPONSE),
	            solution = tally_of(l, CLOCK_SOLUTION);

	if (c->responded_at) {
		g_assert_cmpint(response.ended, ==, c->responded_at);
		bool late = c->responded_at > c->response_due;
		g_assert_true(late ? response.used >= response.target
		                   : response.used <= response.target);
		*(late ? &l->year->missed : &l->year->met) += 1;
	}
	if (c->status >= STATUS_SOLVED && solution.ended == c->solved_at) {
		bool late = c->solved_at > c->solution_due;
		g_assert_true(late ? solution.used >= solution.target
		                   : solution.used <= solution.target);
		*(late ? &l->year->missed : &l->year->met) += 1;
	}
}

/* --- which agreement --- */

/* The customer's own that had begun last when it was reported, else the house's. */
static void
assert_held_to_what_was_in_force(Year *y, const Case *c)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	const int64_t whose[] = { c->customer_id, 0 };
	const Agreement *found = NULL;

	for (size_t k = 0; !found && k < G_N_ELEMENTS(whose); k++) {
		Agreement *all;
		size_t n;

		g_assert_true(
		    agreement_store_versions(y->db, a, whose[k], &all, &n, &err));
		for (size_t i = 0; i < n; i++)
			if (all[i].valid_from <= c->opened_at &&
			    (!found || all[i].valid_from > found->valid_from))
				found = &all[i];
		if (found && found->ends_at && found->ends_at <= c->opened_at)
			found = NULL;
	}
	g_assert_nonnull(found);
	g_assert_cmpint(c->agreement_id, ==, found->id);
}

static void
assert_case(Year *y, int64_t id)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	Entry *entries;
	Case *c;
	Life l = { .year = y };

	g_assert_true(entry_store_of_case(y->db, a, id, false, &entries, &l.all, &err));
	g_assert_true(case_store_find(y->db, a, id, &c, &err));
	l.entries = entries;
	l.moments = arena_newv(a, Moment, l.all + 1);
	l.c.opened_at = entries[0].at;
	for (size_t i = 0; i < l.all; i++) {
		const Case before = l.c;

		if (i)
			assert_passed(&l, &entries[i]);
		case_apply(&l.c, &entries[i].change, entries[i].at);
		l.moments[l.n++] = moment_of(i ? &before : NULL, &l.c, &entries[i]);
		y->entries[entries[i].kind]++;
		assert_stored(&l);
	}
	assert_shown(&l);
	assert_met(&l);
	assert_held_to_what_was_in_force(y, c);
}

/* --- the year --- */

static const EntryKind must_happen[] = { ENTRY_MAIL_IN, ENTRY_CALL, ENTRY_ESCALATED,
	ENTRY_REFERRED, ENTRY_SUPPLIER_MAIL, ENTRY_CHASED, ENTRY_HORIZON, ENTRY_OUTAGE,
	ENTRY_DEADLINE, ENTRY_DECISION_ASKED, ENTRY_DECIDED };

static void
every_promise_of_a_year_comes_to_what_a_pencil_says(const void *where)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	Simulation s = { .seed = 3,
		.customers = CUSTOMERS,
		.days = DAYS_LONG,
		.cases = CASES,
		.workers = 1 };
	SimDesk d = { 0 };
	Year y = { .walls = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
		       promise_free) };
	int64_t *ids;
	size_t n;

	g_assert_true(clock_parse_rfc3339("2026-11-06T15:00:00+01:00", &s.end));
	sim_desk_open(&d, where, &s);
	y.begin = s.end - DAYS(DAYS_LONG);
	y.end = s.end;
	y.db = store_borrow(d.store, &err);
	g_assert_no_error(err);
	g_assert_true(case_store_ids(y.db, a, 0, 100000, &ids, &n, &err));
	for (size_t i = 0; i < n; i++)
		assert_case(&y, ids[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(must_happen); i++)
		g_assert_cmpint(y.entries[must_happen[i]], >, 5);
	for (size_t i = 0; i < N_CHANGES; i++)
		g_assert_cmpint(y.over[i], >, 0);
	g_assert_cmpint(y.versions, >=, 10);
	g_assert_cmpint(MIN(y.met, y.missed), >, 100);
	g_test_message("%zu cases, %d versions, %d clocks, %d met, %d missed, %d noted; "
	               "%d and %d over changes",
	    n, y.versions, y.compared, y.met, y.missed, y.noted, y.over[0], y.over[1]);
	g_hash_table_unref(y.walls);
	db_give_back(y.db);
	sim_desk_close(&d);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	sim_desk_add_story("every-promise-of-a-year-comes-to-what-a-pencil-says",
	    every_promise_of_a_year_comes_to_what_a_pencil_says);
	return g_test_run();
}
