/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_pages.c - the lists of cases that one works from, and the views of them. */
#include "web/list_pages.h"

#include "base/err.h"
#include "desk/list.h"
#include "desk/saved_view.h"
#include "list.tmpl.h" /* made from web/tmpl/list.tmpl */
#include "store/list_store.h"
#include "web/bulk_pages.h"
#include "web/case_show.h"
#include "web/list_columns.h"
#include "web/list_fill.h"
#include "web/pane_view.h"

#define PAGE 50
#define MORE 100 /* on each page after the first */

/* What is looked at. */
typedef struct {
	const Page *p;
	const ListSource *source;
	CaseOrder order;
	unsigned columns;
	const ListFilter *filter; /* NULL: none */
} ListNow;

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

/* --- above it --- */

/* The parameters that stay when another filter is typed. */
static const char *
kept_sort(const ListNow *now)
{
	bool own = case_order_number(now->order) == case_order_number(now->source->order);

	return own ? NULL : list_sort_name(now->order);
}

static const char *
url_with(Arena *a, const ListSource *s, const char *sort, const char *rest)
{
	return arena_printf(a, "%s?%s%s%s%s", s->path, sort ? "sort=" : "",
	    sort ? sort : "", sort ? "&" : "", rest);
}

static const FilterBox *
filter_box(const ListNow *now)
{
	const Reader *rd = &now->p->rd;
	const ListSource *s = now->source;
	FilterBox *box = arena_new0(rd->a, FilterBox);

	box->url = s->path;
	box->typed = s->filter;
	box->sort = kept_sort(now);
	box->more = filter_more(rd, url_with(rd->a, s, box->sort, "q="), s->filter,
	    &box->n_more);
	if (!now->filter)
		return box;
	g_autofree char *q = g_uri_escape_string(s->filter, NULL, FALSE);
	box->all_url = url_with(rd->a, s, box->sort, "q=");
	box->search_url = arena_printf(rd->a, "/search?q=%s", q);
	box->problems = filter_problems(rd, now->filter->query);
	box->n_problems = now->filter->query->n_problems;
	return box;
}

/* Whatever one chose oneself can be kept. */
static const ViewSave *
view_save_of(const ListNow *now)
{
	const ListSource *s = now->source;
	Arena *a = now->p->rd.a;
	const Actor *who = req_actor(now->p->r);
	const char *own = s->view ? s->view->filter : "";

	if (!kept_sort(now) && g_str_equal(s->filter, own))
		return NULL;
	if (now->filter && now->filter->query->n_problems)
		return NULL;
	ViewSave *v = arena_new0(a, ViewSave);
	*v = (ViewSave){ .list = s->list->name,
		.filter = s->filter,
		.sort = list_sort_name(now->order),
		.may_share = who->admin };
	if (s->view && saved_view_is_his(s->view, who)) {
		v->change_url = s->path;
		v->name = s->view->name;
		v->version = s->view->version;
		v->is_shared = !s->view->staff_id;
	}
	return v;
}

static const ListTools *
tools_of(const ListNow *now)
{
	const Reader *rd = &now->p->rd;
	const ListSource *s = now->source;
	ListTools *t = arena_new0(rd->a, ListTools);

	t->url = arena_printf(rd->a, "%s/columns", s->path);
	t->columns = list_column_choices(rd->a, rd->lang, now->columns);
	t->n_columns = N_COLUMNS;
	t->back = req_path(now->p->r);
	if (!case_list_is_open(s->list->kind))
		return t;
	t->filter = filter_box(now);
	t->save = view_save_of(now);
	if (case_list_may_triage(s->list)) {
		t->triage = s->name;
		t->triage_q = *list_filter_query(rd->a, s) ? s->filter : NULL;
	}
	if (s->view && saved_view_is_his(s->view, req_actor(now->p->r)))
		t->edit_url = arena_printf(rd->a, "%s/edit", s->path);
	return t;
}

static TextId
empty_words(const ListNow *now)
{
	const CaseListView *list = now->source->list;

	if (now->filter)
		return TEXT_LIST_EMPTY_FILTER;
	return list == &case_lists[CASE_LIST_MINE]   ? TEXT_LIST_EMPTY_MINE
	       : list == &case_lists[CASE_LIST_SOON] ? TEXT_LIST_EMPTY_SOON
	                                             : TEXT_LIST_EMPTY;
}

/* --- the page --- */

static bool
find_layout(ListNow *now, GError **err)
{
	WebReq *r = now->p->r;

	if (!list_store_columns(req_db(r), req_actor(r)->staff_id, now->source->name,
	        &now->columns, err))
		return false;
	if (!now->columns)
		now->columns = COLUMNS_USUAL;
	return true;
}

static bool
fill_rows(ListNow *now, ListView *v, GError **err)
{
	WebReq *r = now->p->r;
	ListAsked asked = { .source = now->source, .order = now->order };

	if (!list_after_read(req_text(r, "after"), &asked.after, err))
		return false;
	if (req_has(r, "only"))
		asked.only = req_text(r, "only");
	asked.limit = asked.only ? LIST_MAX_ONLY : asked.after.id ? MORE : PAGE;
	return list_fill_asked(now->p, &asked, v, &now->filter, err);
}

