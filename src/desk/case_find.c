/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/case_find.h"

#include <string.h>

#include "desk/case_find_int.h"
#include "desk/duty.h"
#include "store/found_store.h"

#define RANKED       400  /* cases; more are not ranked */
#define LOOKED_AT    8000 /* entries that match: their cases are held against a filter */
#define HELD_AGAINST 300000 /* of a heap; of more, the newest */
#define HEAPS        64
#define CHUNK        1000
#define WALKED       60000 /* cases */
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
	const char *words, *beginning; /* for the engine; NULL: none */
	size_t limit;
	int looked_at;
	Candidate *found;
	size_t n;
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
	if (entry_id && c->n_entries < SNIPPET_FROM)
		c->entries[c->n_entries] = entry_id;
	c->n_entries += entry_id ? 1 : 0;
}

/* --- by the words --- */

static bool
keep_entries(Finding *x, const int64_t *ids, size_t n, GError **err)
{
	for (size_t i = 0; i < n && x->n < RANKED; i += CHUNK) {
		Found *found;
		size_t k;

		if (!found_store_of_entries(x->db, x->arena, ids + i, MIN(CHUNK, n - i),
		        asks_for_files(x), &found, &k, err))
			return false;
		for (size_t j = 0; j < k && x->n < RANKED; j++)
			if (fits(x, &found[j]))
				keep(x, &found[j], found[j].entry_id);
	}
	return true;
}

static bool
find_subjects(Finding *x, bool beginning, GError **err)
{
	const char *words = search_query(x->arena, x->db, x->q, SEARCH_SUBJECT,
	    beginning);
	int64_t *ids;
	size_t n;

	return found_store_matches(x->db, x->arena, words, AMONG_ALL, RANKED / 2, &ids,
	           &n, err) &&
	       keep_entries(x, ids, n, err);
}

/* Without a filter: all that match if they are few, else the newest, and of those with
 * the words in their subject the newest as well. */
static bool
find_newest(Finding *x, const char *words, bool beginning, GError **err)
{
	int64_t *ids;
	size_t n;

	if (!found_store_matches(x->db, x->arena, words, AMONG_ALL, RANKED, &ids, &n,
	        err))
		return false;
	if (n == RANKED && !find_subjects(x, beginning, err))
		return false;
	return keep_entries(x, ids, n, err);
}

/* --- by the filter --- */

/* Ids that fall. */
typedef struct {
	const int64_t *ids;
	size_t n;
} Matches;

