/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/case_pages.h"

#include "base/err.h"
#include "case_forms.tmpl.h" /* made from web/tmpl/case_forms.tmpl */
#include "desk/case.h"
#include "desk/decision.h"
#include "desk/dispatch.h"
#include "model/markdown.h"
#include "store/case_store.h"
#include "store/people_store.h"
#include "web/case_show.h"
#include "web/mail_frame.h"
#include "web/time_field.h"

#define MAX_NUMBER G_MAXINT64

static bool
get_case(WebReq *r, GError **err)
{
	return case_show(r, req_int(r, "number"), 200, NULL, err);
}

/* --- after a form --- */

typedef struct {
	int64_t number;  /* where one goes then */
	TextId done;     /* what is said there */
	bool is_said;    /* the page says it by itself */
	CaseTyped typed; /* for the page to come back with, if it was not done */
} Form;

static Form
form_of(WebReq *r, TextId done)
{
	return (Form){
		.number = req_int(r, "number"),
		.done = done,
		.typed = { .kind = "answer",
		    .text = "",
		    .status = "",
		    .minutes = "",
		    .seen = req_int(r, "seen") },
	};
}

/* Done: back to the case. What the user can mend brings the page back as the case is now,
 * with what he typed. Anything else is the server's to answer. */
static bool
after_form(WebReq *r, const Form *f, bool ok, const GError *why, GError **err)
{
	CaseTyped typed = f->typed;

	const char *path = arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT,
	    f->number);

	if (ok)
		return f->is_said ? req_see_other(r, path)
		                  : req_see_other_saying(r, path, f->done);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_error_copy(why));
		return false;
	}
	typed.is_conflict = err_is(why, ERR_CONFLICT);
	typed.error = req_says(r, why);
	return case_show(r, req_int(r, "number"), req_status_of(why), &typed, err);
}

/* --- writing --- */

/* "" is none. */
static Status
status_asked(WebReq *r)
{
	return (Status)status_from_name(req_text(r, "status"));
}

/* It goes in a moment: until then it can be taken back (dispatch.h). */
static bool
send_answer(WebReq *r, const CaseWrite *w, int64_t *dispatch_id, GError **why)
{
	const House *house = req_house(r, why);

	return house && dispatch_answer(req_db(r), req_arena(r), req_actor(r), w,
	                    SECONDS(house->undo_seconds), dispatch_id, why);
}

static bool
write_kind(WebReq *r, CaseWrite *w, int64_t *dispatch_id, GError **why)
{
	const char *kind = req_text(r, "kind");

	if (!req_attachments(r, "file", &w->attachments, &w->n_attachments, why))
		return false;
	if (g_str_equal(kind, "answer"))
		return send_answer(r, w, dispatch_id, why);
	w->kind = g_str_equal(kind, "call") ? ENTRY_CALL : ENTRY_NOTE;
	w->is_public = w->kind == ENTRY_CALL && req_bool(r, "public");
	return case_note(req_db(r), req_arena(r), req_actor(r), w, why);
}

static void
set_typed(WebReq *r, Form *f)
{
	f->typed.kind = req_text(r, "kind");
	f->typed.text = req_text(r, "text");
	f->typed.status = req_text(r, "status");
	f->typed.minutes = req_text(r, "minutes");
}

static bool
post_write(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const char *kind = req_text(r, "kind");
	Form f = form_of(r, g_str_equal(kind, "answer") ? TEXT_CASE_DONE_ANSWER
	                    : g_str_equal(kind, "call") ? TEXT_CASE_DONE_CALL
	                                                : TEXT_CASE_DONE_NOTE);
	CaseWrite w = {
		.case_id = f.number,
		.seen = f.typed.seen,
		.text = req_text(r, "text"),
		.minutes = (int)g_ascii_strtoull(req_text(r, "minutes"), NULL, 10),
		.status = status_asked(r),
		.is_drafted = true,
	};
	int64_t dispatch_id = 0;
	bool ok = write_kind(r, &w, &dispatch_id, &why);

	f.is_said = dispatch_id != 0;

	set_typed(r, &f);
	return after_form(r, &f, ok, why, err);
}

