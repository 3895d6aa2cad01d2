/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Views that are saved of the lists: whose they are, in which order, and what is in them;
 * and the lists that are few, of which they may be a part. */
#include "base/err.h"
#include "desk.h"
#include "desk/handin.h"
#include "desk/list.h"
#include "desk/list_filter.h"
#include "desk/saved_view.h"
#include "desk/visit.h"
#include "store/list_store.h"
#include "store/saved_view_store.h"

static SavedView
view_of(const Actor *who, const char *name, const char *filter)
{
	return (SavedView){ .staff_id = who ? who->staff_id : 0,
		.name = name,
		.list = "open",
		.filter = filter };
}

static int64_t
save(Desk *d, const Actor *owner, const char *name, const char *filter)
{
	SavedView v = view_of(owner, name, filter);

	must(saved_view_save(d->db, d->a, owner ? owner : &d->anna, &v, ERR_HERE));
	return v.id;
}

/* Their names, "Haster, Bageren"; of everybody with 0. */
static char *
names_of(Desk *d, int64_t staff_id)
{
	g_autoptr(GString) names = g_string_new(NULL);
	SavedView *all;
	size_t n;

	must(saved_view_store_of(d->db, d->a, staff_id, &all, &n, ERR_HERE));
	for (size_t i = 0; i < n; i++)
		g_string_append_printf(names, "%s%s", i ? ", " : "", all[i].name);
	return arena_strdup(d->a, names->str);
}

static SavedView *
found(Desk *d, int64_t id)
{
	SavedView *v;

	must(saved_view_store_find(d->db, d->a, id, &v, ERR_HERE));
	return v;
}

/* --- whose they are --- */

static void
ones_own_is_nobody_elses(Desk *d)
{
	int64_t id = save(d, &d->anna, " Haster ", "  prioritet:haster ");
	SavedView *v = found(d, id);

	g_assert_cmpstr(v->name, ==, "Haster");
	g_assert_cmpstr(v->filter, ==, "prioritet:haster");
	g_assert_cmpstr(names_of(d, d->anna.staff_id), ==, "Haster");
	g_assert_cmpstr(names_of(d, d->bent.staff_id), ==, "");
	g_assert_cmpstr(names_of(d, 0), ==, "");

	SavedView his = *v;
	his.staff_id = d->bent.staff_id;
	refused(saved_view_save(d->db, d->a, &d->bent, &his, ERR_HERE), "view.others");
	refused(saved_view_save(d->db, d->a, &d->bent, v, ERR_HERE), "view.others");
	refused(saved_view_move(d->db, d->a, &d->bent, id, true, ERR_HERE),
	    "view.others");
	refused(saved_view_remove(d->db, d->a, &d->bent, id, ERR_HERE), "view.others");
	refused(saved_view_remove(d->db, d->a, &d->ida, id, ERR_HERE), "staff.only");
}

static void
administrators_keep_those_that_all_have(Desk *d)
{
	SavedView bents = view_of(NULL, "Alles", "");
	int64_t id = save(d, NULL, "Alles", ""), his = save(d, &d->bent, "Bents", "");

	refused(saved_view_save(d->db, d->a, &d->bent, &bents, ERR_HERE), "admin.only");
	refused(saved_view_remove(d->db, d->a, &d->bent, id, ERR_HERE), "admin.only");
	bents = *found(d, his);
	bents.staff_id = 0;
	refused(saved_view_save(d->db, d->a, &d->bent, &bents, ERR_HERE), "admin.only");

	SavedView annas = *found(d, save(d, &d->anna, "Annas", ""));
	annas.staff_id = 0;
	must(saved_view_save(d->db, d->a, &d->anna, &annas, ERR_HERE));
	g_assert_cmpstr(names_of(d, 0), ==, "Alles, Annas");
	g_assert_cmpstr(names_of(d, d->anna.staff_id), ==, "");
	refused(saved_view_save(d->db, d->a, &d->anna, &annas, ERR_HERE), "view.changed");
}

