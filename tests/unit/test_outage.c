/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Which reports speak of the same: a line each, like ones and unlike ones. */
#include "model/outage.h"

#include <glib.h>

static const struct {
	const char *one, *other;
	bool like;
} pairs[] = {
	{ "Internettet er nede", "Intet internet i dag", true },
	{ "Printeren virker ikke", "Problemer med printer på 2. sal", true },
	{ "Kan ikke logge på Navision", "Navision er gået ned", true },
	{ "NAVISION LANGSOM", "navision", true },
	{ "No internet access", "The internet is down", true },
	{ "Mail virker ikke", "SV: mail fungerer slet ikke", true },
	{ "Vi kan ikke ringe ud, telefonen er død", "Telefonerne er døde", true },
	{ "Printeren virker ikke", "Mail virker ikke", false },
	{ "Fejl", "Fejl", false }, /* says nothing of what */
	{ "Hjælp!", "Hjælp!", false },
	{ "", "Internettet er nede", false },
	{ "Ny medarbejder starter mandag, skal have pc og telefon",
	    "Telefon går i stykker når jeg trykker på knappen hver gang", false },
	{ "Skærm flimrer", "Skærmbillede af rapport mangler", false },
};

static void
the_pair_holds(const void *data)
{
	size_t i = GPOINTER_TO_SIZE(data);
	g_autoptr(Arena) a = arena_new();

	g_test_message("%s / %s", pairs[i].one, pairs[i].other);
	g_assert_cmpint(outage_like(a, pairs[i].one, pairs[i].other), ==, pairs[i].like);
	g_assert_cmpint(outage_like(a, pairs[i].other, pairs[i].one), ==, pairs[i].like);
}

static void
a_word_is_told_in_the_readers_language(void)
{
	const OutageWord both = { .da = "Nede", .en = "Down" };
	const OutageWord danish = { .da = "Nede", .en = "" };

	g_assert_cmpstr(outage_word_text(&both, LANG_DA), ==, "Nede");
	g_assert_cmpstr(outage_word_text(&both, LANG_EN), ==, "Down");
	g_assert_cmpstr(outage_word_text(&danish, LANG_EN), ==, "Nede");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_autofree char *path = g_strdup_printf("/outage/like/%zu", i);
		g_test_add_data_func(path, GSIZE_TO_POINTER(i), the_pair_holds);
	}
	g_test_add_func("/outage/a-word-is-told-in-the-readers-language",
	    a_word_is_told_in_the_readers_language);
	return g_test_run();
}
