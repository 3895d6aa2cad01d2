/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/template_pages.h"

#include <string.h>

#include "base/err.h"
#include "desk/template.h"
#include "store/template_store.h"
#include "template.tmpl.h" /* made from web/tmpl/template.tmpl */
#include "web/frame.h"
#include "web/template_view.h"

#define MAX_ID G_MAXINT64

static const char *
template_url(Arena *a, int64_t id)
{
	return id ? arena_printf(a, "/template/%" G_GINT64_FORMAT, id) : "/templates";
}

static TemplateRow
row_of(const Page *p, const Template *t)
{
	bool danish = *t->texts[LANG_DA], english = *t->texts[LANG_EN];
	Lang lang = *t->texts[p->rd.lang] ? p->rd.lang : danish ? LANG_DA : LANG_EN;

	return (TemplateRow){
		.name = t->name,
		.text = t->texts[lang],
		.langs = arena_printf(p->rd.a, "%s%s%s",
		    danish ? text(p->rd.lang, TEXT_GUIDE_DANISH) : "",
		    danish && english ? ", " : "",
		    english ? text(p->rd.lang, TEXT_GUIDE_ENGLISH) : ""),
		.edit_url = template_is_his(t, req_actor(p->r))
		                ? template_url(p->rd.a, t->id)
		                : NULL,
	};
}

static bool
get_templates(WebReq *r, GError **err)
{
	Template *all;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !template_store_of(req_db(r), p.rd.a, req_actor(r)->staff_id, &all, &n, err))
		return false;
	TemplateRow *house = arena_newv(p.rd.a, TemplateRow, n);
	TemplateRow *own = arena_newv(p.rd.a, TemplateRow, n);
	TemplatesView v = { text(p.rd.lang, TEXT_TEMPLATE_LIST), house, own, 0, 0 };
	for (size_t i = 0; i < n; i++) {
		if (all[i].staff_id)
			own[v.n_own++] = row_of(&p, &all[i]);
		else
			house[v.n_house++] = row_of(&p, &all[i]);
	}
	p.here = "templates";
	templates_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* --- the form --- */

static const char *
wrong_field(const GError *why, const TemplateForm *v)
{
	const char *field;
	g_autoptr(Arena) a = arena_new();

	if (g_str_equal(why->message, "template.name.missing"))
		return "name";
	if (g_str_equal(why->message, "template.text.missing"))
		return "text_da";
	if (!g_str_equal(why->message, "template.field.unknown"))
		return NULL;
	return template_holds(a, v->texts[LANG_DA], &field) ? "text_en" : "text_da";
}

static bool
show_form(WebReq *r, int64_t id, TemplateForm *v, const GError *why, const char *unknown,
    GError **err)
{
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	v->title = text(p.rd.lang, id ? TEXT_TEMPLATE_EDIT : TEXT_TEMPLATE_NEW);
	v->url = template_url(p.rd.a, id);
	v->remove_url = id ? arena_printf(p.rd.a, "%s/remove", v->url) : NULL;
	v->fields = template_fields(p.rd.a, p.rd.lang);
	v->may_house = req_actor(r)->admin;
	if (why) {
		const TextArg field[] = { text_arg_s(unknown) };

		v->wrong = wrong_field(why, v);
		v->error = unknown ? text_format(p.rd.a, p.rd.lang,
		                         TEXT_TEMPLATE_FIELD_UNKNOWN_IS, field, 1)
		                   : req_says(r, why);
	}
	p.here = "templates";
	template_form(p.body, v);
	return page_end(&p, why ? req_status_of(why) : 200, v->title, err);
}

static bool
get_new(WebReq *r, GError **err)
{
	TemplateForm v = { .name = "", .texts = { "", "" } };

	return show_form(r, 0, &v, NULL, NULL, err);
}

static bool
get_edit(WebReq *r, GError **err)
{
	Template *t;

	if (!template_store_find(req_db(r), req_arena(r), req_int(r, "id"), &t, err))
		return false;
	if (!t || !template_is_his(t, req_actor(r)))
		return req_not_found(r);
	TemplateForm v = { .version = t->version,
		.name = t->name,
		.texts = { [LANG_DA] = t->texts[LANG_DA], [LANG_EN] = t->texts[LANG_EN] },
		.is_house = !t->staff_id };
	return show_form(r, t->id, &v, NULL, NULL, err);
}

static bool
save(WebReq *r, int64_t id, GError **err)
{
	g_autoptr(GError) why = NULL;
	const char *unknown = NULL;
	bool is_house = req_bool(r, "house");
	Template t = {
		.id = id,
		.version = req_int(r, "seen"),
		.staff_id = is_house ? 0 : req_actor(r)->staff_id,
		.name = req_text(r, "name"),
		.texts = { [LANG_DA] = req_text(r, "text_da"),
		    [LANG_EN] = req_text(r, "text_en") },
	};

	if (template_save(req_db(r), req_arena(r), req_actor(r), &t, &unknown, &why))
		return req_see_other_saying(r, "/templates", TEXT_TEMPLATE_DONE);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_steal_pointer(&why));
		return false;
	}
	TemplateForm v = { .version = t.version,
		.name = req_text(r, "name"),
		.texts = { [LANG_DA] = req_text(r, "text_da"),
		    [LANG_EN] = req_text(r, "text_en") },
		.is_house = is_house };
	return show_form(r, id, &v, why, unknown, err);
}

static bool
post_new(WebReq *r, GError **err)
{
	return save(r, 0, err);
}

static bool
post_edit(WebReq *r, GError **err)
{
	return save(r, req_int(r, "id"), err);
}

static bool
post_remove(WebReq *r, GError **err)
{
	return template_remove(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	           err) &&
	       req_see_other_saying(r, "/templates", TEXT_TEMPLATE_REMOVED);
}

/* clang-format off */
#define ID { "id", P_INT, true, MAX_ID, NULL }
#define FIELDS \
	{ "seen", P_INT, true, MAX_ID, NULL }, \
	{ "name", P_TEXT, false, (int64_t)TEMPLATE_MAX_NAME * 4, NULL }, \
	{ "text_da", P_LINES, false, TEMPLATE_MAX_TEXT, NULL }, \
	{ "text_en", P_LINES, false, TEMPLATE_MAX_TEXT, NULL }, \
	{ "house", P_BOOL, false, 0, NULL }
/* clang-format on */

static const Param id_params[] = { ID, { 0 } };
static const Param new_params[] = { FIELDS, { 0 } };
static const Param edit_params[] = { ID, FIELDS, { 0 } };

const Route template_routes[] = {
	{ "GET", "/templates", MAY_STAFF, false,
	    "The templates: the house's and one's own", NULL, get_templates },
	{ "GET", "/templates/new", MAY_STAFF, false, "The form of a new template", NULL,
	    get_new },
	{ "GET", "/template/:id", MAY_STAFF, false, "The form of a template", id_params,
	    get_edit },
	{ "POST", "/templates", MAY_STAFF, true, "Adds a template", new_params,
	    post_new },
	{ "POST", "/template/:id", MAY_STAFF, true, "Saves a template", edit_params,
	    post_edit },
	{ "POST", "/template/:id/remove", MAY_STAFF, true, "Removes a template",
	    id_params, post_remove },
	{ 0 },
};
