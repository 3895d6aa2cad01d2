/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_pages.c - the lists of cases, by next deadline. */
#include "web/list_pages.h"

#include "base/err.h"
#include "desk/case_pick.h"
#include "desk/list.h"
#include "list.tmpl.h" /* made from web/tmpl/list.tmpl */
#include "store/list_store.h"
#include "web/bulk_pages.h"
#include "web/case_lists.h"
#include "web/case_show.h"
#include "web/list_columns.h"
#include "web/pane_view.h"

#define PAGE     50
#define MORE     100 /* on each page after the first */
#define MAX_ONLY 100 /* rows that are asked for by their numbers */

const char *
list_after_words(Arena *a, CaseListAfter after)
{
	return arena_printf(a, "%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, after.at,
	    after.id);
}

bool
list_after_read(const char *s, CaseListAfter *after, GError **err)
{
	char *end;

	*after = (CaseListAfter){ 0 };
	if (!*s)
		return true;
	after->at = g_ascii_strtoll(s, &end, 10);
	if (end != s && *end == '.')
		after->id = g_ascii_strtoll(end + 1, &end, 10);
	return *end == '\0' && after->id > 0 ? true
	                                     : fail(err, ERR_INVALID, "list.after");
}

static CaseRow
list_row(const Reader *rd, const ListWanted *want, const CaseLine *line)
{
	CaseRow row = case_row(rd, line);

	row.at = list_after_words(rd->a, case_store_after(want->kind, line));
	return row;
}

bool
list_fill(const Page *p, const ListWanted *want, ListView *v, GError **err)
{
	CaseLine *lines;
	CaseRow *rows;
	size_t n;

	/* One more than is shown tells whether there is a next page. */
	if (!case_store_list(req_db(p->r), p->rd.a, want->kind, want->of_id, want->after,
	        want->limit + 1, &lines, &n, err))
		return false;
	v->n_rows = MIN(n, (size_t)want->limit);
	rows = arena_newv(p->rd.a, CaseRow, v->n_rows);
	for (size_t i = 0; i < v->n_rows; i++)
		rows[i] = list_row(&p->rd, want, &lines[i]);
	if (want->after.id)
		v->first_url = want->path;
	if (n > v->n_rows)
		v->next_url = arena_printf(p->rd.a, "%s?after=%s", want->path,
		    list_after_words(p->rd.a,
		        case_store_after(want->kind, &lines[v->n_rows - 1])));
	if (case_list_is_open(want->kind))
		case_rows_group(&p->rd, rows, lines, v->n_rows);
	v->rows = rows;
	v->falls = !case_list_is_open(want->kind);
	return true;
}

/* What is looked at: one of the lists that everybody has. */
typedef struct {
	const Page *p;
	const CaseListView *list;
	ListWanted want;
	CaseOrder order;
	unsigned columns;
} ListNow;

/* Of the cases whose numbers are given, those that are in the list, in its order: for
 * rows that are on a screen already. */
static bool
fill_only(const ListNow *now, const char *numbers, ListView *v, GError **err)
{
	g_auto(GStrv) words = g_strsplit(numbers, ",", MAX_ONLY + 1);
	const Page *p = now->p;
	CaseRow *rows = NULL;
	CaseLine *line;

	for (int i = 0; i < MAX_ONLY && words[i]; i++) {
		int64_t number = g_ascii_strtoll(words[i], NULL, 10);

		if (!case_store_in_list(req_db(p->r), p->rd.a, now->want.kind,
		        now->want.of_id, number, &line, err))
			return false;
		if (line)
			*arena_push(p->rd.a, &rows, &v->n_rows) = list_row(&p->rd,
			    &now->want, line);
	}
	v->rows = rows;
	return true;
}

/* --- in another order --- */

/* Where the page begins: after that case, or where it stood if it has gone. */
static size_t
begin_of(const Case *cases, size_t n, CaseListAfter after)
{
	for (size_t i = 0; after.id && i < n; i++)
		if (cases[i].id == after.id)
			return i + 1;
	return MIN((size_t)after.at, n);
}

