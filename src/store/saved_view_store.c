/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/saved_view_store.h"

#include "saved_view.q.h"
#include "store/row.h"

static void
read_view(Arena *a, DbStmt *st, void *out)
{
	*(SavedView *)out = (SavedView){
		.id = db_int(st, c_saved_view_id),
		.version = db_int(st, c_saved_view_version),
		.staff_id = db_int(st, c_saved_view_staff_id),
		.name = row_text(a, st, c_saved_view_name),
		.list = row_text(a, st, c_saved_view_list),
		.filter = row_text(a, st, c_saved_view_filter),
		.order = case_order_of_number(db_int(st, c_saved_view_ordered)),
	};
}

bool
saved_view_store_find(Db *db, Arena *a, int64_t id, SavedView **out, GError **err)
{
	return ROW_ONE(a, q_saved_view_find(db, id), read_view, out, err);
}

bool
saved_view_store_of(Db *db, Arena *a, int64_t staff_id, SavedView **out, size_t *n_out,
    GError **err)
{
	DbStmt *st = staff_id ? q_saved_views_of(db, staff_id) : q_saved_views_shared(db);

	return ROW_ALL(a, st, read_view, out, n_out, err);
}

bool
saved_view_store_save(Db *db, SavedView *v, int64_t place, GError **err)
{
	const int64_t *owner = row_some(&v->staff_id);
	int64_t ordered = case_order_number(v->order), changed;

	if (!v->id)
		return row_int(q_saved_view_add(db, owner, v->name, v->list, v->filter,
		                   ordered, place),
		    &v->id, err);
	if (!row_exec_count(q_saved_view_save(db, v->id, v->version, owner, v->name,
	                        v->list, v->filter, ordered),
	        &changed, err))
		return false;
	return changed ? true : fail(err, ERR_CONFLICT, "view.changed");
}

bool
saved_view_store_set_place(Db *db, int64_t id, int64_t place, GError **err)
{
	return row_exec(q_saved_view_set_place(db, id, place), err);
}

bool
saved_view_store_remove(Db *db, int64_t id, const char *list, GError **err)
{
	return row_exec(q_list_layout_remove(db, list), err) &&
	       row_exec(q_saved_view_remove(db, id), err);
}
