/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/call_pages.h"

#include "base/err.h"
#include "call.tmpl.h" /* made from web/tmpl/call.tmpl */
#include "desk/case.h"
#include "desk/outage.h"
#include "desk/ring.h"
#include "store/outage_store.h"
#include "store/people_store.h"
#include "web/case_choices.h"
#include "web/frame.h"
#include "web/ring_pages.h"
#include "web/side.h"

#define MAX_ID     G_MAXINT64
#define MAX_FOUND  8
#define MAX_CASES  8
#define LONGEST    ((int64_t)4 * 60 * 60) /* seconds: a page left open is no call */
/* An outage has the nearest deadlines: it is among the first of the open cases. */
#define OUTAGES_OF 200

/* --- who calls --- */

static bool
find_people(const Page *p, FoundView *v, GError **err)
{
	const Reader *rd = &p->rd;
	Person *people;

	v->typed = req_text(p->r, "q");
	if (!*v->typed)
		return true;
	if (!person_store_search(req_db(p->r), rd->a, v->typed, MAX_FOUND, &people,
	        &v->n_people, err))
		return false;
	FoundPerson *found = arena_newv(rd->a, FoundPerson, v->n_people);
	for (size_t i = 0; i < v->n_people; i++)
		found[i] = (FoundPerson){
			.id = people[i].id,
			.url = arena_printf(rd->a,
			    "/call?person=%" G_GINT64_FORMAT "&started=%" G_GINT64_FORMAT,
			    people[i].id, req_int(p->r, "started")),
			.name = people[i].name,
			.initials = initials_of(rd->a, people[i].name),
			.customer = people[i].customer_name,
			.phone = people[i].phone,
		};
	v->people = found;
	return true;
}

static bool
get_people(WebReq *r, GError **err)
{
	FoundView v = { 0 };
	Page p;

	if (!page_begin(r, &p, err) || !find_people(&p, &v, err))
		return false;
	found_people(req_html(r, 200), &v);
	return true;
}

/* --- what is known --- */

/* Open cases of that kind: of the caller, else of his company. */
static bool
add_cases(const Page *p, CaseListKind kind, int64_t of_id, CaseLine *out, size_t *n_out,
    GError **err)
{
	CaseLine *lines;
	size_t n;

	if (!case_store_list(req_db(p->r), p->rd.a, kind, of_id, (CaseListAfter){ 0 },
	        4 * MAX_CASES, &lines, &n, err))
		return false;
	for (size_t i = 0; i < n && *n_out < MAX_CASES; i++) {
		bool is_new = case_is_open(&lines[i].c);

		for (size_t j = 0; j < *n_out; j++)
			is_new = is_new && out[j].c.id != lines[i].c.id;
		if (is_new)
			out[(*n_out)++] = lines[i];
	}
	return true;
}

/* Those that were declared: he may be one more who has it. */
static bool
find_known(const Page *p, CallView *v, GError **err)
{
	const Reader *rd = &p->rd;
	Outage *on;
	size_t n;

	if (!outage_store_on(req_db(p->r), rd->a, &on, &n, err))
		return false;
	Choice *known = arena_newv(rd->a, Choice, n);
	for (size_t i = 0; i < n; i++)
		known[i] = (Choice){ arena_printf(rd->a, "%" G_GINT64_FORMAT, on[i].id),
			on[i].title, req_int(p->r, "outage") == on[i].id };
	v->known = known;
	v->n_known = n;
	return true;
}

static bool
find_outages(const Page *p, CallView *v, GError **err)
{
	CaseLine *lines;
	size_t n, n_outages = 0;

	if (!case_store_list(req_db(p->r), p->rd.a, LIST_OPEN, 0, (CaseListAfter){ 0 },
	        OUTAGES_OF, &lines, &n, err))
		return false;
	for (size_t i = 0; i < n && n_outages < MAX_CASES; i++)
		if (lines[i].c.category == CATEGORY_OUTAGE &&
		    lines[i].c.status < STATUS_SOLVED)
			lines[n_outages++] = lines[i];
	v->outages = case_links_of(&p->rd, lines, n_outages);
	v->n_outages = n_outages;
	return find_known(p, v, err);
}

/* The caller, his company, and what is open of both. */
static bool
find_caller(const Page *p, CallView *v, GError **err)
{
	CaseLine cases[MAX_CASES] = { 0 };
	PersonSide *person;
	CustomerSide *customer = NULL;
	Person *row = NULL;

	v->person_id = req_int(p->r, "person");
	if (!find_outages(p, v, err) ||
	    !side_of_person(req_db(p->r), &p->rd, v->person_id, 0, &person, err))
		return false;
	if (!person)
		return true;
	if (!person_store_find(req_db(p->r), p->rd.a, person->id, &row, err) ||
	    !side_of_customer(req_db(p->r), &p->rd, row->customer_id, 0, 0, &customer,
	        err) ||
	    !add_cases(p, LIST_PERSON, person->id, cases, &v->n_cases, err) ||
	    (row->customer_id &&
	        !add_cases(p, LIST_CUSTOMER, row->customer_id, cases, &v->n_cases, err)))
		return false;
	v->cases = case_links_of(&p->rd, cases, v->n_cases);
	/* They can be chosen in the form: once is enough. */
	person->n_cases = 0;
	if (customer)
		customer->n_cases = 0;
	v->person = person;
	v->customer = customer;
	return true;
}

