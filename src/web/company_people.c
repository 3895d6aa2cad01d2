/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/company_people.h"

#include "base/err.h"
#include "desk/people.h"
#include "model/agreement.h"
#include "my.tmpl.h" /* made from web/tmpl/my.tmpl */
#include "store/agreement_store.h"
#include "store/people_store.h"
#include "web/person_form.h"
#include "web/person_row.h"
#include "web/terms.h"
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

/* --- the price (M18) --- */

static bool
agreement(WebReq *r, const VisitorPage *p, Agreement **ag, GError **err)
{
	return agreement_store_in_force(req_db(r), p->rd.a, req_person(r)->customer_id,
	    p->rd.now, ag, err);
}

/* From when on the price follows what changes then; NULL: it does not follow, or does
 * already. */
static const char *
counted_from(const Reader *rd, const Agreement *ag, Instant changed, TextId words)
{
	Day day;

	if (!ag || !changed ||
	    !agreement_count(ag, hours_local_day(ag->hours, changed), &day) ||
	    day <= hours_local_day(ag->hours, rd->now))
		return NULL;
	const TextArg from[] = { text_arg_s(terms_day(rd, day)) };
	return text_format(rd->a, rd->lang, words, from, 1);
}

/* --- all of them --- */

static bool
get_people(WebReq *r, GError **err)
{
	VisitorPage p;
	Agreement *ag;
	Person *people;
	size_t n;

	if (!begin(r, &p, err) || !agreement(r, &p, &ag, err) ||
	    !person_store_of_customer(req_db(r), p.rd.a, req_person(r)->customer_id,
	        &people, &n, err))
		return false;
	p.view.is_wide = true;
	PersonRow *rows = person_rows(&p.rd, people, n, false);
	CompanyPeople v = { .rows = rows, .n_rows = n, .flash = req_said(r) };
	v.counted = counted_from(&p.rd, ag, p.rd.now, TEXT_COMPANY_COUNTED_NEXT);
	for (size_t i = 0; i < n; i++) {
		rows[i].url = url_of(p.rd.a, people[i].id);
		rows[i].counted = counted_from(&p.rd, ag, people[i].active_at,
		    people[i].active ? TEXT_COMPANY_COUNTS_FROM
		                     : TEXT_COMPANY_COUNTS_UNTIL);
		v.n_active += people[i].active;
		v.n_told += people[i].active && people[i].outages && people[i].mail;
	}
	company_people(p.body, &v);
	return visitor_end(&p, 200, text(p.rd.lang, TEXT_COMPANY_PEOPLE));
}

/* --- one of them --- */

static bool
show(WebReq *r, const Person *person, const GError *why, GError **err)
{
	VisitorPage p;
	Agreement *ag;

	if (!begin(r, &p, err) || !agreement(r, &p, &ag, err))
		return false;
	CompanyPerson v = {
		.fields = person_form_fields(r, &p.rd, person, why),
		.action = person->id ? url_of(p.rd.a, person->id) : PEOPLE "/new",
	};
	v.fields.counted = counted_from(&p.rd, ag, p.rd.now, TEXT_COMPANY_PRICE_FROM);
	company_person(p.body, &v);
	return visitor_end(&p, why ? req_status_of(why) : 200, v.fields.title);
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
	Person p = person_form_read(r, id);

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

static const Param new_params[] = { PERSON_FORM_PARAMS, { 0 } };
static const Param id_params[] = { { "id", P_INT, true, MAX_ID, NULL }, { 0 } };
static const Param one_params[] = { { "id", P_INT, true, MAX_ID, NULL },
	PERSON_FORM_PARAMS, { 0 } };

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
