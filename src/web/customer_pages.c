/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/customer_pages.h"

#include "base/err.h"
#include "customer.tmpl.h" /* made from web/tmpl/customer.tmpl */
#include "store/meeting_store.h"
#include "store/people_store.h"
#include "web/customer_form.h"
#include "web/list_fill.h"
#include "web/parked_rows.h"
#include "web/person_row.h"
#include "web/side.h"
#include "web/site_pages.h"

#define MAX_ID    G_MAXINT64
#define PAGE      50
#define MAX_NAME  200
#define MAX_LINES 4000
#define MAX_NOTES 20000

static const char *
customer_url(Arena *a, int64_t id)
{
	return arena_printf(a, "/customer/%" G_GINT64_FORMAT, id);
}

static bool
get_customers(WebReq *r, GError **err)
{
	Customer *customers;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !customer_store_list(req_db(r), p.rd.a, req_text(r, "after"),
	        req_int(r, "after_id"), PAGE + 1, &customers, &n, err))
		return false;
	CustomersView v = {
		.title = text(p.rd.lang, TEXT_CUSTOMER_TITLE),
		.rows = customer_rows(p.rd.a, customers, MIN(n, PAGE)),
		.n_rows = MIN(n, PAGE),
		.first_url = req_int(r, "after_id") ? "/customers" : NULL,
	};
	if (n > PAGE) {
		g_autofree char *name = g_uri_escape_string(customers[PAGE - 1].name,
		    NULL, FALSE);
		v.next_url = arena_printf(p.rd.a,
		    "/customers?after=%s&after_id=%" G_GINT64_FORMAT, name,
		    customers[PAGE - 1].id);
	}
	p.here = "customers";
	customers_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static bool
set_people(const Page *p, const Customer *c, CustomerView *v, GError **err)
{
	CustomerAddress *addresses;
	Person *people;

	if (!person_store_of_customer(req_db(p->r), p->rd.a, c->id, &people, &v->n_people,
	        err) ||
	    !customer_store_addresses(req_db(p->r), p->rd.a, c->id, &addresses,
	        &v->n_addresses, err))
		return false;
	const char **words = arena_newv(p->rd.a, const char *, v->n_addresses);
	for (size_t i = 0; i < v->n_addresses; i++)
		words[i] = addresses[i].kind == ADDRESS_DOMAIN
		               ? arena_printf(p->rd.a, "@%s", addresses[i].value)
		               : addresses[i].value;
	v->addresses = words;
	v->people = person_rows(&p->rd, people, v->n_people, false);
	return true;
}

/* What waits for its next status meeting. */
static bool
set_parked(const Page *p, const Customer *c, CustomerView *v, GError **err)
{
	ParkedQuestion *waiting;

	if (!parked_store_waiting(req_db(p->r), p->rd.a, c->id, &waiting, &v->n_parked,
	        err))
		return false;
	v->parked = parked_rows(&p->rd, waiting, v->n_parked);
	v->parked_url = arena_printf(p->rd.a,
	    "/meetings/parked?customer=%" G_GINT64_FORMAT, c->id);
	return true;
}

/* When one meets next. */
static bool
set_meeting(const Page *p, const Customer *c, CustomerView *v, GError **err)
{
	Meeting *ahead;
	size_t n;

	if (!meeting_store_ahead(req_db(p->r), p->rd.a, c->id, &ahead, &n, err))
		return false;
	if (n) {
		v->meeting = meeting_when(p->rd.a, p->rd.lang, p->rd.tz, &ahead[0],
		    p->rd.now);
		v->meeting_url = arena_printf(p->rd.a, "/meeting/%" G_GINT64_FORMAT,
		    ahead[0].id);
	}
	return true;
}

