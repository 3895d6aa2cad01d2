/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * support_guides.c - what may help whoever writes in a contact form: the public guides
 * for all and for his company, and no others. */
#include "store/guide_store.h"
#include "support.tmpl.h" /* made from web/tmpl/support.tmpl */
#include "web/guide_form.h"
#include "web/guide_pages.h"
#include "web/support_pages.h"
#include "web/visitor.h"

#define MOST     3
#define MAX_SAID 2000 /* bytes */

static const char *
guide_url(WebReq *r, const Customer *c, int64_t id)
{
	return arena_printf(req_arena(r), "/support/%s/guide/%" G_GINT64_FORMAT, c->slug,
	    id);
}

/* A part of the page of the form. */
static bool
get_fitting(WebReq *r, GError **err)
{
	Guide *found;
	Customer *c;
	size_t n;

	if (!support_customer(r, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	const GuideScope scope = { c->id, true };
	if (!guide_store_fitting(req_db(r), req_arena(r), &scope, req_text(r, "q"), MOST,
	        &found, &n, err))
		return false;
	if (!req_cookie(r, "lang"))
		req_set_lang(r, c->lang);
	SupportGuide *guides = arena_newv(req_arena(r), SupportGuide, n);
	for (size_t i = 0; i < n; i++)
		guides[i] = (SupportGuide){ guide_url(r, c, found[i].id),
			found[i].titles[guide_lang(found[i].titles, req_lang(r))] };
	const SupportGuidesView v = { guides, n };
	support_guides(req_html(r, 200), &v);
	return true;
}

/* NULL if it is none that he may read. */
static bool
find(WebReq *r, Customer **c, Guide **g, GError **err)
{
	*g = NULL;
	if (!support_customer(r, c, err))
		return false;
	if (!*c)
		return true;
	const GuideScope scope = { (*c)->id, true };
	if (!guide_store_find(req_db(r), req_arena(r), req_int(r, "guide"), g, err))
		return false;
	if (*g && !guide_in_scope(*g, &scope))
		*g = NULL;
	return true;
}

static bool
get_guide(WebReq *r, GError **err)
{
	GuideText texts[N_LANGS];
	VisitorPage p;
	Customer *c;
	Guide *g;

	if (!find(r, &c, &g, err))
		return false;
	if (!g)
		return req_not_found(r);
	if (!visitor_begin(r, c, &p, err))
		return false;
	guide_texts(&p.rd, g, guide_url(r, c, g->id),
	    arena_printf(p.rd.a, "/support/%s/guide/", c->slug), texts);
	const SupportGuideView v = { texts[0],
		arena_printf(p.rd.a, "/support/%s", c->slug) };
	support_guide(p.body, &v);
	return visitor_end(&p, 200, texts[0].title);
}

static bool
get_picture(WebReq *r, GError **err)
{
	Customer *c;
	Guide *g;

	if (!find(r, &c, &g, err))
		return false;
	return g ? guide_picture(r, g->id, req_int(r, "picture"), err) : req_not_found(r);
}

static const Param fitting_params[] = {
	{ "slug", P_TEXT, true, 60, NULL },
	{ "q", P_TEXT, false, MAX_SAID, NULL },
	{ 0 },
};
static const Param guide_params[] = {
	{ "slug", P_TEXT, true, 60, NULL },
	{ "guide", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};
static const Param picture_params[] = {
	{ "slug", P_TEXT, true, 60, NULL },
	{ "guide", P_INT, true, G_MAXINT64, NULL },
	{ "picture", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};

const Route support_guide_routes[] = {
	{ "GET", "/support/:slug/guides", MAY_ANYONE, false,
	    "The public guides that fit what is being written", fitting_params,
	    get_fitting },
	{ "GET", "/support/:slug/guide/:guide", MAY_ANYONE, false,
	    "A public guide, beside the contact form", guide_params, get_guide },
	{ "GET", "/support/:slug/guide/:guide/picture/:picture", MAY_ANYONE, false,
	    "A picture of it", picture_params, get_picture },
	{ 0 },
};