static const char *
title_of(const ListNow *now)
{
	const ListSource *s = now->source;

	return s->view ? s->view->name : text(now->p->rd.lang, s->list->title);
}

static bool
show_list(WebReq *r, const ListSource *s, GError **err)
{
	Page p;
	PaneView pane = { 0 };
	BulkBar bar = { 0 };
	bool is_open = case_list_is_open(s->list->kind);
	ListNow now = { .p = &p,
		.source = s,
		.order = req_has(r, "sort") ? case_order_from_name(req_text(r, "sort"))
		                            : s->order };
	ListView v = { .pane = &pane };

	if (!page_begin(r, &p, err) || !fill_pane(&p, &pane, err) ||
	    !find_layout(&now, err) || !fill_rows(&now, &v, err))
		return false;
	v.title = title_of(&now);
	v.tools = tools_of(&now);
	v.empty = text(p.rd.lang, empty_words(&now));
	v.own_order = s->order;
	if (!now.filter)
		v.total = -1;
	list_columns(p.rd.a, &v, now.columns, now.order, is_open ? s->path : NULL,
	    list_filter_query(p.rd.a, s));
	if (is_open && !bulk_bar_fill(&p, s->name, &bar, err))
		return false;
	bar.filter = s->filter;
	if (bar.list)
		v.bulk = &bar;
	p.here = s->name;
	list_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static bool
show_named(WebReq *r, const char *name, GError **err)
{
	ListSource s;

	if (!list_source_find(r, name, req_has(r, "q") ? req_text(r, "q") : NULL, &s,
	        err))
		return false;
	return s.list ? show_list(r, &s, err) : req_not_found(r);
}

static bool
get_open(WebReq *r, GError **err)
{
	return show_named(r, case_lists[CASE_LIST_OPEN].name, err);
}

static bool
get_list(WebReq *r, GError **err)
{
	return show_named(r, req_text(r, "list"), err);
}

static bool
get_view(WebReq *r, GError **err)
{
	return show_named(r, saved_view_list(req_arena(r), req_int(r, "id")), err);
}

static bool
choose_columns(WebReq *r, const char *list, GError **err)
{
	size_t n;
	const int64_t *chosen = req_ints(r, "column", &n);
	const char *back = req_text(r, "back");

	if (!list_choose_columns(req_db(r), req_arena(r), req_actor(r), list,
	        list_column_bits(chosen, n), err))
		return false;
	return req_see_other_saying(r, *back == '/' && back[1] != '/' ? back : "/",
	    TEXT_LIST_COLUMNS_DONE);
}

static bool
post_columns(WebReq *r, GError **err)
{
	return choose_columns(r, req_text(r, "list"), err);
}

static bool
post_view_columns(WebReq *r, GError **err)
{
	ListSource s;

	if (!list_source_find(r, saved_view_list(req_arena(r), req_int(r, "id")), NULL,
	        &s, err))
		return false;
	return s.list ? choose_columns(r, s.name, err) : req_not_found(r);
}

/* clang-format off */
/* "only": numbers, with commas, of the rows that are asked for. */
#define HOW_TO_SHOW \
	{ "after", P_TEXT, false, 48, NULL }, \
	{ "sort", P_TEXT, false, 20, NULL }, \
	{ "q", P_TEXT, false, QUERY_MAX_BYTES, NULL }, \
	{ "case", P_INT, false, G_MAXINT64, NULL }, \
	{ "only", P_TEXT, false, LIST_MAX_ONLY * 12, NULL }
#define COLUMNS \
	{ "column", P_INTS, false, N_COLUMNS, NULL }, \
	{ "back", P_TEXT, false, 1500, NULL }
#define LIST { "list", P_CHOICE, true, 0, CASE_LIST_NAMES }
#define VIEW { "id", P_INT, true, G_MAXINT64, NULL }
/* clang-format on */

static const Param open_params[] = { HOW_TO_SHOW, { 0 } };
static const Param list_params[] = { LIST, HOW_TO_SHOW, { 0 } };
static const Param view_params[] = { VIEW, HOW_TO_SHOW, { 0 } };
static const Param columns_params[] = { LIST, COLUMNS, { 0 } };
static const Param view_columns_params[] = { VIEW, COLUMNS, { 0 } };

const Route list_routes[] = {
	{ "GET", "/", MAY_STAFF, false, "All open cases by next deadline", open_params,
	    get_open },
	{ "GET", "/cases/:list", MAY_STAFF, false, "One of the lists of cases",
	    list_params, get_list },
	{ "GET", "/view/:id", MAY_STAFF, false, "The cases of a saved view", view_params,
	    get_view },
	{ "POST", "/cases/:list/columns", MAY_STAFF, true,
	    "Chooses the columns of a list, for oneself", columns_params, post_columns },
	{ "POST", "/view/:id/columns", MAY_STAFF, true,
	    "Chooses the columns of a view, for oneself", view_columns_params,
	    post_view_columns },
	{ 0 },
};
