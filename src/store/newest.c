/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/newest.h"

#include <string.h>

#include "found.q.h"
#include "model/facet.h"
#include "newest.q.h"
#include "store/row.h"

#define FIRST_STRETCHES 2
#define GROWTH          4    /* times as many, if nothing was found */
#define MOST_BLOCKS     8    /* of stretches at once */
#define MOST_SCANNED    4    /* times as many */
#define MOST_SOUGHT     5000 /* entries; who asks for more gets them all at once */
#define FIRST_HELD      400  /* entries */
#define MOST_HELD       3000

typedef struct {
	DbStmt *(*all)(Db *, const char *, int64_t, int64_t, int64_t);
	DbStmt *(*stretches)(Db *, const char *, const char *, int64_t, int64_t, int64_t);
	DbStmt *(*scanned)(Db *, const char *, int64_t, int64_t, int64_t);
	DbStmt *(*held)(Db *, const char *, const char *);
	int64_t scanned_at_once; /* entries, of which there are subjects fewer */
} Queries;

static const Queries queries[] = {
	[NEWEST_ENTRIES] = { q_found_matches, q_stretch_entries, q_scanned_entries,
	    q_held_entries, FACET_ENTRIES },
	[NEWEST_SUBJECTS] = { q_found_subjects, q_stretch_subjects, q_scanned_subjects,
	    q_held_subjects, 8 * FACET_ENTRIES },
};

typedef struct {
	Db *db;
	Arena *arena;
	const Queries *q;
	Among among; /* which are still to be looked at */
	int64_t *ids;
	size_t n, limit;
} Finding;

static void
read_id(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(int64_t *)out = db_int(st, 0);
}

/* At most limit of them. */
static bool
take(Finding *x, DbStmt *st, GError **err)
{
	int64_t *ids;
	size_t n;

	if (!ROW_ALL(x->arena, st, read_id, &ids, &n, err))
		return false;
	n = MIN(n, x->limit - x->n);
	if (n)
		memcpy(x->ids + x->n, ids, n * sizeof *ids);
	x->n += n;
	return true;
}

static Finding
finding(const Finding *of, size_t limit)
{
	Finding x = *of;

	x.ids = arena_newv(x.arena, int64_t, limit);
	x.n = 0;
	x.limit = limit;
	return x;
}

static int64_t
n_left(const Finding *x)
{
	return (int64_t)(x->limit - x->n);
}

static bool
is_done(const Finding *x)
{
	return x->among.high < x->among.low || x->n == x->limit;
}

/* --- by stretches --- */

static bool
take_all(Finding *x, const char *words, GError **err)
{
	DbStmt *st = x->q->all(x->db, words, x->among.low, x->among.high, n_left(x));

	return take(x, st, err);
}

/* So many stretches up to the last, in the largest blocks that fit; the first of them. */
static int64_t
write_blocks(GString *s, int64_t last, int64_t many)
{
	char facet[FACET_SIZE];

	for (int n = 0; n < MOST_BLOCKS && many > 0 && last >= 0; n++) {
		FacetKind kind = FACET_STRETCH_64;
		int bits = 6; /* of stretches in it: 64, 8 or 1 */

		while (bits &&
		       (many >> bits == 0 || ((last + 1) & ((INT64_C(1) << bits) - 1)))) {
			kind--;
			bits -= 3;
		}
		facet_write((Facet){ kind, last >> bits }, facet);
		g_string_append_printf(s, "%s'%s'", n ? " | " : "", facet);
		last -= INT64_C(1) << bits;
		many -= INT64_C(1) << bits;
	}
	return last + 1;
}

/* As many stretches at once as it may take by what was found in those so far. */
static bool
take_by_stretches(Finding *x, const char *words, GError **err)
{
	size_t n_before = x->n;

	for (int64_t many = FIRST_STRETCHES, looked = 0; !is_done(x);) {
		g_autoptr(GString) blocks = g_string_new(NULL);
		int64_t last = x->among.high / FACET_ENTRIES;

		if (x->limit > MOST_SOUGHT ||
		    2 * many > last - x->among.low / FACET_ENTRIES)
			return take_all(x, words, err);
		int64_t first = write_blocks(blocks, last, many);
		int64_t low = MAX(x->among.low, first * FACET_ENTRIES);
		DbStmt *st = x->q->stretches(x->db, words, blocks->str, low,
		    x->among.high, n_left(x));
		if (!take(x, st, err))
			return false;
		x->among.high = low - 1;
		looked += last - first + 1;
		many = GROWTH * looked;
		if (x->n > n_before)
			many = CLAMP(n_left(x) * looked * 5 / 4 /
			                 (int64_t)(x->n - n_before),
			    1, many);
	}
	return true;
}

/* --- of what only begins so --- */

static bool
scan(Finding *x, const char *words, int64_t many, GError **err)
{
	int64_t low = MAX(x->among.low, x->among.high - many + 1);
	DbStmt *st = x->q->scanned(x->db, words, low, x->among.high, n_left(x));

	if (!take(x, st, err))
		return false;
	x->among.high = low - 1;
	return true;
}

/* Once more if that should do. */
static bool
scan_newest(Finding *x, const char *words, GError **err)
{
	const int64_t once = x->q->scanned_at_once;

	if (!scan(x, words, once, err))
		return false;
	if (is_done(x) || !x->n)
		return true;
	int64_t many = n_left(x) * once * 5 / 4 / (int64_t)x->n;
	return many > MOST_SCANNED * once || scan(x, words, many, err);
}

/* The newest that match all else that is asked for, held against the beginning. */
static bool
hold(Finding *x, const SearchAsk *ask, size_t many, GError **err)
{
	Finding whole = finding(x, many);

	if (!take_by_stretches(&whole, ask->whole, err))
		return false;
	x->among.high = whole.n < many ? -1 : whole.ids[many - 1] - 1;
	if (!whole.n)
		return true;
	DbStmt *st = x->q->held(x->db, ask->words,
	    row_id_list(x->arena, whole.ids, whole.n));
	return take(x, st, err);
}

static bool
take_begun(Finding *x, const SearchAsk *ask, GError **err)
{
	if (x->limit <= MOST_HELD && !scan_newest(x, ask->words, err))
		return false;
	for (size_t many = FIRST_HELD, held = 0;
	     *ask->whole && !is_done(x) && held < MOST_HELD;
	     held += many, many = MOST_HELD)
		if (!hold(x, ask, many, err))
			return false;
	return is_done(x) || take_all(x, ask->words, err);
}

bool
newest_find(Db *db, Arena *a, NewestOf of, const SearchAsk *ask, Among among, int limit,
    int64_t **out, size_t *n_out, GError **err)
{
	const Finding from = { .db = db, .arena = a, .q = &queries[of], .among = among };
	Finding x = finding(&from, (size_t)limit);
	int64_t newest;

	if (!row_int(q_newest_entry(db), &newest, err))
		return false;
	x.among.high = MIN(among.high, newest);
	if (strcmp(ask->whole, ask->words) != 0) {
		if (!is_done(&x) && !take_begun(&x, ask, err))
			return false;
	} else if (!take_by_stretches(&x, ask->words, err)) {
		return false;
	}
	*out = x.ids;
	*n_out = x.n;
	return true;
}
