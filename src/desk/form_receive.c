/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/form_receive.h"

#include <string.h>

#include "base/err.h"
#include "desk/form_int.h"
#include "desk/outage_int.h"
#include "desk/typed.h"
#include "store/outage_store.h"
#include "store/people_store.h"
#include "store/quarantine_store.h"

typedef struct {
	Use use;
	FormReport what; /* as it holds */
	int64_t id;
} Receiving;

static bool
find_person(Db *db, const Use *u, const FormReport *w, Person **out, GError **err)
{
	if (!person_store_find_by_mail(db, u->arena, w->mail, out, err))
		return false;
	if (*out)
		return true;
	Person *p = arena_new0(u->arena, Person);
	*p = (Person){
		.name = w->name,
		.mail = w->mail,
		.phone = w->phone,
		.customer_id = w->customer_id,
		.lang = w->lang,
		.active = true,
	};
	*out = p;
	return person_store_save(db, u->arena, p, err);
}

/* --- one more report of an outage --- */

/* That is on, and touches his customer. */
static bool
find_outage(Db *db, const Use *u, const FormReport *w, const Outage **out, GError **err)
{
	Outage *on;
	size_t n;

	if (!outage_store_on_of_customer(db, u->arena, w->customer_id, &on, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (on[i].id == w->outage_id) {
			*out = &on[i];
			return true;
		}
	return fail(err, ERR_INVALID, "outage.over");
}

/* His case of it, if he has one; else 0. */
static bool
find_report(Db *db, const Use *u, const FormReport *w, int64_t person_id, int64_t *id,
    GError **err)
{
	CaseLine *lines;
	size_t n;

	*id = 0;
	if (!w->outage_id)
		return true;
	if (!outage_store_cases(db, u->arena, w->outage_id, &lines, &n, err))
		return false;
	for (size_t i = 0; i < n && !*id; i++)
		if (lines[i].c.person_id == person_id && case_is_open(&lines[i].c))
			*id = lines[i].c.id;
	return true;
}

/* What was said last is said to him in the language that it was said in. */
static bool
link_outage(Db *db, const Use *u, const FormReport *w, int64_t case_id, GError **err)
{
	const Actor desk = { .now = u->who->now, .lang = u->who->lang };
	const Use by_desk = { u->arena, &desk };
	const Outage *o;
	OutageWord *last;
	Case *c;

	if (!find_outage(db, u, w, &o, err) ||
	    !case_load_open(db, u->arena, case_id, 0, &c, err) ||
	    !outage_store_last_word(db, u->arena, o->id, &last, err))
		return false;
	if (!last)
		return fail(err, ERR_INTERNAL, "an outage without a word");
	last->da = *last->da ? last->da : last->en;
	last->en = *last->en ? last->en : last->da;
	db_announce(db, "outage", o->id);
	return outage_link(db, &by_desk, o, last, c, err);
}

bool
form_open(Db *db, const Use *u, const FormReport *w, int64_t *id, GError **err)
{
	Actor who = *u->who;
	Person *p;

	if (!find_person(db, u, w, &p, err) || !find_report(db, u, w, p->id, id, err))
		return false;
	if (*id)
		return true;
	who.staff_id = 0;
	who.person_id = p->id;
	const Use use = { u->arena, &who };
	const CaseOpen o = {
		.kind = ENTRY_FORM,
		.channel = CHANNEL_FORM,
		.subject = w->subject,
		.text = w->text,
		.customer_id = w->customer_id,
		.person_id = p->id,
		.category = w->category,
		.lang = w->lang,
		.quiet = w->outage_id != 0, /* the word of the outage is his receipt */
		.attachments = w->attachments,
		.n_attachments = w->n_attachments,
	};
	return case_open_in(db, &use, &o, id, err) &&
	       (!w->outage_id || link_outage(db, &use, w, *id, err));
}

/* --- it comes --- */

static bool
hold(Db *db, const Receiving *r, GError **err)
{
	const FormReport *w = &r->what;
	Quarantined q = {
		.customer_id = w->customer_id,
		.at = r->use.who->now,
		.doubt = w->doubt,
		.category = w->category,
		.lang = w->lang,
		.name = w->name,
		.mail = w->mail,
		.phone = w->phone,
		.text = w->text,
		.address = w->address,
		.files = w->attachments,
		.n_files = w->n_attachments,
	};

	db_announce(db, "outage", 0); /* the staff's banners say how many there are */
	return quarantine_store_add(db, &q, err);
}

static bool
receive(Db *db, void *arg, GError **err)
{
	Receiving *r = arg;

	r->id = 0;
	return r->what.doubt ? hold(db, r, err)
	                     : form_open(db, &r->use, &r->what, &r->id, err);
}

/* Who only presses "tell me too" is called by his address until somebody knows more. */
static bool
name_holds(Arena *a, FormReport *w, GError **err)
{
	if (w->outage_id && !*w->name && w->mail)
		w->name = arena_strndup(a, w->mail, strcspn(w->mail, "@"));
	return typed_name(a, w->name, &w->name, err);
}

static bool
holds(Receiving *r, GError **err)
{
	Arena *a = r->use.arena;
	FormReport *w = &r->what;

	if ((!w->outage_id && !name_holds(a, w, err)) ||
	    !typed_mail(a, w->mail, &w->mail, err))
		return false;
	if (!w->mail)
		return fail(err, ERR_INVALID, "person.mail.invalid");
	if (!name_holds(a, w, err) || !case_text_needed(a, w->text, &w->text, err))
		return false;
	w->phone = typed_phone(a, w->phone);
	if (!w->category)
		w->category = CATEGORY_FAULT;
	return true;
}

bool
form_receive(Db *db, Arena *a, const Actor *who, const FormReport *what, int64_t *id,
    GError **err)
{
	Receiving r = { .use = { a, who }, .what = *what };
	FormRate rate;

	if (!holds(&r, err) || !form_rate(db, a, who->now, what->address, &rate, err))
		return false;
	if (rate == FORM_RATE_TOO_MUCH)
		return fail(err, ERR_LIMIT, "form.too_often");
	if (rate == FORM_RATE_MUCH && !r.what.doubt)
		r.what.doubt = DOUBT_MANY;
	if (!db_transact(db, receive, &r, err))
		return false;
	*id = r.id;
	return true;
}
