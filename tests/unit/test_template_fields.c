/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The fields of a template, and which of them are none. */
#include "model/template.h"

static const TemplateFacts facts = { .case_id = 1021,
	.person = "Mette Bruun",
	.customer = "Møllens Bageri",
	.subject = "Ovnen",
	.agent = "Anna Berg",
	.house = "Nordlys IT",
	.phone = "" };

static const struct {
	const char *name, *text, *filled, *unknown;
} texts[] = {
	{ "none", "Hej.", "Hej.", NULL },
	{ "both-languages", "[fornavn] [first name], [sag] [case]",
	    "Mette Mette, 1021 1021", NULL },
	{ "in-any-case", "[Bruger] hos [KUNDE]", "Mette Bruun hos Møllens Bageri", NULL },
	{ "all-others", "[emne] [medarbejder] [firma]", "Ovnen Anna Berg Nordlys IT",
	    NULL },
	{ "what-is-not-known-is-a-gap", "Senest [tidshorisont], [telefon]",
	    "Senest [?], [?]", NULL },
	{ "a-link-is-no-field", "[bruger](https://a.example) [bruger]",
	    "[bruger](https://a.example) Mette Bruun", NULL },
	{ "another-word-is-unknown", "Hej [navn].", "Hej [navn].", "[navn]" },
	{ "a-gap-is-no-field", "Hej [?].", "Hej [?].", "[?]" },
	{ "nothing-within", "[] [", "[] [", NULL },
	{ "not-over-two-lines", "[for\nnavn]", "[for\nnavn]", NULL },
	{ "nor-a-long-one", "[det er en meget lang bemærkning i firkantede parenteser]",
	    "[det er en meget lang bemærkning i firkantede parenteser]", NULL },
	{ "a-bracket-in-front", "[[bruger]", "[Mette Bruun", NULL },
};

static void
test_text(const void *data)
{
	const typeof(texts[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	const char *unknown = NULL;

	g_assert_cmpstr(template_fill(a, t->text, &facts), ==, t->filled);
	g_assert_cmpint(template_holds(a, t->text, &unknown), ==, t->unknown == NULL);
	g_assert_cmpstr(unknown, ==, t->unknown);
}

/* What the form offers is what is known. */
static void
test_fields(void)
{
	g_autoptr(Arena) a = arena_new();
	const char *unknown;

	for (int lang = 0; lang < N_LANGS; lang++)
		g_assert_true(
		    template_holds(a, template_fields(a, (Lang)lang), &unknown));
	g_assert_true(
	    g_str_has_prefix(template_fields(a, LANG_DA), "[fornavn] [bruger] "));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *path = g_strconcat("/template/", texts[i].name, NULL);
		g_test_add_data_func(path, &texts[i], test_text);
	}
	g_test_add_func("/template/the-fields-that-are-offered", test_fields);
	return g_test_run();
}
