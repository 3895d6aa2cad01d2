/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/key_table.h"

/* strokes: with spaces between, if there are several. */
static const struct {
	const char *strokes;
	KeyPlace place;
	TextId text;
} keys[N_KEYS + 1] = {
	[KEY_PALETTE] = { "Ctrl K", KEYS_ANYWHERE, TEXT_KEYS_PALETTE },
	[KEY_SEARCH] = { "/", KEYS_ANYWHERE, TEXT_KEYS_SEARCH },
	[KEY_CALL] = { "n", KEYS_ANYWHERE, TEXT_FRAME_NEW_CALL },
	[KEY_HELP] = { "?", KEYS_ANYWHERE, TEXT_FRAME_KEYS },
	[KEY_UNDO] = { "u", KEYS_ANYWHERE, TEXT_KEYS_UNDO },
	[KEY_SEND] = { "Ctrl Enter", KEYS_ANYWHERE, TEXT_KEYS_SEND },
	[KEY_LEAVE] = { "Esc", KEYS_ANYWHERE, TEXT_KEYS_LEAVE },
	[KEY_WALK] = { "j k", KEYS_LIST, TEXT_KEYS_WALK },
	[KEY_PEEK] = { "Space", KEYS_LIST, TEXT_KEYS_PEEK },
	[KEY_OPEN] = { "Enter", KEYS_LIST, TEXT_KEYS_OPEN },
	[KEY_PICK] = { "x", KEYS_LIST, TEXT_KEYS_PICK },
	[KEY_FILTER] = { "f", KEYS_LIST, TEXT_LIST_FILTER },
	[KEY_VIEW_SAVE] = { "g", KEYS_LIST, TEXT_VIEW_SAVE_AS },
	[KEY_TRIAGE_THESE] = { "q", KEYS_LIST, TEXT_TRIAGE_THESE },
	[KEY_NEWS] = { ".", KEYS_LIST, TEXT_KEYS_NEWS },
	[KEY_TAKE] = { "t", KEYS_CASE, TEXT_CASE_TAKE },
	[KEY_ASSIGN] = { "a", KEYS_CASE, TEXT_CASE_ASSIGN },
	[KEY_CATEGORY] = { "c", KEYS_CASE, TEXT_LIST_CATEGORY },
	[KEY_PRIORITY] = { "p", KEYS_CASE, TEXT_LIST_PRIORITY },
	[KEY_STATUS] = { "s", KEYS_CASE, TEXT_LIST_STATUS },
	[KEY_HORIZON] = { "h", KEYS_CASE, TEXT_CASE_HORIZON_SET },
	[KEY_ESCALATE] = { "e", KEYS_CASE, TEXT_CASE_ESCALATE },
	[KEY_REFER] = { "v", KEYS_CASE, TEXT_REFER },
	[KEY_REMOTE] = { "y", KEYS_CASE, TEXT_ENTRY_REMOTE },
	[KEY_ASK] = { "d", KEYS_CASE, TEXT_CASE_ASK },
	[KEY_OUTAGE] = { "b", KEYS_CASE, TEXT_CATEGORY_OUTAGE },
	[KEY_MERGE] = { "m", KEYS_CASE, TEXT_CASE_MERGE },
	[KEY_TIME] = { "w", KEYS_CASE, TEXT_KEYS_TIME },
	[KEY_REPLY] = { "r", KEYS_CASE, TEXT_CASE_REPLY },
	[KEY_NOTE] = { "i", KEYS_CASE, TEXT_ENTRY_NOTE },
	[KEY_CALLED] = { "o", KEYS_CASE, TEXT_ENTRY_CALL },
	[KEY_SOLVE] = { "l", KEYS_CASE, TEXT_CASE_SOLVE },
	[KEY_TRIAGE_ASIDE] = { "x", KEYS_TRIAGE, TEXT_BULK_ASIDE },
	[KEY_TRIAGE_SKIP] = { "s", KEYS_TRIAGE, TEXT_TRIAGE_SKIP },
};

const char *
key_of(KeyName name)
{
	return keys[name].strokes;
}

static TextId
place_text(KeyPlace place)
{
	switch (place) {
	case KEYS_ANYWHERE:
		return TEXT_KEYS_ANYWHERE;
	case KEYS_LIST:
		return TEXT_KEYS_LIST;
	case KEYS_CASE:
		return TEXT_KEYS_CASE;
	case KEYS_TRIAGE:
		break;
	}
	return TEXT_TRIAGE;
}

/* "Ctrl K" is two strokes; what stands on a key of its own may have a name. */
static const char *const *
strokes_of(Arena *a, Lang lang, const char *strokes, size_t *n)
{
	g_auto(GStrv) split = g_strsplit(strokes, " ", 0);
	const char **out = arena_newv(a, const char *, g_strv_length(split));

	*n = 0;
	for (int i = 0; split[i]; i++)
		out[(*n)++] = g_str_equal(split[i], "Space") ? text(lang, TEXT_KEYS_SPACE)
		                                             : arena_strdup(a, split[i]);
	return out;
}

static const KeyRow *
rows_of(Arena *a, Lang lang, KeyPlace place, size_t *n)
{
	KeyRow *rows = arena_newv(a, KeyRow, N_KEYS);

	*n = 0;
	for (int i = 1; i <= N_KEYS; i++) {
		KeyRow *row = &rows[*n];

		if (keys[i].place != place)
			continue;
		row->strokes = strokes_of(a, lang, keys[i].strokes, &row->n_strokes);
		row->words = text(lang, keys[i].text);
		(*n)++;
	}
	return rows;
}

static const char *
that_open(Arena *a)
{
	char *all = arena_alloc(a, N_KEYS + 1);
	size_t n = 0;

	for (int i = 1; i <= N_KEYS; i++)
		if (keys[i].place == KEYS_CASE)
			all[n++] = *keys[i].strokes;
	all[n] = '\0';
	return all;
}

KeyGroup *
key_groups(Arena *a, Lang lang)
{
	KeyGroup *groups = arena_newv(a, KeyGroup, N_KEY_PLACES);

	for (int place = KEYS_ANYWHERE; place <= N_KEY_PLACES; place++) {
		KeyGroup *g = &groups[place - 1];

		g->name = text(lang, place_text((KeyPlace)place));
		g->rows = rows_of(a, lang, (KeyPlace)place, &g->n);
		g->opens = that_open(a);
	}
	return groups;
}
