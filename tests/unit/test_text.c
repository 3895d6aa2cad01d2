/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Texts are found by id and name, in the language asked for, with their arguments. */
#include "base/text.h"

#include <string.h>

static void
test_an_unknown_language_is_danish(void)
{
	static const struct {
		const char *code;
		Lang lang;
	} rows[] = { { "da", LANG_DA }, { "en", LANG_EN }, { "en-GB", LANG_EN },
		{ "EN", LANG_EN }, { "de", LANG_DA }, { "", LANG_DA },
		{ NULL, LANG_DA } };

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		g_assert_cmpint(lang_from_code(rows[i].code), ==, rows[i].lang);
	for (int lang = 0; lang < N_LANGS; lang++)
		g_assert_cmpint(lang_from_code(lang_code((Lang)lang)), ==, lang);
}

static void
test_the_number_chooses_the_plural(void)
{
	static const struct {
		Lang lang;
		int64_t n;
		const char *text;
	} rows[] = { { LANG_DA, 1, "1 dag" }, { LANG_DA, 0, "0 dage" },
		{ LANG_DA, 2, "2 dage" }, { LANG_EN, 1, "1 day" },
		{ LANG_EN, -1, "-1 days" },
		{ LANG_EN, INT64_MIN, "-9223372036854775808 days" } };
	g_autoptr(Arena) a = arena_new();

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		g_assert_cmpstr(text_format(a, rows[i].lang, TEXT_WHEN_DAYS,
		                    (TextArg[]){ TEXT_ARG(rows[i].n) }, 1),
		    ==, rows[i].text);
}

static void
test_arguments_are_put_in_as_they_are(void)
{
	g_autoptr(Arena) a = arena_new();
	const char *none = NULL;

	g_assert_cmpstr(text_format(a, LANG_EN, TEXT_WHEN_CLOCK,
	                    (TextArg[]){ TEXT_ARG("<{1}"), TEXT_ARG(none) }, 2),
	    ==, "<{1}:");
}

static void
test_each_name_finds_itself(void)
{
	static const char *const wrong[] = { "", "case", "case.", "case.unknown ", "zzz",
		"CASE.UNKNOWN", "." };
	TextId id = N_TEXTS;

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		g_assert_false(text_find(wrong[i], &id));
	g_assert_cmpint((int)id, ==, N_TEXTS);
	g_assert_true(text_find("case.unknown", &id));
	g_assert_cmpint((int)id, ==, TEXT_CASE_UNKNOWN);
	g_assert_true(text_find("when.days", &id));
	g_assert_cmpint((int)id, ==, TEXT_WHEN_DAYS);
}

static void
test_every_text_is_there_in_each_language(void)
{
	for (int lang = 0; lang < N_LANGS; lang++)
		for (int id = 0; id < N_TEXTS; id++) {
			const char *s = text_raw((Lang)lang, (TextId)id, 2);

			g_assert_cmpuint(strlen(s), >, 0);
			g_assert_true(g_utf8_validate(s, -1, NULL));
		}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/text/an-unknown-language-is-danish",
	    test_an_unknown_language_is_danish);
	g_test_add_func("/text/the-number-chooses-the-plural",
	    test_the_number_chooses_the_plural);
	g_test_add_func("/text/arguments-are-put-in-as-they-are",
	    test_arguments_are_put_in_as_they_are);
	g_test_add_func("/text/each-name-finds-itself", test_each_name_finds_itself);
	g_test_add_func("/text/every-text-is-there-in-each-language",
	    test_every_text_is_there_in_each_language);
	return g_test_run();
}
