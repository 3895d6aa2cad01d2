/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What the telephone system says of calls: stories, on each engine. */
#include "base/err.h"
#include "desk.h"
#include "desk/ring.h"
#include "store/ring_store.h"

static void
hear(Desk *d, RingEvent event, const char *call, const char *users)
{
	const RingWord w = { .event = event,
		.call_id = call,
		.from = "4520123456",
		.users = users };

	must(ring_hear(d->db, d->a, d->now, &w, ERR_HERE));
}

static const Ring *
only(Desk *d)
{
	Ring *all;
	size_t n;

	must(ring_store_open(d->db, d->a, d->now - DAYS(1), &all, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	return all;
}

static const char *
loud(Arena *a, const char *s)
{
	g_autofree char *up = g_utf8_strup(s, -1);

	return arena_strdup(a, up);
}

static size_t
how_many(Desk *d)
{
	Ring *all;
	size_t n;

	must(ring_store_open(d->db, d->a, d->now - DAYS(1), &all, &n, ERR_HERE));
	return n;
}

/* "Anna", "Bent", "Anna Bent" or "". */
static const char *
rings_for(Desk *d)
{
	const Ring *r = only(d);
	Staff *staff, *anna, *bent;
	size_t n;

	must(staff_store_all(d->db, d->a, &staff, &n, ERR_HERE));
	must(staff_store_find(d->db, d->a, d->anna.staff_id, &anna, ERR_HERE));
	must(staff_store_find(d->db, d->a, d->bent.staff_id, &bent, ERR_HERE));
	bool a = ring_is_for(d->a, r, anna, staff, n, d->now);
	bool b = ring_is_for(d->a, r, bent, staff, n, d->now);
	return a && b ? "Anna Bent" : a ? "Anna" : b ? "Bent" : "";
}

static void
it_rings_for_those_named_else_for_all(Desk *d)
{
	Staff *bent;

	must(staff_store_find(d->db, d->a, d->bent.staff_id, &bent, ERR_HERE));
	hear(d, RING_BEGINS, "a1", "");
	g_assert_cmpstr(only(d)->number, ==, "+4520123456");
	g_assert_cmpstr(rings_for(d), ==, "Anna Bent");
	hear(d, RING_BEGINS, "a1", "en gruppe");
	g_assert_cmpstr(rings_for(d), ==, "Anna Bent");
	hear(d, RING_BEGINS, "a1", loud(d->a, bent->name));
	g_assert_cmpstr(rings_for(d), ==, "Bent");
	hear(d, RING_BEGINS, "a1", bent->mail);
	g_assert_cmpstr(rings_for(d), ==, "Bent");
}

static void
who_answers_has_it(Desk *d)
{
	Staff *bent;

	must(staff_store_find(d->db, d->a, d->bent.staff_id, &bent, ERR_HERE));
	hear(d, RING_BEGINS, "a1", "");
	hear(d, RING_ANSWERED, "a1", bent->name);
	g_assert_cmpstr(rings_for(d), ==, "Bent");
	desk_wait(d, RING_RINGS + 1);
	g_assert_cmpstr(rings_for(d), ==, "Bent");
	hear(d, RING_ENDS, "a1", "");
	g_assert_cmpstr(rings_for(d), ==, "");
}

static void
an_end_that_was_forgotten_ends_by_itself(Desk *d)
{
	hear(d, RING_BEGINS, "a1", "");
	desk_wait(d, RING_RINGS);
	g_assert_cmpstr(rings_for(d), ==, "Anna Bent");
	desk_wait(d, 1);
	g_assert_cmpstr(rings_for(d), ==, "");
}

static void
words_come_in_any_order_and_twice(Desk *d)
{
	hear(d, RING_ENDS, "a1", "");
	hear(d, RING_BEGINS, "a1", "");
	hear(d, RING_BEGINS, "a1", "");
	g_assert_cmpstr(rings_for(d), ==, "");
	/* the same name on another day is another call */
	desk_wait(d, DAYS(1));
	hear(d, RING_BEGINS, "a1", "");
	g_assert_cmpstr(rings_for(d), ==, "Anna Bent");
}

static void
ours_that_call_out_are_none(Desk *d)
{
	const RingWord w = { .call_id = "a1",
		.from = "201",
		.users = "",
		.is_outgoing = true };
	const RingWord nameless = { .call_id = "", .from = "201", .users = "" };

	must(ring_hear(d->db, d->a, d->now, &w, ERR_HERE));
	g_assert_cmpuint(how_many(d), ==, 0);
	refused(ring_hear(d->db, d->a, d->now, &nameless, &must_err), "ring.no_call");
}

static void
what_was_registered_is_done_with(Desk *d)
{
	int64_t id = desk_open_case(d);
	Ring *r;

	hear(d, RING_BEGINS, "a1", "");
	int64_t ring = only(d)->id;
	refused(ring_take(d->db, d->a, &d->ida, ring, id, &must_err), "staff.only");
	must(ring_take(d->db, d->a, &d->anna, ring, id, ERR_HERE));
	must(ring_take(d->db, d->a, &d->bent, ring, 0, ERR_HERE));
	must(ring_store_find(d->db, d->a, ring, &r, ERR_HERE));
	g_assert_cmpint(r->staff_id, ==, d->anna.staff_id);
	g_assert_cmpuint(how_many(d), ==, 0);
}

#define STORY(name) desk_add_story("ring/" #name, name)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	STORY(it_rings_for_those_named_else_for_all);
	STORY(who_answers_has_it);
	STORY(an_end_that_was_forgotten_ends_by_itself);
	STORY(words_come_in_any_order_and_twice);
	STORY(ours_that_call_out_are_none);
	STORY(what_was_registered_is_done_with);
	return g_test_run();
}
