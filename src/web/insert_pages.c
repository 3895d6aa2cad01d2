/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/insert_pages.h"

#include <string.h>

#include "base/err.h"
#include "desk/case.h"
#include "desk/draft.h"
#include "desk/template.h"
#include "insert.tmpl.h" /* made from web/tmpl/insert.tmpl */
#include "store/case_store.h"
#include "store/guide_store.h"
#include "store/people_store.h"
#include "store/template_store.h"
#include "web/draft_pages.h"
#include "web/frame.h"
#include "web/insert_view.h"

#define MOST 8

/* The case that is written in; NULL: there is none. */
static bool
find_case(WebReq *r, Case **out, GError **err)
{
	return case_store_find(req_db(r), req_arena(r), req_int(r, "number"), out, err);
}

/* The text itself; NULL: it is not there. */
static bool
answer(WebReq *r, const char *said)
{
	if (!said)
		return req_not_found(r);
	g_string_append(req_answer(r, 200, "text/plain; charset=utf-8")->buf, said);
	return true;
}

/* --- guides: "??" --- */

/* A note is read by the staff only. */
static GuideScope
scope_of(const Case *c, const char *kind)
{
	return (GuideScope){ c->customer_id, g_str_equal(kind, "answer") };
}

/* What fits what was typed; before anything was, what fits the case. */
static bool
find_guides(WebReq *r, const Case *c, Guide **all, size_t *n, GError **err)
{
	const GuideScope scope = scope_of(c, req_text(r, "kind"));
	const char *typed = req_text(r, "q");

	return *typed ? guide_store_search(req_db(r), req_arena(r), &scope, typed, MOST,
	                    all, n, err)
	              : guide_store_fitting(req_db(r), req_arena(r), &scope, c->subject,
	                    MOST, all, n, err);
}

