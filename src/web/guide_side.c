/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/guide_side.h"

#include "desk/guide.h"
#include "store/guide_store.h"
#include "store/template_store.h"

#define MOST_FITTING 4

static bool
set_given(Db *db, const Reader *rd, const Case *c, GuideSide *s, GError **err)
{
	GuideUse *all;

	if (!guide_store_of_case(db, rd->a, c->id, &all, &s->n_given, err))
		return false;
	GuideGiven *rows = arena_newv(rd->a, GuideGiven, s->n_given);
	for (size_t i = 0; i < s->n_given; i++)
		rows[i] = (GuideGiven){
			.url = arena_printf(rd->a, "/guide/%" G_GINT64_FORMAT,
			    all[i].guide_id),
			.title = all[i].titles[guide_lang(all[i].titles, rd->lang)],
			.worked_url = arena_printf(rd->a,
			    "/case/%" G_GINT64_FORMAT "/guide/%" G_GINT64_FORMAT, c->id,
			    all[i].guide_id),
			.is_said = all[i].is_said,
			.worked = all[i].worked,
		};
	s->given = rows;
	return true;
}

static bool
was_given(const GuideSide *s, const char *url)
{
	for (size_t i = 0; i < s->n_given; i++)
		if (g_str_equal(s->given[i].url, url))
			return true;
	return false;
}

static bool
set_fitting(Db *db, const Reader *rd, const Case *c, GuideSide *s, GError **err)
{
	const GuideScope scope = { .customer_id = c->customer_id };
	Guide *all;
	size_t n;

	if (!guide_store_fitting(db, rd->a, &scope, c->subject, MOST_FITTING, &all, &n,
	        err))
		return false;
	GuideFitting *rows = arena_newv(rd->a, GuideFitting, n);
	for (size_t i = 0; i < n; i++) {
		const char *url = arena_printf(rd->a, "/guide/%" G_GINT64_FORMAT,
		    all[i].id);

		if (was_given(s, url))
			continue;
		rows[s->n_fitting++] = (GuideFitting){
			.id = all[i].id,
			.url = url,
			.title = all[i].titles[guide_lang(all[i].titles, rd->lang)],
			.insert_url = arena_printf(rd->a,
			    "/insert/guide/%" G_GINT64_FORMAT "?number=%" G_GINT64_FORMAT,
			    all[i].id, c->id),
			.is_public = all[i].is_public,
		};
	}
	s->fitting = rows;
	return true;
}

static bool
set_templates(Db *db, const Reader *rd, const Case *c, int64_t staff_id, GuideSide *s,
    GError **err)
{
	Template *all;

	if (!template_store_of(db, rd->a, staff_id, &all, &s->n_templates, err))
		return false;
	InsertOption *rows = arena_newv(rd->a, InsertOption, s->n_templates);
	for (size_t i = 0; i < s->n_templates; i++)
		rows[i] = (InsertOption){
			.from = arena_printf(rd->a,
			    "/insert/template/%" G_GINT64_FORMAT
			    "?number=%" G_GINT64_FORMAT,
			    all[i].id, c->id),
			.text = arena_printf(rd->a, "%" G_GINT64_FORMAT, all[i].id),
			.name = all[i].name,
		};
	s->templates = rows;
	return true;
}

bool
guide_side_of(Db *db, const Reader *rd, const Case *c, int64_t staff_id,
    const GuideSide **out, GError **err)
{
	GuideSide *s = arena_new0(rd->a, GuideSide);

	if (!set_given(db, rd, c, s, err))
		return false;
	if (case_is_open(c)) {
		if (!set_fitting(db, rd, c, s, err) ||
		    !set_templates(db, rd, c, staff_id, s, err))
			return false;
		s->insert_url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT "/insert",
		    c->id);
	}
	*out = s;
	return true;
}

/* Where the links of the timeline lead, whoever reads it. */
static bool
get_guide(WebReq *r, GError **err G_GNUC_UNUSED)
{
	return req_see_other(r,
	    arena_printf(req_arena(r), "/guide/%" G_GINT64_FORMAT, req_int(r, "guide")));
}

static bool
post_worked(WebReq *r, GError **err)
{
	int64_t number = req_int(r, "number");
	bool worked = g_str_equal(req_text(r, "worked"), "yes");

	return case_guide_worked(req_db(r), req_arena(r), req_actor(r), number,
	           req_int(r, "guide"), worked, err) &&
	       req_see_other_saying(r,
	           arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT, number),
	           TEXT_GUIDE_NOTED);
}

static const Param guide_params[] = {
	{ "number", P_INT, true, G_MAXINT64, NULL },
	{ "guide", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};
static const Param worked_params[] = {
	{ "number", P_INT, true, G_MAXINT64, NULL },
	{ "guide", P_INT, true, G_MAXINT64, NULL },
	{ "worked", P_CHOICE, true, 0, "yes|no" },
	{ 0 },
};

const Route guide_side_routes[] = {
	{ "GET", "/case/:number/guide/:guide", MAY_STAFF, false,
	    "The guide that an entry of the case names", guide_params, get_guide },
	{ "POST", "/case/:number/guide/:guide", MAY_STAFF, true,
	    "The staff says whether a guide worked there", worked_params, post_worked },
	{ 0 },
};
