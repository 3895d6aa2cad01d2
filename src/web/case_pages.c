/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/case_pages.h"

#include "base/err.h"
#include "desk/case.h"
#include "store/people_store.h"
#include "web/case_show.h"

#define MAX_NUMBER  G_MAXINT64

static bool
get_case(WebReq *r, GError **err)
{
	return case_show(r, req_int(r, "number"), 200, NULL, err);
}

/* --- after a form --- */

typedef struct {
	int64_t number;
	const char *done; /* what the case page then says was done */
	CaseTyped typed;  /* for the page to come back with, if it was not */
} Form;

static Form
form_of(WebReq *r, const char *name)
{
	return (Form){
		.number = req_int(r, "number"),
		.done = name,
		.typed = { .form = name,
		    .kind = "answer",
		    .text = "",
		    .minutes = "",
		    .seen = req_int(r, "seen") },
	};
}

static const char *
case_url(Arena *a, int64_t number, const char *done)
{
	return arena_printf(a, "/case/%" G_GINT64_FORMAT "?done=%s", number, done);
}

/* Done: back to the case. What the user can mend brings the page back as the case is now,
 * with what he typed. Anything else is the server's to answer. */
static bool
after_form(WebReq *r, const Form *f, bool ok, const GError *why, GError **err)
{
	CaseTyped typed = f->typed;

	if (ok)
		return req_see_other(r, case_url(req_arena(r), f->number, f->done));
	if (!err_is(why, ERR_CONFLICT) && !err_is(why, ERR_INVALID)) {
		g_propagate_error(err, g_error_copy(why));
		return false;
	}
	typed.is_conflict = err_is(why, ERR_CONFLICT);
	typed.error = req_says(r, why);
	return case_show(r, f->number, typed.is_conflict ? 409 : 422, &typed, err);
}

/* --- writing --- */

static bool
post_write(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const char *kind = req_text(r, "kind"), *status = req_text(r, "status"),
	           *minutes = req_text(r, "minutes");
	Form f = form_of(r, kind);
	CaseWrite w = {
		.case_id = f.number,
		.seen = f.typed.seen,
		.text = req_text(r, "text"),
		.minutes = minutes ? (int)g_ascii_strtoull(minutes, NULL, 10) : 0,
		.status = status ? (Status)status_from_name(status) : 0,
	};
	bool ok;

	f.typed.kind = kind;
	f.typed.text = w.text;
	f.typed.status = status;
	f.typed.minutes = minutes ? minutes : "";
	if (g_str_equal(kind, "answer")) {
		w.kind = ENTRY_ANSWER;
		ok = case_answer(req_db(r), req_arena(r), req_actor(r), &w, &why);
	} else {
		w.kind = g_str_equal(kind, "call") ? ENTRY_CALL : ENTRY_NOTE;
		w.is_public = w.kind == ENTRY_CALL && req_text(r, "public") != NULL;
		ok = case_note(req_db(r), req_arena(r), req_actor(r), &w, &why);
	}
	return after_form(r, &f, ok, why, err);
}

/* --- changing --- */

/* A person is set by his address, and his company with him. */
static bool
find_person(WebReq *r, CaseChange *w, GError **why)
{
	const char *mail = req_text(r, "person_mail");
	Person *p;

	if (!mail)
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
	Form f = form_of(r, "change");
	const int64_t *assignee = req_int_opt(r, "assignee");
	const char *category = req_text(r, "category"), *priority = req_text(r, "priority"),
	           *status = req_text(r, "status");
	CaseChange w = {
		.case_id = f.number,
		.seen = f.typed.seen,
		.category = category ? (Category)category_from_name(category) : 0,
		.priority = priority ? (Priority)priority_from_name(priority) : 0,
		.status = status ? (Status)status_from_name(status) : 0,
		.assign = assignee != NULL,
		.assignee_id = assignee ? *assignee : 0,
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
	Form f = form_of(r, "escalate");
	const int64_t *to = req_int_opt(r, "to");
	bool ok = case_escalate(req_db(r), req_arena(r), req_actor(r), f.number, f.typed.seen,
	    to ? *to : 0, req_text(r, "reason"), &why);

	return after_form(r, &f, ok, why, err);
}

static bool
post_merge(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, "merge");
	int64_t into = req_int(r, "into");
	bool ok = case_merge(req_db(r), req_arena(r), req_actor(r), f.number, f.typed.seen,
	    into, &why);

	if (ok)
		f.number = into;
	return after_form(r, &f, ok, why, err);
}

