/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * stray_pages.c - what mail systems wrote that is of no case: nobody's work, but nothing
 * is lost. */
#include "model/when.h"
#include "store/mail_place_store.h"
#include "stray.tmpl.h" /* made from web/tmpl/stray.tmpl */
#include "web/admin_pages.h"
#include "web/size_words.h"

#define ROWS 50

static TextId
kind_text(InMailKind kind)
{
	switch (kind) {
	case MAIL_BOUNCE:
		return TEXT_STRAY_BOUNCE;
	case MAIL_FEEDBACK:
		return TEXT_STRAY_FEEDBACK;
	case MAIL_NORMAL:
	case MAIL_AUTO_REPLY:
	case MAIL_AUTO_GENERATED:
		return TEXT_STRAY_AUTO_REPLY;
	}
	g_assert_not_reached();
}

static StrayRow
row_of(const Reader *rd, const StrayMail *m)
{
	return (StrayRow){
		.url = arena_printf(rd->a, "/admin/stray/%" G_GINT64_FORMAT, m->id),
		.from = m->from_mail,
		.to = m->to_mail,
		.subject = *m->subject ? m->subject
		                       : text(rd->lang, TEXT_CASE_NO_SUBJECT),
		.kind = text(rd->lang, kind_text(m->kind)),
		.when = when_short(rd->a, rd->lang, rd->tz, m->at, rd->now),
		.size = size_words(rd->a, rd->lang, m->size),
	};
}

static bool
get_list(WebReq *r, GError **err)
{
	StrayMail *mails;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) || !stray_store_list(req_db(r), p.rd.a,
	                                   req_int(r, "before"), ROWS, &mails, &n, err))
		return false;
	StrayRow *rows = arena_newv(p.rd.a, StrayRow, n);
	for (size_t i = 0; i < n; i++)
		rows[i] = row_of(&p.rd, &mails[i]);
	StrayView v = {
		.title = text(p.rd.lang, TEXT_STRAY_TITLE),
		.rows = rows,
		.n_rows = n,
	};
	if (n == ROWS)
		v.next_url = arena_printf(p.rd.a, "/admin/stray?before=%" G_GINT64_FORMAT,
		    mails[n - 1].id);
	p.here = "admin";
	stray_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static bool
get_raw(WebReq *r, GError **err)
{
	StrayMail *m;

	if (!stray_store_find(req_db(r), req_arena(r), req_int(r, "id"), &m, err))
		return false;
	if (!m)
		return req_not_found(r);
	Attachment raw = {
		.name = arena_printf(req_arena(r), "mail-%" G_GINT64_FORMAT ".eml",
		    m->id),
		.content_type = "message/rfc822",
		.size = m->size,
		.is_raw = true,
	};
	g_strlcpy(raw.sha256, m->sha256, sizeof raw.sha256);
	return req_blob(r, &raw, err);
}

static const Param list_params[] = {
	{ "before", P_INT, false, G_MAXINT64, NULL },
	{ 0 },
};
static const Param id_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};

const Route stray_routes[] = {
	{ "GET", "/admin/stray", MAY_ADMIN, false,
	    "What mail systems wrote that is of no case", list_params, get_list },
	{ "GET", "/admin/stray/:id", MAY_ADMIN, false, "One of them, as it came",
	    id_params, get_raw },
	{ 0 },
};
