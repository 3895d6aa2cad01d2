/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/saved_view.h"

#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/case_int.h"
#include "desk/list_filter.h"
#include "store/saved_view_store.h"

typedef struct {
	Use use;
	SavedView *view;
	int64_t id;
	bool up;
} Saving;

const char *
saved_view_list(Arena *a, int64_t id)
{
	return arena_printf(a, "view-%" G_GINT64_FORMAT, id);
}

static bool
is_his(const SavedView *v, const Actor *who, GError **err)
{
	if (saved_view_is_his(v, who))
		return true;
	return v->staff_id ? fail(err, ERR_DENIED, "view.others")
	                   : fail(err, ERR_DENIED, "admin.only");
}

static bool
find_his(Db *db, const Use *u, int64_t id, SavedView **out, GError **err)
{
	if (!saved_view_store_find(db, u->arena, id, out, err))
		return false;
	if (!*out)
		return fail(err, ERR_INVALID, "view.unknown");
	return is_his(*out, u->who, err);
}

/* As the last of its owner's, who may have so many. */
static bool
add_last(Db *db, const Use *u, SavedView *v, GError **err)
{
	SavedView *all;
	size_t n;

	if (!saved_view_store_of(db, u->arena, v->staff_id, &all, &n, err))
		return false;
	if (n >= SAVED_VIEW_MOST)
		return fail(err, ERR_LIMIT, "view.many");
	return saved_view_store_save(db, v, (int64_t)n + 1, err);
}

/* Who gives his view to all, or takes it back, has it as the last there. */
static bool
change_owner(Db *db, const Use *u, SavedView *v, GError **err)
{
	SavedView *all;
	size_t n;

	if (!saved_view_store_of(db, u->arena, v->staff_id, &all, &n, err))
		return false;
	if (n >= SAVED_VIEW_MOST)
		return fail(err, ERR_LIMIT, "view.many");
	return saved_view_store_save(db, v, 0, err) &&
	       saved_view_store_set_place(db, v->id, (int64_t)n + 1, err);
}

static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	SavedView row = *s->view; /* a transaction may begin anew */
	SavedView *before;

	if (!row.id) {
		if (!add_last(db, &s->use, &row, err))
			return false;
		s->view->id = row.id;
		return true;
	}
	if (!find_his(db, &s->use, row.id, &before, err))
		return false;
	return before->staff_id == row.staff_id ? saved_view_store_save(db, &row, 0, err)
	                                        : change_owner(db, &s->use, &row, err);
}

static bool
filter_holds(Db *db, Arena *a, const Actor *who, SavedView *v, GError **err)
{
	ListFilter f;

	v->filter = g_strstrip(str_strip_control(a, v->filter ? v->filter : ""));
	if (strlen(v->filter) > QUERY_MAX_BYTES)
		return fail(err, ERR_LIMIT, "view.filter.long");
	if (!list_filter_find(db, a, who, v->filter, NULL, &f, err))
		return false;
	return f.query->n_problems ? fail(err, ERR_INVALID, "view.filter.wrong") : true;
}

bool
saved_view_save(Db *db, Arena *a, const Actor *who, SavedView *v, GError **err)
{
	Saving s = { .use = { a, who }, .view = v };
	char *name = g_strstrip(str_strip_control(a, v->name ? v->name : ""));

	v->name = str_truncate_utf8(a, name, SAVED_VIEW_MAX_NAME);
	if (!must_be_staff(who, err) || !is_his(v, who, err))
		return false;
	if (!*v->name)
		return fail(err, ERR_INVALID, "view.name.missing");
	return filter_holds(db, a, who, v, err) && db_transact(db, save, &s, err);
}

static bool
remove_one(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	SavedView *v;

	return find_his(db, &s->use, s->id, &v, err) &&
	       saved_view_store_remove(db, s->id, saved_view_list(s->use.arena, s->id),
	           err);
}

bool
saved_view_remove(Db *db, Arena *a, const Actor *who, int64_t id, GError **err)
{
	Saving s = { .use = { a, who }, .id = id };

	return must_be_staff(who, err) && db_transact(db, remove_one, &s, err);
}

/* The two change their places; all are numbered anew, since some may have gone. */
static bool
move(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	SavedView *v, *all;
	size_t n, at = 0;

	if (!find_his(db, &s->use, s->id, &v, err) ||
	    !saved_view_store_of(db, s->use.arena, v->staff_id, &all, &n, err))
		return false;
	while (at < n && all[at].id != s->id)
		at++;
	size_t other = s->up ? at - 1 : at + 1; /* of the first one up: none */
	for (size_t i = 0; other < n && i < n; i++) {
		size_t place = i == at ? other : i == other ? at : i;

		if (!saved_view_store_set_place(db, all[i].id, (int64_t)place + 1, err))
			return false;
	}
	return true;
}

bool
saved_view_move(Db *db, Arena *a, const Actor *who, int64_t id, bool up, GError **err)
{
	Saving s = { .use = { a, who }, .id = id, .up = up };

	return must_be_staff(who, err) && db_transact(db, move, &s, err);
}