static void
they_stand_in_the_order_that_one_gives_them(Desk *d)
{
	int64_t one = save(d, &d->anna, "1", ""), two = save(d, &d->anna, "2", ""),
	        three = save(d, &d->anna, "3", "");
	int64_t me = d->anna.staff_id;

	must(saved_view_move(d->db, d->a, &d->anna, three, true, ERR_HERE));
	g_assert_cmpstr(names_of(d, me), ==, "1, 3, 2");
	must(saved_view_move(d->db, d->a, &d->anna, one, true, ERR_HERE));
	g_assert_cmpstr(names_of(d, me), ==, "1, 3, 2");
	must(saved_view_move(d->db, d->a, &d->anna, one, false, ERR_HERE));
	g_assert_cmpstr(names_of(d, me), ==, "3, 1, 2");
	must(saved_view_move(d->db, d->a, &d->anna, two, false, ERR_HERE));
	g_assert_cmpstr(names_of(d, me), ==, "3, 1, 2");
	must(saved_view_remove(d->db, d->a, &d->anna, one, ERR_HERE));
	save(d, &d->anna, "4", "");
	must(saved_view_move(d->db, d->a, &d->anna, two, true, ERR_HERE));
	g_assert_cmpstr(names_of(d, me), ==, "2, 3, 4");
	refused(saved_view_move(d->db, d->a, &d->anna, one, true, ERR_HERE),
	    "view.unknown");
}

static void
what_is_no_view_is_refused(Desk *d)
{
	g_autofree char *long_filter = g_strnfill(QUERY_MAX_BYTES + 1, 'x');
	SavedView v = view_of(&d->anna, " \t", "");

#define TRY saved_view_save(d->db, d->a, &d->anna, &v, ERR_HERE)
	refused(TRY, "view.name.missing");
	v = view_of(&d->anna, "Navn", "status:findesikke");
	refused(TRY, "view.filter.wrong");
	v = view_of(&d->anna, "Navn", "kunde:findesikke");
	refused(TRY, "view.filter.wrong");
	v = view_of(&d->anna, "Navn", long_filter);
	refused(TRY, "view.filter.long");
	for (int i = 0; i < SAVED_VIEW_MOST; i++)
		save(d, &d->anna, "Navn", "");
	v = view_of(&d->anna, "En til", "");
	refused(TRY, "view.many");
	save(d, &d->bent, "Bents", "");
#undef TRY
}

/* --- what is in them --- */

/* The cases of a list that fit, as their subjects' numbers; *cut if not all was looked
 * at. */
static size_t
picked(Desk *d, const Actor *who, CaseListKind kind, const char *filter)
{
	CasePick pick = { .kind = kind, .of_id = kind == LIST_MINE ? who->staff_id : 0 };
	ListFilter f, quick;
	OpenCases open;
	const Case **cases;
	size_t n, counted;

	must(open_cases_for(d->db, d->a, &pick, &open, ERR_HERE));
	must(list_filter_find(d->db, d->a, who, filter, &open, &f, ERR_HERE));
	list_filter_put(&f, &pick);
	must(
	    case_pick(d->db, d->a, &open, &pick, (CaseOrder){ 0 }, &cases, &n, ERR_HERE));
	must(list_filter_find(d->db, d->a, who, filter, NULL, &quick, ERR_HERE));
	list_filter_put(&quick, &pick);
	must(case_pick_count(d->db, d->a, &open, &pick, &counted, ERR_HERE));
	g_assert_cmpuint(counted, ==, n);
	return n;
}

