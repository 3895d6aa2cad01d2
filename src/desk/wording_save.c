/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/case_int.h"
#include "desk/notify.h"
#include "desk/wording.h"
#include "store/people_store.h"

typedef struct {
	Use use;
	WordingKind kind;
	WordingVersion v;
} Saving;

static bool
is_same(const Wording *x, const Wording *y)
{
	for (size_t i = 0; i < N_WORDING_PARTS; i++)
		if (g_strcmp0(x->parts[i], y->parts[i]) != 0)
			return false;
	return true;
}

static bool
save(Db *db, void *arg, GError **err)
{
	static const Wording standard = { 0 };
	const Saving *s = arg;
	WordingVersion *before, row = s->v;

	row.at = s->use.who->now;
	if (!wording_store_at(db, s->use.arena, s->kind, row.lang, row.at, &before, err))
		return false;
	if (is_same(before ? &before->words : &standard, &row.words))
		return true;
	return wording_store_add(db, s->kind, &row, s->use.who->staff_id, err);
}

/* Each line trimmed, none empty; of a single line, one. */
static char *
clean_part(Arena *a, WordingPart part, const char *typed)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (!wording_is_long(part))
		return g_strstrip(str_strip_control(a, typed));
	g_auto(GStrv) lines = g_strsplit(typed, "\n", -1);
	for (char **line = lines; *line; line++) {
		const char *trimmed = g_strstrip(*line);

		if (*trimmed)
			g_string_append_printf(out, "%s%s", out->len ? "\n" : "",
			    trimmed);
	}
	return arena_strdup(a, out->str);
}

Wording
wording_clean(Arena *a, WordingKind kind, Lang lang, const Wording *typed)
{
	Wording w = { 0 };

	for (size_t i = 0; i < N_WORDING_PARTS; i++) {
		WordingPart part = (WordingPart)i;
		const char *words = typed->parts[i];

		if (!words || !wording_has(kind, part))
			continue;
		words = clean_part(a, part, words);
		if (!g_str_equal(words, wording_standard(a, lang, kind, part)))
			w.parts[i] = words;
	}
	return w;
}

bool
wording_save(Db *db, Arena *a, const Actor *who, WordingKind kind, Lang lang,
    const Wording *typed, WordingWrong *wrong, GError **err)
{
	Saving s = { .use = { a, who },
		.kind = kind,
		.v = { .lang = lang, .words = wording_clean(a, kind, lang, typed) } };

	if (!must_be_staff(who, err))
		return false;
	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	*wrong = wording_check(a, lang, kind, &s.v.words);
	if (wrong->fault)
		return fail(err, ERR_INVALID, "wording.wrong");
	return db_transact(db, save, &s, err);
}

/* --- to be looked at --- */

typedef struct {
	Use use;
	const char *sample;
} Testing;

static bool
test(Db *db, void *arg, GError **err)
{
	const Testing *t = arg;
	Staff *me;

	return staff_store_find(db, t->use.arena, t->use.who->staff_id, &me, err) &&
	       notify_test(db, t->use.arena, me, t->sample, t->use.who->now, err);
}

bool
wording_test(Db *db, Arena *a, const Actor *who, const char *sample, GError **err)
{
	Testing t = { { a, who }, sample };

	if (!must_be_staff(who, err))
		return false;
	return who->admin ? db_transact(db, test, &t, err)
	                  : fail(err, ERR_DENIED, "admin.only");
}
