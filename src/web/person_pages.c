/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/person_pages.h"

#include "base/err.h"
#include "customer.tmpl.h"      /* made from web/tmpl/customer.tmpl */
#include "customer_form.tmpl.h" /* made from web/tmpl/customer_form.tmpl */
#include "desk/people.h"
#include "store/people_store.h"
#include "web/list_fill.h"
#include "web/person_form.h"
#include "web/person_row.h"
#include "web/side.h"

#define MAX_ID    G_MAXINT64
#define MAX_CASES 50

static const char *
person_url(Arena *a, int64_t id)
{
	return arena_printf(a, "/person/%" G_GINT64_FORMAT, id);
}

static bool
get_person(WebReq *r, GError **err)
{
	ListWanted want = { .kind = LIST_PERSON,
		.of_id = req_int(r, "id"),
		.path = person_url(req_arena(r), req_int(r, "id")),
		.limit = MAX_CASES };
	PersonSide *side;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !list_after_read(req_text(r, "after"), &want.after, err) ||
	    !side_of_person(req_db(r), &p.rd, want.of_id, 0, &side, err))
		return false;
	if (!side)
		return req_not_found(r);
	/* The cases stand in the list itself. */
	side->n_cases = 0;
	PersonView v = {
		.title = side->name,
		.edit_url = arena_printf(p.rd.a, "%s/edit", side->url),
		.call_url = arena_printf(p.rd.a, "/call?person=%" G_GINT64_FORMAT,
		    side->id),
		.side = side,
		.cases = { .empty = text(p.rd.lang, TEXT_LIST_EMPTY), .of_one = true },
	};
	if (!list_fill(&p, &want, &v.cases, err))
		return false;
	p.here = "customers";
	person_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* --- the form --- */

static bool
show_form(WebReq *r, const Person *person, const GError *why, GError **err)
{
	Customer *customer;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !customer_store_find(req_db(r), p.rd.a, person->customer_id, &customer, err))
		return false;
	if (!customer)
		return req_not_found(r);
	PersonForm v = {
		.fields = person_form_fields(r, &p.rd, person, why),
		.url = person->id ? person_url(p.rd.a, person->id) : "/person",
		.back_url = person->id ? person_url(p.rd.a, person->id)
		                       : arena_printf(p.rd.a,
		                             "/customer/%" G_GINT64_FORMAT, customer->id),
		.customer_id = customer->id,
		.customer = customer->name,
	};
	v.fields.whens = mail_when_choices(&p.rd, person->mail_when);
	v.fields.n_whens = N_MAIL_WHEN_CHOICES;
	p.here = "customers";
	p.path = arena_printf(p.rd.a, "%s/%s", v.back_url,
	    person->id ? "edit" : "person");
	person_form(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.fields.title, err);
}

static bool
get_edit(WebReq *r, GError **err)
{
	Person *p;

	if (!person_store_find(req_db(r), req_arena(r), req_int(r, "id"), &p, err))
		return false;
	return p ? show_form(r, p, NULL, err) : req_not_found(r);
}

static bool
get_new(WebReq *r, GError **err)
{
	Person p = { .customer_id = req_int(r, "id"), .name = "", .active = true };

	return show_form(r, &p, NULL, err);
}

static bool
save(WebReq *r, int64_t id, GError **err)
{
	g_autoptr(GError) why = NULL;
	Person p = person_form_read(r, id);

	p.customer_id = req_int(r, "customer");
	p.mail_when = (MailWhen)req_int(r, "mail_when");
	if (person_save(req_db(r), req_arena(r), req_actor(r), &p, &why))
		return req_see_other_saying(r, person_url(req_arena(r), p.id),
		    TEXT_PERSON_DONE);
	if (req_user_can_mend(why)) {
		p.id = id;
		return show_form(r, &p, why, err);
	}
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

static bool
post_new(WebReq *r, GError **err)
{
	return save(r, 0, err);
}

static bool
post_edit(WebReq *r, GError **err)
{
	return save(r, req_int(r, "id"), err);
}

#define FIELDS                                                                           \
	PERSON_FORM_PARAMS, { "customer", P_INT, true, MAX_ID, NULL },                   \
	{                                                                                \
		"mail_when", P_INT, false, MAIL_WORKDAYS, NULL                           \
	}

static const Param page_params[] = {
	{ "id", P_INT, true, MAX_ID, NULL },
	{ "after", P_TEXT, false, 48, NULL },
	{ 0 },
};
static const Param id_params[] = {
	{ "id", P_INT, true, MAX_ID, NULL },
	{ 0 },
};
static const Param new_params[] = {
	FIELDS,
	{ 0 },
};
static const Param edit_params[] = {
	{ "id", P_INT, true, MAX_ID, NULL },
	FIELDS,
	{ 0 },
};

const Route person_routes[] = {
	{ "GET", "/person/:id", MAY_STAFF, false, "A person, with all his cases",
	    page_params, get_person },
	{ "GET", "/person/:id/edit", MAY_STAFF, false, "The form of a person", id_params,
	    get_edit },
	{ "GET", "/customer/:id/person", MAY_STAFF, false,
	    "The form of a new person at a customer", id_params, get_new },
	{ "POST", "/person", MAY_STAFF, true, "Adds a person to a customer", new_params,
	    post_new },
	{ "POST", "/person/:id", MAY_STAFF, true, "Saves a person", edit_params,
	    post_edit },
	{ 0 },
};
