/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/case_find.h"

#include <string.h>

#include "desk/case_find_int.h"
#include "desk/duty.h"
#include "store/found_store.h"

#define RANKED       400  /* cases; more are not ranked */
#define LOOKED_AT    3000 /* entries that match, each held against the filter */
#define CHUNK        400
#define BEGUN        100   /* at once of those that only begin so, which take longer */
#define WALKED       20000 /* cases */
#define SNIPPET      220   /* bytes */
#define SNIPPET_FROM 3     /* entries of a case */

/* A case that was found, and where. */
typedef struct {
	Found f;
	int64_t entries[SNIPPET_FROM];
	size_t n_entries; /* all that match and were seen */
	double score;
} Candidate;

typedef struct {
	Db *db;
	Arena *arena;
	const Actor *who;
	Query *q;
	CaseFilter filter;
	bool has_filter;
	const Hits *hits;
	SearchAsk words, beginning;
	size_t limit;
	size_t looked_at, at_once; /* entries */
	int64_t first_entry;       /* that may fit */
	Candidate *found;
	size_t n, most;
	GHashTable *by_id; /* case → index + 1 */
} Finding;

static bool
fits(const Finding *x, const Found *f)
{
	return !x->has_filter || case_filter_fits(&x->filter, &f->c, f->has_file);
}

static bool
asks_for_files(const Finding *x)
{
	return x->filter.fixed.has_file || x->filter.fixed.has_no_file;
}

static void
keep(Finding *x, const Found *f, int64_t entry_id)
{
	size_t at = GPOINTER_TO_SIZE(
	    g_hash_table_lookup(x->by_id, GSIZE_TO_POINTER((gsize)f->c.id)));

	if (!at) {
		*arena_push(x->arena, &x->found, &x->n) = (Candidate){ .f = *f };
		at = x->n;
		g_hash_table_insert(x->by_id, GSIZE_TO_POINTER((gsize)f->c.id),
		    GSIZE_TO_POINTER(at));
	}
	Candidate *c = &x->found[at - 1];
	for (size_t i = 0; i < MIN(c->n_entries, SNIPPET_FROM); i++)
		if (c->entries[i] == entry_id)
			return;
	if (entry_id && c->n_entries < SNIPPET_FROM)
		c->entries[c->n_entries] = entry_id;
	c->n_entries += entry_id ? 1 : 0;
}

/* --- by the words --- */

static bool
keep_entries(Finding *x, const int64_t *ids, size_t n, GError **err)
{
	Found *found;
	size_t k;

	if (!found_store_of_entries(x->db, x->arena, ids, n, asks_for_files(x), &found,
	        &k, err))
		return false;
	for (size_t j = 0; j < k && x->n < x->most; j++)
		if (fits(x, &found[j]))
			keep(x, &found[j], found[j].entry_id);
	return true;
}

typedef bool (*MatchFunc)(Db *, Arena *, const SearchAsk *, Among, int, int64_t **,
    size_t *, GError **);

/* The newest that match and fit: of so many at once, and of more as long as that leaves
 * fewer than are asked for, but not of more than looked_at. */
static bool
find_newest(Finding *x, MatchFunc match, const SearchAsk *ask, size_t looked_at,
    GError **err)
{
	Among among = { x->first_entry, INT64_MAX };

	for (size_t looked = 0;
	     looked < x->at_once || (looked < looked_at && x->n < x->limit);) {
		int64_t *ids;
		size_t n;

		if (!match(x->db, x->arena, ask, among, (int)x->at_once, &ids, &n, err) ||
		    !keep_entries(x, ids, n, err))
			return false;
		if (n < x->at_once)
			break;
		among.high = ids[n - 1] - 1;
		looked += n;
	}
	return true;
}

/* Of many the newest, and of those with the words in their subject the newest as well. */
static bool
find_words(Finding *x, const SearchAsk *ask, GError **err)
{
	size_t looked_at = x->has_filter ? x->looked_at : CHUNK;

	x->most = RANKED / 2;
	if (!find_newest(x, found_store_subjects, ask, CHUNK, err))
		return false;
	x->most = RANKED;
	return find_newest(x, found_store_matches, ask, looked_at, err);
}

/* --- by the filter alone --- */

static void
keep_walked(Finding *x, const Found *found, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (fits(x, &found[i]))
			keep(x, &found[i], 0);
}

static bool
walk(Finding *x, Walk w, GError **err)
{
	Instant from = x->filter.fixed.from, before = x->filter.fixed.before;

	if (w.kind == WALK_ALL && before && !walk_before(x->db, &w, before, err))
		return false;
	for (size_t walked = 0; walked < WALKED && x->n < x->limit;) {
		Found *found;
		size_t n;

		if (!walk_on(x->db, x->arena, &w, CHUNK, &found, &n, err))
			return false;
		keep_walked(x, found, n);
		walked += n;
		if (n < CHUNK || (w.kind == WALK_ALL && found[n - 1].c.opened_at < from))
			break;
	}
	return true;
}

