/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/guide_pages.h"

#include <string.h>

#include "base/err.h"
#include "desk/guide.h"
#include "guide.tmpl.h" /* made from web/tmpl/guide.tmpl */
#include "model/markdown.h"
#include "model/when.h"
#include "store/guide_store.h"
#include "web/frame.h"
#include "web/guide_form.h"

#define PAGE       50
#define MAX_ID     G_MAXINT64
#define MAX_TITLES ((int64_t)GUIDE_MAX_TITLE * 4)

static const TextId lang_names
    [N_LANGS] = { [LANG_DA] = TEXT_GUIDE_DANISH, [LANG_EN] = TEXT_GUIDE_ENGLISH };

static const char *
guide_url(Arena *a, int64_t id)
{
	return arena_printf(a, "/guide/%" G_GINT64_FORMAT, id);
}

/* --- the list --- */

static const char *
langs_of(const Reader *rd, const Guide *g)
{
	g_autoptr(GString) all = g_string_new(NULL);

	for (int i = 0; i < N_LANGS; i++)
		if (*g->titles[i])
			g_string_append_printf(all, "%s%s", all->len ? ", " : "",
			    text(rd->lang, lang_names[i]));
	return arena_strdup(rd->a, all->str);
}

static const char *
changed_of(const Reader *rd, const Guide *g)
{
	const char *when = when_text(rd->a, rd->lang, rd->tz, g->at, rd->now);

	return g->author ? arena_printf(rd->a, "%s, %s", when, g->author) : when;
}

static GuideRow
row_of(const Reader *rd, const Guide *g)
{
	Lang lang = guide_lang(g->titles, rd->lang);

	return (GuideRow){
		.url = guide_url(rd->a, g->id),
		.title = g->titles[lang],
		.keywords = g->keywords,
		.customer = g->customer_name,
		.langs = langs_of(rd, g),
		.is_public = g->is_public,
		.used = g->used,
		.worked = g->worked,
		.failed = g->failed,
		.changed = changed_of(rd, g),
	};
}

static bool
find(const Page *p, GuidesView *v, Guide **all, size_t *n, GError **err)
{
	const GuideScope all_of_them = { .customer_id = GUIDE_ANY_CUSTOMER };
	WebReq *r = p->r;

	if (*v->typed)
		return guide_store_search(req_db(r), p->rd.a, &all_of_them, v->typed,
		    PAGE, all, n, err);
	return guide_store_list(req_db(r), p->rd.a, !v->put_away, req_text(r, "after"),
	    req_int(r, "after_id"), PAGE + 1, all, n, err);
}

static void
set_pages(const Page *p, const Guide *last, GuidesView *v)
{
	const char *away = v->put_away ? "&put_away=1" : "";
	Lang lang = guide_lang(last->titles, LANG_DA);
	g_autofree char *title = g_uri_escape_string(last->titles[lang], NULL, FALSE);

	v->next_url = arena_printf(p->rd.a,
	    "/guides?after=%s&after_id=%" G_GINT64_FORMAT "%s", title, last->id, away);
}

static bool
get_guides(WebReq *r, GError **err)
{
	GuidesView v = { .typed = req_text(r, "q"), .put_away = req_bool(r, "put_away") };
	Guide *all;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) || !find(&p, &v, &all, &n, err))
		return false;
	GuideRow *rows = arena_newv(p.rd.a, GuideRow, n);
	v.n_rows = MIN(n, PAGE);
	for (size_t i = 0; i < v.n_rows; i++)
		rows[i] = row_of(&p.rd, &all[i]);
	v.title = text(p.rd.lang, TEXT_GUIDE_LIST);
	v.rows = rows;
	v.empty = text(p.rd.lang, *v.typed     ? TEXT_GUIDE_NONE_FOUND
	                          : v.put_away ? TEXT_GUIDE_NONE_AWAY
	                                       : TEXT_GUIDE_NONE);
	v.first_url = req_int(r, "after_id") ? "/guides" : NULL;
	if (n > PAGE)
		set_pages(&p, &all[PAGE - 1], &v);
	p.here = "guides";
	guides_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* --- one --- */

size_t
guide_texts(const Reader *rd, const Guide *g, const char *url, const char *guides,
    GuideText texts[N_LANGS])
{
	const MarkdownPlaces places = { .guides = guides,
		.pictures = arena_printf(rd->a, "%s/picture/", url) };
	size_t n = 0;

	for (int i = 0; i < N_LANGS; i++) {
		Lang lang = (Lang)((rd->lang + (Lang)i) % N_LANGS);

		if (*g->titles[lang])
			texts[n++] = (GuideText){ lang_code(lang), g->titles[lang],
				markdown_with_places(rd->a, g->texts[lang], &places) };
	}
	return n;
}

