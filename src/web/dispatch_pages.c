/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/dispatch_pages.h"

#include "desk/dispatch.h"
#include "model/markdown.h"
#include "store/dispatch_store.h"

static int64_t
seconds_left(const Dispatch *d, Instant now)
{
	return MAX(0, (d->goes_at - now + SECONDS(1) - 1) / SECONDS(1));
}

bool
dispatch_of_reader(Db *db, const Reader *rd, int64_t staff_id, const LeavingView **out,
    size_t *n_out, GError **err)
{
	Dispatch *own;
	size_t n;

	if (!dispatch_store_of_staff(db, rd->a, staff_id, &own, &n, err))
		return false;
	LeavingView *views = arena_newv(rd->a, LeavingView, n);
	for (size_t i = 0; i < n; i++) {
		TextArg of = TEXT_ARG(own[i].case_id);

		views[i] = (LeavingView){
			.words = text_format(rd->a, rd->lang, TEXT_DISPATCH_LEAVING, &of,
			    1),
			.undo_url = arena_printf(rd->a,
			    "/dispatch/%" G_GINT64_FORMAT "/undo", own[i].id),
			.left = seconds_left(&own[i], rd->now),
		};
	}
	*out = views;
	*n_out = n;
	return true;
}

bool
dispatch_of_case(Db *db, const Reader *rd, CaseView *v, GError **err)
{
	Dispatch *all;
	size_t n;

	if (!dispatch_store_of_case(db, rd->a, v->row.number, &all, &n, err))
		return false;
	EntryView *views = arena_newv(rd->a, EntryView, n);
	for (size_t i = 0; i < n; i++)
		views[i] = (EntryView){
			.id = all[i].id,
			.kind_words = text(rd->lang, TEXT_DISPATCH_PENDING),
			.icon = "answer",
			.author = all[i].author,
			.initials = initials_of(rd->a, all[i].author),
			.html = markdown_to_html(rd->a, all[i].text),
		};
	v->leaving = views;
	v->n_leaving = n;
	return true;
}

static bool
post_undo(WebReq *r, GError **err)
{
	int64_t case_id;

	if (!dispatch_take_back(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	        &case_id, err))
		return false;
	return req_see_other_saying(r,
	    arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT "#composer", case_id),
	    TEXT_DISPATCH_BACK);
}

static const Param undo_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};

const Route dispatch_routes[] = {
	{ "POST", "/dispatch/:id/undo", MAY_STAFF, true,
	    "Takes an answer back that has not gone yet", undo_params, post_undo },
	{ 0 },
};
