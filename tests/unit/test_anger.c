/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What counts as asking for the boss, and what does not. */
#include "model/anger.h"

#include <glib.h>

static const struct {
	const char *promise, *text, *said; /* NULL: he is not angry */
} rows[] = {
	{ "asks-for-the-boss", "Jeg vil gerne tale med jeres chef nu!",
	    "tale med jeres chef" },
	{ "however-it-ends", "Må jeg tale med chefen?", "tale med chefen" },
	{ "in-english", "Please let me speak to your manager.", "speak to your manager" },
	{ "over-a-line", "Lad mig tale\nmed din\nchef", "tale med din chef" },
	{ "in-capitals", "DET ER UNDER AL KRITIK", "under al kritik" },
	{ "leaves", "Så må vi skifte leverandør.", "skifte leverandør" },
	{ "ends-the-agreement", "Vi overvejer at opsige hele vores aftale med jer.",
	    "opsige hele vores aftale" },
	{ "in-english-he-leaves", "We will terminate the contract.",
	    "terminate the contract" },
	{ "two-milder-words", "Det er for dårligt. Jeg er så træt af det her.",
	    "for dårligt … træt af" },
	{ "two-milder-words-in-english", "This is ridiculous, I am fed up with waiting.",
	    "ridiculous … fed up" },
	/* and what is no anger */
	{ "one-mild-word-is-not-enough", "Min mus er elendig.", NULL },
	{ "the-same-word-twice-is-one", "Elendig skærm og elendig mus.", NULL },
	{ "the-boss's-printer-is-no-anger", "Chefens printer virker ikke.", NULL },
	{ "the-boss-may-be-spoken-of",
	    "Jeg har talt med vores chef, og han vil have en ny skærm.", NULL },
	{ "too-many-words-between",
	    "Kan vi tale med Bo om den nye printer til kontoret hos chefen?", NULL },
	{ "a-word-inside-another", "Vi skal have installeret Managerial 3.", NULL },
	{ "a-manager-in-a-program", "The task manager shows 100 %.", NULL },
	{ "thanks", "Tusind tak for hjælpen!", NULL },
	{ "nothing", "", NULL },
};

static void
the_row_holds(const void *data)
{
	size_t i = GPOINTER_TO_SIZE(data);
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(anger_in(a, rows[i].text), ==, rows[i].said);
}

static void
a_long_text_is_read_from_its_beginning_only(void)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) s = g_string_new("å");

	while (s->len < 20000)
		g_string_append(s, " ord å\xc3");
	g_string_append(s, " tale med chefen");
	g_assert_null(anger_in(a, s->str));
	g_string_prepend(s, "Jeg vil tale med chefen. ");
	g_assert_cmpstr(anger_in(a, s->str), ==, "tale med chefen");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = g_strconcat("/anger/", rows[i].promise, NULL);
		g_test_add_data_func(path, GSIZE_TO_POINTER(i), the_row_holds);
	}
	g_test_add_func("/anger/a-long-text-is-read-from-its-beginning-only",
	    a_long_text_is_read_from_its_beginning_only);
	return g_test_run();
}
