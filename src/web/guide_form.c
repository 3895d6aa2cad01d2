/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/guide_form.h"

#include "base/err.h"
#include "desk/guide.h"
#include "guide_form.tmpl.h" /* made from web/tmpl/guide_form.tmpl */
#include "store/guide_store.h"
#include "store/people_store.h"
#include "web/frame.h"
#include "web/guide_pages.h"

#define MAX_CUSTOMERS 1000

GuideForm
guide_form_empty(WebReq *r G_GNUC_UNUSED)
{
	return (GuideForm){ .titles = { "", "" },
		.texts = { "", "" },
		.keywords = "",
		.what = "",
		.active = true };
}

/* For all, or for one of the customers. */
static bool
set_customers(WebReq *r, int64_t chosen, GuideForm *v, GError **err)
{
	Arena *a = req_arena(r);
	Customer *all;
	size_t n;

	if (!customer_store_list(req_db(r), a, "", 0, MAX_CUSTOMERS, &all, &n, err))
		return false;
	Choice *choices = arena_newv(a, Choice, n + 1);
	choices[v->n_customers++] = (Choice){ "0", text(req_lang(r), TEXT_GUIDE_FOR_ALL),
		chosen == 0 };
	for (size_t i = 0; i < n; i++)
		if (all[i].active || all[i].id == chosen)
			choices[v->n_customers++] = (Choice){
				arena_printf(a, "%" G_GINT64_FORMAT, all[i].id),
				all[i].name, all[i].id == chosen
			};
	v->customers = choices;
	return true;
}

bool
guide_form_load(WebReq *r, int64_t id, GuideForm *v, bool *found, GError **err)
{
	Guide *g;

	if (!guide_store_find(req_db(r), req_arena(r), id, &g, err))
		return false;
	*found = g != NULL;
	if (!g)
		return true;
	*v = (GuideForm){
		.version = g->version,
		.titles = { [LANG_DA] = g->titles[LANG_DA],
		    [LANG_EN] = g->titles[LANG_EN] },
		.texts = { [LANG_DA] = g->texts[LANG_DA], [LANG_EN] = g->texts[LANG_EN] },
		.keywords = g->keywords,
		.what = "",
		.is_public = g->is_public,
		.active = g->active,
	};
	return set_customers(r, g->customer_id, v, err);
}

static bool
set_pictures(WebReq *r, int64_t id, GuideForm *v, GError **err)
{
	Arena *a = req_arena(r);
	GuidePicture *all;

	if (!guide_store_pictures(req_db(r), a, id, &all, &v->n_pictures, err))
		return false;
	GuidePictureRow *rows = arena_newv(a, GuidePictureRow, v->n_pictures);
	for (size_t i = 0; i < v->n_pictures; i++)
		rows[i] = (GuidePictureRow){
			.mark = arena_printf(a, "![%s](picture:%" G_GINT64_FORMAT ")",
			    all[i].name, all[i].id),
			.url = arena_printf(a,
			    "/guide/%" G_GINT64_FORMAT "/picture/%" G_GINT64_FORMAT, id,
			    all[i].id),
			.name = all[i].name,
		};
	v->pictures = rows;
	return true;
}

/* Which field it is that does not hold; "guide.title.missing" is of the first title. */
static const char *
wrong_field(const GuideForm *v, const GError *why)
{
	bool danish = !*v->titles[LANG_DA] != !*v->texts[LANG_DA];

	if (g_str_equal(why->message, "guide.title.missing"))
		return danish || !*v->texts[LANG_EN] ? "title_da" : "title_en";
	if (g_str_equal(why->message, "guide.text.missing"))
		return danish ? "text_da" : "text_en";
	return g_str_equal(why->message, "guide.picture.kind") ? "picture" : NULL;
}

bool
guide_form_show(WebReq *r, int64_t id, GuideForm *v, const GError *why, GError **err)
{
	Page p;

	if (!page_begin(r, &p, err) || !set_pictures(r, id, v, err) ||
	    (!v->n_customers && !set_customers(r, 0, v, err)))
		return false;
	v->is_new = !id;
	v->title = text(p.rd.lang, id ? TEXT_GUIDE_EDIT : TEXT_GUIDE_NEW);
	v->url = v->back_url = id ? arena_printf(p.rd.a, "/guide/%" G_GINT64_FORMAT, id)
	                          : "/guides";
	if (why) {
		v->error = req_says(r, why);
		v->wrong = wrong_field(v, why);
	}
	p.here = "guides";
	guide_form(p.body, v);
	return page_end(&p, why ? req_status_of(why) : 200, v->title, err);
}

/* --- what was typed --- */

static bool
typed_of(WebReq *r, GuideForm *v, GError **err)
{
	*v = (GuideForm){
		.version = req_int(r, "seen"),
		.titles = { [LANG_DA] = req_text(r, "title_da"),
		    [LANG_EN] = req_text(r, "title_en") },
		.texts = { [LANG_DA] = req_text(r, "text_da"),
		    [LANG_EN] = req_text(r, "text_en") },
		.keywords = req_text(r, "keywords"),
		.what = req_text(r, "what"),
		.is_public = req_bool(r, "public"),
		.active = req_bool(r, "active"),
	};
	return set_customers(r, req_int(r, "customer"), v, err);
}

static Guide
guide_of(WebReq *r, int64_t id, const GuideForm *v)
{
	return (Guide){
		.id = id,
		.version = v->version,
		.what = v->what,
		.customer_id = req_int(r, "customer"),
		.is_public = v->is_public,
		.active = v->active,
		.titles = { [LANG_DA] = v->titles[LANG_DA],
		    [LANG_EN] = v->titles[LANG_EN] },
		.texts = { [LANG_DA] = v->texts[LANG_DA], [LANG_EN] = v->texts[LANG_EN] },
		.keywords = v->keywords,
	};
}

static bool
preview(WebReq *r, int64_t id, GuideForm *v, GError **err)
{
	const Reader rd = { .a = req_arena(r), .lang = req_lang(r) };
	const Guide g = guide_of(r, id, v);

	v->n_preview = guide_texts(&rd, &g,
	    arena_printf(rd.a, "/guide/%" G_GINT64_FORMAT, id), "/guide/", v->preview);
	return guide_form_show(r, id, v, NULL, err);
}

bool
guide_form_save(WebReq *r, int64_t id, GError **err)
{
	g_autoptr(GError) why = NULL;
	GuideForm v;

	if (!typed_of(r, &v, err))
		return false;
	if (req_bool(r, "preview"))
		return preview(r, id, &v, err);
	GuideSave save = { .guide = guide_of(r, id, &v) };
	if (req_attachments(r, "picture", &save.pictures, &save.n_pictures, &why) &&
	    guide_save(req_db(r), req_arena(r), req_actor(r), &save, &why))
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/guide/%" G_GINT64_FORMAT, save.guide.id),
		    TEXT_GUIDE_DONE);
	if (req_user_can_mend(why))
		return guide_form_show(r, id, &v, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

bool
guide_picture(WebReq *r, int64_t guide_id, int64_t picture_id, GError **err)
{
	GuidePicture *all;
	size_t n;

	if (!guide_store_pictures(req_db(r), req_arena(r), guide_id, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		Attachment at = { .name = all[i].name,
			.content_type = all[i].content_type,
			.size = all[i].size };

		if (all[i].id != picture_id)
			continue;
		g_strlcpy(at.sha256, all[i].sha256, sizeof at.sha256);
		return req_blob(r, &at, err);
	}
	return req_not_found(r);
}
