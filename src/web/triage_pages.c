/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/triage_pages.h"
#include "web/time_field.h"

#include "base/err.h"
#include "desk/bulk.h"
#include "desk/case.h"
#include "desk/case_find.h"
#include "desk/list.h"
#include "desk/triage.h"
#include "store/bulk_store.h"
#include "store/case_store.h"
#include "store/triage_store.h"
#include "triage.tmpl.h" /* made from web/tmpl/triage.tmpl */
#include "web/case_show.h"
#include "web/list_source.h"

#define MOST_FOUND 20
#define MOST_ALIKE 5

/* --- of which list --- */

typedef struct {
	TriageScope *is;          /* NULL: of all */
	const char *page;         /* "/triage", with the list */
	const TriageAmong *among; /* NULL: of all */
} Scope;

static bool
scope_find(WebReq *r, Scope *out, GError **err)
{
	Arena *a = req_arena(r);
	const char *name = req_text(r, "list");
	const char *q = req_has(r, "q") ? req_text(r, "q") : NULL;
	ListSource s;

	*out = (Scope){ .page = "/triage" };
	if (!*name)
		return true;
	if (!list_source_find(r, name, q, &s, err))
		return false;
	if (!s.list || !case_list_may_triage(s.list))
		return fail(err, ERR_INVALID, "bulk.list");
	const char *query = list_filter_query(a, &s);
	TriageScope *is = arena_new0(a, TriageScope);
	*is = (TriageScope){ .list = name,
		.q = *query ? s.filter : NULL,
		.name = s.view ? s.view->name : text(req_lang(r), s.list->title),
		.words = s.filter,
		.url = *query ? arena_printf(a, "%s?%s", s.path, query) : s.path };
	out->is = is;
	out->page = arena_printf(a, "/triage?list=%s%s%s", name, *query ? "&" : "",
	    query);
	TriageAmong *among = arena_new0(a, TriageAmong);
	int64_t *ids;
	size_t n;
	if (!list_all_cases(r, name, q, &ids, &n, err))
		return false;
	*among = triage_among(ids, n);
	out->among = among;
	return true;
}

/* --- the page --- */

/* Open cases of the same customer in which the same words stand. */
static bool
set_alike(const Page *p, int64_t number, TriageView *v, GError **err)
{
	const Reader *rd = &p->rd;
	CaseLink *alike = NULL;
	CaseLine *line;
	CaseFind found;

	if (!case_store_find_line(req_db(p->r), rd->a, number, &line, err))
		return false;
	if (!line || !line->c.customer_id)
		return true;
	if (!case_find(req_db(p->r), rd->a, req_actor(p->r), line->c.subject, MOST_FOUND,
	        &found, err))
		return false;
	for (size_t i = 0; i < found.n && v->n_alike < MOST_ALIKE; i++) {
		const Case *c = &found.cases[i].line.c;

		if (c->id != number && c->customer_id == line->c.customer_id &&
		    c->status < STATUS_SOLVED)
			*arena_push(rd->a, &alike, &v->n_alike) = (CaseLink){
				.number = c->id,
				.url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT,
				    c->id),
				.subject = c->subject,
				.state = text(rd->lang, status_text(c->status)),
			};
	}
	v->alike = alike;
	return true;
}

static bool
set_one(const Page *p, int64_t number, TriageView *v, GError **err)
{
	CaseView *one;

	if (!case_show_beside(p, number, &one, err))
		return false;
	v->one = one;
	v->url = arena_printf(p->rd.a, "/triage/%" G_GINT64_FORMAT, number);
	v->keep_url = arena_printf(p->rd.a, "%s/keep", v->url);
	return set_alike(p, number, v, err);
}

static bool
get_triage(WebReq *r, GError **err)
{
	int64_t me = req_actor(r)->staff_id, number;
	Instant now = req_actor(r)->now;
	TriageView v = { .as_of = now };
	TriageLeft left;
	Scope scope;
	Page p;

	if (!page_begin(r, &p, err) || !scope_find(r, &scope, err) ||
	    !triage_store_left(req_db(r), me, now, now - TRIAGE_SKIP, scope.among, &left,
	        err) ||
	    !triage_store_mine(req_db(r), me, now, &number, err))
		return false;
	if (number && scope.among && !triage_is_among(scope.among, number))
		number = 0;
	if (number && !set_one(&p, number, &v, err))
		return false;
	v.scope = scope.is;
	v.n_skipped = left.n_skipped;
	v.n_left = left.n - left.n_skipped;
	p.here = "triage";
	triage_page(p.body, &v);
	return page_end(&p, 200, text(p.rd.lang, TEXT_TRIAGE), err);
}

/* --- on to the next --- */

static bool
go_on(WebReq *r, GError **err)
{
	int64_t number;
	Scope scope;

	return scope_find(r, &scope, err) &&
	       triage_next(req_db(r), req_arena(r), req_actor(r), scope.among, &number,
	           err) &&
	       req_see_other(r, scope.page);
}

static bool
post_triage(WebReq *r, GError **err)
{
	if (req_bool(r, "again") &&
	    !triage_again(req_db(r), req_arena(r), req_actor(r), err))
		return false;
	return go_on(r, err);
}

