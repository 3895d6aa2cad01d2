/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/case_int.h"
#include "desk/house.h"
#include "desk/template.h"
#include "model/when.h"
#include "store/people_store.h"
#include "store/template_store.h"

typedef struct {
	Use use;
	Template *t;
	int64_t id;
} Saving;

static bool
is_his(const Template *t, const Actor *who, GError **err)
{
	if (template_is_his(t, who))
		return true;
	return t->staff_id ? fail(err, ERR_DENIED, "template.others")
	                   : fail(err, ERR_DENIED, "admin.only");
}

/* It was his before, and is afterwards. */
static bool
was_his(Db *db, const Use *u, int64_t id, GError **err)
{
	Template *before;

	if (!template_store_find(db, u->arena, id, &before, err))
		return false;
	if (!before)
		return fail(err, ERR_INVALID, "template.unknown");
	return is_his(before, u->who, err);
}

static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	Template row = *s->t; /* a transaction may begin anew */

	if ((row.id && !was_his(db, &s->use, row.id, err)) ||
	    !template_store_save(db, &row, err))
		return false;
	s->t->id = row.id;
	return true;
}

static bool
texts_hold(Arena *a, Template *t, const char **unknown, GError **err)
{
	for (int i = 0; i < N_LANGS; i++) {
		const char *typed = t->texts[i] ? t->texts[i] : "";

		t->texts[i] = g_strstrip(arena_strdup(a, typed));
		if (strlen(t->texts[i]) > TEMPLATE_MAX_TEXT)
			return fail(err, ERR_LIMIT, "case.text.too_long");
		if (!template_holds(a, t->texts[i], unknown))
			return fail(err, ERR_INVALID, "template.field.unknown");
	}
	if (!*t->texts[LANG_DA] && !*t->texts[LANG_EN])
		return fail(err, ERR_INVALID, "template.text.missing");
	return true;
}

bool
template_save(Db *db, Arena *a, const Actor *who, Template *t, const char **unknown,
    GError **err)
{
	Saving s = { .use = { a, who }, .t = t };
	const char *field;
	char *name = g_strstrip(str_strip_control(a, t->name ? t->name : ""));

	t->name = str_truncate_utf8(a, name, TEMPLATE_MAX_NAME);
	if (!must_be_staff(who, err) || !is_his(t, who, err))
		return false;
	if (!*t->name)
		return fail(err, ERR_INVALID, "template.name.missing");
	return texts_hold(a, t, unknown ? unknown : &field, err) &&
	       db_transact(db, save, &s, err);
}

static bool
remove_one(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;

	return was_his(db, &s->use, s->id, err) && template_store_remove(db, s->id, err);
}

bool
template_remove(Db *db, Arena *a, const Actor *who, int64_t id, GError **err)
{
	Saving s = { .use = { a, who }, .id = id };

	return must_be_staff(who, err) && db_transact(db, remove_one, &s, err);
}

/* --- what its fields stand for --- */

static const char *
horizon_words(Arena *a, const House *house, const Case *c, Instant now)
{
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(house->time_zone);

	if (!tz || !c->horizon || c->horizon < now)
		return NULL;
	return when_text(a, (Lang)c->lang, tz, c->horizon, now);
}

bool
template_facts(Db *db, Arena *a, const Actor *who, const Case *c, TemplateFacts *facts,
    GError **err)
{
	Person *person = NULL;
	Customer *customer = NULL;
	Staff *me;
	House house;

	if (!house_load(db, a, &house, err) ||
	    !staff_store_find(db, a, who->staff_id, &me, err) ||
	    (c->person_id && !person_store_find(db, a, c->person_id, &person, err)) ||
	    (c->customer_id &&
	        !customer_store_find(db, a, c->customer_id, &customer, err)))
		return false;
	/* Somebody whose name is only an address is not called by it. */
	bool has_name = person && !strchr(person->name, '@');
	*facts = (TemplateFacts){
		.case_id = c->id,
		.person = has_name ? person->name : NULL,
		.customer = customer ? customer->name : NULL,
		.subject = c->subject,
		.horizon = horizon_words(a, &house, c, who->now),
		.agent = me ? me->name : NULL,
		.house = house.name,
		.phone = house.phone,
	};
	return true;
}
