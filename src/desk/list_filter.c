/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/list_filter.h"

#include "desk/duty.h"
#include "store/found_store.h"

#define MOST      2000   /* entries that match; of more, the newest */
#define MOST_OPEN 100000 /* where they are of open cases */
#define CHUNK     1000

static const CaseFilter all_open = {
	.fixed = { .statuses = ((2u << N_STATUSES) - 2) & ~(1u << STATUS_CLOSED) },
};

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

static bool
find_words(Db *db, Arena *a, const SearchAsk *ask, bool open, ListFilter *f, GError **err)
{
	const size_t most = open ? MOST_OPEN : MOST;
	int64_t *ids;
	size_t n;

	if (!found_store_matches(db, a, ask, AMONG_ALL, (int)most + 1, &ids, &n, err))
		return false;
	f->is_cut = n > most;
	return cases_of(db, a, ids, MIN(n, most), f, err);
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
	SearchAsk ask = search_query(a, db, out->query, open ? &all_open : NULL, true);
	out->has_words = ask.words != NULL;
	return !ask.words || find_words(db, a, &ask, open != NULL, out, err);
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
