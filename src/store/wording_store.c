/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/wording_store.h"

#include "store/row.h"
#include "wording.q.h"

static void
read_version(Arena *a, DbStmt *st, void *out)
{
	*(WordingVersion *)out = (WordingVersion){
		.id = db_int(st, c_wording_id),
		.lang = lang_from_code(db_text(st, c_wording_lang)),
		.at = db_int(st, c_wording_at),
		.author = row_text(a, st, c_wording_author),
		.words = { .parts = {
		               [WORDING_SUBJECT] = row_text(a, st, c_wording_subject),
		               [WORDING_TITLE] = row_text(a, st, c_wording_title),
		               [WORDING_GREETING] = row_text(a, st, c_wording_greeting),
		               [WORDING_LEAD] = row_text(a, st, c_wording_lead),
		               [WORDING_CLOSE] = row_text(a, st, c_wording_close),
		               [WORDING_BUTTON] = row_text(a, st, c_wording_button),
		           } },
	};
}

bool
wording_store_at(Db *db, Arena *a, WordingKind kind, Lang lang, Instant at,
    WordingVersion **out, GError **err)
{
	return ROW_ONE(a, q_wording_at(db, wording_name(kind), lang_code(lang), at),
	    read_version, out, err);
}

bool
wording_store_find(Db *db, Arena *a, int64_t id, WordingVersion **out, GError **err)
{
	return ROW_ONE(a, q_wording_find(db, id), read_version, out, err);
}

bool
wording_store_versions(Db *db, Arena *a, WordingKind kind, WordingVersion **out,
    size_t *n, GError **err)
{
	return ROW_ALL(a, q_wording_versions(db, wording_name(kind)), read_version, out,
	    n, err);
}

typedef struct {
	WordingKind kind;
	Lang lang;
	bool known;
} Changed;

static void
read_changed(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	Changed *c = out;

	c->known = wording_from_name(db_text(st, c_wording_changed_mail), &c->kind);
	c->lang = lang_from_code(db_text(st, c_wording_changed_lang));
}

bool
wording_store_changed(Db *db, Arena *a, bool changed[N_WORDINGS][N_LANGS], GError **err)
{
	Changed *all;
	size_t n;

	if (!ROW_ALL(a, q_wording_changed(db), read_changed, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (all[i].known)
			changed[all[i].kind][all[i].lang] = true;
	return true;
}

bool
wording_store_add(Db *db, WordingKind kind, WordingVersion *v, int64_t staff_id,
    GError **err)
{
	const char *const *p = v->words.parts;

	return row_int(q_wording_add(db, wording_name(kind), lang_code(v->lang), v->at,
	                   staff_id, p[WORDING_SUBJECT], p[WORDING_TITLE],
	                   p[WORDING_GREETING], p[WORDING_LEAD], p[WORDING_CLOSE],
	                   p[WORDING_BUTTON]),
	    &v->id, err);
}
