/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "sim/phrase.h"
#include "sim/tale_int.h"

/* The lists of which a tale keeps to one word. */
static const char *const kept[] = { "printer", "room", "machine", "since", "part",
	"supplier", "colleague", "first", "surname" };

static char *
words_by(const Stage *st, const Tale *t, Dice *d, const char *grammar)
{
	Dice own = dice_new(st->seed ^ 0x5eed, t->number); /* each time the same */
	PhraseSlot slots[G_N_ELEMENTS(kept) + 5] = {
		{ "name", t->who->first_name },
		{ "full_name", t->who->name },
		{ "firm", t->firm->name },
		{ "phone", t->who->phone },
		{ "program", t->firm->trade->program },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
		slots[5 + i] = (PhraseSlot){ kept[i],
			words_draw(&own, kept[i], strlen(kept[i])) };
	char *s = phrase(st->arena, d, grammar, slots, G_N_ELEMENTS(slots));
	/* A sentence that begins with a thing. */
	s[0] = g_ascii_toupper(s[0]);
	return s;
}

char *
tale_words(const Stage *st, Tale *t, const char *grammar)
{
	return words_by(st, t, &t->dice, grammar);
}

char *
tale_subject(const Stage *st, const Tale *t)
{
	Dice own = dice_new(st->seed ^ 0x5eed, t->number);

	return words_by(st, t, &own, t->fault->subject);
}

const char *
tale_in(const Tale *t, const char *danish, const char *english)
{
	return t->who->lang == LANG_DA ? danish : english;
}

char *
tale_mail(const Stage *st, Tale *t, const char *grammar)
{
	const char *hello = tale_in(t,
	    "[Hej|Hejsa|Hej Nordlys|Godmorgen|Kære support|Hej igen|Hej]",
	    "[Hi|Hello|Dear support|Hi there]");
	const char *bye = tale_in(t,
	    "[Mvh|Venlig hilsen|Hilsen|Med venlig hilsen|På forhånd "
	    "tak|Kh]\n{full_name}\n"
	    "{firm}[\nTlf. {phone}|]",
	    "[Best regards|Thanks|Kind regards]\n{full_name}\n{firm}[\n+45 {phone}|]");

	return arena_printf(st->arena, "%s\n\n%s\n\n%s\n", tale_words(st, t, hello),
	    tale_words(st, t, grammar), tale_words(st, t, bye));
}

char *
tale_answer(const Stage *st, Tale *t, const char *grammar)
{
	const char *hello = tale_in(t,
	    "Hej {name}\n\n[Tak for din henvendelse. |Tak for beskeden. |Det er træls, "
	    "at det "
	    "driller. |Tak, det ser jeg på. ||]",
	    "Hi {name},\n\n[Thank you for writing. |I am sorry to hear that. |]");

	return arena_printf(st->arena, "%s%s", tale_words(st, t, hello),
	    tale_words(st, t, grammar));
}
