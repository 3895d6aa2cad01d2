/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/found_store.h"

#include <string.h>

#include "found.q.h"
#include "model/facet.h"
#include "store/row.h"

#define FIRST_ID       INT64_MAX
#define MOST_STRETCHES 64 /* that are asked for one by one */

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

typedef DbStmt *(*AskFunc)(Db *, const char *, int64_t, int64_t, int64_t);

typedef struct {
	AskFunc ask;
	const char *words;
	int limit;
	int64_t *ids;
	size_t n;
} Matching;

static bool
match_among(Db *db, Arena *a, Matching *m, const char *words, Among among, GError **err)
{
	int64_t *ids;
	size_t n;

	if (!ROW_ALL(a, m->ask(db, words, among.low, among.high, m->limit - (int)m->n),
	        read_id, &ids, &n, err))
		return false;
	if (n)
		memcpy(m->ids + m->n, ids, n * sizeof *ids);
	m->n += n;
	return true;
}

/* The words, in those stretches alone. */
static const char *
in_stretches(Arena *a, const char *words, int64_t first, int64_t last)
{
	g_autoptr(GString) s = g_string_new(words);
	char facet[FACET_SIZE];

	for (int64_t i = first; i <= last; i++) {
		facet_write((Facet){ FACET_STRETCH, i }, facet);
		g_string_append_printf(s, "%s'%s'", i == first ? " & (" : " | ", facet);
	}
	g_string_append_c(s, ')');
	return arena_strdup(a, s->str);
}

/* PostgreSQL's index gives all that match, in no order: so the newest entries are asked
 * for first, then more of the older ones at a time, and at last all that is left. All
 * that a beginning stands for is put together each time. */
static bool
match_by_stretches(Db *db, Arena *a, Matching *m, Among among, GError **err)
{
	int64_t newest, at_once = strstr(m->words, ":*") ? MOST_STRETCHES : 8;

	if (!row_int(q_found_newest(db), &newest, err))
		return false;
	among.high = MIN(among.high, newest);
	while (among.high >= among.low && m->n < (size_t)m->limit) {
		int64_t last = among.high / FACET_ENTRIES;
		int64_t first = MAX(last - at_once + 1, among.low / FACET_ENTRIES);
		bool all = at_once > MOST_STRETCHES;
		const Among part = { all ? among.low
			                 : MAX(among.low, first * FACET_ENTRIES),
			among.high };
		const char *words = all ? m->words
		                        : in_stretches(a, m->words, first, last);

		if (!match_among(db, a, m, words, part, err))
			return false;
		among.high = part.low - 1;
		at_once *= 8;
	}
	return true;
}

static bool
match(Db *db, Arena *a, Matching *m, Among among, GError **err)
{
	if (!db_is_postgresql(db))
		return ROW_ALL(a, m->ask(db, m->words, among.low, among.high, m->limit),
		    read_id, &m->ids, &m->n, err);
	m->ids = arena_newv(a, int64_t, (size_t)m->limit);
	return match_by_stretches(db, a, m, among, err);
}

bool
found_store_matches(Db *db, Arena *a, const char *words, Among among, int limit,
    int64_t **out, size_t *n_out, GError **err)
{
	Matching m = { .ask = q_found_matches, .words = words, .limit = limit };

	if (!match(db, a, &m, among, err))
		return false;
	*out = m.ids;
	*n_out = m.n;
	return true;
}

bool
found_store_subjects(Db *db, Arena *a, const char *words, Among among, int limit,
    int64_t **out, size_t *n_out, GError **err)
{
	Matching m = { .ask = q_found_subjects, .words = words, .limit = limit };

	if (!match(db, a, &m, among, err))
		return false;
	*out = m.ids;
	*n_out = m.n;
	return true;
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
