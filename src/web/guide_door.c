/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/guide_door.h"

#include "base/err.h"
#include "desk/guide.h"
#include "guide_door.tmpl.h" /* made from web/tmpl/guide_door.tmpl */
#include "store/guide_store.h"
#include "web/door.h"
#include "web/guide_form.h"
#include "web/guide_pages.h"
#include "web/visitor.h"

/* What a link leads to. */
typedef struct {
	Door door;
	const Guide *guide;  /* NULL: nothing that he may read */
	const GuideUse *use; /* that it was given to him; NULL: it was not */
	const char *url;
} GuideDoor;

static bool
find_use(WebReq *r, const Case *c, int64_t guide_id, const GuideUse **use, GError **err)
{
	GuideUse *all;
	size_t n;

	*use = NULL;
	if (!guide_store_of_case(req_db(r), req_arena(r), c->id, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (all[i].guide_id == guide_id)
			*use = &all[i];
	return true;
}

/* What was given to him stays readable as it was, even if it is nobody's now. */
static bool
find_given(WebReq *r, const GuideUse *use, const Guide **out, GError **err)
{
	Guide *all;
	size_t n;

	if (!guide_store_versions(req_db(r), req_arena(r), use->guide_id, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (all[i].version == use->version) {
			all[i].id = use->guide_id;
			*out = &all[i];
		}
	return true;
}

/* The guide as it is now if it is public and for his company; else as it was given. */
static bool
open_guide(WebReq *r, GuideDoor *d, GError **err)
{
	int64_t id = req_int(r, "guide");
	Guide *g;

	*d = (GuideDoor){ 0 };
	if (!door_open(r, &d->door, err))
		return false;
	if (!d->door.line)
		return true;
	const GuideScope scope = { d->door.c->customer_id, true };
	if (!find_use(r, d->door.c, id, &d->use, err) ||
	    !guide_store_find(req_db(r), req_arena(r), id, &g, err))
		return false;
	d->url = arena_printf(req_arena(r), "%s/guide/%" G_GINT64_FORMAT, d->door.url,
	    id);
	if (g && guide_in_scope(g, &scope)) {
		d->guide = g;
		return true;
	}
	return !d->use || find_given(r, d->use, &d->guide, err);
}

static bool
show(WebReq *r, const GuideDoor *d, const GError *why, GError **err)
{
	const Case *c = d->door.c;
	GuideText texts[N_LANGS];
	VisitorPage p;

	if (!visitor_begin(r, d->door.customer, &p, err))
		return false;
	guide_texts(&p.rd, d->guide, d->url,
	    arena_printf(p.rd.a, "%s/guide/", d->door.url), texts);
	const GuideDoorView v = {
		.text = texts[0],
		.case_url = d->door.url,
		.case_words = arena_printf(p.rd.a, "%" G_GINT64_FORMAT " %s", c->id,
		    c->subject),
		.flash = req_said(r),
		.action = d->use ? d->url : NULL,
		.pressed = why ? "" : req_text(r, "worked"),
		.is_said = d->use && d->use->is_said,
		.worked = d->use && d->use->worked,
		.error = why ? req_says(r, why) : NULL,
	};
	guide_door(p.body, &v);
	return visitor_end(&p, why ? req_status_of(why) : 200, texts[0].title);
}

/* Looking at it says nothing, whatever the link says: mail scanners open every link. */
static bool
get_guide(WebReq *r, GError **err)
{
	GuideDoor d;

	if (!open_guide(r, &d, err))
		return false;
	return d.guide ? show(r, &d, NULL, err) : req_not_found(r);
}

/* Who says that it did not work comes to where he can write what happened. */
static bool
post_guide(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	bool worked = g_str_equal(req_text(r, "worked"), "yes");
	GuideDoor d;

	if (!open_guide(r, &d, err))
		return false;
	if (!d.guide)
		return req_not_found(r);
	const Actor who = door_actor(r, &d.door);
	if (case_guide_worked(req_db(r), req_arena(r), &who, d.door.c->id,
	        req_int(r, "guide"), worked, &why))
		return worked ? req_see_other_saying(r, d.url, TEXT_GUIDE_SAID_YES)
		              : req_see_other_saying(r, d.door.url, TEXT_GUIDE_SAID_NO);
	if (req_user_can_mend(why))
		return show(r, &d, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

static bool
get_picture(WebReq *r, GError **err)
{
	GuideDoor d;

	if (!open_guide(r, &d, err))
		return false;
	return d.guide ? guide_picture(r, req_int(r, "guide"), req_int(r, "picture"), err)
	               : req_not_found(r);
}

/* Each twice: by the link of a mail, and signed in. */
#define BY_LINK                                                                          \
	{ "id", P_INT, true, G_MAXINT64, NULL },                                         \
	{                                                                                \
		"tag", P_TEXT, true, 64, NULL                                            \
	}
#define BY_ID                                                                            \
	{                                                                                \
		"id", P_INT, true, G_MAXINT64, NULL                                      \
	}
#define GUIDE                                                                            \
	{                                                                                \
		"guide", P_INT, true, G_MAXINT64, NULL                                   \
	}
#define WORKED                                                                           \
	{                                                                                \
		"worked", P_CHOICE, false, 0, "yes|no"                                   \
	}
#define SAYS                                                                             \
	{                                                                                \
		"worked", P_CHOICE, true, 0, "yes|no"                                    \
	}
#define PICTURE                                                                          \
	{                                                                                \
		"picture", P_INT, true, G_MAXINT64, NULL                                 \
	}

static const Param link_show_params[] = { BY_LINK, GUIDE, WORKED, { 0 } };
static const Param link_say_params[] = { BY_LINK, GUIDE, SAYS, { 0 } };
static const Param link_picture_params[] = { BY_LINK, GUIDE, PICTURE, { 0 } };
static const Param my_show_params[] = { BY_ID, GUIDE, WORKED, { 0 } };
static const Param my_say_params[] = { BY_ID, GUIDE, SAYS, { 0 } };
static const Param my_picture_params[] = { BY_ID, GUIDE, PICTURE, { 0 } };

const Route guide_door_routes[] = {
	{ "GET", "/c/:id/:tag/guide/:guide", MAY_ANYONE, false,
	    "A guide that the reporter may read", link_show_params, get_guide },
	{ "POST", "/c/:id/:tag/guide/:guide", MAY_ANYONE, true,
	    "The reporter says whether it worked", link_say_params, post_guide },
	{ "GET", "/c/:id/:tag/guide/:guide/picture/:picture", MAY_ANYONE, false,
	    "A picture of a guide that the reporter may read", link_picture_params,
	    get_picture },
	{ "GET", "/my/case/:id/guide/:guide", MAY_PERSON, false,
	    "A guide of a case that one may see", my_show_params, get_guide },
	{ "POST", "/my/case/:id/guide/:guide", MAY_PERSON, true, "Says whether it worked",
	    my_say_params, post_guide },
	{ "GET", "/my/case/:id/guide/:guide/picture/:picture", MAY_PERSON, false,
	    "A picture of it", my_picture_params, get_picture },
	{ 0 },
};