/* What one version has otherwise than the one before it. */
static const char *
changes_of(const Reader *rd, const Guide *g, const Guide *before)
{
	const struct {
		bool changed;
		TextId what;
	} fields[] = {
		{ !!strcmp(g->titles[LANG_DA], before->titles[LANG_DA]),
		    TEXT_GUIDE_TITLE_DA },
		{ !!strcmp(g->texts[LANG_DA], before->texts[LANG_DA]),
		    TEXT_GUIDE_TEXT_DA },
		{ !!strcmp(g->titles[LANG_EN], before->titles[LANG_EN]),
		    TEXT_GUIDE_TITLE_EN },
		{ !!strcmp(g->texts[LANG_EN], before->texts[LANG_EN]),
		    TEXT_GUIDE_TEXT_EN },
		{ !!strcmp(g->keywords, before->keywords), TEXT_GUIDE_KEYWORDS },
		{ g->customer_id != before->customer_id, TEXT_GUIDE_CUSTOMER },
		{ g->is_public != before->is_public, TEXT_GUIDE_WHO_READS },
		{ g->active != before->active, TEXT_GUIDE_IN_USE },
	};
	g_autoptr(GString) all = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (fields[i].changed)
			g_string_append_printf(all, "%s%s", all->len ? ", " : "",
			    text(rd->lang, fields[i].what));
	return all->len ? arena_strdup(rd->a, all->str) : NULL;
}

static void
set_versions(const Reader *rd, const Guide *all, size_t n, int64_t shown, GuideView *v)
{
	GuideOld *rows = arena_newv(rd->a, GuideOld, n);

	for (size_t i = 0; i < n; i++)
		rows[i] = (GuideOld){
			.version = all[i].version,
			.url = arena_printf(rd->a, "%s?version=%" G_GINT64_FORMAT, v->url,
			    all[i].version),
			.when = when_text(rd->a, rd->lang, rd->tz, all[i].at, rd->now),
			.author = all[i].author,
			.what = all[i].what,
			.changes = i + 1 < n ? changes_of(rd, &all[i], &all[i + 1])
			                     : NULL,
			.is_shown = all[i].version == shown,
		};
	v->versions = rows;
	v->n_versions = n;
}

static const Guide *
version_of(const Guide *all, size_t n, int64_t version)
{
	for (size_t i = 0; i < n; i++)
		if (all[i].version == version)
			return &all[i];
	return NULL;
}

static GuideView
view_of(const Page *p, const Guide *g, const Guide *shown)
{
	const char *url = guide_url(p->rd.a, g->id);

	return (GuideView){
		.version = shown->version,
		.newest = g->version,
		.title = shown->titles[guide_lang(shown->titles, p->rd.lang)],
		.url = url,
		.edit_url = arena_printf(p->rd.a, "%s/edit", url),
		.restore_url = arena_printf(p->rd.a, "%s/restore", url),
		.customer = shown->customer_name,
		.customer_url = shown->customer_id
		                    ? arena_printf(p->rd.a, "/customer/%" G_GINT64_FORMAT,
		                          shown->customer_id)
		                    : NULL,
		.keywords = shown->keywords,
		.is_public = shown->is_public,
		.is_active = shown->active,
		.mark = g->is_public && g->active
		            ? guide_given(p->rd.a, g, p->rd.lang, true)
		            : NULL,
		.is_old = shown->version != g->version,
		.used = g->used,
		.worked = g->worked,
		.failed = g->failed,
	};
}

static bool
show(WebReq *r, int64_t version, const GError *why, GError **err)
{
	int64_t id = req_int(r, "id");
	Guide *g, *all;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !guide_store_find(req_db(r), p.rd.a, id, &g, err) ||
	    !guide_store_versions(req_db(r), p.rd.a, id, &all, &n, err))
		return false;
	const Guide *shown = g && version ? version_of(all, n, version) : g;
	if (!shown)
		return req_not_found(r);
	GuideView v = view_of(&p, g, shown);
	v.n_texts = guide_texts(&p.rd, shown, v.url, "/guide/", v.texts);
	set_versions(&p.rd, all, n, shown->version, &v);
	v.error = why ? req_says(r, why) : NULL;
	p.here = "guides";
	p.path = v.url;
	guide_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_guide(WebReq *r, GError **err)
{
	return show(r, req_int(r, "version"), NULL, err);
}

