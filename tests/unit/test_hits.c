/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Where the words of a search stand in a text. */
#include <glib.h>
#include <string.h>

#include "store/hits.h"

/* "Den [nye] printer": what is marked, in brackets. */
static char *
shown(Arena *a, HitText t)
{
	g_autoptr(GString) s = g_string_new(NULL);

	for (size_t i = 0; i < t.n; i++)
		g_string_append_printf(s, t.pieces[i].is_hit ? "[%s]" : "%s",
		    t.pieces[i].text);
	return arena_strdup(a, s->str);
}

static Hits *
hits(Arena *a, const char *typed)
{
	return hits_new(a, query_parse(a, typed, zone_find("Europe/Copenhagen"), 0));
}

static const struct {
	const char *typed, *text, *is;
} marks[] = {
	{ "printer", "Printeren virker", "[Printeren] virker" },
	{ "virkede", "Printeren virkede", "Printeren [virkede]" },
	{ "runs", "It was running", "It was [running]" },
	{ "aarhus", "Til Århus", "Til [Århus]" },
	{ "Århus", "til aarhus.", "til [aarhus]." },
	{ "prin", "En printer", "En [printer]" },
	{ "pr", "En printer", "En printer" },
	{ "prin ny", "En ny printer", "En [ny] printer" },
	{ "\"prin\"", "En printer", "En printer" },
	{ "-printer ny", "En ny printer", "En [ny] printer" },
	{ "e-mail", "Min e-mail", "Min [e]-[mail]" },
	{ "kunde:printer x", "printer x", "printer [x]" },
	{ "x", "", "" },
	{ "x", "æøå", "æøå" },
	{ "øl", "ØL og oel", "[ØL] og [oel]" },
};

static void
marks_words(const void *data)
{
	g_autoptr(Arena) a = arena_new();
	const char *const *m = data;

	g_assert_cmpstr(shown(a, hits_mark(a, hits(a, m[0]), m[1])), ==, m[2]);
}

static void
a_snippet_is_where_most_words_are(void)
{
	g_autoptr(Arena) a = arena_new();
	const Hits *h = hits(a, "rød printer");

	g_assert_cmpstr(shown(a, hits_snippet(a, h, "Intet her", 100)), ==, "");
	g_assert_cmpstr(shown(a, hits_snippet(a, h, "En\n\nprinter\ther", 100)), ==,
	    "En [printer] her");
	g_assert_cmpstr(shown(a, hits_snippet(a, h,
	                             "En printer for længe siden stod der og var. Så kom "
	                             "der en rød printer i kælderen, og det var godt.",
	                             40)),
	    ==, "… der en [rød] [printer] i kælderen, og det …");
	g_assert_cmpuint(hits_count(h, "rød rød"), ==, 1);
	g_assert_cmpuint(hits_count(h, "rød printer"), ==, 2);
}

/* A text is cut between characters, whatever it is made of. */
static void
a_snippet_is_always_utf8(void)
{
	static const char *const letters[] = { "æ", "\u4e2d", "\U0001F44D", "a", " " };
	g_autoptr(Arena) a = arena_new();
	const Hits *h = hits(a, "rød");

	for (size_t l = 0; l < G_N_ELEMENTS(letters); l++)
		for (int before = 0; before < 40; before++) {
			g_autoptr(GString) s = g_string_new(NULL);

			for (int i = 0; i < before; i++)
				g_string_append(s, letters[l]);
			g_string_append(s, " rød ");
			for (int i = 0; i < 40; i++)
				g_string_append(s, letters[l]);
			const char *is = shown(a, hits_snippet(a, h, s->str, 30));
			g_assert_true(g_utf8_validate(is, -1, NULL));
			g_assert_nonnull(strstr(is, "[rød]"));
		}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		g_autofree char *path = g_strdup_printf("/hits/marks/%zu", i);

		g_test_add_data_func(path, &marks[i], marks_words);
	}
	g_test_add_func("/hits/a-snippet-is-where-most-words-are",
	    a_snippet_is_where_most_words_are);
	g_test_add_func("/hits/a-snippet-is-always-utf8", a_snippet_is_always_utf8);
	return g_test_run();
}
