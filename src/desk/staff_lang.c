/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/people.h"
#include "store/people_store.h"

typedef struct {
	Arena *arena;
	int64_t staff_id;
	Lang lang;
} Choosing;

static bool
choose(Db *db, void *arg, GError **err)
{
	const Choosing *c = arg;
	Staff *s;

	if (!staff_store_find(db, c->arena, c->staff_id, &s, err))
		return false;
	if (!s)
		return fail(err, ERR_DENIED, "staff.only");
	s->lang = c->lang;
	s->password = NULL; /* left as it is */
	return staff_store_save(db, s, err);
}

bool
staff_choose_lang(Db *db, Arena *a, const Actor *who, Lang lang, GError **err)
{
	Choosing c = { a, who->staff_id, lang };

	return db_transact(db, choose, &c, err);
}
