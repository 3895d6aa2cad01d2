/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/presence_pages.h"

#include "case_presence.tmpl.h" /* made from web/tmpl/case_presence.tmpl */
#include "desk/presence.h"
#include "store/presence_store.h"
#include "web/frame.h"

bool
presence_show(Db *db, const Reader *rd, int64_t staff_id, CaseView *v, GError **err)
{
	Present *others;

	if (!presence_store_of_case(db, rd->a, v->row.number, staff_id, rd->now, &others,
	        &v->n_present, err))
		return false;
	PresentView *views = arena_newv(rd->a, PresentView, v->n_present);
	for (size_t i = 0; i < v->n_present; i++) {
		TextArg name = TEXT_ARG(others[i].name);
		TextId words = others[i].writes ? TEXT_PRESENCE_WRITES
		                                : TEXT_PRESENCE_LOOKS;

		views[i] = (PresentView){
			.initials = initials_of(rd->a, others[i].name),
			.words = text_format(rd->a, rd->lang, words, &name, 1),
			.writes = others[i].writes,
		};
	}
	v->present = views;
	v->present_url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT "/present",
	    v->row.number);
	return true;
}

/* The page says so while it is open, and is told who else is there. */
static bool
post_present(WebReq *r, GError **err)
{
	CaseView v = { .row.number = req_int(r, "number") };
	Page p;

	if (!presence_say(req_db(r), req_arena(r), req_actor(r), v.row.number,
	        req_bool(r, "leaves"), err) ||
	    !page_begin(r, &p, err) ||
	    !presence_show(req_db(r), &p.rd, req_actor(r)->staff_id, &v, err))
		return false;
	case_present(req_html(r, 200), &v);
	return true;
}

static const Param params[] = {
	{ "number", P_INT, true, G_MAXINT64, NULL },
	{ "leaves", P_BOOL, false, 0, NULL },
	{ 0 },
};

const Route presence_routes[] = {
	{ "POST", "/case/:number/present", MAY_STAFF, true,
	    "Says that one looks at a case, or does no more; tells who else does", params,
	    post_present },
	{ 0 },
};