static bool
post_split(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, "split");
	int64_t new_id = 0;
	bool ok = case_split(req_db(r), req_arena(r), req_actor(r), f.number, f.typed.seen,
	    req_int(r, "entry"), req_text(r, "subject"), &new_id, &why);

	if (ok)
		f.number = new_id;
	return after_form(r, &f, ok, why, err);
}

/* --- the end --- */

static bool
post_close(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, req_text(r, "status"));
	CaseWrite w = {
		.case_id = f.number,
		.seen = f.typed.seen,
		.kind = ENTRY_SOLVED,
		.text = req_text(r, "text"),
		.is_public = true,
		.status = (Status)status_from_name(req_text(r, "status")),
	};
	bool ok = case_close(req_db(r), req_arena(r), req_actor(r), &w, &why);

	/* The solution that was typed is kept, as the answer that it also is. */
	f.typed.text = w.text ? w.text : "";
	return after_form(r, &f, ok, why, err);
}

static bool
post_reopen(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Form f = form_of(r, "reopen");
	bool ok = case_reopen(req_db(r), req_arena(r), req_actor(r), f.number, f.typed.seen,
	    req_text(r, "reason"), &why);

	return after_form(r, &f, ok, why, err);
}

/* --- routes --- */

#define NUMBER { "number", P_INT, true, MAX_NUMBER, NULL }
#define SEEN   { "seen", P_INT, true, MAX_NUMBER, NULL }

static const Param case_params[] = {
	NUMBER,
	{ "done", P_TEXT, false, 20, NULL },
	{ 0 },
};
static const Param write_params[] = {
	NUMBER,
	SEEN,
	{ "kind", P_CHOICE, true, 0, "answer|note|call" },
	{ "text", P_TEXT, true, CASE_MAX_TEXT, NULL },
	{ "public", P_TEXT, false, 1, NULL },
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
	{ "subject", P_TEXT, false, 4 * CASE_MAX_SUBJECT, NULL },
	{ "person_mail", P_TEXT, false, 254, NULL },
	{ 0 },
};
static const Param escalate_params[] = {
	NUMBER,
	SEEN,
	{ "to", P_INT, false, MAX_NUMBER, NULL },
	{ "reason", P_TEXT, true, 2000, NULL },
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
	{ "subject", P_TEXT, true, 4 * CASE_MAX_SUBJECT, NULL },
	{ 0 },
};
static const Param close_params[] = {
	NUMBER,
	SEEN,
	{ "text", P_TEXT, false, CASE_MAX_TEXT, NULL },
	{ "status", P_CHOICE, true, 0, "solved|closed" },
	{ 0 },
};
static const Param reopen_params[] = {
	NUMBER,
	SEEN,
	{ "reason", P_TEXT, false, 2000, NULL },
	{ 0 },
};

const Route case_routes[] = {
	{ "GET", "/case/:number", MAY_STAFF, false, "A case, with all there is to it",
	    case_params, get_case },
	{ "POST", "/case/:number/write", MAY_STAFF, true,
	    "Answers the reporter, or notes something or a call", write_params, post_write },
	{ "POST", "/case/:number/change", MAY_STAFF, true,
	    "Changes the category, the priority, the status, who has it …", change_params,
	    post_change },
	{ "POST", "/case/:number/escalate", MAY_STAFF, true,
	    "Gives a case to the next step, with a reason", escalate_params, post_escalate },
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