static int64_t
of_smith(Desk *d, const char *subject)
{
	const CaseOpen w = { .subject = subject,
		.text = "Den er gal.",
		.customer_id = d->smith,
		.category = CATEGORY_FAULT,
		.channel = CHANNEL_PHONE };
	int64_t id;

	must(case_open(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	return id;
}

static void
what_is_typed_leaves_the_others_out(Desk *d)
{
	int64_t one = desk_open_case(d);
	const CaseChange take = { .case_id = one,
		.assign = true,
		.assignee_id = d->anna.staff_id,
		.priority = PRIORITY_URGENT };

	of_smith(d, "Routeren blinker");
	must(case_change(d->db, d->a, &d->anna, &take, ERR_HERE));
	static const struct {
		const char *filter;
		size_t annas, bents;
	} rows[] = {
		{ "", 2, 2 },
		{ "prioritet:haster", 1, 1 },
		{ "priority:urgent", 1, 1 },
		{ "-prioritet:haster", 1, 1 },
		{ "ansvarlig:mig", 1, 0 },
		{ "ansvarlig:ingen", 1, 1 },
		{ "routeren", 1, 1 },
		{ "router", 1, 1 },
		{ "routeren prioritet:haster", 0, 0 },
		{ "findesikke", 0, 0 },
		{ "kunde:bager", 1, 1 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("%s", rows[i].filter);
		g_assert_cmpuint(picked(d, &d->anna, LIST_OPEN, rows[i].filter), ==,
		    rows[i].annas);
		g_assert_cmpuint(picked(d, &d->bent, LIST_OPEN, rows[i].filter), ==,
		    rows[i].bents);
	}
	g_assert_cmpuint(picked(d, &d->anna, LIST_MINE, "prioritet:haster"), ==, 1);
	g_assert_cmpuint(picked(d, &d->bent, LIST_MINE, "prioritet:haster"), ==, 0);
}

static int64_t
count_shelf(Desk *d)
{
	int64_t n;

	must(case_store_count_few(d->db, LIST_SHELF, 0, 0, &n, ERR_HERE));
	return n;
}

static void
on_the_shelf_is_what_nobody_fetched(Desk *d)
{
	const HandinReceive w = { .case_id = desk_open_case(d), .what = "Lenovo T14" };
	HandinMove fetch = { .state = HANDIN_FETCHED };
	const CaseWrite end = { .case_id = w.case_id,
		.text = "Ny skærm.",
		.status = STATUS_CLOSED };
	int64_t first, second;

	desk_open_case(d);
	g_assert_cmpint(count_shelf(d), ==, 0);
	must(handin_receive(d->db, d->a, &d->anna, &w, &first, ERR_HERE));
	must(handin_receive(d->db, d->a, &d->anna, &w, &second, ERR_HERE));
	g_assert_cmpint(count_shelf(d), ==, 1);
	g_assert_cmpuint(picked(d, &d->anna, LIST_SHELF, ""), ==, 1);
	g_assert_cmpuint(picked(d, &d->anna, LIST_SHELF, "prioritet:haster"), ==, 0);
	must(case_close(d->db, d->a, &d->anna, &end, ERR_HERE));
	g_assert_cmpuint(picked(d, &d->anna, LIST_SHELF, ""), ==, 1);
	g_assert_cmpuint(picked(d, &d->anna, LIST_OPEN, ""), ==, 1);
	fetch.id = first;
	must(handin_move(d->db, d->a, &d->anna, &fetch, ERR_HERE));
	g_assert_cmpint(count_shelf(d), ==, 1);
	fetch.id = second;
	must(handin_move(d->db, d->a, &d->anna, &fetch, ERR_HERE));
	g_assert_cmpint(count_shelf(d), ==, 0);
	g_assert_cmpuint(picked(d, &d->anna, LIST_SHELF, ""), ==, 0);
}

static int64_t
count_visits(Desk *d, Instant from, Instant before)
{
	int64_t n;

	must(case_store_count_few(d->db, LIST_VISITS, from, before, &n, ERR_HERE));
	return n;
}

static void
a_visit_is_on_the_list_of_its_day_until_it_is_over(Desk *d)
{
	const Instant at = d->now + HOURS(5);
	VisitPlan w = { .case_id = desk_open_case(d),
		.staff_id = d->bent.staff_id,
		.begins = at,
		.ends = at + HOURS(1),
		.address = "Torvet 1",
		.phone = "",
		.what = "",
		.site = "" };
	int64_t one, two, *cases;
	size_t n;

	must(visit_plan(d->db, d->a, &d->anna, &w, &one, ERR_HERE));
	w.begins += HOURS(2);
	w.ends += HOURS(2);
	must(visit_plan(d->db, d->a, &d->anna, &w, &two, ERR_HERE));
	g_assert_cmpint(count_visits(d, at, at + 1), ==, 1);
	g_assert_cmpint(count_visits(d, d->now, d->now + DAYS(1)), ==, 1);
	g_assert_cmpint(count_visits(d, d->now, at), ==, 0);
	g_assert_cmpint(count_visits(d, w.begins + 1, d->now + DAYS(1)), ==, 0);
	must(case_store_few(d->db, d->a, LIST_VISITS, d->now, d->now + DAYS(1), &cases,
	    &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpint(cases[0], ==, w.case_id);
	must(visit_cancel(d->db, d->a, &d->anna, one, 0, "", ERR_HERE));
	g_assert_cmpint(count_visits(d, at, at + 1), ==, 0);
	must(visit_cancel(d->db, d->a, &d->anna, two, 0, "", ERR_HERE));
	g_assert_cmpint(count_visits(d, d->now, d->now + DAYS(1)), ==, 0);
}

/* --- nothing is half done --- */

#define ID (*(const int64_t *)arg)

USE(add)
{
	SavedView v = view_of(&d->anna, "Ny", "");

	return saved_view_save(d->db, d->a, &d->anna, &v, err);
}

USE(rename_it)
{
	SavedView v = *found(d, ID);

	v.name = "Nyt navn";
	return saved_view_save(d->db, d->a, &d->anna, &v, err);
}

USE(up)
{
	return saved_view_move(d->db, d->a, &d->anna, ID, true, err);
}

USE(share)
{
	SavedView v = *found(d, ID);

	v.staff_id = 0;
	return saved_view_save(d->db, d->a, &d->anna, &v, err);
}

USE(remove_it)
{
	return saved_view_remove(d->db, d->a, &d->anna, ID, err);
}

static const WholeUse uses[] = {
	{ "add", add, 2, NULL },
	{ "rename", rename_it, 2, NULL },
	{ "up", up, 4, NULL },
	{ "share", share, 4, NULL },
	{ "remove", remove_it, 3, NULL },
};

static void
each_is_done_wholly_or_not_at_all(Desk *d)
{
	int64_t first = save(d, &d->anna, "1", ""), id = save(d, &d->anna, "2", "");
	const char *list = saved_view_list(d->a, id);
	unsigned columns;

	must(list_choose_columns(d->db, d->a, &d->anna, list, COLUMNS_USUAL, ERR_HERE));
	desk_fail_whole(d, uses, G_N_ELEMENTS(uses), &id);
	g_assert_null(found(d, id));
	g_assert_nonnull(found(d, first));
	must(list_store_columns(d->db, d->anna.staff_id, list, &columns, ERR_HERE));
	g_assert_cmphex(columns, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("view/ones-own-is-nobody-elses", ones_own_is_nobody_elses);
	desk_add_story("view/administrators-keep-those-of-all",
	    administrators_keep_those_that_all_have);
	desk_add_story("view/in-the-order-that-one-gives-them",
	    they_stand_in_the_order_that_one_gives_them);
	desk_add_story("view/what-is-none-is-refused", what_is_no_view_is_refused);
	desk_add_story("view/what-is-typed-leaves-others-out",
	    what_is_typed_leaves_the_others_out);
	desk_add_story("view/on-the-shelf", on_the_shelf_is_what_nobody_fetched);
	desk_add_story("view/visits-of-a-day",
	    a_visit_is_on_the_list_of_its_day_until_it_is_over);
	desk_add_story("view/whole", each_is_done_wholly_or_not_at_all);
	return g_test_run();
}