static bool
get_customer(WebReq *r, GError **err)
{
	int64_t id = req_int(r, "id");
	ListWanted want = { .kind = LIST_CUSTOMER,
		.of_id = id,
		.path = customer_url(req_arena(r), id),
		.limit = PAGE };
	CustomerSide *side;
	Customer *c;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !list_after_read(req_text(r, "after"), &want.after, err) ||
	    !customer_store_find(req_db(r), p.rd.a, id, &c, err) ||
	    !side_of_customer(req_db(r), &p.rd, id, 0, 0, &side, err))
		return false;
	if (!c)
		return req_not_found(r);
	/* The cases stand in the list itself. */
	side->n_cases = 0;
	CustomerView v = {
		.title = c->name,
		.edit_url = arena_printf(p.rd.a, "%s/edit", want.path),
		.import_url = arena_printf(p.rd.a, "%s/import", want.path),
		.new_person_url = arena_printf(p.rd.a, "%s/person", want.path),
		.form_url = arena_printf(p.rd.a, "/support/%s", c->slug),
		.form_edit_url = arena_printf(p.rd.a, "%s/form", want.path),
		.addresses_url = arena_printf(p.rd.a, "%s/addresses", want.path),
		.meetings_url = arena_printf(p.rd.a,
		    "/meetings?customer=%" G_GINT64_FORMAT, id),
		.new_meeting_url = arena_printf(p.rd.a, "%s/meeting", want.path),
		.side = side,
		.cases = { .empty = text(p.rd.lang, TEXT_LIST_EMPTY),
		    .of_one = true,
		    .says_person = true },
	};
	if (!set_people(&p, c, &v, err) || !set_parked(&p, c, &v, err) ||
	    !set_meeting(&p, c, &v, err) ||
	    !site_side(req_db(r), &p.rd, id, &v.sites, err) ||
	    !list_fill(&p, &want, &v.cases, err))
		return false;
	p.here = "customers";
	customer_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* --- the form --- */

static bool
get_new(WebReq *r, GError **err)
{
	CustomerTyped typed = {
		.customer = { .name = "", .slug = "", .notes = "", .active = true },
		.recipients = "",
		.domains = "",
	};

	return customer_form_show(r, &typed, NULL, err);
}

static bool
get_edit(WebReq *r, GError **err)
{
	CustomerTyped typed;
	bool found;

	if (!customer_form_load(r, req_int(r, "id"), &typed, &found, err))
		return false;
	return found ? customer_form_show(r, &typed, NULL, err) : req_not_found(r);
}

static bool
post_new(WebReq *r, GError **err)
{
	return customer_form_save(r, 0, err);
}

static bool
post_edit(WebReq *r, GError **err)
{
	return customer_form_save(r, req_int(r, "id"), err);
}

#define ID                                                                               \
	{                                                                                \
		"id", P_INT, true, MAX_ID, NULL                                          \
	}
/* clang-format off */
#define FIELDS \
	{ "seen", P_INT, true, MAX_ID, NULL }, \
	{ "name", P_TEXT, false, MAX_NAME, NULL }, \
	{ "slug", P_TEXT, false, 60, NULL }, \
	{ "phone", P_TEXT, false, 40, NULL }, \
	{ "colour", P_TEXT, false, 20, NULL }, \
	{ "lang", P_CHOICE, true, 0, "da|en" }, \
	{ "recipients", P_LINES, false, MAX_LINES, NULL }, \
	{ "domains", P_LINES, false, MAX_LINES, NULL }, \
	{ "consultant", P_INTS, false, MAX_ID, NULL }, \
	{ "notes", P_LINES, false, MAX_NOTES, NULL }, \
	{ "active", P_BOOL, false, 0, NULL }
/* clang-format on */

static const Param list_params[] = {
	{ "after", P_TEXT, false, MAX_NAME, NULL },
	{ "after_id", P_INT, false, MAX_ID, NULL },
	{ 0 },
};
static const Param page_params[] = {
	ID,
	{ "after", P_TEXT, false, 48, NULL },
	{ 0 },
};
static const Param id_params[] = {
	ID,
	{ 0 },
};
static const Param new_params[] = {
	FIELDS,
	{ 0 },
};
static const Param edit_params[] = {
	ID,
	FIELDS,
	{ 0 },
};

const Route customer_routes[] = {
	{ "GET", "/customers", MAY_STAFF, false, "All customers by name", list_params,
	    get_customers },
	{ "GET", "/customers/new", MAY_STAFF, false, "The form of a new customer", NULL,
	    get_new },
	{ "GET", "/customer/:id", MAY_STAFF, false, "A customer, with people and cases",
	    page_params, get_customer },
	{ "GET", "/customer/:id/edit", MAY_STAFF, false, "The form of a customer",
	    id_params, get_edit },
	{ "POST", "/customers", MAY_STAFF, true, "Adds a customer", new_params,
	    post_new },
	{ "POST", "/customer/:id", MAY_STAFF, true, "Saves a customer", edit_params,
	    post_edit },
	{ 0 },
};