static bool
is_match(const Matches *m, int64_t id)
{
	size_t low = 0, high = m->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (m->ids[middle] == id)
			return true;
		if (m->ids[middle] > id)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* Which of the entries (the last first) match. They lie in heaps, as cases last for days:
 * what lies between the heaps is not looked at. */
static bool
match(Finding *x, const char *words, const FoundEntry *entries, size_t n, Matches *out,
    GError **err)
{
	int64_t far = (entries[0].id - entries[n - 1].id) / HEAPS, *all = NULL;

	*out = (Matches){ NULL, 0 };
	for (size_t i = 0, j; i < n; i = j) {
		int64_t *ids;
		size_t k;

		for (j = i + 1; j < n && entries[j - 1].id - entries[j].id <= far;)
			j++;
		const Among heap = { entries[j - 1].id, entries[i].id };
		if (!found_store_matches(x->db, x->arena, words, heap, HELD_AGAINST, &ids,
		        &k, err))
			return false;
		for (size_t m = 0; m < k; m++)
			*arena_push(x->arena, &all, &out->n) = ids[m];
	}
	out->ids = all;
	return true;
}

/* Of the cases that fit, those with an entry that matches; words NULL: all. */
static bool
keep_walked(Finding *x, const Found *found, size_t n, const char *words, GError **err)
{
	int64_t *ids = arena_newv(x->arena, int64_t, n + 1);
	g_autoptr(GHashTable) of = g_hash_table_new(NULL, NULL);
	FoundEntry *entries;
	size_t k = 0, n_entries;
	Matches m;

	for (size_t i = 0; i < n; i++) {
		gpointer id = GSIZE_TO_POINTER((gsize)found[i].c.id);

		if (!fits(x, &found[i]) ||
		    !g_hash_table_insert(of, id, GSIZE_TO_POINTER(i)))
			continue;
		if (!words)
			keep(x, &found[i], 0);
		ids[k++] = found[i].c.id;
	}
	if (!words || !k)
		return true;
	if (!found_store_entries(x->db, x->arena, ids, k, &entries, &n_entries, err) ||
	    (n_entries && !match(x, words, entries, n_entries, &m, err)))
		return false;
	for (size_t i = 0; i < n_entries; i++)
		if (is_match(&m, entries[i].id)) {
			gpointer at = g_hash_table_lookup(of,
			    GSIZE_TO_POINTER((gsize)entries[i].case_id));
			keep(x, &found[GPOINTER_TO_SIZE(at)], entries[i].id);
		}
	return true;
}

static bool
walk(Finding *x, Walk w, const char *words, GError **err)
{
	size_t enough = words ? RANKED : x->limit;
	Instant from = x->filter.fixed.from, before = x->filter.fixed.before;

	if (w.kind == WALK_ALL && before && !walk_before(x->db, &w, before, err))
		return false;
	for (size_t walked = 0; walked < WALKED && x->n < enough;) {
		Found *found;
		size_t n;

		if (!walk_on(x->db, x->arena, &w, CHUNK, &found, &n, err) ||
		    !keep_walked(x, found, n, words, err))
			return false;
		walked += n;
		if (n < CHUNK || (w.kind == WALK_ALL && found[n - 1].c.opened_at < from))
			break;
	}
	return true;
}

static bool
walk_each(Finding *x, WalkKind kind, const FilterIds *f, const char *words, GError **err)
{
	for (size_t i = 0; i < f->n; i++)
		if (!walk(x, walk_of(kind, f->ids[i], asks_for_files(x)), words, err))
			return false;
	return true;
}

static bool
has_nobody(const FilterIds *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (!f->ids[i])
			return true;
	return false;
}

/* The way that leaves fewest. */
static bool
walk_fewest(Finding *x, const char *words, GError **err)
{
	const CaseFilter *f = &x->filter;
	unsigned statuses = f->fixed.statuses;
	bool files = asks_for_files(x);

	if (f->people.is_set && !has_nobody(&f->people))
		return walk_each(x, WALK_PERSON, &f->people, words, err);
	if (f->customers.is_set && !has_nobody(&f->customers))
		return walk_each(x, WALK_CUSTOMER, &f->customers, words, err);
	if (statuses && !(statuses >> STATUS_CLOSED & 1))
		return walk(x, walk_of(WALK_OPEN, 0, files), words, err);
	if (f->fixed.has_file)
		return walk(x, walk_of(WALK_FILES, 0, files), words, err);
	return walk(x, walk_of(WALK_ALL, 0, files), words, err);
}

static bool
find_filtered(Finding *x, const char *words, GError **err)
{
	int64_t *ids;
	size_t n;

	if (!words)
		return walk_fewest(x, NULL, err);
	if (!found_store_matches(x->db, x->arena, words, AMONG_ALL, x->looked_at + 1,
	        &ids, &n, err))
		return false;
	return n <= (size_t)x->looked_at ? keep_entries(x, ids, n, err)
	                                 : walk_fewest(x, words, err);
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

/* The words as they are first: an index of a million cases gives the newest of a word at
 * once, but must put together and sort all that a beginning stands for. */
static bool
find(Finding *x, GError **err)
{
	bool begins = g_strcmp0(x->words, x->beginning) != 0;

	if (x->has_filter) {
		if (!find_filtered(x, x->words, err))
			return false;
		return x->n >= x->limit || !begins || find_filtered(x, x->beginning, err);
	}
	if (!x->words)
		return true;
	if (!find_newest(x, x->words, false, err))
		return false;
	return x->n >= x->limit || !begins || find_newest(x, x->beginning, true, err);
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
		.looked_at = how->looked_at,
		.by_id = by_id };
	*out = (CaseFind){ .query = x.q };
	if (!query_find(db, a, who, x.q, &x.filter, err))
		return false;
	x.has_filter = case_filter_is_set(&x.filter);
	x.hits = hits_new(a, x.q);
	x.words = search_query(a, db, x.q, SEARCH_ANYWHERE, false);
	x.beginning = search_query(a, db, x.q, SEARCH_ANYWHERE, true);
	if (!find(&x, err))
		return false;
	if (x.words)
		rank(&x);
	return show(&x, out, err);
}
