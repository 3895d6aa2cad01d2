/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/form_receive.h"

#include "base/err.h"
#include "desk/case_int.h"
#include "desk/typed.h"
#include "store/desk_store.h"
#include "store/people_store.h"

typedef struct {
	Use use;
	const FormReport *what;
	const char *name, *mail, *phone, *text;
	int64_t id;
} Receiving;

static bool
find_person(Db *db, const Receiving *r, Person **out, GError **err)
{
	Arena *a = r->use.arena;

	if (!person_store_find_by_mail(db, a, r->mail, out, err))
		return false;
	if (*out)
		return true;
	Person *p = arena_new0(a, Person);
	*p = (Person){
		.name = r->name,
		.mail = r->mail,
		.phone = r->phone,
		.customer_id = r->what->customer_id,
		.lang = r->what->lang,
		.active = true,
	};
	*out = p;
	return person_store_save(db, a, p, err);
}

static bool
receive(Db *db, void *arg, GError **err)
{
	Receiving *r = arg;
	const FormReport *w = r->what;
	Person *p;

	if (!find_person(db, r, &p, err))
		return false;
	Actor who = *r->use.who;
	who.person_id = p->id;
	const Use use = { r->use.arena, &who };
	const CaseOpen o = {
		.kind = ENTRY_FORM,
		.channel = CHANNEL_FORM,
		.subject = w->subject,
		.text = r->text,
		.customer_id = w->customer_id,
		.person_id = p->id,
		.category = w->category,
		.lang = w->lang,
		.quiet = w->suspicious,
		.attachments = w->attachments,
		.n_attachments = w->n_attachments,
	};
	return case_open_in(db, &use, &o, &r->id, err);
}

typedef struct {
	Arena *arena;
	Instant now;
	const char *address;
	int64_t n;
} Try;

static bool
count_try(Db *db, void *arg, GError **err)
{
	Try *t = arg;

	return attempt_store_count(db, arena_printf(t->arena, "form:%s", t->address),
	    t->now, FORM_WINDOW, &t->n, err);
}

bool
form_receive(Db *db, Arena *a, const Actor *who, const FormReport *what, int64_t *id,
    GError **err)
{
	Receiving r = { .use = { a, who }, .what = what };
	Try t = { a, who->now, what->address, 0 };

	if (!typed_name(a, what->name, &r.name, err) ||
	    !typed_mail(a, what->mail, &r.mail, err))
		return false;
	if (!r.mail)
		return fail(err, ERR_INVALID, "person.mail.invalid");
	if (!case_text_needed(a, what->text, &r.text, err))
		return false;
	r.phone = typed_phone(a, what->phone);
	if (!db_transact(db, count_try, &t, err))
		return false;
	if (t.n > FORM_MOST)
		return fail(err, ERR_LIMIT, "form.too_often");
	if (!db_transact(db, receive, &r, err))
		return false;
	*id = r.id;
	return true;
}