/* How it will look: a part of the page, or the page with what was typed. */
static bool
post_preview(WebReq *r, GError **err)
{
	Form f = form_of(r, TEXT_CASE_DONE_NOTE);

	if (req_is_fragment(r)) {
		case_preview(req_html(r, 200),
		    markdown_to_html(req_arena(r), req_text(r, "text")));
		return true;
	}
	set_typed(r, &f);
	f.typed.is_preview = true;
	return case_show(r, f.number, 200, &f.typed, err);
}

/* --- changing --- */

/* A person is set by his address, and his company with him. */
static bool
find_person(WebReq *r, CaseChange *w, GError **why)
{
	const char *mail = req_text(r, "person_mail");
	Person *p;

	if (!*mail)
		return true;
	if (!person_store_find_by_mail(req_db(r), req_arena(r), mail, &p, why))
		return false;
	if (!p)
		return fail(why, ERR_INVALID, "person.unknown");
	w->person_id = p->id;
	w->customer_id = p->customer_id;
	return true;
}

static bool
post_change(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, TEXT_CASE_DONE_CHANGE);
	CaseChange w = {
		.case_id = f.number,
		.seen = f.typed.seen,
		.category = (Category)category_from_name(req_text(r, "category")),
		.priority = (Priority)priority_from_name(req_text(r, "priority")),
		.status = status_asked(r),
		.assign = req_has(r, "assignee"),
		.assignee_id = req_int(r, "assignee"),
		.subject = req_text(r, "subject"),
	};
	bool ok = find_person(r, &w, &why) &&
	          case_change(req_db(r), req_arena(r), req_actor(r), &w, &why);

	return after_form(r, &f, ok, why, err);
}

static bool
post_escalate(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, TEXT_CASE_DONE_ESCALATE);
	bool ok = case_escalate(req_db(r), req_arena(r), req_actor(r), f.number,
	    f.typed.seen, req_int(r, "to"), req_text(r, "reason"), &why);

	return after_form(r, &f, ok, why, err);
}

static bool
post_horizon(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, TEXT_CASE_DONE_HORIZON);
	HorizonSet w = { .case_id = f.number,
		.seen = f.typed.seen,
		.why = HORIZON_BY_HAND,
		.reason = req_text(r, "reason") };
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	bool ok = (time_field_read(&p.rd, req_text(r, "at"), &w.at) ||
	              fail(&why, ERR_INVALID, "horizon.unreadable")) &&
	          case_horizon_set(req_db(r), req_arena(r), req_actor(r), &w, &why);

	return after_form(r, &f, ok, why, err);
}

static bool
post_back(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, TEXT_CASE_DONE_TAKE_BACK);
	bool ok = case_take_back(req_db(r), req_arena(r), req_actor(r), f.number,
	    f.typed.seen, req_text(r, "reason"), &why);

	return after_form(r, &f, ok, why, err);
}

static bool
post_ask(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, TEXT_CASE_DONE_ASK);
	int64_t id;
	bool ok = decision_ask(req_db(r), req_arena(r), req_actor(r), f.number,
	    f.typed.seen, req_text(r, "question"), &id, &why);

	return after_form(r, &f, ok, why, err);
}

static bool
post_park(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, TEXT_CASE_DONE_PARK);
	bool ok = parked_add(req_db(r), req_arena(r), req_actor(r), f.number,
	    f.typed.seen, req_text(r, "question"), &why);

	return after_form(r, &f, ok, why, err);
}

static bool
post_merge(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, TEXT_CASE_DONE_MERGE);
	int64_t into = req_int(r, "into");
	bool ok = case_merge(req_db(r), req_arena(r), req_actor(r), f.number,
	    f.typed.seen, into, &why);

	if (ok)
		f.number = into;
	return after_form(r, &f, ok, why, err);
}

