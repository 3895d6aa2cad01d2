/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/found_store.h"

#include "found.q.h"
#include "store/newest.h"
#include "store/row.h"

#define FIRST_ID INT64_MAX

static void
read_id(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(int64_t *)out = db_int(st, 0);
}

static void
read_found(Arena *a, DbStmt *st, void *out)
{
	Found *f = out;

	*f = (Found){
		.c = { .id = db_int(st, c_found_id),
		    .subject = row_text(a, st, c_found_subject),
		    .customer_id = db_int(st, c_found_customer_id),
		    .person_id = db_int(st, c_found_person_id),
		    .assignee_id = db_int(st, c_found_assignee_id),
		    .category = db_int(st, c_found_category),
		    .priority = db_int(st, c_found_priority),
		    .status = db_int(st, c_found_status),
		    .step = db_int(st, c_found_step),
		    .channel = db_int(st, c_found_channel),
		    .opened_at = db_int(st, c_found_opened_at),
		    .updated_at = db_int(st, c_found_updated_at) },
		.next_due = db_int(st, c_found_next_due),
		.entry_id = db_int(st, c_found_entry_id),
		.has_file = db_int(st, c_found_has_file) != 0,
	};
}

/* --- matching --- */

bool
found_store_matches(Db *db, Arena *a, const SearchAsk *ask, Among among, int limit,
    int64_t **out, size_t *n_out, GError **err)
{
	if (db_is_postgresql(db))
		return newest_find(db, a, NEWEST_ENTRIES, ask, among, limit, out, n_out,
		    err);
	return ROW_ALL(a, q_found_matches(db, ask->words, among.low, among.high, limit),
	    read_id, out, n_out, err);
}

bool
found_store_subjects(Db *db, Arena *a, const SearchAsk *ask, Among among, int limit,
    int64_t **out, size_t *n_out, GError **err)
{
	if (db_is_postgresql(db))
		return newest_find(db, a, NEWEST_SUBJECTS, ask, among, limit, out, n_out,
		    err);
	return ROW_ALL(a, q_found_subjects(db, ask->words, among.low, among.high, limit),
	    read_id, out, n_out, err);
}

bool
found_store_of_entries(Db *db, Arena *a, const int64_t *ids, size_t n, bool files,
    Found **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_found_cases(db, row_id_list(a, ids, n), files), read_found,
	    out, n_out, err);
}

/* --- walking --- */

Walk
walk_of(WalkKind kind, bool files)
{
	bool rises = kind == WALK_OPEN;

	return (Walk){ kind, files, rises ? INT64_MIN : INT64_MAX, rises ? 0 : FIRST_ID };
}

static DbStmt *
next_of(Db *db, const Walk *w, int n)
{
	switch (w->kind) {
	case WALK_ALL:
		return q_walk_all(db, w->id, w->files, n);
	case WALK_OPEN:
		return q_walk_open(db, w->at, w->id, w->files, n);
	}
	g_assert_not_reached();
}

bool
walk_on(Db *db, Arena *a, Walk *w, int limit, Found **out, size_t *n_out, GError **err)
{
	if (!ROW_ALL(a, next_of(db, w, limit), read_found, out, n_out, err))
		return false;
	if (!*n_out)
		return true;
	const Case *last = &(*out)[*n_out - 1].c;
	w->at = w->kind == WALK_OPEN ? (*out)[*n_out - 1].next_due : last->updated_at;
	w->id = last->id;
	return true;
}

/* The last case up to *id, and when it was reported; 0 if there is none. */
static bool
last_up_to(Db *db, int64_t *id, Instant *at, GError **err)
{
	g_autoptr(DbStmt) st = q_walk_before(db, *id);
	DbStep step = db_step(st, err);

	*id = step == DB_ROW ? db_int(st, 0) : 0;
	*at = step == DB_ROW ? db_int(st, 1) : 0;
	return step != DB_ERROR;
}

/* Cases are numbered as they are reported. */
bool
walk_before(Db *db, Walk *w, Instant before, GError **err)
{
	int64_t low = 0, high = FIRST_ID - 1;
	Instant at;

	if (!last_up_to(db, &high, &at, err))
		return false;
	if (!high || at < before)
		return true;
	while (low + 1 < high) {
		int64_t middle = low + (high - low) / 2, id = middle;

		if (!last_up_to(db, &id, &at, err))
			return false;
		if (id && at >= before)
			high = middle;
		else
			low = middle;
	}
	w->id = high;
	return true;
}

static void
read_entry(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(FoundEntry *)out = (FoundEntry){ db_int(st, 0), db_int(st, 1) };
}

bool
found_store_entries(Db *db, Arena *a, const int64_t *cases, size_t n, FoundEntry **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_entries_of_cases(db, row_id_list(a, cases, n)), read_entry,
	    out, n_out, err);
}

/* --- what is shown --- */

static void
read_text(Arena *a, DbStmt *st, void *out)
{
	*(FoundText *)out = (FoundText){ db_int(st, 0), row_text(a, st, 1) };
}

bool
found_store_texts(Db *db, Arena *a, const int64_t *entries, size_t n, FoundText **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_found_texts(db, row_id_list(a, entries, n)), read_text, out,
	    n_out, err);
}

static void
read_file(Arena *a, DbStmt *st, void *out)
{
	*(FoundFile *)out = (FoundFile){
		.entry_id = db_int(st, c_found_files_entry_id),
		.name = row_text(a, st, c_found_files_name),
		.text = row_text(a, st, c_found_files_text),
	};
}

bool
found_store_files(Db *db, Arena *a, const int64_t *entries, size_t n, FoundFile **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_found_files(db, row_id_list(a, entries, n)), read_file, out,
	    n_out, err);
}