static bool
get_guides(WebReq *r, GError **err)
{
	Arena *a = req_arena(r);
	Guide *all;
	size_t n;
	Case *c;

	if (!find_case(r, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	if (!find_guides(r, c, &all, &n, err))
		return false;
	InsertOption *options = arena_newv(a, InsertOption, n);
	for (size_t i = 0; i < n; i++)
		options[i] = (InsertOption){
			.from = arena_printf(a,
			    "/insert/guide/%" G_GINT64_FORMAT "?number=%" G_GINT64_FORMAT,
			    all[i].id, c->id),
			.icon = all[i].is_public ? "book" : "lock",
			.name = all[i].titles[guide_lang(all[i].titles, (Lang)c->lang)],
			.more = all[i].customer_name ? all[i].customer_name : "",
		};
	insert_options(req_html(r, 200), options, n);
	return true;
}

/* In the language of the conversation. */
static bool
guide_text_for(WebReq *r, const Case *c, int64_t id, bool is_short, const char **out,
    GError **err)
{
	const GuideScope scope = { .customer_id = c->customer_id };
	Guide *g;

	if (!guide_store_find(req_db(r), req_arena(r), id, &g, err))
		return false;
	*out = g && guide_in_scope(g, &scope)
	           ? guide_given(req_arena(r), g, (Lang)c->lang, is_short)
	           : NULL;
	return true;
}

static bool
get_guide(WebReq *r, GError **err)
{
	const char *said;
	Case *c;

	if (!find_case(r, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	return guide_text_for(r, c, req_int(r, "id"), req_bool(r, "short"), &said, err) &&
	       answer(r, said);
}

/* --- templates: "::" --- */

static bool
begins_a_word(const char *name, const char *typed)
{
	g_autofree char *in = g_utf8_casefold(name, -1);
	g_autofree char *wanted = g_utf8_casefold(typed, -1);

	for (const char *s = in; (s = strstr(s, wanted)); s++)
		if (s == in || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(s))))
			return true;
	return false;
}

static const char *
template_from(Arena *a, int64_t id, const Case *c)
{
	return arena_printf(a,
	    "/insert/template/%" G_GINT64_FORMAT "?number=%" G_GINT64_FORMAT, id, c->id);
}

static bool
get_templates(WebReq *r, GError **err)
{
	Arena *a = req_arena(r);
	InsertOption options[MOST];
	size_t n, shown = 0;
	Template *all;
	Case *c;

	if (!find_case(r, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	if (!template_store_of(req_db(r), a, req_actor(r)->staff_id, &all, &n, err))
		return false;
	for (size_t i = 0; i < n && shown < MOST; i++)
		if (begins_a_word(all[i].name, req_text(r, "q")))
			options[shown++] = (InsertOption){
				.from = template_from(a, all[i].id, c),
				.icon = "template",
				.name = all[i].name,
				.more = all[i].staff_id
				            ? text(req_lang(r), TEXT_TEMPLATE_OWN)
				            : "",
			};
	insert_options(req_html(r, 200), options, shown);
	return true;
}

/* Filled in, in the language of the conversation; NULL if there is none for him. */
static bool
template_text_for(WebReq *r, const Case *c, int64_t id, const char **out, GError **err)
{
	TemplateFacts facts;
	Template *t;

	*out = NULL;
	if (!template_store_find(req_db(r), req_arena(r), id, &t, err))
		return false;
	if (!t || (t->staff_id && t->staff_id != req_actor(r)->staff_id))
		return true;
	if (!template_facts(req_db(r), req_arena(r), req_actor(r), c, &facts, err))
		return false;
	*out = template_fill(req_arena(r), t->texts[guide_lang(t->texts, (Lang)c->lang)],
	    &facts);
	return true;
}

static bool
get_template(WebReq *r, GError **err)
{
	const char *said;
	Case *c;

	if (!find_case(r, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	return template_text_for(r, c, req_int(r, "id"), &said, err) && answer(r, said);
}

/* --- colleagues: "@" --- */

static bool
get_people(WebReq *r, GError **err)
{
	Arena *a = req_arena(r);
	InsertOption options[MOST];
	size_t n, shown = 0;
	Staff *all;

	if (!staff_store_all(req_db(r), a, &all, &n, err))
		return false;
	for (size_t i = 0; i < n && shown < MOST; i++)
		if (all[i].active && all[i].id != req_actor(r)->staff_id &&
		    begins_a_word(all[i].name, req_text(r, "q")))
			options[shown++] = (InsertOption){
				.text = arena_printf(a, "@%s ", all[i].name),
				.icon = "user",
				.name = all[i].name,
				.more = "",
			};
	insert_options(req_html(r, 200), options, shown);
	return true;
}

/* --- without a script: into the draft --- */

static bool
post_insert(WebReq *r, GError **err)
{
	Arena *a = req_arena(r);
	const char *said, *typed = req_text(r, "text");
	Case *c;

	if (!find_case(r, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	if (req_int(r, "guide")
	        ? !guide_text_for(r, c, req_int(r, "guide"), false, &said, err)
	        : !template_text_for(r, c, req_int(r, "template"), &said, err))
		return false;
	if (!said)
		return fail(err, ERR_INVALID, "insert.unknown");
	Draft d = draft_of_form(r);
	d.text = *typed ? arena_printf(a, "%s\n\n%s", typed, said) : said;
	return draft_save(req_db(r), a, req_actor(r), &d, req_int(r, "began"), err) &&
	       req_see_other(r,
	           arena_printf(a, "/case/%" G_GINT64_FORMAT "#composer", c->id));
}

static const Param find_params[] = {
	{ "number", P_INT, true, G_MAXINT64, NULL },
	{ "q", P_TEXT, false, 200, NULL },
	{ "kind", P_CHOICE, true, 0, "answer|note|call" },
	{ 0 },
};
static const Param one_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ "number", P_INT, true, G_MAXINT64, NULL },
	{ "short", P_BOOL, false, 0, NULL },
	{ 0 },
};
static const Param insert_params[] = {
	DRAFT_FIELDS,
	{ "guide", P_INT, false, G_MAXINT64, NULL },
	{ "template", P_INT, false, G_MAXINT64, NULL },
	{ 0 },
};

const Route insert_routes[] = {
	{ "GET", "/insert/guides", MAY_STAFF, false,
	    "Guides for what is being written in a case", find_params, get_guides },
	{ "GET", "/insert/guide/:id", MAY_STAFF, false,
	    "The text that gives a guide, in the reporter's language", one_params,
	    get_guide },
	{ "GET", "/insert/templates", MAY_STAFF, false,
	    "Templates for what is being written in a case", find_params, get_templates },
	{ "GET", "/insert/template/:id", MAY_STAFF, false,
	    "The text of a template, filled in for a case", one_params, get_template },
	{ "GET", "/insert/people", MAY_STAFF, false,
	    "Colleagues to be named in what is being written", find_params, get_people },
	{ "POST", "/case/:number/insert", MAY_STAFF, true,
	    "Puts a guide or a template behind what is being written", insert_params,
	    post_insert },
	{ 0 },
};
