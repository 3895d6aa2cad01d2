/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/outage_pages.h"

#include "base/err.h"
#include "desk/outage.h"
#include "outage.tmpl.h" /* made from web/tmpl/outage.tmpl */
#include "web/frame.h"
#include "web/outage_show.h"

#define MAX_ID G_MAXINT64

static bool
get_list(WebReq *r, GError **err)
{
	return outage_show_list(r, err);
}

static bool
get_new(WebReq *r, GError **err)
{
	return outage_show_form(r, NULL, err);
}

static bool
get_one(WebReq *r, GError **err)
{
	return outage_show(r, req_int(r, "id"), NULL, err);
}

static const char *
outage_url(WebReq *r, int64_t id)
{
	return arena_printf(req_arena(r), "/outage/%" G_GINT64_FORMAT, id);
}

static OutageSay
say_of(WebReq *r)
{
	return (OutageSay){
		.da = req_text(r, "da"),
		.en = req_text(r, "en"),
		.next_update_at = req_actor(r)->now + MINUTES(req_int(r, "next")),
	};
}

static bool
post_new(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	OutageDeclare d = {
		.title = req_text(r, "title"),
		.systems = req_text(r, "systems"),
		.say = say_of(r),
		.everybody = req_bool(r, "everybody"),
		.proposal_id = req_int(r, "proposal"),
	};
	int64_t id;

	d.customers = req_ints(r, "customer", &d.n_customers);
	d.cases = req_ints(r, "case", &d.n_cases);
	if (outage_declare(req_db(r), req_arena(r), req_actor(r), &d, &id, &why))
		return req_see_other_saying(r, outage_url(r, id), TEXT_OUTAGE_DECLARED);
	if (req_user_can_mend(why))
		return outage_show_form(r, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* Back to the outage, with what was done or what is wrong. */
static bool
after(WebReq *r, bool ok, TextId done, GError *why, GError **err)
{
	int64_t id = req_int(r, "id");

	if (ok)
		return req_see_other_saying(r, outage_url(r, id), done);
	if (req_user_can_mend(why))
		return outage_show(r, id, why, err);
	g_propagate_error(err, g_error_copy(why));
	return false;
}

static bool
post_say(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const OutageSay say = say_of(r);
	bool ok = outage_say(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    req_int(r, "seen"), &say, &why);

	return after(r, ok, TEXT_OUTAGE_SAID_DONE, why, err);
}

static bool
post_end(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const OutageSay say = say_of(r);
	bool ok = outage_end(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    req_int(r, "seen"), &say, req_text(r, "cause"), &why);

	return after(r, ok, TEXT_OUTAGE_END_DONE, why, err);
}

static bool
post_edit(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	bool ok = outage_edit(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    req_int(r, "seen"), req_text(r, "title"), req_text(r, "cause"), 0, &why);

	return after(r, ok, TEXT_ADMIN_SAVED, why, err);
}

static bool
post_dismiss(WebReq *r, GError **err)
{
	return outage_dismiss(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	           err) &&
	       req_see_other_saying(r, "/", TEXT_OUTAGE_DISMISSED);
}

static bool
post_case(WebReq *r, GError **err)
{
	int64_t number = req_int(r, "number"), id = req_int(r, "outage");
	bool ok = id ? outage_join(req_db(r), req_arena(r), req_actor(r), number, id, err)
	             : outage_leave(req_db(r), req_arena(r), req_actor(r), number, err);

	return ok && req_see_other_saying(r,
	                 arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT, number),
	                 id ? TEXT_OUTAGE_JOINED : TEXT_OUTAGE_LEFT);
}

#define SAY_PARAMS                                                                       \
	{ "da", P_LINES, false, OUTAGE_MAX_TEXT, NULL },                                 \
	    { "en", P_LINES, false, OUTAGE_MAX_TEXT, NULL },                             \
	{                                                                                \
		"next", P_INT, false, (int64_t)7 * 24 * 60, NULL                         \
	}

static const Param list_params[] = {
	{ "before", P_INT, false, MAX_ID, NULL },
	{ 0 },
};
static const Param new_params[] = {
	{ "proposal", P_INT, false, MAX_ID, NULL },
	{ "case", P_INTS, false, MAX_ID, NULL },
	{ 0 },
};
static const Param declare_params[] = {
	{ "proposal", P_INT, false, MAX_ID, NULL },
	{ "title", P_TEXT, false, 4000, NULL },
	{ "systems", P_TEXT, false, 4000, NULL },
	SAY_PARAMS,
	{ "everybody", P_BOOL, false, 0, NULL },
	{ "customer", P_INTS, false, MAX_ID, NULL },
	{ "case", P_INTS, false, MAX_ID, NULL },
	{ 0 },
};
static const Param id_params[] = {
	{ "id", P_INT, true, MAX_ID, NULL },
	{ 0 },
};
static const Param say_params[] = {
	{ "id", P_INT, true, MAX_ID, NULL },
	{ "seen", P_INT, true, MAX_ID, NULL },
	SAY_PARAMS,
	{ "cause", P_LINES, false, OUTAGE_MAX_TEXT, NULL },
	{ 0 },
};
static const Param edit_params[] = {
	{ "id", P_INT, true, MAX_ID, NULL },
	{ "seen", P_INT, true, MAX_ID, NULL },
	{ "title", P_TEXT, false, 4000, NULL },
	{ "cause", P_LINES, false, OUTAGE_MAX_TEXT, NULL },
	{ 0 },
};
static const Param case_params[] = {
	{ "number", P_INT, true, MAX_ID, NULL },
	{ "outage", P_INT, false, MAX_ID, NULL },
	{ 0 },
};

const Route outage_routes[] = {
	{ "GET", "/outages", MAY_STAFF, false, "The outages, those that are on first",
	    list_params, get_list },
	{ "GET", "/outage/new", MAY_STAFF, false, "The form that declares an outage",
	    new_params, get_new },
	{ "POST", "/outage", MAY_STAFF, true, "Declares an outage", declare_params,
	    post_new },
	{ "GET", "/outage/:id", MAY_STAFF, false,
	    "An outage: what was said, its cases, its figures", id_params, get_one },
	{ "POST", "/outage/:id/say", MAY_STAFF, true, "Says a word to everybody",
	    say_params, post_say },
	{ "POST", "/outage/:id/end", MAY_STAFF, true, "Ends it, and solves its cases",
	    say_params, post_end },
	{ "POST", "/outage/:id/edit", MAY_STAFF, true, "Changes its title or cause",
	    edit_params, post_edit },
	{ "POST", "/proposal/:id/dismiss", MAY_STAFF, true,
	    "Like reports that are no outage", id_params, post_dismiss },
	{ "POST", "/case/:number/outage", MAY_STAFF, true,
	    "Puts a case into an outage, or takes it out", case_params, post_case },
	{ 0 },
};
