/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/mention_pages.h"

#include "desk/template.h"
#include "mention.tmpl.h" /* made from web/tmpl/mention.tmpl */
#include "model/markdown.h"
#include "model/when.h"
#include "store/people_store.h"
#include "store/template_store.h"
#include "web/frame.h"
#include "web/mention_view.h"

#define PAGE 30

static bool
set_rows(const Page *p, const Mention *all, MentionsView *v, GError **err)
{
	const Reader *rd = &p->rd;
	MentionRow *rows = arena_newv(rd->a, MentionRow, v->n_rows);
	Staff *staff;
	size_t n;

	if (!staff_store_all(req_db(p->r), rd->a, &staff, &n, err))
		return false;
	for (size_t i = 0; i < v->n_rows; i++) {
		rows[i] = (MentionRow){
			.number = all[i].case_id,
			.url = arena_printf(rd->a,
			    "/case/%" G_GINT64_FORMAT "#entry-%" G_GINT64_FORMAT,
			    all[i].case_id, all[i].entry_id),
			.subject = all[i].subject,
			.author = all[i].author ? all[i].author : "",
			.when = when_text(rd->a, rd->lang, rd->tz, all[i].at, rd->now),
			.html = markdown_to_html(rd->a,
			    mention_mark(rd->a, all[i].text, staff, n)),
			.is_seen = all[i].seen_at != 0,
		};
		v->has_unseen |= !rows[i].is_seen;
	}
	v->rows = rows;
	return true;
}

static bool
get_mentions(WebReq *r, GError **err)
{
	int64_t before = req_int(r, "before");
	Mention *all;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !mention_store_of(req_db(r), p.rd.a, req_actor(r)->staff_id, before, PAGE + 1,
	        &all, &n, err))
		return false;
	MentionsView v = {
		.title = text(p.rd.lang, TEXT_MENTION_LIST),
		.n_rows = MIN(n, PAGE),
		.first_url = before ? "/mentions" : NULL,
	};
	if (n > PAGE)
		v.next_url = arena_printf(p.rd.a, "/mentions?before=%" G_GINT64_FORMAT,
		    all[PAGE - 1].entry_id);
	if (!set_rows(&p, all, &v, err))
		return false;
	p.here = "mentions";
	p.path = "/mentions";
	mentions_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static bool
post_seen(WebReq *r, GError **err)
{
	return mention_see(req_db(r), req_arena(r), req_actor(r), req_int(r, "case"),
	           err) &&
	       req_see_other(r, "/mentions");
}

static const Param list_params[] = {
	{ "before", P_INT, false, G_MAXINT64, NULL },
	{ 0 },
};
static const Param seen_params[] = {
	{ "case", P_INT, false, G_MAXINT64, NULL },
	{ 0 },
};

const Route mention_routes[] = {
	{ "GET", "/mentions", MAY_STAFF, false, "Where colleagues have named the reader",
	    list_params, get_mentions },
	{ "POST", "/mentions/seen", MAY_STAFF, true,
	    "He has seen it, in one case or in all", seen_params, post_seen },
	{ 0 },
};
