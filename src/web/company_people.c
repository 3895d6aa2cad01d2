/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/company_people.h"

#include "base/err.h"
#include "desk/people.h"
#include "my.tmpl.h" /* made from web/tmpl/my.tmpl */
#include "store/people_store.h"
#include "web/person_row.h"
#include "web/visitor.h"

#define MAX_ID G_MAXINT64
#define PEOPLE "/my/company/people"

static bool
begin(WebReq *r, VisitorPage *p, GError **err)
{
	Customer *customer;

	return customer_store_find(req_db(r), req_arena(r), req_person(r)->customer_id,
	           &customer, err) &&
	       visitor_begin(r, customer, p, err);
}

static const char *
url_of(Arena *a, int64_t id)
{
	return arena_printf(a, PEOPLE "/%" G_GINT64_FORMAT, id);
}

static bool
get_people(WebReq *r, GError **err)
{
	VisitorPage p;
	Person *people;
	size_t n;

	if (!begin(r, &p, err) || !person_store_of_customer(req_db(r), p.rd.a,
	                              req_person(r)->customer_id, &people, &n, err))
		return false;
	p.view.is_wide = true;
	PersonRow *rows = person_rows(&p.rd, people, n, false);
	CompanyPeople v = { .rows = rows, .n_rows = n, .flash = req_said(r) };
	for (size_t i = 0; i < n; i++) {
		rows[i].url = url_of(p.rd.a, people[i].id);
		v.n_active += people[i].active;
	}
	company_people(p.body, &v);
	return visitor_end(&p, 200, text(p.rd.lang, TEXT_COMPANY_PEOPLE));
}

/* --- one of them --- */

/* Which field it is that does not hold. */
static const char *
wrong_field(const GError *why)
{
	if (g_str_has_prefix(why->message, "person.name"))
		return "name";
	return g_str_has_prefix(why->message, "person.mail") ? "mail" : NULL;
}

static bool
show(WebReq *r, const Person *person, const GError *why, GError **err)
{
	VisitorPage p;

	if (!begin(r, &p, err))
		return false;
	const TextArg name[] = { text_arg_s(person->name) };
	CompanyPerson v = {
		.title = person->id
		             ? text_format(p.rd.a, p.rd.lang, TEXT_PERSON_EDIT, name, 1)
		             : text(p.rd.lang, TEXT_PERSON_NEW),
		.action = person->id ? url_of(p.rd.a, person->id) : PEOPLE "/new",
		.version = person->version,
		.name = person->name,
		.mail = person->mail ? person->mail : "",
		.phone = person->phone ? person->phone : "",
		.langs = lang_choices(&p.rd, person->lang),
		.n_langs = N_LANG_CHOICES,
		.contact = person->contact,
		.active = person->active,
		.is_new = !person->id,
	};
	if (why) {
		v.error = req_says(r, why);
		v.wrong = wrong_field(why);
	}
	company_person(p.body, &v);
	return visitor_end(&p, why ? req_status_of(why) : 200, v.title);
}

static bool
get_new(WebReq *r, GError **err)
{
	const Person p = { .name = "", .active = true, .lang = req_person(r)->lang };

	return show(r, &p, NULL, err);
}

static bool
get_one(WebReq *r, GError **err)
{
	Person *p;

	if (!person_store_find(req_db(r), req_arena(r), req_int(r, "id"), &p, err))
		return false;
	if (!p || p->customer_id != req_person(r)->customer_id)
		return req_not_found(r);
	return show(r, p, NULL, err);
}

static bool
save(WebReq *r, int64_t id, GError **err)
{
	g_autoptr(GError) why = NULL;
	Person p = {
		.id = id,
		.version = req_int(r, "seen"),
		.name = req_text(r, "name"),
		.mail = req_text(r, "mail"),
		.phone = req_text(r, "phone"),
		.lang = lang_from_code(req_text(r, "lang")),
		.contact = req_bool(r, "contact"),
		.active = req_bool(r, "active"),
	};

	if (company_person_save(req_db(r), req_arena(r), req_actor(r), &p, &why))
		return req_see_other_saying(r, PEOPLE, TEXT_PERSON_DONE);
	if (g_error_matches(why, ERR, ERR_INVALID) &&
	    g_str_equal(why->message, "person.unknown"))
		return req_not_found(r);
	if (req_user_can_mend(why)) {
		p.id = id;
		return show(r, &p, why, err);
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
post_one(WebReq *r, GError **err)
{
	return save(r, req_int(r, "id"), err);
}

#define FIELDS                                                                           \
	{ "seen", P_INT, true, MAX_ID, NULL }, { "name", P_TEXT, false, 200, NULL },     \
	    { "mail", P_TEXT, false, 254, NULL }, { "phone", P_TEXT, false, 40, NULL },  \
	    { "lang", P_CHOICE, true, 0, "da|en" },                                      \
	    { "contact", P_BOOL, false, 0, NULL },                                       \
	{                                                                                \
		"active", P_BOOL, false, 0, NULL                                         \
	}

static const Param new_params[] = { FIELDS, { 0 } };
static const Param id_params[] = { { "id", P_INT, true, MAX_ID, NULL }, { 0 } };
static const Param one_params[] = { { "id", P_INT, true, MAX_ID, NULL }, FIELDS, { 0 } };

const Route company_people_routes[] = {
	{ "GET", PEOPLE, MAY_CONTACT, false, "The people of one's company", NULL,
	    get_people },
	{ "GET", PEOPLE "/new", MAY_CONTACT, false, "The form of one more", NULL,
	    get_new },
	{ "POST", PEOPLE "/new", MAY_CONTACT, true, "Adds him", new_params, post_new },
	{ "GET", PEOPLE "/:id", MAY_CONTACT, false, "The form of one of them", id_params,
	    get_one },
	{ "POST", PEOPLE "/:id", MAY_CONTACT, true,
	    "Changes him, or says that he has left", one_params, post_one },
	{ 0 },
};