static bool
fill_sorted(const ListNow *now, ListView *v, GError **err)
{
	const Page *p = now->p;
	const ListWanted *w = &now->want;
	const CasePick pick = { .kind = w->kind, .of_id = w->of_id };
	OpenCases open;
	CaseLine *line;
	Case *cases;
	size_t n;

	if (!open_cases_load(req_db(p->r), p->rd.a, &open, err) ||
	    !case_pick(req_db(p->r), p->rd.a, &open, &pick, now->order, &cases, &n, err))
		return false;
	size_t begin = begin_of(cases, n, w->after);
	size_t end = MIN(n, begin + (size_t)w->limit);
	CaseRow *rows = arena_newv(p->rd.a, CaseRow, end - begin);
	for (size_t i = begin; i < end; i++) {
		if (!case_store_find_line(req_db(p->r), p->rd.a, cases[i].id, &line, err))
			return false;
		if (line)
			rows[v->n_rows++] = case_row(&p->rd, line);
	}
	v->rows = rows;
	const char *sorted = arena_printf(p->rd.a, "%s?sort=%s", w->path,
	    case_order_name(now->order));
	if (begin)
		v->first_url = sorted;
	if (end < n)
		v->next_url = arena_printf(p->rd.a, "%s&after=%s", sorted,
		    list_after_words(p->rd.a,
		        (CaseListAfter){ (Instant)end, cases[end - 1].id }));
	return true;
}

/* --- the page --- */

static bool
fill_pane(const Page *p, PaneView *pane, GError **err)
{
	int64_t number = req_int(p->r, "case");
	CaseView *one = NULL;

	if (number && !case_show_beside(p, number, &one, err))
		return false;
	pane->one = one;
	return true;
}

static bool
is_usual(CaseOrder o)
{
	return !*case_order_name(o);
}

static bool
fill_rows(const ListNow *now, ListView *v, GError **err)
{
	if (req_has(now->p->r, "only"))
		return fill_only(now, req_text(now->p->r, "only"), v, err);
	if (is_usual(now->order) || !case_list_is_open(now->want.kind))
		return list_fill(now->p, &now->want, v, err);
	return fill_sorted(now, v, err);
}

static const ListTools *
tools_of(const ListNow *now)
{
	const Reader *rd = &now->p->rd;
	ListTools *t = arena_new0(rd->a, ListTools);

	t->url = arena_printf(rd->a, "/cases/%s/columns", now->list->name);
	t->columns = list_column_choices(rd->a, rd->lang, now->columns);
	t->n_columns = N_COLUMNS;
	t->back = req_path(now->p->r);
	return t;
}

static TextId
empty_words(const CaseListView *list)
{
	return list == &case_lists[CASE_LIST_MINE]   ? TEXT_LIST_EMPTY_MINE
	       : list == &case_lists[CASE_LIST_SOON] ? TEXT_LIST_EMPTY_SOON
	                                             : TEXT_LIST_EMPTY;
}

static int64_t
of_id(WebReq *r, const CaseListView *list)
{
	if (list == &case_lists[CASE_LIST_MINE])
		return req_actor(r)->staff_id;
	if (list->kind == LIST_SOON)
		return req_actor(r)->now + CASE_LIST_SOON_LEFT;
	return list->status;
}

static bool
find_layout(ListNow *now, GError **err)
{
	WebReq *r = now->p->r;

	if (!list_store_columns(req_db(r), req_actor(r)->staff_id, now->list->name,
	        &now->columns, err))
		return false;
	if (!now->columns)
		now->columns = COLUMNS_USUAL;
	return true;
}

