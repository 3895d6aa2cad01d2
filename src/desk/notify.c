/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/notify.h"

#include "base/str.h"
#include "desk/duty.h"
#include "desk/house.h"
#include "model/audience.h"
#include "model/referral.h"
#include "store/desk_store.h"
#include "store/people_store.h"
#include "store/supplier_store.h"

/* What is told, and on which desk. */
typedef struct {
	Arena *arena;
	House house;
	const Case *c;
	const Entry *e;
	const Told *told;
} Telling;

/* <sag.1001.RANDOM@host>: never the same twice, and it says where it belongs (RFC 5322,
 * 3.6.4), without the < >. A notice is of case 0. */
static char *
new_message_id(Arena *a, const House *house, int64_t case_id)
{
	return arena_printf(a, "sag.%" G_GINT64_FORMAT ".%s@%s", case_id,
	    str_random_base32(a, 16), mail_address_domain(house->mail));
}

/* Puts it into the outbox; when says when such mail may come. */
static bool
queue(Db *db, const House *house, OutMail *m, bool can_wait, MailWhen when, GError **err)
{
	Instant at = MAX(m->created_at, m->not_before);

	if (can_wait &&
	    !quiet_ends(mail_when_of(when), house->time_zone, at, &m->not_before, err))
		return false;
	return mail_store_queue(db, m, err);
}

char *
outage_word_thing(Arena *a, int64_t outage_id, int64_t word_id)
{
	return arena_printf(a, "outage %" G_GINT64_FORMAT " word %" G_GINT64_FORMAT,
	    outage_id, word_id);
}

/* A word of an outage or of a supplier is one thing, in however many cases it is said;
 * else NULL: the entry is the thing. */
static const char *
thing_of(const Telling *t)
{
	const char *outage = entry_detail(t->arena, t->e, "outage");
	const char *word = entry_detail(t->arena, t->e, "word");

	if (!outage || !word)
		return referral_details_read(t->arena, t->e->details).thing;
	return outage_word_thing(t->arena, g_ascii_strtoll(outage, NULL, 10),
	    g_ascii_strtoll(word, NULL, 10));
}

static OutMail
mail_of(const Telling *t)
{
	return (OutMail){
		.case_id = t->c->id,
		.entry_id = t->e->id,
		.thing = thing_of(t),
		.kind = t->told->mail,
		.message_id = new_message_id(t->arena, &t->house, t->c->id),
		.created_at = t->e->at,
		.not_before = t->e->told_from,
	};
}

/* --- the audiences --- */

static bool
tell_reporter(Db *db, const Telling *t, GError **err)
{
	OutMail m = mail_of(t);
	Person *p = NULL;

	if (!t->c->person_id)
		return true;
	if (!person_store_find(db, t->arena, t->c->person_id, &p, err))
		return false;
	if (!p || !p->mail || !p->active)
		return true;
	m.person_id = p->id;
	m.to_mail = p->mail;
	m.to_name = p->name;
	m.lang = p->lang;
	return queue(db, &t->house, &m, t->told->waits != AT_ONCE, p->mail_when, err);
}

/* Who is on duty is awake. */
static bool
can_wait_for(Db *db, const Telling *t, const Staff *s, bool *can_wait, GError **err)
{
	bool on = false;

	if (t->told->waits == IF_OFF_DUTY &&
	    !duty_has_on(db, t->arena, s->id, t->e->at, &on, err))
		return false;
	*can_wait = t->told->waits != AT_ONCE && !on;
	return true;
}

static bool
tell_member(Db *db, const Telling *t, const Staff *s, GError **err)
{
	OutMail m = mail_of(t);
	bool can_wait;

	m.staff_id = s->id;
	m.to_mail = s->mail;
	m.to_name = s->name;
	m.lang = s->lang;
	if (!can_wait_for(db, t, s, &can_wait, err))
		return false;
	return queue(db, &t->house, &m, can_wait, s->mail_when, err);
}

/* Nobody is told what he did himself; but his calendar is told of his visits. */
static bool
tell_staff(Db *db, const Telling *t, int64_t id, GError **err)
{
	Staff *s;

	if (!id || (id == t->e->staff_id && t->told->mail != MAIL_VISIT))
		return true;
	return staff_store_find(db, t->arena, id, &s, err) &&
	       (!s || !s->active || tell_member(db, t, s, err));
}

static bool
tell_supplier(Db *db, const Telling *t, GError **err)
{
	ReferralDetails d = referral_details_read(t->arena, t->e->details);
	OutMail m = mail_of(t);
	Supplier *s = NULL;

	if (!supplier_store_find(db, t->arena, d.supplier, &s, err))
		return false;
	if (!s || !s->mail)
		return true;
	m.thing = NULL;
	m.to_mail = s->mail;
	m.to_name = s->name;
	m.lang = s->lang;
	return queue(db, &t->house, &m, false, (MailWhen)0, err);
}

