/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/draft_pages.h"

#include "case_forms.tmpl.h" /* made from web/tmpl/case_forms.tmpl */
#include "desk/case.h"
#include "desk/draft.h"
#include "model/when.h"
#include "store/draft_store.h"
#include "web/entry_view.h"
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
	if (*d->problem) {
		TextId id;
		TextArg why = TEXT_ARG(
		    text_find(d->problem, &id) ? text(rd->lang, id) : d->problem);

		v->typed.error = text_format(rd->a, rd->lang, TEXT_DISPATCH_FAILED, &why,
		    1);
	}
	v->draft = text_format(rd->a, rd->lang, TEXT_DRAFT_SAVED, &when, 1);
	return true;
}

bool
draft_show_files(Db *db, const Reader *rd, int64_t staff_id, CaseView *v, GError **err)
{
	const DraftOf of = { v->row.number, staff_id, 0 };
	DraftFile *files;
	size_t n;

	if (!draft_store_files(db, rd->a, &of, &files, &n, err))
		return false;
	DraftFileView *views = arena_newv(rd->a, DraftFileView, n);
	v->draft_file_url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT "/draft/file",
	    of.case_id);
	for (size_t i = 0; i < n; i++) {
		TextArg name = TEXT_ARG(files[i].at.name);

		views[i] = (DraftFileView){
			.id = files[i].id,
			.remove = text_format(rd->a, rd->lang, TEXT_DRAFT_FILE_REMOVE,
			    &name, 1),
			.file = file_view(rd, &files[i].at,
			    arena_printf(rd->a, "%s/%" G_GINT64_FORMAT, v->draft_file_url,
			        files[i].id)),
		};
	}
	v->draft_files = views;
	v->n_draft_files = n;
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

	if (req_bool(r, "discard"))
		return draft_discard(req_db(r), req_arena(r), req_actor(r), d.case_id,
		           err) &&
		       req_see_other_saying(r,
		           arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT,
		               d.case_id),
		           TEXT_DRAFT_DISCARDED);
	if (!draft_save(req_db(r), req_arena(r), req_actor(r), &d, req_int(r, "began"),
	        err))
		return false;
	if (!page_begin(r, &p, err))
		return false;
	TextArg when = TEXT_ARG(
	    when_text(p.rd.a, p.rd.lang, p.rd.tz, p.rd.now, p.rd.now));
	out_text(req_answer(r, 200, "text/plain"),
	    *d.text ? text_format(p.rd.a, p.rd.lang, TEXT_DRAFT_SAVED, &when, 1) : "");
	return true;
}

/* --- its files --- */

static bool
change_files(WebReq *r, int64_t case_id, GError **err)
{
	const Attachment *files;
	size_t n;

	if (req_has(r, "remove"))
		return draft_remove_file(req_db(r), req_arena(r), req_actor(r), case_id,
		    req_int(r, "remove"), err);
	return req_attachments(r, "file", &files, &n, err) &&
	       draft_add_files(req_db(r), req_arena(r), req_actor(r), case_id, files, n,
	           err);
}

/* The page asks for the list of them, which says what was wrong; a form without
 * JavaScript, for the page. */
static bool
post_files(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	CaseView v = { .row.number = req_int(r, "number") };
	Page p;

	if (!change_files(r, v.row.number, &why)) {
		if (!req_is_fragment(r) || !req_user_can_mend(why)) {
			g_propagate_error(err, g_steal_pointer(&why));
			return false;
		}
		v.files_error = req_says(r, why);
	}
	if (!req_is_fragment(r))
		return req_see_other(r,
		    arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT "#composer",
		        v.row.number));
	if (!page_begin(r, &p, err) ||
	    !draft_show_files(req_db(r), &p.rd, req_actor(r)->staff_id, &v, err))
		return false;
	draft_files(req_html(r, 200), &v);
	return true;
}

static bool
get_file(WebReq *r, GError **err)
{
	const DraftOf of = { req_int(r, "number"), req_actor(r)->staff_id, 0 };
	DraftFile *files;
	size_t n;

	if (!draft_store_files(req_db(r), req_arena(r), &of, &files, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (files[i].id == req_int(r, "id"))
			return req_blob(r, &files[i].at, err);
	return req_not_found(r);
}

/* --- routes --- */

static const Param draft_params[] = {
	DRAFT_FIELDS,
	{ 0 },
};

static const Param files_params[] = {
	{ "number", P_INT, true, G_MAXINT64, NULL },
	{ "file", P_FILES, false, DRAFT_MOST_BYTES, NULL },
	{ "remove", P_INT, false, G_MAXINT64, NULL },
	{ 0 },
};
static const Param file_params[] = {
	{ "number", P_INT, true, G_MAXINT64, NULL },
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};

const Route draft_routes[] = {
	{ "POST", "/case/:number/draft", MAY_STAFF, true,
	    "Keeps what one has begun to write, or discards it", draft_params,
	    post_draft },
	{ "POST", "/case/:number/draft/file", MAY_STAFF, true,
	    "Keeps files that go with it, or takes one away", files_params, post_files },
	{ "GET", "/case/:number/draft/file/:id", MAY_STAFF, false, "One of them",
	    file_params, get_file },
	{ 0 },
};
