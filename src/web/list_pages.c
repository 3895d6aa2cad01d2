/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_pages.c - the lists of cases, by next deadline. */
#include "web/list_pages.h"

#include "base/err.h"
#include "list.tmpl.h" /* made from web/tmpl/list.tmpl */
#include "web/case_lists.h"
#include "web/case_show.h"
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
	if (want->kind <= LIST_STATUS)
		case_rows_group(&p->rd, rows, lines, v->n_rows);
	v->rows = rows;
	v->falls = want->kind > LIST_STATUS;
	return true;
}

/* Of the cases whose numbers are given, those that are in the list, in its order: for
 * rows that are on a screen already. */
static bool
fill_only(const Page *p, const ListWanted *want, const char *numbers, ListView *v,
    GError **err)
{
	g_auto(GStrv) words = g_strsplit(numbers, ",", MAX_ONLY + 1);
	CaseRow *rows = NULL;
	CaseLine *line;

	for (int i = 0; i < MAX_ONLY && words[i]; i++) {
		int64_t number = g_ascii_strtoll(words[i], NULL, 10);

		if (!case_store_in_list(req_db(p->r), p->rd.a, want->kind, want->of_id,
		        number, &line, err))
			return false;
		if (line)
			*arena_push(p->rd.a, &rows, &v->n_rows) = list_row(&p->rd, want,
			    line);
	}
	v->rows = rows;
	return true;
}

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
show_list(WebReq *r, const CaseListView *list, GError **err)
{
	bool mine = list == &case_lists[CASE_LIST_MINE];
	ListWanted want = { .kind = list->kind, .limit = PAGE };
	PaneView pane = { 0 };
	Page p;

	if (!page_begin(r, &p, err) ||
	    !list_after_read(req_text(r, "after"), &want.after, err) ||
	    !fill_pane(&p, &pane, err))
		return false;
	ListView v = {
		.title = text(p.rd.lang, list->title),
		.pane = &pane,
		.empty = text(p.rd.lang, mine ? TEXT_LIST_EMPTY_MINE : TEXT_LIST_EMPTY),
	};
	if (want.after.id)
		want.limit = MORE;
	want.path = arena_printf(p.rd.a, "/cases/%s", list->name);
	want.of_id = mine ? req_actor(r)->staff_id : (int64_t)list->status;
	if (!(req_has(r, "only") ? fill_only(&p, &want, req_text(r, "only"), &v, err)
	                         : list_fill(&p, &want, &v, err)))
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

/* "only": numbers, with commas, of the rows that are asked for. */
#define PANE_AND_ROWS                                                                    \
	{ "case", P_INT, false, G_MAXINT64, NULL },                                      \
	{                                                                                \
		"only", P_TEXT, false, MAX_ONLY * 12, NULL                               \
	}

static const Param open_params[] = {
	{ "after", P_TEXT, false, 48, NULL },
	PANE_AND_ROWS,
	{ 0 },
};
static const Param list_params[] = {
	{ "list", P_CHOICE, true, 0, CASE_LIST_NAMES },
	{ "after", P_TEXT, false, 48, NULL },
	PANE_AND_ROWS,
	{ 0 },
};

const Route list_routes[] = {
	{ "GET", "/", MAY_STAFF, false, "All open cases by next deadline", open_params,
	    get_open },
	{ "GET", "/cases/:list", MAY_STAFF, false, "One of the lists of cases",
	    list_params, get_list },
	{ 0 },
};
