/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/telling.h"

#define LEAST 3 /* characters of a word that tells something */
#define MOST  20

/* What reports of every kind are made of, in Danish and English. */
static const char *const mute[] = { "alle", "andre", "bare", "blevet", "bliver", "bruge",
	"can", "cannot", "dag", "den", "denne", "der", "deres", "det", "dette", "din",
	"dit", "does", "doesn", "efter", "eller", "end", "endnu", "error", "fejl",
	"fejlen", "for", "fra", "from", "får", "går", "gør", "had", "han", "har", "has",
	"have", "haves", "hej", "hello", "help", "her", "hos", "hun", "hvad", "hvis",
	"hvor", "hvordan", "hvornår", "hvorfor", "how", "hjælp", "igen", "ikke", "ind",
	"ingen", "intet", "into", "jeg", "kan", "kommer", "kun", "lige", "longer",
	"mangler", "med", "meget", "men", "mere", "mig", "min", "mine", "mit", "more",
	"must", "need", "new", "not", "noget", "nogle", "nok", "now", "når", "nye", "nyt",
	"off", "ofte", "også", "out", "over", "please", "problem", "problemer", "sig",
	"siger", "sin", "sit", "skal", "som", "still", "the", "they", "this", "til",
	"ude", "uden", "under", "var", "ved", "very", "vil", "virke", "virker", "was",
	"what", "when", "where", "why", "will", "with", "work", "working", "works", "you",
	"your" };

static bool
is_mute(const char *word)
{
	g_autofree char *folded = g_utf8_strdown(word, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(mute); i++)
		if (g_str_equal(mute[i], folded))
			return true;
	return false;
}

static void
add_word(GString *query, const char *word, bool tsquery)
{
	if (tsquery)
		g_string_append_printf(query, "%s%s:AB", query->len ? " | " : "", word);
	else
		g_string_append_printf(query, "%s\"%s\"", query->len ? " OR " : "", word);
}

const char *
telling_words(Arena *a, Db *db, const char *said)
{
	bool tsquery = db_is_postgresql(db);
	g_autoptr(GString) query = g_string_new(NULL);
	size_t n = 0;

	if (!g_utf8_validate(said, -1, NULL))
		return NULL;
	for (const char *s = said; *s && n < MOST;) {
		const char *end = s;

		while (*end && g_unichar_isalnum(g_utf8_get_char(end)))
			end = g_utf8_find_next_char(end, NULL);
		const char *word = arena_strndup(a, s, (size_t)(end - s));
		if (g_utf8_strlen(word, -1) >= LEAST && !is_mute(word)) {
			add_word(query, word, tsquery);
			n++;
		}
		s = *end ? g_utf8_find_next_char(end, NULL) : end;
	}
	if (!n)
		return NULL;
	return tsquery ? arena_strdup(a, query->str)
	               : arena_printf(a, "{title keywords} : (%s)", query->str);
}
