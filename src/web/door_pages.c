/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/door_pages.h"

#include <string.h>

#include "base/err.h"
#include "desk/case.h"
#include "door.tmpl.h" /* made from web/tmpl/door.tmpl */
#include "model/marks.h"
#include "model/when.h"
#include "store/case_store.h"
#include "store/evaluation_store.h"
#include "store/people_store.h"
#include "store/question_store.h"
#include "web/door.h"
#include "web/entry_view.h"
#include "web/mail_frame.h"
#include "web/my_case.h"
#include "web/visitor.h"

/* --- the case --- */

static const char *
horizon_of(const Reader *rd, const Case *c)
{
	const TextArg by[] = { text_arg_s(
	    when_text(rd->a, rd->lang, rd->tz, c->horizon, rd->now)) };

	return c->status >= STATUS_SOLVED
	           ? NULL
	           : text_format(rd->a, rd->lang,
	                 c->horizon < rd->now ? TEXT_DOOR_HORIZON_PAST
	                                      : TEXT_DOOR_HORIZON,
	                 by, 1);
}

/* What the staff see of an entry besides what was written is theirs. */
static bool
public_entries(WebReq *r, const VisitorPage *p, const Door *d, DoorView *v, GError **err)
{
	Entry *entries;
	EntryView *views;
	size_t n;

	if (!entry_store_of_case(req_db(r), p->rd.a, d->c->id, true, &entries, &n, err) ||
	    !entry_views(req_db(r), &p->rd, d->url, entries, n, &views, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		views[i].raw_url = NULL;
		views[i].may_split = false;
		views[i].n_changes = 0;
		views[i].minutes = NULL;
		for (size_t k = 0; k < views[i].n_hints; k++)
			views[i].hints[k].url = NULL;
	}
	v->entries = views;
	v->n_entries = n;
	return true;
}

/* Where a merged case goes on, if that one is his as well. */
static bool
goes_on(WebReq *r, const VisitorPage *p, const Door *d, const char **url, GError **err)
{
	Case *survivor;

	*url = NULL;
	if (!d->c->merged_into)
		return true;
	if (!case_survivor(req_db(r), p->rd.a, d->c->id, &survivor, err))
		return false;
	if (survivor && survivor->person_id == d->c->person_id)
		*url = door_url(r, d, p->house, survivor->id);
	return true;
}

/* That it works, that it does not, that he wants to be called. */
static bool
set_words(WebReq *r, const VisitorPage *p, const Door *d, DoorView *v, GError **err)
{
	const Case *c = d->c;
	Person *reporter;

	if (!door_is_own(d) || c->merged_into)
		return true;
	if (!person_store_find(req_db(r), p->rd.a, c->person_id, &reporter, err))
		return false;
	v->word_url = arena_printf(p->rd.a, "%s/word", d->url);
	v->phone = reporter && reporter->phone ? reporter->phone : "";
	v->may_work = c->status != STATUS_CLOSED;
	v->may_break = c->status >= STATUS_SOLVED;
	return true;
}

static bool
show_case(WebReq *r, const Door *d, const GError *why, GError **err)
{
	VisitorPage p;

	if (!visitor_begin(r, d->customer, &p, err))
		return false;
	const Case *c = d->c;
	DoorView v = {
		.number = c->id,
		.subject = c->subject,
		.flash = req_said(r),
		.stands = my_case_stands(&p.rd, c),
		.horizon = horizon_of(&p.rd, c),
		.horizon_why = c->horizon < p.rd.now
		                   ? NULL
		                   : text(p.rd.lang, horizon_why_text(c->horizon_why)),
		.assignee = c->status < STATUS_SOLVED ? d->line->assignee_name : NULL,
		.is_by_link = !d->reader,
		.reply_url = d->url,
		.is_ended = c->status >= STATUS_SOLVED,
		.error = why ? req_says(r, why) : NULL,
		.typed = why ? req_text(r, "text") : "",
	};
	/* What nobody solved is not judged. */
	if (c->status == STATUS_CLOSED && c->solved_at && !c->merged_into &&
	    door_is_own(d))
		v.evaluation_url = arena_printf(p.rd.a, "%s/evaluation", d->url);
	if (!set_words(r, &p, d, &v, err) || !public_entries(r, &p, d, &v, err) ||
	    !goes_on(r, &p, d, &v.goes_on_url, err))
		return false;
	door_case(p.body, &v);
	return visitor_end(&p, why ? req_status_of(why) : 200, c->subject);
}

static bool
get_case(WebReq *r, GError **err)
{
	Door d;

	if (!door_open(r, &d, err))
		return false;
	return d.line ? show_case(r, &d, NULL, err) : req_not_found(r);
}

/* Back to the page of the case that it is in; of one that was merged, or whose reporter
 * is somebody else, to the one he came from. */
static bool
received(WebReq *r, const Door *d, int64_t into, GError **err)
{
	const House *house = req_house(r, err);
	Case *c;

	if (!house || !case_store_find(req_db(r), req_arena(r), into, &c, err))
		return false;
	bool his = c && c->person_id == d->c->person_id;
	return req_see_other_saying(r, his ? door_url(r, d, house, into) : d->url,
	    TEXT_DOOR_RECEIVED);
}

static bool
post_case(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Door d;

	if (!door_open(r, &d, err))
		return false;
	if (!d.line)
		return req_not_found(r);
	const Actor who = door_actor(r, &d);
	int64_t into;
	CaseWrite w = { .case_id = d.c->id,
		.kind = ENTRY_FORM,
		.text = req_text(r, "text") };
	if (!req_attachments(r, "file", &w.attachments, &w.n_attachments, err))
		return false;
	if (case_reply(req_db(r), req_arena(r), &who, &w, &into, &why))
		return received(r, &d, into, err);
	if (req_user_can_mend(why))
		return show_case(r, &d, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* What he says with one press, in the language of the case. */
static const char *
word_text(WebReq *r, const Door *d)
{
	Lang lang = (Lang)d->c->lang;
	const char *phone = req_text(r, "phone"), *when = req_text(r, "when");
	const TextArg args[] = { text_arg_s(phone), text_arg_s(when) };

	if (g_str_equal(req_text(r, "word"), "broken"))
		return text(lang, TEXT_DOOR_SAYS_BROKEN);
	if (!*phone)
		return text(lang, TEXT_DOOR_SAYS_CALL);
	return text_format(req_arena(r), lang,
	    *when ? TEXT_DOOR_SAYS_CALL_WHEN : TEXT_DOOR_SAYS_CALL_AT, args,
	    G_N_ELEMENTS(args));
}

static bool
says(WebReq *r, const Door *d, int64_t *into, GError **err)
{
	const Actor who = door_actor(r, d);
	const CaseWrite w = { .case_id = d->c->id,
		.kind = ENTRY_FORM,
		.text = word_text(r, d) };

	*into = d->c->id;
	return g_str_equal(req_text(r, "word"), "works")
	           ? case_works(req_db(r), req_arena(r), &who, d->c->id, err)
	           : case_reply(req_db(r), req_arena(r), &who, &w, into, err);
}

static bool
post_word(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	int64_t into;
	Door d;

	if (!door_open(r, &d, err))
		return false;
	if (!d.line || !door_is_own(&d))
		return req_not_found(r);
	if (says(r, &d, &into, &why)) {
		if (!g_str_equal(req_text(r, "word"), "works"))
			return received(r, &d, into, err);
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "%s/evaluation", d.url),
		    TEXT_DOOR_WORKS_THANKS);
	}
	if (req_user_can_mend(why))
		return show_case(r, &d, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* A file of an entry that the reporter may read, and not the mail as it came. */
static bool
get_file(WebReq *r, GError **err)
{
	Door d;
	Entry *e;
	Attachment *at;

	if (!door_open(r, &d, err))
		return false;
	if (!d.line)
		return req_not_found(r);
	if (!entry_store_find(req_db(r), req_arena(r), req_int(r, "entry"), &e, err))
		return false;
	if (!e || e->case_id != d.c->id || !e->is_public)
		return req_not_found(r);
	if (!attachment_store_find(req_db(r), req_arena(r), e->id, req_int(r, "n"), &at,
	        err))
		return false;
	return at && !at->is_raw ? req_blob(r, at, err) : req_not_found(r);
}

static bool
get_mail(WebReq *r, GError **err)
{
	Door d;
	Entry *e;

	if (!door_open(r, &d, err))
		return false;
	if (!d.line)
		return req_not_found(r);
	if (!entry_store_find(req_db(r), req_arena(r), req_int(r, "entry"), &e, err))
		return false;
	if (!e || e->case_id != d.c->id || !e->is_public)
		return req_not_found(r);
	return mail_frame_show(r, e, d.url, err);
}

/* --- the evaluation --- */

static const char *const score_names[QUESTIONS_MOST] = { "q1", "q2", "q3" };

static bool
has_low(const CaseEvaluation *e)
{
	for (size_t i = 0; i < G_N_ELEMENTS(e->scores); i++)
		if (mark_is_low(e->scores[i]))
			return true;
	return false;
}

/* clicked: see DoorEvaluationView. */
static bool
show_evaluation(WebReq *r, const Door *d, const CaseEvaluation *e, const char *clicked,
    const GError *why, GError **err)
{
	bool done = req_has(r, "done");
	DoorQuestion *questions = arena_newv(req_arena(r), DoorQuestion, QUESTIONS_MOST);
	QuestionSet asked;
	VisitorPage p;

	if (!visitor_begin(r, d->customer, &p, err) ||
	    !question_store_asked(req_db(r), p.rd.a, d->c->customer_id, d->c->closed_at,
	        &asked, err))
		return false;
	for (size_t i = 0; i < asked.n; i++)
		questions[i] = (DoorQuestion){ score_names[i],
			question_text(&asked.questions[i], p.rd.lang), e->scores[i] };
	const DoorEvaluationView v = {
		.number = d->c->id,
		.subject = d->c->subject,
		.case_url = d->url,
		.action = arena_printf(p.rd.a, "%s/evaluation", d->url),
		.questions = questions,
		.n_questions = asked.n,
		.comment = e->comment ? e->comment : "",
		.error = why ? req_says(r, why) : NULL,
		.done = done,
		.flash = req_said(r),
		.clicked = clicked,
		.broken_url = done && has_low(e) ? arena_printf(p.rd.a, "%s/word", d->url)
		                                 : NULL,
	};
	p.view.has_script = true;
	door_evaluation(p.body, &v);
	return visitor_end(&p, why ? req_status_of(why) : 200,
	    text(p.rd.lang, TEXT_DOOR_EVALUATION_TITLE));
}

/* What was answered before, and over it what the link of the mail says. Looking at it
 * stores nothing: mail scanners open every link. */
static bool
get_evaluation(WebReq *r, GError **err)
{
	CaseEvaluation e = { 0 };
	const char *clicked = NULL;
	Evaluation *before;
	bool scanned;
	Door d;

	if (!door_open(r, &d, err))
		return false;
	if (!d.line || !door_is_own(&d))
		return req_not_found(r);
	if (d.c->status != STATUS_CLOSED || d.c->merged_into)
		return show_case(r, &d, NULL, err);
	if (!evaluation_store_find(req_db(r), req_arena(r), d.c->id, &before, err) ||
	    !evaluation_store_is_scanned(req_db(r), d.c->id, &scanned, err))
		return false;
	if (before) {
		memcpy(e.scores, before->scores, sizeof e.scores);
		e.comment = before->comment;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(score_names); i++)
		if (req_has(r, score_names[i])) {
			e.scores[i] = (int)req_int(r, score_names[i]);
			clicked = before ? "again" : "first";
		}
	return show_evaluation(r, &d, &e, scanned ? NULL : clicked, NULL, err);
}

static bool
post_evaluation(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Door d;

	if (!door_open(r, &d, err))
		return false;
	if (!d.line || !door_is_own(&d))
		return req_not_found(r);
	const CaseEvaluation e = {
		.case_id = d.c->id,
		.scores = { (int)req_int(r, "q1"), (int)req_int(r, "q2"),
		    (int)req_int(r, "q3") },
		.comment = req_text(r, "comment"),
		.is_click = req_bool(r, "clicked"),
	};
	const Actor who = door_actor(r, &d);
	if (case_evaluate(req_db(r), req_arena(r), &who, &e, &why))
		return req_see_other(r,
		    arena_printf(req_arena(r), "%s/evaluation?done=1", d.url));
	if (req_user_can_mend(why))
		return show_evaluation(r, &d, &e, NULL, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* Each twice: by the link of a mail, and signed in. */
#define BY_LINK                                                                          \
	{ "id", P_INT, true, G_MAXINT64, NULL },                                         \
	{                                                                                \
		"tag", P_TEXT, true, 64, NULL                                            \
	}
#define BY_ID                                                                            \
	{                                                                                \
		"id", P_INT, true, G_MAXINT64, NULL                                      \
	}
#define REPLY                                                                            \
	{ "text", P_LINES, false, 400000, NULL },                                        \
	{                                                                                \
		"file", P_FILES, false, UPLOAD_MAX, NULL                                 \
	}
/* text is never sent: it is what a page that comes back shows. */
#define WORD                                                                             \
	{ "word", P_CHOICE, true, 0, "works|broken|call" },                              \
	    { "phone", P_TEXT, false, 200, NULL }, { "when", P_TEXT, false, 500, NULL }, \
	{                                                                                \
		"text", P_LINES, false, 400000, NULL                                     \
	}
#define FILE_OF                                                                          \
	{ "entry", P_INT, true, G_MAXINT64, NULL },                                      \
	{                                                                                \
		"n", P_INT, true, 10000, NULL                                            \
	}
#define MAIL_OF                                                                          \
	{ "entry", P_INT, true, G_MAXINT64, NULL },                                      \
	{                                                                                \
		"pictures", P_BOOL, false, 0, NULL                                       \
	}
#define EVALUATION                                                                       \
	{ "q1", P_INT, false, QUESTION_BEST, NULL },                                     \
	    { "q2", P_INT, false, QUESTION_BEST, NULL },                                 \
	    { "q3", P_INT, false, QUESTION_BEST, NULL },                                 \
	    { "comment", P_LINES, false, 8000, NULL },                                   \
	    { "clicked", P_BOOL, false, 0, NULL },                                       \
	{                                                                                \
		"done", P_BOOL, false, 0, NULL                                           \
	}

static const Param link_params[] = { BY_LINK, { 0 } };
static const Param link_reply_params[] = { BY_LINK, REPLY, { 0 } };
static const Param link_word_params[] = { BY_LINK, WORD, { 0 } };
static const Param link_file_params[] = { BY_LINK, FILE_OF, { 0 } };
static const Param link_mail_params[] = { BY_LINK, MAIL_OF, { 0 } };
static const Param link_evaluation_params[] = { BY_LINK, EVALUATION, { 0 } };
static const Param my_params[] = { BY_ID, { 0 } };
static const Param my_reply_params[] = { BY_ID, REPLY, { 0 } };
static const Param my_word_params[] = { BY_ID, WORD, { 0 } };
static const Param my_file_params[] = { BY_ID, FILE_OF, { 0 } };
static const Param my_mail_params[] = { BY_ID, MAIL_OF, { 0 } };
static const Param my_evaluation_params[] = { BY_ID, EVALUATION, { 0 } };

const Route door_routes[] = {
	{ "GET", "/c/:id/:tag", MAY_ANYONE, false, "The reporter's page of his case",
	    link_params, get_case },
	{ "POST", "/c/:id/:tag", MAY_ANYONE, true, "The reporter writes in his case",
	    link_reply_params, post_case },
	{ "POST", "/c/:id/:tag/word", MAY_ANYONE, true,
	    "The reporter says that it works, that it does not, or that he wants to be "
	    "called",
	    link_word_params, post_word },
	{ "GET", "/c/:id/:tag/file/:entry/:n", MAY_ANYONE, false,
	    "A file that the reporter may read", link_file_params, get_file },
	{ "GET", "/c/:id/:tag/mail/:entry", MAY_ANYONE, false,
	    "A mail that the reporter may read, as it was sent", link_mail_params,
	    get_mail },
	{ "GET", "/c/:id/:tag/evaluation", MAY_ANYONE, false,
	    "The questions after a case (M16)", link_evaluation_params, get_evaluation },
	{ "POST", "/c/:id/:tag/evaluation", MAY_ANYONE, true, "Answers them",
	    link_evaluation_params, post_evaluation },
	{ "GET", "/my/case/:id", MAY_PERSON, false,
	    "A case of one's own, or for a contact of one's company", my_params,
	    get_case },
	{ "POST", "/my/case/:id", MAY_PERSON, true, "Writes in it", my_reply_params,
	    post_case },
	{ "POST", "/my/case/:id/word", MAY_PERSON, true, "The same, signed in",
	    my_word_params, post_word },
	{ "GET", "/my/case/:id/file/:entry/:n", MAY_PERSON, false, "A file of it",
	    my_file_params, get_file },
	{ "GET", "/my/case/:id/mail/:entry", MAY_PERSON, false,
	    "A mail of it, as it was sent", my_mail_params, get_mail },
	{ "GET", "/my/case/:id/evaluation", MAY_PERSON, false,
	    "The questions after a case of one's own (M16)", my_evaluation_params,
	    get_evaluation },
	{ "POST", "/my/case/:id/evaluation", MAY_PERSON, true, "Answers them",
	    my_evaluation_params, post_evaluation },
	{ 0 },
};
