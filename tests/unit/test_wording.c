/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What may stand in the words of a mail, and what they say then. */
#include <string.h>

#include "model/wording.h"

static const struct {
	const char *promise;
	WordingKind kind;
	WordingPart part;
	const char *words;
	WordingFault fault;
	const char *field, *like;
} checks[] = {
	{ "plain-words", WORDING_SOLVED, WORDING_LEAD, "Den er løst.", WORDING_FINE, NULL,
	    NULL },
	{ "a-field", WORDING_SOLVED, WORDING_LEAD, "{case.subject} er løst.",
	    WORDING_FINE, NULL, NULL },
	{ "in-capitals-and-spaced", WORDING_SOLVED, WORDING_LEAD, "{ Case.Subject }",
	    WORDING_FINE, NULL, NULL },
	{ "no-lead-at-all", WORDING_SOLVED, WORDING_LEAD, "", WORDING_FINE, NULL, NULL },
	{ "mistyped", WORDING_SOLVED, WORDING_LEAD, "{case.sujbect}",
	    WORDING_UNKNOWN_FIELD, "case.sujbect", "case.subject" },
	{ "without-its-family", WORDING_SOLVED, WORDING_LEAD, "{subject}",
	    WORDING_UNKNOWN_FIELD, "subject", "case.subject" },
	{ "like-nothing", WORDING_SOLVED, WORDING_LEAD, "{the weather today}",
	    WORDING_UNKNOWN_FIELD, "the weather today", NULL },
	{ "of-another-mail", WORDING_SOLVED, WORDING_LEAD, "{visit.at}",
	    WORDING_UNKNOWN_FIELD, "visit.at", NULL },
	{ "the-second-is-wrong", WORDING_SOLVED, WORDING_CLOSE,
	    "{house.name} {hose.phone}", WORDING_UNKNOWN_FIELD, "hose.phone",
	    "house.phone" },
	{ "a-brace-alone-is-a-brace", WORDING_SOLVED, WORDING_LEAD, "{ og } og {} og {x",
	    WORDING_UNKNOWN_FIELD, "og", NULL },
	{ "a-brace-that-never-ends", WORDING_SOLVED, WORDING_LEAD, "{x og {",
	    WORDING_FINE, NULL, NULL },
	{ "what-it-must-say", WORDING_HORIZON, WORDING_LEAD, "Ny tid.",
	    WORDING_MISSING_FIELD, "horizon", NULL },
	{ "what-it-must-say-may-come-later", WORDING_HANDIN_READY, WORDING_CLOSE,
	    "{computer} er klar", WORDING_FINE, NULL, NULL },
	{ "a-subject-keeps-its-mark", WORDING_SOLVED, WORDING_SUBJECT, "Løst",
	    WORDING_MISSING_FIELD, "case.tag", NULL },
	{ "a-subject-with-it", WORDING_SOLVED, WORDING_SUBJECT, "Løst {case.tag}",
	    WORDING_FINE, NULL, NULL },
	{ "a-title-says-something", WORDING_SOLVED, WORDING_TITLE, "", WORDING_EMPTY,
	    NULL, NULL },
	{ "nine-lines-are-too-many", WORDING_SOLVED, WORDING_LEAD,
	    "1\n2\n3\n4\n5\n6\n7\n8\n9", WORDING_TOO_LONG, NULL, NULL },
	{ "eight-are-not", WORDING_SOLVED, WORDING_LEAD, "1\n2\n3\n4\n5\n6\n7\n8",
	    WORDING_FINE, NULL, NULL },
};

static void
the_check_holds(const void *data)
{
	size_t i = GPOINTER_TO_SIZE(data);
	g_autoptr(Arena) a = arena_new();
	Wording w = { 0 };

	w.parts[checks[i].part] = checks[i].words;
	WordingWrong wrong = wording_check(a, LANG_DA, checks[i].kind, &w);
	g_assert_cmpint(wrong.fault, ==, checks[i].fault);
	g_assert_cmpstr(wrong.field, ==, checks[i].field);
	g_assert_cmpstr(wrong.like, ==, checks[i].like);
	if (wrong.fault == WORDING_UNKNOWN_FIELD)
		g_assert_cmpint(wrong.part, ==, checks[i].part);
}

static const struct {
	const char *promise, *words, *said;
} lines[] = {
	{ "as-it-stands", "Hej", "Hej" },
	{ "filled-in", "Sag {case.number}: {case.subject}!", "Sag 1001: Printer <b>!" },
	{ "a-value-is-no-field", "{person.name}", "{case.number}" },
	{ "one-that-is-not-known-is-not-said", "Hej {staff.name}", "" },
	{ "nor-is-one-that-is-empty", "Hej {loan}", "" },
	{ "a-brace-stays", "{ x {case.number}", "{ x 1001" },
};

static WordingValues
values(void)
{
	return (WordingValues){ .of = {
		                    [FIELD_CASE_NUMBER] = "1001",
		                    [FIELD_CASE_SUBJECT] = "Printer <b>",
		                    [FIELD_PERSON_NAME] = "{case.number}",
		                    [FIELD_LOAN] = "",
		                } };
}

static void
the_line_holds(const void *data)
{
	size_t i = GPOINTER_TO_SIZE(data);
	g_autoptr(Arena) a = arena_new();
	const WordingValues v = values();

	g_assert_cmpstr(wording_line(a, lines[i].words, &v), ==, lines[i].said);
}

static void
a_paragraph_that_cannot_be_said_is_left_out(void)
{
	g_autoptr(Arena) a = arena_new();
	const WordingValues v = values();
	const char *out[WORDING_PARAGRAPHS];

	g_assert_cmpuint(wording_paragraphs(a, "En\n{loan}\n\n  To  \n", &v, out), ==, 2);
	g_assert_cmpstr(out[0], ==, "En");
	g_assert_cmpstr(out[1], ==, "To");
	g_assert_cmpuint(wording_paragraphs(a, "1\n2\n3\n4\n5\n6\n7\n8\n9", &v, out), ==,
	    WORDING_PARAGRAPHS);
}

static void
what_it_comes_with_holds(void)
{
	static const Wording standard = { 0 };
	g_autoptr(Arena) a = arena_new();

	for (int k = 0; k < N_WORDINGS; k++)
		for (int lang = 0; lang < N_LANGS; lang++) {
			WordingKind kind = (WordingKind)k, found;
			WordingWrong wrong = wording_check(a, (Lang)lang, kind,
			    &standard);

			if (wrong.fault)
				g_error("%s: %s", wording_name(kind), wrong.field);
			g_assert_true(wording_from_name(wording_name(kind), &found));
			g_assert_cmpint(found, ==, kind);
		}
	WordingKind none;
	g_assert_false(wording_from_name("none", &none));
	g_assert_false(wording_from_name(NULL, &none));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(checks); i++) {
		g_autofree char *path = g_strdup_printf("/wording/check/%s",
		    checks[i].promise);
		g_test_add_data_func(path, GSIZE_TO_POINTER(i), the_check_holds);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autofree char *path = g_strdup_printf("/wording/line/%s",
		    lines[i].promise);
		g_test_add_data_func(path, GSIZE_TO_POINTER(i), the_line_holds);
	}
	g_test_add_func("/wording/paragraphs",
	    a_paragraph_that_cannot_be_said_is_left_out);
	g_test_add_func("/wording/standard", what_it_comes_with_holds);
	return g_test_run();
}
