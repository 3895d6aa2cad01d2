/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * outbox_pages.c - the mails that went out, or wait to: without a mail server, it is here
 * that one reads them. */
#include "admin.tmpl.h" /* made from web/tmpl/admin.tmpl */
#include "base/err.h"
#include "desk/mail_end.h"
#include "desk/sender.h"
#include "mail/render.h"
#include "model/when.h"
#include "store/desk_store.h"
#include "web/admin_pages.h"
#include "web/frame.h"

#define ROWS 50

/* A mail brings its own styles; it may load and run nothing. */
#define MAIL_CSP                                                                         \
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; "        \
	"frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

static const struct {
	TextId words;
	const char *look;
} states[] = {
	[MAIL_QUEUED] = { TEXT_OUTBOX_QUEUED, "wait" },
	[MAIL_SENT] = { TEXT_OUTBOX_SENT, "fine" },
	[MAIL_FAILED] = { TEXT_OUTBOX_FAILED, "late" },
	[MAIL_BOUNCED] = { TEXT_OUTBOX_BOUNCED, "late" },
	[MAIL_DROPPED] = { TEXT_OUTBOX_DROPPED, "done" },
};

static const TextId kinds[] = {
	[MAIL_RECEIPT] = TEXT_OUTBOX_RECEIPT,
	[MAIL_ANSWER] = TEXT_OUTBOX_ANSWER,
	[MAIL_ESCALATED] = TEXT_OUTBOX_ESCALATED,
	[MAIL_HORIZON] = TEXT_OUTBOX_HORIZON,
	[MAIL_SOLVED] = TEXT_OUTBOX_SOLVED,
	[MAIL_CLOSED] = TEXT_OUTBOX_CLOSED,
	[MAIL_MERGED] = TEXT_OUTBOX_MERGED,
	[MAIL_REOPENED] = TEXT_OUTBOX_REOPENED,
	[MAIL_DECISION_ASKED] = TEXT_OUTBOX_DECISION_ASKED,
	[MAIL_NOTICE] = TEXT_OUTBOX_NOTICE,
	[MAIL_REFERRED] = TEXT_OUTBOX_REFERRED,
	[MAIL_CHASED] = TEXT_OUTBOX_CHASED,
	[MAIL_PASSED_ON] = TEXT_OUTBOX_PASSED_ON,
	[MAIL_OUTAGE] = TEXT_OUTBOX_OUTAGE,
	[MAIL_HANDIN] = TEXT_OUTBOX_HANDIN,
	[MAIL_HANDIN_READY] = TEXT_OUTBOX_HANDIN_READY,
	[MAIL_HANDIN_FETCH] = TEXT_OUTBOX_HANDIN_FETCH,
	[MAIL_VISIT] = TEXT_OUTBOX_VISIT,
	[MAIL_REMOTE] = TEXT_OUTBOX_REMOTE,
	[MAIL_MEETING] = TEXT_OUTBOX_MEETING,
	[MAIL_SIGN_IN] = TEXT_OUTBOX_SIGN_IN,
	[MAIL_ADDRESS_TEST] = TEXT_OUTBOX_ADDRESS_TEST,
	[MAIL_REMINDED] = TEXT_OUTBOX_REMINDED,
	[MAIL_UNANSWERED] = TEXT_OUTBOX_UNANSWERED,
	[MAIL_WAITING] = TEXT_OUTBOX_WAITING,
	[MAIL_TEST] = TEXT_OUTBOX_TEST,
	[MAIL_DEADLINE] = TEXT_OUTBOX_DEADLINE,
	[MAIL_MENTIONED] = TEXT_OUTBOX_MENTIONED,
	[MAIL_DECIDED] = TEXT_OUTBOX_DECIDED,
};

/* NULL of a notice. */
static const char *
case_url(Arena *a, const OutMail *m)
{
	return m->case_id ? arena_printf(a, "/case/%" G_GINT64_FORMAT, m->case_id) : NULL;
}

