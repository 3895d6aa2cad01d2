/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/set_up.h"

#include "base/err.h"
#include "store/desk_store.h"

#define SETTING "set_up_aside" /* none of the house's: nobody types it */

bool
set_up_is_aside(Db *db, Arena *a, bool *aside, GError **err)
{
	Setting *all;
	size_t n;

	*aside = false;
	if (!setting_store_all(db, a, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (g_str_equal(all[i].name, SETTING))
			*aside = g_str_equal(all[i].value, "1");
	return true;
}

static bool
put(Db *db, void *arg, GError **err)
{
	return setting_store_set(db, SETTING, *(const bool *)arg ? "1" : "0", err);
}

bool
set_up_put_aside(Db *db, Arena *a G_GNUC_UNUSED, const Actor *who, bool aside,
    GError **err)
{
	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	return db_transact(db, put, &aside, err);
}
