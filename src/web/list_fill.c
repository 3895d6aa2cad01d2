/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/list_fill.h"

#include "base/err.h"
#include "web/list_source.h"

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

/* --- to work from: any order, any filter --- */

static bool
is_usual(CaseOrder o)
{
	return !*case_order_name(o);
}

/* Of the cases whose numbers are given, those that are in the list, in its order: for
 * rows that are on a screen already. */
static bool
fill_only(const Page *p, const ListAsked *asked, ListView *v, GError **err)
{
	g_auto(GStrv) words = g_strsplit(asked->only, ",", LIST_MAX_ONLY + 1);
	const CasePick *pick = &asked->source->pick;
	const ListWanted want = { .kind = pick->kind };
	CaseRow *rows = NULL;
	CaseLine *line;

	for (int i = 0; i < LIST_MAX_ONLY && words[i]; i++) {
		int64_t number = g_ascii_strtoll(words[i], NULL, 10);

		if (!case_store_in_list(req_db(p->r), p->rd.a, pick->kind, pick->of_id,
		        number, &line, err))
			return false;
		if (line)
			*arena_push(p->rd.a, &rows, &v->n_rows) = list_row(&p->rd, &want,
			    line);
	}
	v->rows = rows;
	return true;
}

/* The cases of which the list is a part: of some rows, these alone. */
static bool
load_open(const Page *p, const ListAsked *asked, OpenCases *open, GError **err)
{
	int64_t *ids = NULL;
	size_t n_ids = 0, n;
	CaseLine *lines;

	if (!asked->only)
		return open_cases_for(req_db(p->r), p->rd.a, &asked->source->pick, open,
		    err);
	g_auto(GStrv) words = g_strsplit(asked->only, ",", LIST_MAX_ONLY + 1);
	for (int i = 0; i < LIST_MAX_ONLY && words[i]; i++)
		*arena_push(p->rd.a, &ids, &n_ids) = g_ascii_strtoll(words[i], NULL, 10);
	if (!case_store_lines(req_db(p->r), p->rd.a, ids, n_ids, &lines, &n, err))
		return false;
	*open = (OpenCases){ arena_newv(p->rd.a, Case, n), n };
	for (size_t i = 0; i < n; i++)
		open->cases[i] = lines[i].c;
	return true;
}

/* Where the page begins: after that case, or where it stood if it has gone. */
static size_t
begin_of(const ListAsked *asked, const Case *const *cases, size_t n)
{
	CaseListAfter after = asked->after;

	for (size_t i = 0; after.id && i < n; i++)
		if (cases[i]->id == after.id)
			return i + 1;
	if (!is_usual(asked->order))
		return MIN((size_t)after.at, n);
	for (size_t i = 0; i < n; i++)
		if (!after.id || case_next_due(cases[i]) > after.at)
			return i;
	return n;
}

static void
link_pages(const Page *p, const ListAsked *asked, const Case *const *cases, size_t n,
    ListView *v)
{
	const ListSource *s = asked->source;
	Arena *a = p->rd.a;
	const char *filter = list_filter_query(a, s);
	const char *sorted = arena_printf(a, "%s?sort=%s%s%s", s->path,
	    list_sort_name(asked->order), *filter ? "&" : "", filter);
	size_t begin = begin_of(asked, cases, n), end = begin + v->n_rows;

	if (begin)
		v->first_url = sorted;
	if (end >= n || !v->n_rows)
		return;
	const Case *last = cases[end - 1];
	const CaseListAfter after = { is_usual(asked->order) ? case_next_due(last)
		                                             : (Instant)end,
		last->id };
	v->next_url = arena_printf(a, "%s&after=%s", sorted, list_after_words(a, after));
}

static bool
fill_picked(const Page *p, const ListAsked *asked, const Case *const *cases, size_t n,
    ListView *v, GError **err)
{
	const ListWanted want = { .kind = LIST_OPEN };
	bool usual = is_usual(asked->order);
	size_t begin = begin_of(asked, cases, n);
	size_t end = MIN(n, begin + (size_t)asked->limit);
	CaseRow *rows = arena_newv(p->rd.a, CaseRow, end - begin);
	CaseLine *lines = arena_newv(p->rd.a, CaseLine, end - begin);
	CaseLine *line;

	for (size_t i = begin; i < end; i++) {
		if (!case_store_find_line(req_db(p->r), p->rd.a, cases[i]->id, &line,
		        err))
			return false;
		if (!line)
			continue;
		lines[v->n_rows] = *line;
		rows[v->n_rows++] = usual ? list_row(&p->rd, &want, line)
		                          : case_row(&p->rd, line);
	}
	if (usual)
		case_rows_group(&p->rd, rows, lines, v->n_rows);
	v->rows = rows;
	if (!asked->only)
		v->total = (int64_t)n;
	return true;
}

static bool
fill_any(const Page *p, const ListAsked *asked, ListView *v, const ListFilter **out,
    GError **err)
{
	const ListSource *s = asked->source;
	ListFilter *f = arena_new0(p->rd.a, ListFilter);
	CasePick pick = s->pick;
	OpenCases open;
	const Case **cases;
	size_t n;

	if (!load_open(p, asked, &open, err) ||
	    !list_filter_find(req_db(p->r), p->rd.a, req_actor(p->r), s->filter, &open, f,
	        err))
		return false;
	list_filter_put(f, &pick);
	if (!case_pick(req_db(p->r), p->rd.a, &open, &pick, asked->order, &cases, &n,
	        err) ||
	    !fill_picked(p, asked, cases, n, v, err))
		return false;
	if (*s->filter)
		*out = f;
	link_pages(p, asked, cases, n, v);
	return true;
}

bool
list_fill_asked(const Page *p, const ListAsked *asked, ListView *v,
    const ListFilter **filter, GError **err)
{
	const ListSource *s = asked->source;
	const ListWanted want = { s->pick.kind, s->pick.of_id, asked->after, asked->limit,
		s->path };
	bool is_plain = !s->view && !*s->filter && !case_list_is_few(s->pick.kind) &&
	                is_usual(asked->order);

	*filter = NULL;
	v->total = -1;
	if (!is_plain && case_list_is_open(s->pick.kind))
		return fill_any(p, asked, v, filter, err);
	return asked->only ? fill_only(p, asked, v, err) : list_fill(p, &want, v, err);
}
