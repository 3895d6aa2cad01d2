/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/list_store.h"

#include "list.q.h"
#include "store/row.h"

bool
list_store_columns(Db *db, int64_t staff_id, const char *list, unsigned *columns,
    GError **err)
{
	int64_t bits;

	if (!row_int(q_list_layout_find(db, staff_id, list), &bits, err))
		return false;
	*columns = (unsigned)bits;
	return true;
}

bool
list_store_set_columns(Db *db, int64_t staff_id, const char *list, unsigned columns,
    GError **err)
{
	return row_exec(q_list_layout_save(db, staff_id, list, columns), err);
}
