/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/draft_pages.h"

#include "desk/case.h"
#include "desk/draft.h"
#include "model/when.h"
#include "store/draft_store.h"
#include "web/frame.h"

static const struct {
	EntryKind kind;
	const char *name;
} kinds[] = {
	{ ENTRY_ANSWER, "answer" },
	{ ENTRY_NOTE, "note" },
	{ ENTRY_CALL, "call" },
};

bool
draft_show(Db *db, const Reader *rd, int64_t staff_id, CaseView *v, GError **err)
{
	Draft *d;

	if (!draft_store_find(db, rd->a, v->row.number, staff_id, &d, err))
		return false;
	if (!d)
		return true;
	TextArg when = TEXT_ARG(when_text(rd->a, rd->lang, rd->tz, d->saved_at, rd->now));
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (kinds[i].kind == d->kind)
			v->typed.kind = kinds[i].name;
	v->typed.text = d->text;
	v->typed.minutes = d->minutes;
	v->typed.status = d->status ? status_name(d->status) : "";
	v->draft = text_format(rd->a, rd->lang, TEXT_DRAFT_SAVED, &when, 1);
	return true;
}

Draft
draft_of_form(WebReq *r)
{
	const char *kind = req_text(r, "kind");
	Draft d = {
		.case_id = req_int(r, "number"),
		.text = req_bool(r, "discard") ? "" : req_text(r, "text"),
		.minutes = req_text(r, "minutes"),
		.status = (Status)status_from_name(req_text(r, "status")),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_str_equal(kinds[i].name, kind))
			d.kind = kinds[i].kind;
	return d;
}

/* Asked by the page while one types, it answers with the words that stand there then; by
 * the button that discards the draft, with the page. */
static bool
post_draft(WebReq *r, GError **err)
{
	Draft d = draft_of_form(r);
	Page p;

	if (!draft_save(req_db(r), req_arena(r), req_actor(r), &d, req_int(r, "began"),
	        err))
		return false;
	if (req_bool(r, "discard"))
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT, d.case_id),
		    TEXT_DRAFT_DISCARDED);
	if (!page_begin(r, &p, err))
		return false;
	TextArg when = TEXT_ARG(
	    when_text(p.rd.a, p.rd.lang, p.rd.tz, p.rd.now, p.rd.now));
	out_text(req_answer(r, 200, "text/plain"),
	    *d.text ? text_format(p.rd.a, p.rd.lang, TEXT_DRAFT_SAVED, &when, 1) : "");
	return true;
}

static const Param draft_params[] = {
	DRAFT_FIELDS,
	{ 0 },
};

const Route draft_routes[] = {
	{ "POST", "/case/:number/draft", MAY_STAFF, true,
	    "Keeps what one has begun to write, or discards it", draft_params,
	    post_draft },
	{ 0 },
};
