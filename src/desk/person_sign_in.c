/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/person_sign_in.h"

#include "base/err.h"
#include "base/str.h"
#include "desk/house.h"
#include "desk/notify.h"
#include "desk/token.h"
#include "store/people_store.h"
#include "store/person_session_store.h"

#define TOKEN_BYTES  32
#define ASKS_WINDOW  MINUTES(10)
#define ASKS_MAIL    3  /* for one address: it fills somebody's inbox */
#define ASKS_ADDRESS 30 /* from one network: a whole office may sit behind it */

/* Of somebody who is there, at a company that is. */
static bool
still_there(Db *db, Arena *a, Person **p, GError **err)
{
	Customer *c = NULL;

	if (*p && (*p)->customer_id &&
	    !customer_store_find(db, a, (*p)->customer_id, &c, err))
		return false;
	if (*p && (!(*p)->active || (c && !c->active)))
		*p = NULL;
	return true;
}

static bool
find_person(Db *db, Arena *a, int64_t id, Person **out, GError **err)
{
	*out = NULL;
	return (!id || person_store_find(db, a, id, out, err)) &&
	       still_there(db, a, out, err);
}

/* --- asking --- */

typedef struct {
	Arena *arena;
	Instant now;
	const char *mail, *address;
	bool too_often;
} Asking;

static bool
ask(Db *db, void *arg, GError **err)
{
	Asking *k = arg;
	Arena *a = k->arena;
	int64_t of_mail, of_address;
	Person *p;

	if (!attempt_store_count(db, arena_printf(a, "link:%s", k->mail), k->now,
	        ASKS_WINDOW, &of_mail, err) ||
	    !attempt_store_count(db, arena_printf(a, "link_from:%s", k->address), k->now,
	        ASKS_WINDOW, &of_address, err))
		return false;
	k->too_often = of_mail > ASKS_MAIL || of_address > ASKS_ADDRESS;
	if (k->too_often)
		return true;
	if (!person_store_find_by_mail(db, a, k->mail, &p, err) ||
	    !still_there(db, a, &p, err))
		return false;
	return !p || notify_person(db, a, p, MAIL_SIGN_IN,
	                 arena_printf(a, "sign-in %" G_GINT64_FORMAT, k->now),
	                 text(p->lang, TEXT_MAIL_SIGN_IN_TITLE), "", k->now, err);
}

bool
person_ask_link(Db *db, Arena *a, Instant now, const char *mail, const char *address,
    GError **err)
{
	Asking k = { a, now, str_lower(a, g_strstrip(arena_strdup(a, mail))), address };

	if (!db_transact(db, ask, &k, err))
		return false;
	return !k.too_often || fail(err, ERR_LIMIT, "sign_in.too_often");
}

/* --- using --- */

static bool
is_fresh(const PersonLink *link, Instant now)
{
	return link->at <= now && now - link->at < PERSON_LINK_LASTS;
}

bool
person_link_open(Db *db, Arena *a, Instant now, const PersonLink *link, Person **out,
    GError **err)
{
	House house;
	bool used;

	*out = NULL;
	if (!house_load(db, a, &house, err))
		return false;
	if (!house_person_link_holds(a, &house, link->person_id, link->at, link->tag) ||
	    !is_fresh(link, now))
		return true;
	if (!person_session_store_link_used(db, link->person_id, link->at, &used, err))
		return false;
	return used || find_person(db, a, link->person_id, out, err);
}

typedef struct {
	Arena *arena;
	Instant now;
	const PersonLink *link;
	const char *token;
} Entering;

static bool
enter(Db *db, void *arg, GError **err)
{
	const Entering *n = arg;
	Person *p;

	if (!person_link_open(db, n->arena, n->now, n->link, &p, err))
		return false;
	if (!p)
		return fail(err, ERR_DENIED, "person.link.over");
	const PersonSession s = {
		.token_sha256 = token_sha256(n->arena, n->token),
		.person_id = p->id,
		.link_at = n->link->at,
		.created_at = n->now,
		.expires_at = n->now + PERSON_SESSION_LASTS,
	};
	return person_session_store_add(db, &s, err);
}

bool
person_sign_in(Db *db, Arena *a, Instant now, const PersonLink *link, char **token,
    GError **err)
{
	char *made = str_random_hex(a, TOKEN_BYTES);
	Entering n = { a, now, link, made };

	if (!db_transact(db, enter, &n, err))
		return false;
	*token = made;
	return true;
}

/* --- signed in --- */

bool
person_session(Db *db, Arena *a, Instant now, const char *token, Person **out,
    GError **err)
{
	int64_t id;

	return person_session_store_find(db, token_sha256(a, token), now, &id, err) &&
	       find_person(db, a, id, out, err);
}

static bool
end(Db *db, void *arg, GError **err)
{
	return person_session_store_end(db, arg, err);
}

bool
person_sign_out(Db *db, Arena *a, const char *token, GError **err)
{
	return db_transact(db, end, token_sha256(a, token), err);
}