static bool
asks_for_open(const Finding *x)
{
	unsigned statuses = x->filter.fixed.statuses;

	return statuses && !(statuses >> STATUS_CLOSED & 1);
}

/* The open ones are few, and stand by their deadlines; what the index of the search
 * knows comes by what was last written, all else by when it was reported. */
static bool
find_filtered(Finding *x, GError **err)
{
	SearchAsk facets = search_facets(x->arena, x->db, &x->filter);

	if (asks_for_open(x))
		return walk(x, walk_of(WALK_OPEN, asks_for_files(x)), err);
	if (!facets.words)
		return walk(x, walk_of(WALK_ALL, asks_for_files(x)), err);
	x->most = x->limit;
	return find_newest(x, found_store_matches, &facets, x->looked_at, err);
}

/* --- the best first --- */

static double
score_of(const Finding *x, const Candidate *c)
{
	double days = (double)(x->who->now - c->f.c.updated_at) / (double)DAYS(1);
	size_t in_subject = hits_count(x->hits, c->f.c.subject);

	return 10.0 * (double)in_subject / (double)MAX(x->q->n_words, 1) +
	       (c->f.c.status != STATUS_CLOSED ? 2.0 : 0.0) +
	       4.0 / (1.0 + MAX(days, 0.0) / 60.0) + 0.5 * (double)MIN(c->n_entries, 4);
}

static int
by_score(const void *a, const void *b)
{
	const Candidate *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x->f.c.id < y->f.c.id) - (x->f.c.id > y->f.c.id);
}

static void
rank(Finding *x)
{
	for (size_t i = 0; i < x->n; i++)
		x->found[i].score = score_of(x, &x->found[i]);
	if (x->n)
		qsort(x->found, x->n, sizeof *x->found, by_score);
}

/* --- what is shown --- */

static const char *
text_of(const FoundText *texts, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (texts[i].id == id)
			return texts[i].text;
	return "";
}

static HitText
snippet_of(const Finding *x, const Candidate *c, const FoundText *texts, size_t n)
{
	HitText t = { NULL, 0 };

	for (size_t i = 0; i < MIN(c->n_entries, SNIPPET_FROM) && !t.n; i++)
		t = hits_snippet(x->arena, x->hits, text_of(texts, n, c->entries[i]),
		    SNIPPET);
	return t;
}

/* What stands in files is looked at last: it is long. */
static void
snippet_of_file(const Finding *x, const Candidate *c, const FoundFile *files, size_t n,
    CaseFound *out)
{
	for (size_t i = 0; i < n && !out->snippet.n; i++)
		for (size_t j = 0; j < MIN(c->n_entries, SNIPPET_FROM); j++)
			if (files[i].entry_id == c->entries[j] && !out->snippet.n) {
				out->snippet = hits_snippet(x->arena, x->hits,
				    files[i].text, SNIPPET);
				out->file = out->snippet.n ? files[i].name : NULL;
			}
}

static bool
snippets_of_files(const Finding *x, const Candidate *const *of, CaseFind *out,
    GError **err)
{
	int64_t *entries = arena_newv(x->arena, int64_t, out->n * SNIPPET_FROM + 1);
	FoundFile *files;
	size_t k = 0, n;

	for (size_t i = 0; i < out->n; i++)
		for (size_t j = 0; j < MIN(of[i]->n_entries, SNIPPET_FROM); j++)
			if (!out->cases[i].snippet.n)
				entries[k++] = of[i]->entries[j];
	if (!k)
		return true;
	if (!found_store_files(x->db, x->arena, entries, k, &files, &n, err))
		return false;
	for (size_t i = 0; i < out->n; i++)
		snippet_of_file(x, of[i], files, n, &out->cases[i]);
	return true;
}

static HitText
marked(const Finding *x, const char *name)
{
	return name ? hits_mark(x->arena, x->hits, name) : (HitText){ NULL, 0 };
}

static const CaseLine *
line_of(const CaseLine *lines, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (lines[i].c.id == id)
			return &lines[i];
	return NULL;
}