static bool
post_split(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, TEXT_CASE_DONE_SPLIT);
	int64_t new_id = 0;
	bool ok = case_split(req_db(r), req_arena(r), req_actor(r), f.number,
	    f.typed.seen, req_int(r, "entry"), req_text(r, "subject"), &new_id, &why);

	if (ok)
		f.number = new_id;
	return after_form(r, &f, ok, why, err);
}

/* --- the end --- */

static bool
post_close(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Status status = status_asked(r);
	Form f = form_of(r,
	    status == STATUS_SOLVED ? TEXT_CASE_DONE_SOLVED : TEXT_CASE_DONE_CLOSED);
	CaseWrite w = {
		.case_id = f.number,
		.seen = f.typed.seen,
		.kind = ENTRY_SOLVED,
		.text = req_text(r, "text"),
		.is_public = true,
		.status = status,
	};
	bool ok = case_close(req_db(r), req_arena(r), req_actor(r), &w, &why);

	/* The solution that was typed is kept, as the answer that it also is. */
	f.typed.text = w.text;
	return after_form(r, &f, ok, why, err);
}

static bool
post_reopen(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, TEXT_CASE_DONE_REOPEN);
	bool ok = case_reopen(req_db(r), req_arena(r), req_actor(r), f.number,
	    f.typed.seen, req_text(r, "reason"), &why);

	return after_form(r, &f, ok, why, err);
}

/* --- what is attached --- */

static bool
get_file(WebReq *r, GError **err)
{
	Attachment *at;
	Entry *e;

	if (!entry_store_find(req_db(r), req_arena(r), req_int(r, "entry"), &e, err))
		return false;
	if (!e || e->case_id != req_int(r, "number"))
		return req_not_found(r);
	if (!attachment_store_find(req_db(r), req_arena(r), e->id, req_int(r, "n"), &at,
	        err))
		return false;
	return at ? req_blob(r, at, err) : req_not_found(r);
}

static bool
get_mail(WebReq *r, GError **err)
{
	Entry *e;

	if (!entry_store_find(req_db(r), req_arena(r), req_int(r, "entry"), &e, err))
		return false;
	if (!e || e->case_id != req_int(r, "number"))
		return req_not_found(r);
	return mail_frame_show(r, e,
	    arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT, e->case_id), err);
}

/* --- routes --- */

#define NUMBER                                                                           \
	{                                                                                \
		"number", P_INT, true, MAX_NUMBER, NULL                                  \
	}
#define SEEN                                                                             \
	{                                                                                \
		"seen", P_INT, true, MAX_NUMBER, NULL                                    \
	}

