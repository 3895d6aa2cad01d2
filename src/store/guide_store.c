/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/guide_store.h"

#include "guide.q.h"
#include "store/row.h"
#include "store/search.h"
#include "store/telling.h"

static void
read_guide(Arena *a, DbStmt *st, void *out)
{
	*(Guide *)out = (Guide){
		.id = db_int(st, c_guide_id),
		.version = db_int(st, c_guide_version),
		.at = db_int(st, c_guide_at),
		.staff_id = db_int(st, c_guide_staff_id),
		.author = row_text(a, st, c_guide_author),
		.what = row_text(a, st, c_guide_what),
		.customer_id = db_int(st, c_guide_customer_id),
		.customer_name = row_text(a, st, c_guide_customer_name),
		.is_public = db_int(st, c_guide_is_public) != 0,
		.active = db_int(st, c_guide_active) != 0,
		.titles = { [LANG_DA] = row_text(a, st, c_guide_title_da),
		    [LANG_EN] = row_text(a, st, c_guide_title_en) },
		.texts = { [LANG_DA] = row_text(a, st, c_guide_text_da),
		    [LANG_EN] = row_text(a, st, c_guide_text_en) },
		.keywords = row_text(a, st, c_guide_keywords),
		.used = db_int(st, c_guide_used),
		.worked = db_int(st, c_guide_worked),
		.failed = db_int(st, c_guide_failed),
	};
}

static void
read_old(Arena *a, DbStmt *st, void *out)
{
	*(Guide *)out = (Guide){
		.id = db_int(st, c_guide_old_guide_id),
		.version = db_int(st, c_guide_old_version),
		.at = db_int(st, c_guide_old_at),
		.staff_id = db_int(st, c_guide_old_staff_id),
		.author = row_text(a, st, c_guide_old_author),
		.what = row_text(a, st, c_guide_old_what),
		.customer_id = db_int(st, c_guide_old_customer_id),
		.customer_name = row_text(a, st, c_guide_old_customer_name),
		.is_public = db_int(st, c_guide_old_is_public) != 0,
		.active = db_int(st, c_guide_old_active) != 0,
		.titles = { [LANG_DA] = row_text(a, st, c_guide_old_title_da),
		    [LANG_EN] = row_text(a, st, c_guide_old_title_en) },
		.texts = { [LANG_DA] = row_text(a, st, c_guide_old_text_da),
		    [LANG_EN] = row_text(a, st, c_guide_old_text_en) },
		.keywords = row_text(a, st, c_guide_old_keywords),
	};
}

bool
guide_store_find(Db *db, Arena *a, int64_t id, Guide **out, GError **err)
{
	return ROW_ONE(a, q_guide_find(db, id), read_guide, out, err);
}

bool
guide_store_list(Db *db, Arena *a, bool active, const char *after_title, int64_t after_id,
    int limit, Guide **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_guides(db, active, after_title, after_id, limit), read_guide,
	    out, n_out, err);
}

bool
guide_in_scope(const Guide *g, const GuideScope *scope)
{
	return g->active && (g->is_public || !scope->only_public) &&
	       (scope->customer_id == GUIDE_ANY_CUSTOMER || !g->customer_id ||
	           g->customer_id == scope->customer_id);
}

static bool
find(Db *db, Arena *a, const GuideScope *scope, const char *words, int limit, Guide **out,
    size_t *n_out, GError **err)
{
	*n_out = 0;
	*out = NULL;
	return !words || ROW_ALL(a,
	                     q_guides_found(db, words, scope->customer_id,
	                         scope->only_public, limit),
	                     read_guide, out, n_out, err);
}

/* A beginning is looked for as it stands; if that finds nothing, by the stem. */
bool
guide_store_search(Db *db, Arena *a, const GuideScope *scope, const char *typed,
    int limit, Guide **out, size_t *n_out, GError **err)
{
	if (!find(db, a, scope, search_words(a, db, typed, true), limit, out, n_out, err))
		return false;
	return *n_out || find(db, a, scope, search_words(a, db, typed, false), limit, out,
	                     n_out, err);
}