static bool
show(Finding *x, CaseFind *out, GError **err)
{
	size_t n = MIN(x->n, x->limit), k = 0, n_texts, n_lines;
	int64_t *ids = arena_newv(x->arena, int64_t, n + 1),
	        *entries = arena_newv(x->arena, int64_t, n * SNIPPET_FROM + 1);
	const Candidate **of = arena_newv(x->arena, const Candidate *, n + 1);
	FoundText *texts;
	CaseLine *lines;

	for (size_t i = 0; i < n; i++) {
		ids[i] = x->found[i].f.c.id;
		for (size_t j = 0; j < MIN(x->found[i].n_entries, SNIPPET_FROM); j++)
			entries[k++] = x->found[i].entries[j];
	}
	if (!case_store_lines(x->db, x->arena, ids, n, &lines, &n_lines, err) ||
	    !found_store_texts(x->db, x->arena, entries, k, &texts, &n_texts, err))
		return false;
	out->cases = arena_newv(x->arena, CaseFound, n + 1);
	for (size_t i = 0; i < n; i++) {
		const CaseLine *line = line_of(lines, n_lines, ids[i]);

		if (!line)
			continue;
		of[out->n] = &x->found[i];
		out->cases[out->n++] = (CaseFound){
			.line = *line,
			.subject = marked(x, line->c.subject),
			.customer = marked(x, line->customer_name),
			.person = marked(x, line->person_name),
			.snippet = snippet_of(x, &x->found[i], texts, n_texts),
		};
	}
	return snippets_of_files(x, of, out, err);
}

/* Nothing that is written in a case has a lower number than its first entry. */
static bool
begin_at(Finding *x, Instant from, GError **err)
{
	Walk w = walk_of(WALK_ALL, false);
	FoundEntry *entries;
	size_t n;

	if (!walk_before(x->db, &w, from, err) ||
	    !found_store_entries(x->db, x->arena, &w.id, 1, &entries, &n, err))
		return false;
	if (n)
		x->first_entry = entries[n - 1].id;
	return true;
}

/* Of some cases by their numbers. */
static bool
find_numbered(Finding *x, const SearchAsk *ask, GError **err)
{
	const QueryFixed *f = &x->filter.fixed;
	FoundEntry *entries;
	size_t n;

	if (!found_store_entries(x->db, x->arena, f->numbers, f->n_numbers, &entries, &n,
	        err))
		return false;
	x->most = RANKED;
	for (size_t i = 0; i < n; i++) {
		const Among one = { entries[i].id, entries[i].id };
		int64_t *ids = &entries[i].id;
		size_t k = 1;

		if (ask->words &&
		    !found_store_matches(x->db, x->arena, ask, one, 1, &ids, &k, err))
			return false;
		if (k && !keep_entries(x, ids, k, err))
			return false;
	}
	return true;
}

static bool
find_with(Finding *x, const SearchAsk *ask, GError **err)
{
	if (x->filter.fixed.n_numbers)
		return find_numbered(x, ask, err);
	return ask->words ? find_words(x, ask, err) : find_filtered(x, err);
}

/* The words as they are first: an index of a million cases gives the newest of a word at
 * once, but must put together and sort all that a beginning stands for. */
static bool
find(Finding *x, GError **err)
{
	Instant from = x->filter.fixed.from;

	if (!x->words.words && !x->has_filter)
		return true;
	if (from && !begin_at(x, from, err))
		return false;
	if (!find_with(x, &x->words, err))
		return false;
	x->at_once = BEGUN;
	return x->n >= x->limit || g_strcmp0(x->words.words, x->beginning.words) == 0 ||
	       find_with(x, &x->beginning, err);
}

bool
case_find(Db *db, Arena *a, const Actor *who, const char *typed, int limit, CaseFind *out,
    GError **err)
{
	const CaseFindHow how = { typed, limit, LOOKED_AT };

	return case_find_how(db, a, who, &how, out, err);
}

bool
case_find_how(Db *db, Arena *a, const Actor *who, const CaseFindHow *how, CaseFind *out,
    GError **err)
{
	const Zone *zone;

	if (!duty_zone(db, a, &zone, err))
		return false;
	g_autoptr(GHashTable) by_id = g_hash_table_new(NULL, NULL);
	Finding x = { .db = db,
		.arena = a,
		.who = who,
		.q = query_parse(a, how->typed, zone, who->now),
		.limit = (size_t)how->limit,
		.looked_at = (size_t)how->looked_at,
		.at_once = CHUNK,
		.by_id = by_id };
	*out = (CaseFind){ .query = x.q };
	if (!query_find(db, a, who, x.q, &x.filter, err))
		return false;
	x.has_filter = case_filter_is_set(&x.filter);
	x.hits = hits_new(a, x.q);
	x.words = search_query(a, db, x.q, &x.filter, false);
	x.beginning = search_query(a, db, x.q, &x.filter, true);
	if (!find(&x, err))
		return false;
	if (x.words.words)
		rank(&x);
	return show(&x, out, err);
}
