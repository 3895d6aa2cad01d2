/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What is only thanks, and what is more than that. */
#include <glib.h>

#include "model/thanks.h"

static const char *const thanks[] = {
	"Tak!\n\nVenlig hilsen\nIda Holm\nBager A/S\nTlf. 12345678",
	"Tak for hjælpen!\n\n-- \nIda Holm\nhttp://bager.example/?x",
	"Thanks!\n\nKind regards\nJohn\nIf you are not the recipient, delete it.", "tak",
	"Tak!", "Mange tak :-)", "Tusind tak for hjælpen!",
	"Tak for hjælpen, det virker nu.", "Super, tak 👍", "👍", "👍🏻", "❤️",
	"Perfekt! Nu virker det igen.\n\nMvh\nIda",
	"Hej Anna\n\nTak for hurtigt svar.\n\nIda",
	"Hej Anna Berg,\nmange tak for den hurtige hjælp.", "Tak Anna",
	"Det virker. God weekend!", "Fedt, tak. Venlig hilsen\nIda Holm", "ok tak",
	"Thanks!", "Thank you very much for your help.",
	"Great, it works now. Thanks again!\nBest regards\nJohn Smith", "Thx :)",
	"Cheers", "Perfect, thank you so much", "Danke!",
	"Vielen Dank für die schnelle Hilfe!",
	"Super, jetzt funktioniert alles wieder. Viele Grüße\nHans", "Herzlichen Dank",
	"Tack så mycket för hjälpen!", "Tack, nu fungerar det igen. Trevlig helg!",
	"Tusen takk for hjelpen!", "Takk, det fungerer nå.", "MANGE TAK", "Tak.\n\nIda",
	"👍 Ida Holm reagerede via Gmail", "Ida Holm reacted to your message:\n👍",
	"Løst, tak", "Yes, works. Thanks", "It's working again, thank you!"
};

static const char *const more[] = { "Tak!\n\nVenlig hilsen\nIda\n\nPS. Den blinker igen",
	"Den blinker.\n\nMvh\nIda", "", " ", "Ida", "tak, men det virker stadig ikke",
	"Tak for hjælpen. Kan I også se på printeren?", "Tak, det virker ikke",
	"Det virker ikke", "Tak på forhånd", "Thanks in advance", "Vielen Dank im Voraus",
	"Tack på förhand", "Thanks, but it still doesn't work",
	"thanks, it does not work", "Thanks. The printer is down.",
	"Danke, aber es geht nicht", "Danke, es funktioniert leider nicht",
	"Tack, men det fungerar inte", "Takk, men det fungerer ikke", "Virker det nu?",
	"Tak! Hvornår kommer I?", "Tak. Den er gal igen", "Tak\nPrinteren blinker",
	"Tak. Ring til mig på 12345678", "😡", "👎",
	"Super. Så mangler vi kun den nye skærm", "Tak, se http://x.example",
	"Nu er den der igen", "Hej Anna", "Tak, men", "Igen",
	"Tak for jeres mail, det er Per der kører", "Tak. Stop", "Ok, so when?",
	"Danke. Der Drucker" };

static void
is_thanks(const void *text)
{
	g_assert_true(text_is_thanks(text));
}

static void
is_more(const void *text)
{
	g_assert_false(text_is_thanks(text));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(thanks); i++) {
		g_autofree char *path = g_strdup_printf("/thanks/only/%zu", i);
		g_test_add_data_func(path, thanks[i], is_thanks);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(more); i++) {
		g_autofree char *path = g_strdup_printf("/thanks/more/%zu", i);
		g_test_add_data_func(path, more[i], is_more);
	}
	return g_test_run();
}
