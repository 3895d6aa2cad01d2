/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_pages.c - the lists of cases, by next deadline. */
#include "web/list_pages.h"

#include "base/err.h"
#include "list.tmpl.h" /* made from web/tmpl/list.tmpl */
#include "web/case_lists.h"

#define PAGE 50

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
	rows = case_rows(&p->rd, lines, v->n_rows);
	if (want->after.id)
		v->first_url = want->path;
	if (n > v->n_rows)
		v->next_url = arena_printf(p->rd.a, "%s?after=%s", want->path,
		    list_after_words(p->rd.a,
		        case_store_after(want->kind, &lines[v->n_rows - 1])));
	if (want->kind <= LIST_STATUS)
		case_rows_group(&p->rd, rows, lines, v->n_rows);
	v->rows = rows;
	return true;
}

static bool
show_list(WebReq *r, const CaseListView *list, GError **err)
{
	bool mine = list == &case_lists[CASE_LIST_MINE];
	ListWanted want = { .kind = list->kind, .limit = PAGE };
	Page p;

	if (!page_begin(r, &p, err) ||
	    !list_after_read(req_text(r, "after"), &want.after, err))
		return false;
	ListView v = {
		.title = text(p.rd.lang, list->title),
		.empty = text(p.rd.lang, mine ? TEXT_LIST_EMPTY_MINE : TEXT_LIST_EMPTY),
	};
	want.path = arena_printf(p.rd.a, "/cases/%s", list->name);
	want.of_id = mine ? req_actor(r)->staff_id : (int64_t)list->status;
	if (!list_fill(&p, &want, &v, err))
		return false;
	p.here = list->name;
	list_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static bool
get_open(WebReq *r, GError **err)
{
	return show_list(r, &case_lists[CASE_LIST_OPEN], err);
}

static bool
get_list(WebReq *r, GError **err)
{
	for (size_t i = 0; i < N_CASE_LISTS; i++)
		if (g_str_equal(case_lists[i].name, req_text(r, "list")))
			return show_list(r, &case_lists[i], err);
	return req_not_found(r);
}

static const Param open_params[] = {
	{ "after", P_TEXT, false, 48, NULL },
	{ 0 },
};
static const Param list_params[] = {
	{ "list", P_CHOICE, true, 0, CASE_LIST_NAMES },
	{ "after", P_TEXT, false, 48, NULL },
	{ 0 },
};

const Route list_routes[] = {
	{ "GET", "/", MAY_STAFF, false, "All open cases by next deadline", open_params,
	    get_open },
	{ "GET", "/cases/:list", MAY_STAFF, false, "One of the lists of cases",
	    list_params, get_list },
	{ 0 },
};
