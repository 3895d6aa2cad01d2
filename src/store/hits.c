/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/hits.h"

#include <string.h>

#include "store/search.h"
#include "store/word_stem.h"

#define MAX_WORDS 32
#define MAX_HITS  200 /* of a text; what comes after is not marked */

typedef struct {
	WordForms forms;
	bool begins;
} Sought;

struct Hits {
	WordStems *stems;
	Sought words[MAX_WORDS];
	size_t n;
	bool first[256]; /* bytes with which one begins, folded */
};

typedef struct {
	size_t at, end; /* bytes */
	size_t word;
} Hit;

/* --- the words --- */

/* The end of the run of letters and digits at s. */
static const char *
word_end(const char *s)
{
	while (*s && g_unichar_isalnum(g_utf8_get_char(s)))
		s = g_utf8_find_next_char(s, NULL);
	return s;
}

static const char *
word_start(const char *s)
{
	while (*s && !g_unichar_isalnum(g_utf8_get_char(s)))
		s = g_utf8_find_next_char(s, NULL);
	return s;
}

static bool
forms_of(const Hits *h, const char *from, const char *end, WordForms *f)
{
	g_autofree char *lower = g_utf8_strdown(from, end - from);

	return word_forms(h->stems, lower, (int)strlen(lower), f);
}

static void
seek(Hits *h, const QueryWord *word, bool is_last)
{
	for (const char *s = word_start(word->text), *end; *s && h->n < MAX_WORDS;
	     s = word_start(end)) {
		Sought *w = &h->words[h->n];

		end = word_end(s);
		if (!forms_of(h, s, end, &w->forms))
			continue;
		w->begins = is_last && !*word_start(end) &&
		            g_utf8_strlen(s, end - s) >= SEARCH_MIN_BEGINNING;
		for (int i = 0; i < w->forms.n; i++)
			h->first[(unsigned char)w->forms.forms[i].s[0]] = true;
		h->n++;
	}
}

static void
stems_free(void *p)
{
	word_stems_free(p);
}

Hits *
hits_new(Arena *a, const Query *q)
{
	static const char *const languages[] = { "danish", "english" };
	Hits *h = arena_new0(a, Hits);

	h->stems = word_stems_new(languages, G_N_ELEMENTS(languages));
	g_assert(h->stems);
	arena_defer(a, stems_free, h->stems);
	for (size_t i = 0; i < q->n_words; i++)
		if (!q->words[i].not )
			seek(h, &q->words[i],
			    i + 1 == q->n_words && !q->words[i].is_phrase);
	return h;
}

/* --- in a text --- */

/* Most words begin with another letter: they are passed over without a look at their
 * stems. */
static bool
may_be(const Hits *h, const char *s)
{
	gunichar c = g_unichar_tolower(g_utf8_get_char(s));

	if (c < 0x80)
		return h->first[c];
	return h->first['a'] || h->first['o'] || h->first['e'] || h->first['u'] ||
	       h->first[(unsigned char)*s] || h->first[0xc3];
}

static size_t
find_hits(const Hits *h, const char *text, Hit *hits, size_t max)
{
	size_t n = 0;

	for (const char *s = word_start(text), *end; *s && n < max; s = word_start(end)) {
		WordForms f;

		end = word_end(s);
		if (!may_be(h, s) || !forms_of(h, s, end, &f))
			continue;
		for (size_t i = 0; i < h->n; i++) {
			const Sought *w = &h->words[i];
			const WordForm *own = &w->forms.forms[w->forms.n - 1];

			if (!word_forms_meet(&w->forms, &f) &&
			    !(w->begins && word_begins(&f.forms[f.n - 1], own)))
				continue;
			hits[n++] = (Hit){ (size_t)(s - text), (size_t)(end - text), i };
			break;
		}
	}
	return n;
}

static size_t
n_different(const Hit *hits, size_t n)
{
	guint64 seen = 0;

	for (size_t i = 0; i < n; i++)
		seen |= (guint64)1 << hits[i].word;
	return (size_t)__builtin_popcountll(seen);
}

