/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Who looks at a case just now: stories, on each engine. */
#include "base/err.h"
#include "desk.h"
#include "desk/draft.h"
#include "desk/presence.h"
#include "store/presence_store.h"

static void
looks(Desk *d, const Actor *who, int64_t case_id)
{
	must(presence_say(d->db, d->a, who, case_id, false, ERR_HERE));
}

/* "Bent Dam" or "Bent Dam!" if he writes, as Anna sees it. */
static const char *
others(Desk *d, int64_t case_id)
{
	g_autoptr(GString) s = g_string_new(NULL);
	Present *all;
	size_t n;

	must(presence_store_of_case(d->db, d->a, case_id, d->anna.staff_id, d->now, &all,
	    &n, ERR_HERE));
	for (size_t i = 0; i < n; i++)
		g_string_append_printf(s, "%s%s%s", i ? ", " : "", all[i].name,
		    all[i].writes ? "!" : "");
	return arena_strdup(d->a, s->str);
}

static void
it_lasts_as_long_as_it_is_said(Desk *d)
{
	int64_t id = desk_open_case(d), other = desk_open_case(d);

	looks(d, &d->anna, id);
	g_assert_cmpstr(others(d, id), ==, "");
	looks(d, &d->bent, id);
	g_assert_cmpstr(others(d, id), ==, "Bent Dam");
	g_assert_cmpstr(others(d, other), ==, "");
	desk_wait(d, PRESENCE_LASTS - 1);
	g_assert_cmpstr(others(d, id), ==, "Bent Dam");
	looks(d, &d->bent, id);
	desk_wait(d, PRESENCE_LASTS - 1);
	g_assert_cmpstr(others(d, id), ==, "Bent Dam");
	desk_wait(d, 1);
	g_assert_cmpstr(others(d, id), ==, "");
}

static void
who_leaves_is_gone_at_once(Desk *d)
{
	int64_t id = desk_open_case(d);

	looks(d, &d->bent, id);
	must(presence_say(d->db, d->a, &d->bent, id, true, ERR_HERE));
	g_assert_cmpstr(others(d, id), ==, "");
}

static void
who_has_typed_lately_writes(Desk *d)
{
	int64_t id = desk_open_case(d);
	const Draft n = { .case_id = id,
		.kind = ENTRY_NOTE,
		.text = "Jeg",
		.minutes = "" };

	looks(d, &d->bent, id);
	must(draft_save(d->db, d->a, &d->bent, &n, d->now, ERR_HERE));
	g_assert_cmpstr(others(d, id), ==, "Bent Dam!");
	desk_wait(d, PRESENCE_WRITES);
	looks(d, &d->bent, id);
	g_assert_cmpstr(others(d, id), ==, "Bent Dam");
}

static void
it_is_for_the_staff_and_for_cases_that_are(Desk *d)
{
	int64_t id = desk_open_case(d);

	refused(presence_say(d->db, d->a, &d->ida, id, false, &must_err), "staff.only");
	refused(presence_say(d->db, d->a, &d->bent, 4711, false, &must_err),
	    "case.unknown");
}

static bool
look(Desk *d, void *arg, GError **err)
{
	return presence_say(d->db, d->a, &d->bent, *(int64_t *)arg, false, err);
}

static void
it_is_said_wholly_or_not_at_all(Desk *d)
{
	int64_t id = desk_open_case(d);

	g_assert_cmpint(desk_fails_whole(d, look, &id), >=, 4);
}

#define STORY(name) desk_add_story("presence/" #name, name)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	STORY(it_lasts_as_long_as_it_is_said);
	STORY(who_leaves_is_gone_at_once);
	STORY(who_has_typed_lately_writes);
	STORY(it_is_for_the_staff_and_for_cases_that_are);
	STORY(it_is_said_wholly_or_not_at_all);
	return g_test_run();
}
