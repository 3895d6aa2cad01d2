/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "session.q.h"
#include "store/desk_store.h"
#include "store/row.h"

static void
read_setting(Arena *a, DbStmt *st, void *out)
{
	*(Setting *)out = (Setting){
		.name = row_text(a, st, c_setting_all_name),
		.value = row_text(a, st, c_setting_all_value),
	};
}

bool
setting_store_all(Db *db, Arena *a, Setting **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_setting_all(db), read_setting, out, n_out, err);
}

bool
setting_store_set(Db *db, const char *name, const char *value, GError **err)
{
	return row_exec(q_setting_set(db, name, value), err);
}