static OutboxRow
row_of(const Reader *rd, const OutMail *m)
{
	Instant at = m->sent_at ? m->sent_at : m->created_at;

	return (OutboxRow){
		.url = arena_printf(rd->a, "/admin/outbox/%" G_GINT64_FORMAT, m->id),
		.case_url = case_url(rd->a, m),
		.case_id = m->case_id,
		.to = m->to_mail,
		.kind = text(rd->lang, kinds[m->kind]),
		.state = text(rd->lang, states[m->state].words),
		.look = states[m->state].look,
		.when = when_short(rd->a, rd->lang, rd->tz, at, rd->now),
		.error = m->error,
	};
}

static bool
get_outbox(WebReq *r, GError **err)
{
	OutMail *mails;
	size_t n;
	bool can_send;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !sender_is_set(req_db(r), p.house, &can_send, err) ||
	    !mail_store_list(req_db(r), p.rd.a, req_int(r, "before"), ROWS, &mails, &n,
	        err))
		return false;
	OutboxRow *rows = arena_newv(p.rd.a, OutboxRow, n);
	for (size_t i = 0; i < n; i++)
		rows[i] = row_of(&p.rd, &mails[i]);
	OutboxView v = {
		.title = text(p.rd.lang, TEXT_ADMIN_OUTBOX),
		.lead = can_send ? NULL : text(p.rd.lang, TEXT_ADMIN_NO_SMTP),
		.rows = rows,
		.n_rows = n,
	};
	if (n == ROWS)
		v.next_url = arena_printf(p.rd.a,
		    "/admin/outbox?before=%" G_GINT64_FORMAT, mails[n - 1].id);
	p.here = "admin";
	outbox_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* The mail as it goes out; *m is NULL if there is none with that number. */
static bool
render(WebReq *r, OutMail **m, RenderedMail *out, GError **err)
{
	const House *house = req_house(r, err);

	if (!house || !mail_store_find(req_db(r), req_arena(r), req_int(r, "id"), m, err))
		return false;
	if (!*m)
		return true;
	const RenderSource source = { req_db(r), req_blobs(r), house };
	return render_mail(&source, req_arena(r), *m, out, err);
}

static bool
get_mail(WebReq *r, GError **err)
{
	RenderedMail mail;
	OutMail *m;
	Page p;

	if (!render(r, &m, &mail, err))
		return false;
	if (!m)
		return req_not_found(r);
	if (!page_begin(r, &p, err))
		return false;
	const OutboxMailView v = {
		.subject = mail.subject,
		.from = mail.from,
		.to = mail.to,
		.text = mail.text,
		.html_url = arena_printf(p.rd.a,
		    "/admin/outbox/%" G_GINT64_FORMAT "/html", m->id),
		.case_url = case_url(p.rd.a, m),
		.case_id = m->case_id,
		.error = m->error,
		.again_url = m->state == MAIL_FAILED
		                 ? arena_printf(p.rd.a,
		                       "/admin/outbox/%" G_GINT64_FORMAT "/again", m->id)
		                 : NULL,
	};
	p.here = "admin";
	outbox_mail_page(p.body, &v);
	return page_end(&p, 200, mail.subject, err);
}

static bool
get_mail_html(WebReq *r, GError **err)
{
	RenderedMail mail;
	OutMail *m;

	if (!render(r, &m, &mail, err))
		return false;
	if (!m)
		return req_not_found(r);
	out_safe(req_html(r, 200), (SafeHtml){ mail.html });
	req_header(r, "Content-Security-Policy", MAIL_CSP);
	return true;
}

static bool
post_again(WebReq *r, GError **err)
{
	if (!mail_try_again(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"), err))
		return false;
	return req_see_other_saying(r, "/admin/outbox", TEXT_OUTBOX_AGAIN_DONE);
}

static const Param list_params[] = {
	{ "before", P_INT, false, G_MAXINT64, NULL },
	{ 0 },
};
static const Param id_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};

const Route outbox_routes[] = {
	{ "GET", "/admin/outbox", MAY_ADMIN, false, "The mails that went out, or wait",
	    list_params, get_outbox },
	{ "GET", "/admin/outbox/:id", MAY_ADMIN, false, "One of them, as text", id_params,
	    get_mail },
	{ "GET", "/admin/outbox/:id/html", MAY_ADMIN, false, "The same, as HTML",
	    id_params, get_mail_html },
	{ "POST", "/admin/outbox/:id/again", MAY_ADMIN, true,
	    "Sends one that failed again", id_params, post_again },
	{ 0 },
};
