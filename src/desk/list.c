/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/list.h"

#include "desk/case_int.h"
#include "store/list_store.h"

typedef struct {
	Use use;
	const char *list;
	unsigned columns;
} Choosing;

static bool
choose(Db *db, void *arg, GError **err)
{
	const Choosing *c = arg;

	return list_store_set_columns(db, c->use.who->staff_id, c->list, c->columns, err);
}

bool
list_choose_columns(Db *db, Arena *a, const Actor *who, const char *list,
    unsigned columns, GError **err)
{
	/* The subject alone is a choice, too: it has a bit of its own. */
	Choosing c = { { a, who }, list, (columns & COLUMNS_ALL) | COLUMN_SUBJECT_BIT };

	return must_be_staff(who, err) && db_transact(db, choose, &c, err);
}