static bool
tell_mentioned(Db *db, const Telling *t, GError **err)
{
	int64_t id;

	for (size_t i = 0; (id = entry_detail_at(t->e, "mentions", i)); i++)
		if (!tell_staff(db, t, id, err))
			return false;
	return true;
}

static bool
tell(Db *db, const Telling *t, GError **err)
{
	int64_t named;

	switch (t->told->who) {
	case TO_REPORTER:
		return tell_reporter(db, t, err);
	case TO_ASSIGNEE:
		return tell_staff(db, t, t->c->assignee_id, err);
	case TO_STEP:
		named = entry_detail_int(t->e, "to");
		return tell_staff(db, t, named ? named : t->c->assignee_id, err);
	case TO_FORMER:
		return tell_staff(db, t, entry_detail_int(t->e, "former"), err);
	case TO_ASKER:
		return tell_staff(db, t, entry_detail_int(t->e, "asked_by"), err);
	case TO_SUPPLIER:
		return tell_supplier(db, t, err);
	case TO_MENTIONED:
		return tell_mentioned(db, t, err);
	}
	g_assert_not_reached();
}

bool
notify_of_entry(Db *db, Arena *a, const Case *before, const Case *c, const Entry *e,
    GError **err)
{
	Told told[N_AUDIENCES];
	size_t n = audience_of(before, c, e, told);
	Telling t = { .arena = a, .c = c, .e = e };

	if (!n)
		return true;
	if (!house_load(db, a, &t.house, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		t.told = &told[i];
		if (!tell(db, &t, err))
			return false;
	}
	return true;
}

/* --- of no case --- */

bool
notify_person(Db *db, Arena *a, const Person *p, OutMailKind kind, const char *thing,
    const char *subject, const char *text, Instant now, GError **err)
{
	House house;

	if (!house_load(db, a, &house, err))
		return false;
	OutMail m = {
		.thing = thing,
		.person_id = p->id,
		.kind = kind,
		.to_mail = p->mail,
		.to_name = p->name,
		.lang = p->lang,
		.message_id = new_message_id(a, &house, 0),
		.subject = subject,
		.text = text,
		.created_at = now,
	};
	return queue(db, &house, &m, false, p->mail_when, err);
}

bool
notify_address(Db *db, Arena *a, const Letter *letter, Instant now,
    const char **message_id, GError **err)
{
	House house;

	if (!house_load(db, a, &house, err))
		return false;
	*message_id = new_message_id(a, &house, 0);
	OutMail m = {
		.thing = *message_id,
		.kind = letter->kind,
		.to_mail = letter->to,
		.to_name = letter->to,
		.lang = letter->lang,
		.message_id = *message_id,
		.subject = letter->subject,
		.text = letter->text,
		.created_at = now,
	};
	return queue(db, &house, &m, false, (MailWhen)0, err);
}

bool
notify_staff(Db *db, Arena *a, const Staff *s, const Notice *notice, Instant now,
    GError **err)
{
	House house;

	if (!house_load(db, a, &house, err))
		return false;
	OutMail m = {
		.thing = notice->thing,
		.staff_id = s->id,
		.kind = MAIL_NOTICE,
		.to_mail = s->mail,
		.to_name = s->name,
		.lang = s->lang,
		.message_id = new_message_id(a, &house, 0),
		.subject = text_format(a, s->lang, notice->subject, notice->args,
		    notice->n_args),
		.text = text_format(a, s->lang, notice->text, notice->args,
		    notice->n_args),
		.path = notice->path,
		.created_at = now,
	};
	return queue(db, &house, &m, notice->can_wait, s->mail_when, err);
}

bool
notify_test(Db *db, Arena *a, const Staff *s, const char *words, Instant now,
    GError **err)
{
	House house;

	if (!house_load(db, a, &house, err))
		return false;
	OutMail m = {
		.thing = arena_printf(a, "test %" G_GINT64_FORMAT, now),
		.staff_id = s->id,
		.kind = MAIL_TEST,
		.to_mail = s->mail,
		.to_name = s->name,
		.lang = s->lang,
		.message_id = new_message_id(a, &house, 0),
		.subject = "[Test]",
		.text = words,
		.created_at = now,
	};
	return queue(db, &house, &m, false, s->mail_when, err);
}

bool
notify_admins(Db *db, Arena *a, const Notice *notice, Instant now, GError **err)
{
	Staff *all;
	size_t n;

	if (!staff_store_all(db, a, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (all[i].active && all[i].admin &&
		    !notify_staff(db, a, &all[i], notice, now, err))
			return false;
	return true;
}
