/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/list_filter.h"

#include "desk/duty.h"
#include "store/found_store.h"

#define AT_ONCE 2000   /* entries that match, of which each is looked at */
#define MOST    300000 /* of more, the newest */
#define CHUNK   1000

/* The cases of some entries. */
static bool
cases_of(Db *db, Arena *a, const int64_t *entries, size_t n, ListFilter *f, GError **err)
{
	Found *found;
	size_t n_found;

	for (size_t i = 0; i < n; i += CHUNK) {
		if (!found_store_of_entries(db, a, entries + i, MIN(CHUNK, n - i), false,
		        &found, &n_found, err))
			return false;
		for (size_t j = 0; j < n_found; j++)
			*arena_push(a, &f->among, &f->n_among) = found[j].c.id;
	}
	return true;
}

/* Of the cases of the list, those with one of these entries. */
static bool
cases_with(Db *db, Arena *a, const OpenCases *open, GHashTable *entries, ListFilter *f,
    GError **err)
{
	int64_t *ids = arena_newv(a, int64_t, open->n);
	FoundEntry *own;
	size_t n;

	for (size_t i = 0; i < open->n; i++)
		ids[i] = open->cases[i].id;
	for (size_t i = 0; i < open->n; i += CHUNK) {
		if (!found_store_entries(db, a, ids + i, MIN(CHUNK, open->n - i), &own,
		        &n, err))
			return false;
		for (size_t j = 0; j < n; j++)
			if (g_hash_table_contains(entries, &own[j].id))
				*arena_push(a, &f->among, &f->n_among) = own[j].case_id;
	}
	return true;
}

static bool
find_words(Db *db, Arena *a, const char *words, const OpenCases *open, ListFilter *f,
    GError **err)
{
	int64_t *ids;
	size_t n;

	if (!found_store_matches(db, a, words, AMONG_ALL, AT_ONCE + 1, &ids, &n, err))
		return false;
	if (n <= AT_ONCE || !open) {
		f->is_cut = n > AT_ONCE;
		return cases_of(db, a, ids, MIN(n, AT_ONCE), f, err);
	}
	if (!found_store_matches(db, a, words, AMONG_ALL, MOST, &ids, &n, err))
		return false;
	g_autoptr(GHashTable) entries = g_hash_table_new(g_int64_hash, g_int64_equal);
	for (size_t i = 0; i < n; i++)
		g_hash_table_add(entries, &ids[i]);
	f->is_cut = n == MOST;
	return cases_with(db, a, open, entries, f, err);
}

bool
list_filter_find(Db *db, Arena *a, const Actor *who, const char *typed,
    const OpenCases *open, ListFilter *out, GError **err)
{
	const Zone *zone;

	*out = (ListFilter){ 0 };
	if (!duty_zone(db, a, &zone, err))
		return false;
	out->query = query_parse(a, typed, zone, who->now);
	if (!query_find(db, a, who, out->query, &out->filter, err))
		return false;
	const char *words = search_query(a, db, out->query, SEARCH_ANYWHERE, true);
	out->has_words = words != NULL;
	return !words || find_words(db, a, words, open, out, err);
}

void
list_filter_put(const ListFilter *f, CasePick *pick)
{
	static int64_t none[1];

	pick->filter = &f->filter;
	if (f->has_words) {
		pick->among = f->among ? f->among : none;
		pick->n_among = f->n_among;
	}
}