static bool
show_list(WebReq *r, const CaseListView *list, GError **err)
{
	Page p;
	PaneView pane = { 0 };
	BulkBar bar = { 0 };
	ListNow now = { .p = &p,
		.list = list,
		.order = case_order_from_name(req_text(r, "sort")),
		.want = { .kind = list->kind, .of_id = of_id(r, list) } };
	ListWanted *want = &now.want;

	if (!page_begin(r, &p, err) ||
	    !list_after_read(req_text(r, "after"), &want->after, err) ||
	    !fill_pane(&p, &pane, err) || !find_layout(&now, err))
		return false;
	want->limit = want->after.id ? MORE : PAGE;
	want->path = arena_printf(p.rd.a, "/cases/%s", list->name);
	ListView v = {
		.title = text(p.rd.lang, list->title),
		.pane = &pane,
		.tools = tools_of(&now),
		.empty = text(p.rd.lang, empty_words(list)),
	};
	list_columns(p.rd.a, &v, now.columns, now.order,
	    case_list_is_open(list->kind) ? want->path : NULL, "");
	if (!fill_rows(&now, &v, err))
		return false;
	if (case_list_is_open(list->kind) && !bulk_bar_fill(&p, list->name, &bar, err))
		return false;
	if (bar.list)
		v.bulk = &bar;
	p.here = list->name;
	list_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static const CaseListView *
list_named(const char *name)
{
	for (size_t i = 0; i < N_CASE_LISTS; i++)
		if (g_str_equal(case_lists[i].name, name))
			return &case_lists[i];
	return NULL;
}

bool
list_all_cases(WebReq *r, const char *name, int64_t **out, size_t *n_out, GError **err)
{
	const CaseListView *list = list_named(name);
	Arena *a = req_arena(r);
	OpenCases open;
	Case *cases;
	size_t n;

	if (!list || !case_list_is_open(list->kind))
		return fail(err, ERR_INVALID, "bulk.list");
	const CasePick pick = { .kind = list->kind, .of_id = of_id(r, list) };
	if (!open_cases_load(req_db(r), a, &open, err) ||
	    !case_pick(req_db(r), a, &open, &pick, (CaseOrder){ SORT_DUE, false }, &cases,
	        &n, err))
		return false;
	*out = arena_newv(a, int64_t, n);
	*n_out = n;
	for (size_t i = 0; i < n; i++)
		(*out)[i] = cases[i].id;
	return true;
}

static bool
get_open(WebReq *r, GError **err)
{
	return show_list(r, &case_lists[CASE_LIST_OPEN], err);
}

static bool
get_list(WebReq *r, GError **err)
{
	return show_list(r, list_named(req_text(r, "list")), err);
}

static bool
post_columns(WebReq *r, GError **err)
{
	size_t n;
	const int64_t *chosen = req_ints(r, "column", &n);
	const char *back = req_text(r, "back");

	if (!list_choose_columns(req_db(r), req_arena(r), req_actor(r),
	        req_text(r, "list"), list_column_bits(chosen, n), err))
		return false;
	return req_see_other_saying(r, *back == '/' && back[1] != '/' ? back : "/",
	    TEXT_LIST_COLUMNS_DONE);
}

/* "only": numbers, with commas, of the rows that are asked for. */
#define HOW_TO_SHOW                                                                      \
	{ "after", P_TEXT, false, 48, NULL }, { "sort", P_TEXT, false, 20, NULL },       \
	    { "case", P_INT, false, G_MAXINT64, NULL },                                  \
	{                                                                                \
		"only", P_TEXT, false, MAX_ONLY * 12, NULL                               \
	}

static const Param open_params[] = {
	HOW_TO_SHOW,
	{ 0 },
};
static const Param list_params[] = {
	{ "list", P_CHOICE, true, 0, CASE_LIST_NAMES },
	HOW_TO_SHOW,
	{ 0 },
};
static const Param columns_params[] = {
	{ "list", P_CHOICE, true, 0, CASE_LIST_NAMES },
	{ "column", P_INTS, false, N_COLUMNS, NULL },
	{ "back", P_TEXT, false, 500, NULL },
	{ 0 },
};

const Route list_routes[] = {
	{ "GET", "/", MAY_STAFF, false, "All open cases by next deadline", open_params,
	    get_open },
	{ "GET", "/cases/:list", MAY_STAFF, false, "One of the lists of cases",
	    list_params, get_list },
	{ "POST", "/cases/:list/columns", MAY_STAFF, true,
	    "Chooses the columns of a list, for oneself", columns_params, post_columns },
	{ 0 },
};