static const Param case_params[] = {
	NUMBER,
	{ 0 },
};
static const Param file_params[] = {
	NUMBER,
	{ "entry", P_INT, true, MAX_NUMBER, NULL },
	{ "n", P_INT, true, 10000, NULL },
	{ 0 },
};
static const Param mail_params[] = {
	NUMBER,
	{ "entry", P_INT, true, MAX_NUMBER, NULL },
	{ "pictures", P_BOOL, false, 0, NULL },
	{ 0 },
};
static const Param write_params[] = {
	NUMBER,
	SEEN,
	{ "kind", P_CHOICE, true, 0, "answer|note|call" },
	{ "text", P_LINES, false, CASE_MAX_TEXT, NULL },
	{ "file", P_FILES, false, UPLOAD_MAX, NULL },
	{ "public", P_BOOL, false, 0, NULL },
	{ "minutes", P_TEXT, false, 4, NULL },
	{ "status", P_TEXT, false, 20, NULL },
	{ 0 },
};
static const Param change_params[] = {
	NUMBER,
	SEEN,
	{ "category", P_TEXT, false, 20, NULL },
	{ "priority", P_TEXT, false, 20, NULL },
	{ "status", P_TEXT, false, 20, NULL },
	{ "assignee", P_INT, false, MAX_NUMBER, NULL },
	{ "subject", P_TEXT, false, CASE_MAX_SUBJECT_BYTES, NULL },
	{ "person_mail", P_TEXT, false, 254, NULL },
	{ 0 },
};
static const Param escalate_params[] = {
	NUMBER,
	SEEN,
	{ "to", P_INT, false, MAX_NUMBER, NULL },
	{ "reason", P_LINES, false, 2000, NULL },
	{ 0 },
};
static const Param horizon_params[] = {
	NUMBER,
	SEEN,
	{ "at", P_TEXT, false, 40, NULL },
	{ "reason", P_LINES, false, 2000, NULL },
	{ 0 },
};
static const Param ask_params[] = {
	NUMBER,
	SEEN,
	{ "question", P_LINES, false, 8000, NULL },
	{ 0 },
};
static const Param merge_params[] = {
	NUMBER,
	SEEN,
	{ "into", P_INT, true, MAX_NUMBER, NULL },
	{ 0 },
};
static const Param split_params[] = {
	NUMBER,
	SEEN,
	{ "entry", P_INT, true, MAX_NUMBER, NULL },
	{ "subject", P_TEXT, false, CASE_MAX_SUBJECT_BYTES, NULL },
	{ 0 },
};
static const Param close_params[] = {
	NUMBER,
	SEEN,
	{ "text", P_LINES, false, CASE_MAX_TEXT, NULL },
	{ "status", P_CHOICE, true, 0, "solved|closed" },
	{ 0 },
};
static const Param reopen_params[] = {
	NUMBER,
	SEEN,
	{ "reason", P_LINES, false, 2000, NULL },
	{ 0 },
};

const Route case_routes[] = {
	{ "GET", "/case/:number", MAY_STAFF, false, "A case, with all there is to it",
	    case_params, get_case },
	{ "GET", "/case/:number/file/:entry/:n", MAY_STAFF, false,
	    "What is attached to an entry", file_params, get_file },
	{ "GET", "/case/:number/mail/:entry", MAY_STAFF, false,
	    "A mail as it was sent, for a frame", mail_params, get_mail },
	{ "POST", "/case/:number/write", MAY_STAFF, true,
	    "Answers the reporter, or notes something or a call", write_params,
	    post_write },
	{ "POST", "/case/:number/preview", MAY_STAFF, true,
	    "How what one has written will look", write_params, post_preview },
	{ "POST", "/case/:number/change", MAY_STAFF, true,
	    "Changes the category, the priority, the status, who has it …", change_params,
	    post_change },
	{ "POST", "/case/:number/escalate", MAY_STAFF, true,
	    "Gives a case to the next step, with a reason", escalate_params,
	    post_escalate },
	{ "POST", "/case/:number/horizon", MAY_STAFF, true,
	    "Sets the time horizon, with the reason that the reporter is told",
	    horizon_params, post_horizon },
	{ "POST", "/case/:number/back", MAY_STAFF, true, "Takes an escalation back (M11)",
	    reopen_params, post_back },
	{ "POST", "/case/:number/ask", MAY_STAFF, true,
	    "Asks the partner on duty for a decision", ask_params, post_ask },
	{ "POST", "/case/:number/park", MAY_STAFF, true,
	    "Parks a commercial question for the status meeting", ask_params, post_park },
	{ "POST", "/case/:number/merge", MAY_STAFF, true, "Lets it go on in another case",
	    merge_params, post_merge },
	{ "POST", "/case/:number/split", MAY_STAFF, true,
	    "Makes an entry a case of its own", split_params, post_split },
	{ "POST", "/case/:number/close", MAY_STAFF, true, "Solves or closes a case",
	    close_params, post_close },
	{ "POST", "/case/:number/reopen", MAY_STAFF, true, "Opens a closed case again",
	    reopen_params, post_reopen },
	{ 0 },
};