static bool
post_keep(WebReq *r, GError **err)
{
	if (!triage_keep(req_db(r), req_arena(r), req_actor(r), req_int(r, "number"),
	        err))
		return false;
	req_answer(r, 204, "text/plain");
	return true;
}

/* --- decisions --- */

/* What was asked of this one case; act 0: something else. */
static BulkWhat
decision_of(WebReq *r)
{
	if (*req_text(r, "category"))
		return (BulkWhat){ BULK_CATEGORY,
			category_from_name(req_text(r, "category")), NULL };
	if (*req_text(r, "priority"))
		return (BulkWhat){ BULK_PRIORITY,
			priority_from_name(req_text(r, "priority")), NULL };
	if (req_has(r, "assignee"))
		return (BulkWhat){ BULK_ASSIGN, req_int(r, "assignee"), NULL };
	if (req_has(r, "into"))
		return (BulkWhat){ BULK_MERGE, req_int(r, "into"), NULL };
	if (req_bool(r, "aside"))
		return (BulkWhat){ BULK_ASIDE, 0, "" };
	return (BulkWhat){ 0 };
}

/* One case of which it says whether it was done, and why not. */
static bool
decide(WebReq *r, const BulkWhat *what, GError **why)
{
	int64_t number = req_int(r, "number"), id;
	BulkCase *cases;
	size_t n;

	if (!bulk_do(req_db(r), req_arena(r), req_actor(r), what, &number, 1,
	        req_int(r, "as_of"), &id, why) ||
	    !bulk_store_cases(req_db(r), req_arena(r), id, &cases, &n, why))
		return false;
	if (n == 1 && cases[0].refused) {
		g_set_error_literal(why, ERR, ERR_INVALID, cases[0].refused);
		return false;
	}
	return true;
}

static bool
set_horizon(WebReq *r, GError **why, GError **err)
{
	HorizonSet w = { .case_id = req_int(r, "number"),
		.why = HORIZON_BY_HAND,
		.reason = req_text(r, "reason") };
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	return (time_field_read(&p.rd, req_text(r, "at"), &w.at) ||
	           fail(why, ERR_INVALID, "horizon.unreadable")) &&
	       case_horizon_set(req_db(r), req_arena(r), req_actor(r), &w, why);
}

/* Of a case that has its man, or is gone, nothing is left to decide. */
static bool
is_settled(const BulkWhat *what)
{
	return what->act == BULK_ASSIGN || what->act == BULK_MERGE ||
	       what->act == BULK_ASIDE;
}

static bool
post_decision(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	BulkWhat what = decision_of(r);
	Scope scope;
	TextId id;
	bool ok;

	if (!scope_find(r, &scope, err))
		return false;
	if (req_bool(r, "skip"))
		ok = triage_skip(req_db(r), req_arena(r), req_actor(r),
		    req_int(r, "number"), &why);
	else
		ok = what.act ? decide(r, &what, &why) : set_horizon(r, &why, err);
	if (!ok && !why)
		return false;
	if (!ok && req_user_can_mend(why) && text_find(why->message, &id))
		return req_see_other_saying(r, scope.page, id);
	if (!ok) {
		g_propagate_error(err, g_steal_pointer(&why));
		return false;
	}
	if (req_bool(r, "skip") || is_settled(&what))
		return go_on(r, err);
	return triage_keep(req_db(r), req_arena(r), req_actor(r), req_int(r, "number"),
	           err) &&
	       req_see_other(r, scope.page);
}

/* clang-format off */
#define SCOPE \
	{ "list", P_TEXT, false, LIST_MAX_NAME, NULL }, \
	{ "q", P_TEXT, false, QUERY_MAX_BYTES, NULL }
/* clang-format on */
#define NUMBER                                                                           \
	{                                                                                \
		"number", P_INT, true, G_MAXINT64, NULL                                  \
	}

static const Param show_params[] = {
	SCOPE,
	{ 0 },
};
static const Param next_params[] = {
	SCOPE,
	{ "again", P_BOOL, false, 0, NULL },
	{ 0 },
};
static const Param keep_params[] = {
	NUMBER,
	{ 0 },
};
static const Param decision_params[] = {
	NUMBER,
	SCOPE,
	{ "as_of", P_INT, false, G_MAXINT64, NULL },
	{ "category", P_TEXT, false, 20, NULL },
	{ "priority", P_TEXT, false, 20, NULL },
	{ "assignee", P_INT, false, G_MAXINT64, NULL },
	{ "into", P_INT, false, G_MAXINT64, NULL },
	{ "aside", P_BOOL, false, 0, NULL },
	{ "skip", P_BOOL, false, 0, NULL },
	{ "at", P_TEXT, false, 40, NULL },
	{ "reason", P_LINES, false, 2000, NULL },
	{ 0 },
};

const Route triage_routes[] = {
	{ "GET", "/triage", MAY_STAFF, false,
	    "The case that one is deciding on, and how many are left", show_params,
	    get_triage },
	{ "POST", "/triage", MAY_STAFF, true,
	    "Gives one the next case that needs somebody", next_params, post_triage },
	{ "POST", "/triage/:number", MAY_STAFF, true,
	    "Decides on a case, or skips it, and gives the next", decision_params,
	    post_decision },
	{ "POST", "/triage/:number/keep", MAY_STAFF, true, "Says that one is still at it",
	    keep_params, post_keep },
	{ 0 },
};