size_t
hits_count(const Hits *h, const char *text)
{
	Hit hits[MAX_HITS] = { 0 };
	size_t n = find_hits(h, text, hits, MAX_HITS);

	return n_different(hits, n);
}

/* The stretch [from, to) of text in pieces; hits are in order. */
static HitText
pieces_of(Arena *a, const char *text, size_t from, size_t to, const Hit *hits, size_t n)
{
	HitPiece *pieces = arena_newv(a, HitPiece, 2 * n + 3);
	size_t at = from, k = 0;

	for (size_t i = 0; i < n; i++) {
		if (hits[i].at < at || hits[i].end > to)
			continue;
		if (hits[i].at > at)
			pieces[k++] = (HitPiece){
				arena_strndup(a, text + at, hits[i].at - at), false
			};
		pieces[k++] = (HitPiece){ arena_strndup(a, text + hits[i].at,
			                      hits[i].end - hits[i].at),
			true };
		at = hits[i].end;
	}
	if (at < to)
		pieces[k++] = (HitPiece){ arena_strndup(a, text + at, to - at), false };
	return (HitText){ pieces, k };
}

HitText
hits_mark(Arena *a, const Hits *h, const char *text)
{
	Hit hits[MAX_HITS];
	size_t n = find_hits(h, text, hits, MAX_HITS);

	return pieces_of(a, text, 0, strlen(text), hits, n);
}

/* --- a snippet --- */

/* The first hit from which on most of the words stand within max bytes. */
static size_t
best_of(const Hit *hits, size_t n, size_t max)
{
	size_t best = 0, most = 0;

	for (size_t i = 0; i < n; i++) {
		size_t to = i;

		while (to < n && hits[to].end - hits[i].at <= max)
			to++;
		size_t words = n_different(hits + i, to - i);
		if (words > most) {
			most = words;
			best = i;
		}
	}
	return best;
}

/* One line: each run of spaces and control characters is one space. */
static char *
on_one_line(Arena *a, const char *text)
{
	g_autoptr(GString) s = g_string_sized_new(strlen(text));

	for (const char *c = text; *c; c = g_utf8_find_next_char(c, NULL)) {
		gunichar u = g_utf8_get_char(c);

		if (!g_unichar_isspace(u) && !g_unichar_iscntrl(u))
			g_string_append_unichar(s, u);
		else if (s->len && s->str[s->len - 1] != ' ')
			g_string_append_c(s, ' ');
	}
	return arena_strdup(a, s->str);
}

/* Forward to where a word begins, from the middle of one. */
static size_t
to_word(const char *text, size_t at, size_t limit)
{
	size_t from = at;

	while (at && at < limit && text[at] != ' ')
		at++;
	while (at && at < limit && text[at] == ' ')
		at++;
	while (at == limit && from < limit && (text[from] & 0xc0) == 0x80)
		from++;
	return at < limit ? at : from;
}

static size_t
back_to_word(const char *text, size_t at, size_t least)
{
	size_t to = at;

	while (to > least && text[to] && text[to] != ' ')
		to--;
	if (to > least)
		return to;
	while (at > least && (text[at] & 0xc0) == 0x80)
		at--;
	return at;
}

HitText
hits_snippet(Arena *a, const Hits *h, const char *text, size_t max)
{
	const char *line = on_one_line(a, text);
	size_t size = strlen(line);
	Hit hits[MAX_HITS];
	size_t n = find_hits(h, line, hits, MAX_HITS);

	if (!n)
		return (HitText){ NULL, 0 };
	const Hit *first = &hits[best_of(hits, n, max)];
	size_t before = max / 4;
	size_t from = first->at > before ? to_word(line, first->at - before, first->at)
	                                 : 0;
	size_t to = MIN(from + max, size);
	to = back_to_word(line, to, first->end);
	HitText t = pieces_of(a, line, from, to, hits, n);
	HitPiece *pieces = arena_newv(a, HitPiece, t.n + 2);
	size_t k = 0;
	if (from)
		pieces[k++] = (HitPiece){ "… ", false };
	memcpy(pieces + k, t.pieces, t.n * sizeof *pieces);
	k += t.n;
	if (to < size)
		pieces[k++] = (HitPiece){ " …", false };
	return (HitText){ pieces, k };
}