bool
guide_store_fitting(Db *db, Arena *a, const GuideScope *scope, const char *said,
    int limit, Guide **out, size_t *n_out, GError **err)
{
	return find(db, a, scope, telling_words(a, db, said), limit, out, n_out, err);
}

bool
guide_store_versions(Db *db, Arena *a, int64_t id, Guide **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_guide_versions(db, id), read_old, out, n_out, err);
}

/* What was put away is not found. */
static bool
set_words(Db *db, const Guide *g, GError **err)
{
	return row_exec(q_guide_search_set(db, g->id, g->titles[LANG_DA],
	                    g->titles[LANG_EN], g->keywords, g->texts[LANG_DA],
	                    g->texts[LANG_EN]),
	    err);
}

bool
guide_store_new(Db *db, Guide *g, GError **err)
{
	g->version = 0;
	return row_int(q_guide_add(db), &g->id, err);
}

bool
guide_store_save(Db *db, Guide *g, GError **err)
{
	int64_t changed, version = g->version + 1;

	if (!row_exec_count(q_guide_set_version(db, g->id, g->version, version), &changed,
	        err))
		return false;
	if (!changed)
		return fail(err, ERR_CONFLICT, "guide.changed");
	g->version = version;
	return row_exec(q_guide_version_add(db, g->id, version, g->at,
	                    row_some(&g->staff_id), g->what, row_some(&g->customer_id),
	                    g->is_public, g->active, g->titles[LANG_DA],
	                    g->texts[LANG_DA], g->titles[LANG_EN], g->texts[LANG_EN],
	                    g->keywords),
	           err) &&
	       set_words(db, g, err);
}

/* --- pictures --- */

static void
read_picture(Arena *a, DbStmt *st, void *out)
{
	GuidePicture *p = out;

	*p = (GuidePicture){
		.id = db_int(st, c_guide_pictures_id),
		.name = row_text(a, st, c_guide_pictures_name),
		.content_type = row_text(a, st, c_guide_pictures_content_type),
		.size = db_int(st, c_guide_pictures_size),
	};
	g_strlcpy(p->sha256, db_text(st, c_guide_pictures_sha256), sizeof p->sha256);
}

bool
guide_store_add_picture(Db *db, int64_t guide_id, GuidePicture *p, GError **err)
{
	return row_int(q_guide_picture_add(db, guide_id, p->sha256, p->name,
	                   p->content_type, p->size),
	    &p->id, err);
}

bool
guide_store_pictures(Db *db, Arena *a, int64_t guide_id, GuidePicture **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_guide_pictures(db, guide_id), read_picture, out, n_out, err);
}

/* --- that it was given --- */

static void
read_use(Arena *a, DbStmt *st, void *out)
{
	*(GuideUse *)out = (GuideUse){
		.guide_id = db_int(st, c_guides_of_case_guide_id),
		.version = db_int(st, c_guides_of_case_version),
		.entry_id = db_int(st, c_guides_of_case_entry_id),
		.is_said = !db_is_null(st, c_guides_of_case_worked),
		.worked = db_int(st, c_guides_of_case_worked) != 0,
		.titles = { [LANG_DA] = row_text(a, st, c_guides_of_case_title_da),
		    [LANG_EN] = row_text(a, st, c_guides_of_case_title_en) },
	};
}

bool
guide_store_of_case(Db *db, Arena *a, int64_t case_id, GuideUse **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_guides_of_case(db, case_id), read_use, out, n_out, err);
}

bool
guide_store_add_use(Db *db, const GuideUse *use, int64_t case_id, GError **err)
{
	return row_exec(q_guide_use_add(db, use->entry_id, use->guide_id, use->version,
	                    case_id),
	    err);
}

bool
guide_store_say(Db *db, const GuideUse *use, bool worked, GError **err)
{
	return row_exec(q_guide_use_say(db, use->entry_id, use->guide_id, worked), err);
}
