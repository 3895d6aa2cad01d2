/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/my_pages.h"

#include "base/err.h"
#include "my.tmpl.h" /* made from web/tmpl/my.tmpl */
#include "store/people_store.h"
#include "web/list_fill.h"
#include "web/my_case.h"
#include "web/visitor.h"

#define ROWS 30

static bool
get_my(WebReq *r, GError **err)
{
	const Person *me = req_person(r);
	Customer *customer = NULL;
	CaseListAfter after;
	CaseLine *lines;
	VisitorPage p;
	size_t n;

	if (!list_after_read(req_text(r, "after"), &after, err) ||
	    (me->customer_id && !customer_store_find(req_db(r), req_arena(r),
	                            me->customer_id, &customer, err)) ||
	    !case_store_list(req_db(r), req_arena(r), LIST_PERSON, me->id, after, ROWS,
	        &lines, &n, err) ||
	    !visitor_begin(r, customer, &p, err))
		return false;
	MyCases v = {
		.title = text(p.rd.lang, TEXT_MY_CASES),
		.empty = text(p.rd.lang, TEXT_MY_NONE),
		.rows = my_cases(&p.rd, lines, n, false),
		.n_rows = n,
		.first_url = after.id ? "/my" : NULL,
		.flash = req_said(r),
		.new_url = customer ? arena_printf(p.rd.a, "/support/%s", customer->slug)
		                    : NULL,
	};
	if (n == ROWS)
		v.next_url = arena_printf(p.rd.a, "/my?after=%s",
		    list_after_words(p.rd.a,
		        case_store_after(LIST_PERSON, &lines[n - 1])));
	my_list(p.body, &v);
	return visitor_end(&p, 200, v.title);
}

static const Param list_params[] = {
	{ "after", P_TEXT, false, 48, NULL },
	{ 0 },
};

const Route my_routes[] = {
	{ "GET", "/my", MAY_PERSON, false, "All of one's own cases", list_params,
	    get_my },
	{ 0 },
};
