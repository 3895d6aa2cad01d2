/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/search_pages.h"

#include <string.h>

#include "desk/case_find.h"
#include "search.tmpl.h" /* made from web/tmpl/search.tmpl */
#include "store/people_store.h"
#include "web/filter_more.h"
#include "web/frame.h"
#include "web/person_row.h"
#include "web/search_view.h"

#define MAX_CASES     50
#define MAX_PEOPLE    10
#define MAX_CUSTOMERS 10

/* A number of a case that exists goes straight there. */
static bool
find_number(WebReq *r, const char *typed, int64_t *number, GError **err)
{
	const char *digits = *typed == '#' ? typed + 1 : typed;
	size_t n = strspn(digits, "0123456789");
	Case *c = NULL;

	*number = 0;
	if (n == 0 || n > 12 || digits[n])
		return true;
	if (!case_store_find(req_db(r), req_arena(r), g_ascii_strtoll(digits, NULL, 10),
	        &c, err))
		return false;
	*number = c ? c->id : 0;
	return true;
}

static SearchRow *
rows_of(const Reader *rd, const CaseFind *found)
{
	SearchRow *rows = arena_newv(rd->a, SearchRow, found->n + 1);

	for (size_t i = 0; i < found->n; i++) {
		const CaseFound *c = &found->cases[i];

		rows[i] = (SearchRow){ case_row(rd, &c->line), c->subject, c->customer,
			c->person, c->snippet, c->file };
	}
	return rows;
}

static bool
fill(const Page *p, const char *typed, SearchView *v, GError **err)
{
	const Reader *rd = &p->rd;
	Db *db = req_db(p->r);
	CaseFind found;
	Customer *customers;
	Person *people;

	v->more = filter_more(rd, "/search?q=", v->typed, &v->n_more);
	if (!*typed)
		return true;
	if (!case_find(db, rd->a, req_actor(p->r), typed, MAX_CASES, &found, err) ||
	    !customer_store_search(db, rd->a, typed, MAX_CUSTOMERS, &customers,
	        &v->n_customers, err) ||
	    !person_store_search(db, rd->a, typed, MAX_PEOPLE, &people, &v->n_people,
	        err))
		return false;
	v->problems = filter_problems(rd, found.query);
	v->n_problems = found.query->n_problems;
	v->cases = rows_of(rd, &found);
	v->n_cases = found.n;
	v->customers = customer_rows(rd->a, customers, v->n_customers);
	v->people = person_rows(rd, people, v->n_people, true);
	return true;
}

static bool
get_search(WebReq *r, GError **err)
{
	const char *typed = req_text(r, "q");
	TextArg arg = TEXT_ARG(typed);
	int64_t number = 0;
	Page p;

	if (!page_begin(r, &p, err) || !find_number(r, typed, &number, err))
		return false;
	if (number)
		return req_see_other(r,
		    arena_printf(p.rd.a, "/case/%" G_GINT64_FORMAT, number));
	SearchView v = {
		.title = *typed ? text_format(p.rd.a, p.rd.lang, TEXT_SEARCH_TITLE_FOR,
		                      &arg, 1)
		                : text(p.rd.lang, TEXT_SEARCH_TITLE),
		.typed = typed,
		.empty = text(p.rd.lang, TEXT_SEARCH_NONE),
	};
	if (!fill(&p, v.typed, &v, err))
		return false;
	p.search = v.typed;
	search_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static const Param search_params[] = {
	{ "q", P_TEXT, false, QUERY_MAX_BYTES, NULL },
	{ 0 },
};

const Route search_routes[] = {
	{ "GET", "/search", MAY_STAFF, false,
	    "Cases and people by words and filters, or a case by number", search_params,
	    get_search },
	{ 0 },
};