/* --- the page --- */

static bool
show(WebReq *r, const GError *why, GError **err)
{
	const char *category = req_text(r, "category");
	const Case asked = { .category = *category ? category_from_name(category)
		                                   : CATEGORY_FAULT };
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	CallView v = {
		.title = text(p.rd.lang, TEXT_CALL_TITLE),
		.started = req_has(r, "started") ? req_int(r, "started")
		                                 : p.rd.now / SECONDS(1),
		.error = why ? req_says(r, why) : NULL,
		.subject = req_text(r, "subject"),
		.text = req_text(r, "text"),
		.categories = category_choices(&p.rd, &asked),
		.n_categories = N_CATEGORIES,
		.into = req_int(r, "into"),
		.ring_id = req_int(r, "ring"),
	};
	if (!ring_missed(&p, &v.missed, &v.n_missed, err))
		return false;
	if (!find_people(&p, &v.found, err) || !find_caller(&p, &v, err))
		return false;
	p.here = "call";
	call_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_call(WebReq *r, GError **err)
{
	return show(r, NULL, err);
}

/* Whole minutes since the page was opened; at least one. */
static int
minutes_since(WebReq *r)
{
	int64_t seconds = req_actor(r)->now / SECONDS(1) - req_int(r, "started");

	return (int)((CLAMP(seconds, 1, LONGEST) + 59) / 60);
}

static bool
note_into(WebReq *r, int64_t number, GError **why)
{
	CaseWrite w = {
		.case_id = number,
		.kind = ENTRY_CALL,
		.text = req_text(r, "text"),
		.minutes = minutes_since(r),
	};

	return case_note(req_db(r), req_arena(r), req_actor(r), &w, why);
}

static bool
open_new(WebReq *r, int64_t *number, GError **why)
{
	CaseOpen o = {
		.kind = ENTRY_CALL,
		.channel = CHANNEL_PHONE,
		.subject = req_text(r, "subject"),
		.text = req_text(r, "text"),
		.person_id = req_int(r, "person"),
		.category = (Category)category_from_name(req_text(r, "category")),
		.assignee_id = req_bool(r, "mine") ? req_actor(r)->staff_id : 0,
		.minutes = minutes_since(r),
		.lang = req_lang(r),
	};

	return case_open(req_db(r), req_arena(r), req_actor(r), &o, number, why);
}

static bool
post_call(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	int64_t number = req_int(r, "into");
	bool is_new = number == 0;

	if (is_new && req_int(r, "outage")
	        ? open_new(r, &number, &why) &&
	              outage_join(req_db(r), req_arena(r), req_actor(r), number,
	                  req_int(r, "outage"), &why)
	    : is_new ? open_new(r, &number, &why)
	             : note_into(r, number, &why)) {
		if (req_int(r, "ring") &&
		    !ring_take(req_db(r), req_arena(r), req_actor(r), req_int(r, "ring"),
		        number, err))
			return false;
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT, number),
		    is_new ? TEXT_CASE_DONE_OPENED : TEXT_CASE_DONE_CALL);
	}
	if (req_user_can_mend(why))
		return show(r, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

static const Param people_params[] = {
	{ "q", P_TEXT, false, 200, NULL },
	{ "started", P_INT, false, MAX_ID, NULL },
	{ 0 },
};
static const Param call_params[] = {
	{ "q", P_TEXT, false, 200, NULL },
	{ "started", P_INT, false, MAX_ID, NULL },
	{ "person", P_INT, false, MAX_ID, NULL },
	{ "ring", P_INT, false, MAX_ID, NULL },
	{ "into", P_INT, false, MAX_ID, NULL },
	{ "outage", P_INT, false, MAX_ID, NULL },
	{ "subject", P_TEXT, false, CASE_MAX_SUBJECT_BYTES, NULL },
	{ "text", P_LINES, false, CASE_MAX_TEXT, NULL },
	{ "category", P_TEXT, false, 20, NULL },
	{ "mine", P_BOOL, false, 0, NULL },
	{ 0 },
};

const Route call_routes[] = {
	{ "GET", "/call", MAY_STAFF, false, "The page of a call that is going on",
	    call_params, get_call },
	{ "GET", "/call/people", MAY_STAFF, false, "Who fits what is being typed",
	    people_params, get_people },
	{ "POST", "/call", MAY_STAFF, true,
	    "Registers a call: a new case, or an entry of one", call_params, post_call },
	{ 0 },
};
