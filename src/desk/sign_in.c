/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/password.h"
#include "desk/people.h"
#include "desk/token.h"
#include "store/desk_store.h"
#include "store/people_store.h"

#define TOKEN_BYTES   32
#define TRIES_WINDOW  MINUTES(10)
#define TRIES_NAME    10 /* for one name */
#define TRIES_ADDRESS 40 /* from one address: a whole office may sit behind it */

typedef struct {
	Instant now;
	const char *by_name, *by_address; /* what the tries are counted under */
	bool too_often;
} Try;

/* Counted before the password is looked at, and kept whatever it was. */
static bool
count_try(Db *db, void *arg, GError **err)
{
	Try *t = arg;
	int64_t of_name, of_address;

	if (!attempt_store_count(db, t->by_name, t->now, TRIES_WINDOW, &of_name, err) ||
	    !attempt_store_count(db, t->by_address, t->now, TRIES_WINDOW, &of_address,
	        err))
		return false;
	t->too_often = of_name > TRIES_NAME || of_address > TRIES_ADDRESS;
	return true;
}

typedef struct {
	const Try *try;
	const char *token_sha256;
	int64_t staff_id;
} Session;

/* Only what fails counts: an office signs in at eight, all from one address. */
static bool
begin_session(Db *db, void *arg, GError **err)
{
	const Session *s = arg;

	return attempt_store_take_back(db, s->try->by_name, err) &&
	       attempt_store_take_back(db, s->try->by_address, err) &&
	       session_store_add(db, s->token_sha256, s->staff_id, s->try->now,
	           s->try->now + SESSION_LASTS, err);
}

bool
sign_in(Db *db, Arena *a, Instant now, const char *mail, const char *password,
    const char *address, char **token, GError **err)
{
	const char *lower = str_lower(a, mail);
	Try t = {
		.now = now,
		.by_name = arena_printf(a, "sign_in:%s", lower),
		.by_address = arena_printf(a, "sign_in_from:%s", address),
	};
	Staff *s;

	if (!db_transact(db, count_try, &t, err))
		return false;
	if (t.too_often)
		return fail(err, ERR_LIMIT, "sign_in.too_often");
	if (!staff_store_find_by_mail(db, a, lower, &s, err))
		return false;
	/* Nobody's takes as long as somebody's. */
	bool fits = password_fits(s && s->active ? s->password : NULL, password);
	if (!s || !fits)
		return fail(err, ERR_DENIED, "sign_in.wrong");

	char *made = str_random_hex(a, TOKEN_BYTES);
	Session session = { &t, token_sha256(a, made), s->id };
	if (!db_transact(db, begin_session, &session, err))
		return false;
	*token = made;
	return true;
}

bool
sign_in_session(Db *db, Arena *a, Instant now, const char *token, Staff **staff,
    GError **err)
{
	Staff *s = NULL;
	int64_t id;

	if (!session_store_find(db, token_sha256(a, token), now, &id, err) ||
	    (id && !staff_store_find(db, a, id, &s, err)))
		return false;
	*staff = s && s->active ? s : NULL;
	return true;
}

static bool
end_session(Db *db, void *arg, GError **err)
{
	return session_store_end(db, arg, err);
}

bool
sign_out(Db *db, Arena *a, const char *token, GError **err)
{
	return db_transact(db, end_session, token_sha256(a, token), err);
}