static bool
post_restore(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	int64_t id = req_int(r, "id");

	if (guide_restore(req_db(r), req_arena(r), req_actor(r), id, req_int(r, "seen"),
	        req_int(r, "version"), &why))
		return req_see_other_saying(r, guide_url(req_arena(r), id),
		    TEXT_GUIDE_RESTORED);
	if (req_user_can_mend(why))
		return show(r, 0, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

static bool
get_picture(WebReq *r, GError **err)
{
	return guide_picture(r, req_int(r, "id"), req_int(r, "picture"), err);
}

/* --- the form --- */

static bool
get_new(WebReq *r, GError **err)
{
	GuideForm v = guide_form_empty(r);

	return guide_form_show(r, 0, &v, NULL, err);
}

static bool
get_edit(WebReq *r, GError **err)
{
	bool found;
	GuideForm v;

	if (!guide_form_load(r, req_int(r, "id"), &v, &found, err))
		return false;
	return found ? guide_form_show(r, req_int(r, "id"), &v, NULL, err)
	             : req_not_found(r);
}

static bool
post_new(WebReq *r, GError **err)
{
	return guide_form_save(r, 0, err);
}

static bool
post_edit(WebReq *r, GError **err)
{
	return guide_form_save(r, req_int(r, "id"), err);
}

/* clang-format off */
#define ID { "id", P_INT, true, MAX_ID, NULL }
#define FIELDS \
	{ "seen", P_INT, true, MAX_ID, NULL }, \
	{ "title_da", P_TEXT, false, MAX_TITLES, NULL }, \
	{ "text_da", P_LINES, false, GUIDE_MAX_TEXT, NULL }, \
	{ "title_en", P_TEXT, false, MAX_TITLES, NULL }, \
	{ "text_en", P_LINES, false, GUIDE_MAX_TEXT, NULL }, \
	{ "keywords", P_TEXT, false, 4000, NULL }, \
	{ "what", P_TEXT, false, 2000, NULL }, \
	{ "customer", P_INT, false, MAX_ID, NULL }, \
	{ "public", P_BOOL, false, 0, NULL }, \
	{ "active", P_BOOL, false, 0, NULL }, \
	{ "picture", P_FILES, false, UPLOAD_MAX, NULL }, \
	{ "preview", P_BOOL, false, 0, NULL }
/* clang-format on */

static const Param list_params[] = {
	{ "q", P_TEXT, false, 200, NULL },
	{ "put_away", P_BOOL, false, 0, NULL },
	{ "after", P_TEXT, false, MAX_TITLES, NULL },
	{ "after_id", P_INT, false, MAX_ID, NULL },
	{ 0 },
};
static const Param page_params[] = {
	ID,
	{ "version", P_INT, false, MAX_ID, NULL },
	{ 0 },
};
static const Param restore_params[] = {
	ID,
	{ "seen", P_INT, true, MAX_ID, NULL },
	{ "version", P_INT, true, MAX_ID, NULL },
	{ 0 },
};
static const Param picture_params[] = {
	ID,
	{ "picture", P_INT, true, MAX_ID, NULL },
	{ 0 },
};
static const Param new_params[] = { FIELDS, { 0 } };
static const Param edit_params[] = { ID, FIELDS, { 0 } };

const Route guide_routes[] = {
	{ "GET", "/guides", MAY_STAFF, false, "The guides of the knowledge base (M9)",
	    list_params, get_guides },
	{ "GET", "/guides/new", MAY_STAFF, false, "The form of a new guide", NULL,
	    get_new },
	{ "GET", "/guide/:id", MAY_STAFF, false, "A guide, in one of its versions",
	    page_params, get_guide },
	{ "GET", "/guide/:id/edit", MAY_STAFF, false, "The form of a guide", page_params,
	    get_edit },
	{ "GET", "/guide/:id/picture/:picture", MAY_STAFF, false, "A picture of a guide",
	    picture_params, get_picture },
	{ "POST", "/guides", MAY_STAFF, true, "Adds a guide, or shows how it would look",
	    new_params, post_new },
	{ "POST", "/guide/:id", MAY_STAFF, true,
	    "Makes another version of a guide, or shows how it would look", edit_params,
	    post_edit },
	{ "POST", "/guide/:id/restore", MAY_STAFF, true,
	    "Makes an earlier version the newest again", restore_params, post_restore },
	{ 0 },
};
