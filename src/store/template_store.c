/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/template_store.h"

#include "store/row.h"
#include "template.q.h"

static void
read_template(Arena *a, DbStmt *st, void *out)
{
	*(Template *)out = (Template){
		.id = db_int(st, c_template_id),
		.version = db_int(st, c_template_version),
		.staff_id = db_int(st, c_template_staff_id),
		.owner = row_text(a, st, c_template_owner),
		.name = row_text(a, st, c_template_name),
		.texts = { [LANG_DA] = row_text(a, st, c_template_text_da),
		    [LANG_EN] = row_text(a, st, c_template_text_en) },
	};
}

bool
template_store_find(Db *db, Arena *a, int64_t id, Template **out, GError **err)
{
	return ROW_ONE(a, q_template_find(db, id), read_template, out, err);
}

bool
template_store_of(Db *db, Arena *a, int64_t staff_id, Template **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_templates_of(db, staff_id), read_template, out, n_out, err);
}

bool
template_store_save(Db *db, Template *t, GError **err)
{
	const int64_t *owner = row_some(&t->staff_id);
	const char *da = t->texts[LANG_DA], *en = t->texts[LANG_EN];
	int64_t changed;

	if (!t->id)
		return row_int(q_template_add(db, owner, t->name, da, en), &t->id, err);
	if (!row_exec_count(q_template_save(db, t->id, t->version, owner, t->name, da,
	                        en),
	        &changed, err))
		return false;
	return changed ? true : fail(err, ERR_CONFLICT, "template.changed");
}

bool
template_store_remove(Db *db, int64_t id, GError **err)
{
	return row_exec(q_template_remove(db, id), err);
}

/* --- who is named --- */

bool
mention_store_add(Db *db, int64_t entry_id, int64_t staff_id, int64_t case_id,
    GError **err)
{
	return row_exec(q_mention_add(db, entry_id, staff_id, case_id), err);
}

bool
mention_store_see(Db *db, int64_t staff_id, int64_t case_id, Instant now, GError **err)
{
	return row_exec(q_mention_see(db, staff_id, case_id, now), err);
}

bool
mention_store_unseen(Db *db, int64_t staff_id, int64_t *n, GError **err)
{
	return row_int(q_mentions_unseen(db, staff_id), n, err);
}

static void
read_mention(Arena *a, DbStmt *st, void *out)
{
	*(Mention *)out = (Mention){
		.entry_id = db_int(st, c_mention_entry_id),
		.case_id = db_int(st, c_mention_case_id),
		.at = db_int(st, c_mention_at),
		.seen_at = db_int(st, c_mention_seen_at),
		.subject = row_text(a, st, c_mention_subject),
		.text = row_text(a, st, c_mention_text),
		.author = row_text(a, st, c_mention_author),
	};
}

bool
mention_store_of(Db *db, Arena *a, int64_t staff_id, int64_t before, int limit,
    Mention **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a,
	    q_mentions_of(db, staff_id, before ? before : G_MAXINT64, limit),
	    read_mention, out, n_out, err);
}
