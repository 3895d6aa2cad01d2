/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_told.c - what people at customers are told (M14): in the words of model/wording.h
 * or the house's own, around what the staff wrote. */
#include "desk/handin.h"
#include "desk/remote.h"
#include "mail/mail_content_int.h"
#include "model/markdown.h"
#include "model/quote.h"
#include "model/referral.h"
#include "model/visit.h"

/* --- which words --- */

static WordingKind
of_escalation(const MailMatter *m)
{
	const Change *ch = &m->e->change;
	int64_t step = CHANGES(ch, step) ? ch->to.step : m->c->step;

	if (!m->assignee)
		return WORDING_ESCALATED;
	return step == STEP_PARTNER ? WORDING_ESCALATED_PARTNER
	                            : WORDING_ESCALATED_CONSULTANT;
}

static WordingKind
of_visit(const MailMatter *m)
{
	if (entry_detail_int(m->e, "state") == VISIT_CANCELLED)
		return WORDING_VISIT_CANCELLED;
	return entry_detail_int(m->e, "was") ? WORDING_VISIT_MOVED : WORDING_VISIT;
}

/* Those that are always in the same words. */
static const struct {
	OutMailKind mail;
	WordingKind kind;
} plain[] = {
	{ MAIL_RECEIPT, WORDING_RECEIPT },
	{ MAIL_REMINDED, WORDING_REMINDED },
	{ MAIL_UNANSWERED, WORDING_UNANSWERED },
	{ MAIL_PASSED_ON, WORDING_PASSED_ON },
	{ MAIL_HORIZON, WORDING_HORIZON },
	{ MAIL_SOLVED, WORDING_SOLVED },
	{ MAIL_REOPENED, WORDING_REOPENED },
	{ MAIL_MERGED, WORDING_MERGED },
	{ MAIL_OUTAGE, WORDING_OUTAGE },
	{ MAIL_HANDIN, WORDING_HANDIN },
	{ MAIL_HANDIN_READY, WORDING_HANDIN_READY },
	{ MAIL_HANDIN_FETCH, WORDING_HANDIN_FETCH },
	{ MAIL_REMOTE, WORDING_REMOTE },
	{ MAIL_SIGN_IN, WORDING_SIGN_IN },
};

bool
mail_wording(const MailMatter *m, WordingKind *kind)
{
	if (!m->mail->person_id)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(plain); i++)
		if (plain[i].mail == m->mail->kind) {
			*kind = plain[i].kind;
			return true;
		}
	if (m->mail->kind == MAIL_ANSWER)
		*kind = m->e->kind == ENTRY_SUPPLIER_MAIL ? WORDING_SUPPLIER_ANSWER
		                                          : WORDING_ANSWER;
	else if (m->mail->kind == MAIL_WAITING)
		*kind = m->e->kind == ENTRY_ANSWER ? WORDING_WAITING
		                                   : WORDING_WAITING_BY_HAND;
	else if (m->mail->kind == MAIL_CLOSED)
		*kind = entry_detail_at(m->e, "asked", 0) ? WORDING_CLOSED
		                                          : WORDING_CLOSED_UNASKED;
	else if (m->mail->kind == MAIL_ESCALATED)
		*kind = of_escalation(m);
	else if (m->mail->kind == MAIL_VISIT)
		*kind = of_visit(m);
	else
		return false;
	return true;
}

/* --- what the fields stand for --- */

static void
set_common(Arena *a, const MailMatter *m, WordingValues *w)
{
	const char *name = m->mail->to_name ? m->mail->to_name : "";

	/* Somebody whose name is only an address is not called by it. */
	if (*name && !strchr(name, '@')) {
		w->of[FIELD_PERSON_NAME] = name;
		w->of[FIELD_PERSON_FIRST_NAME] = arena_strndup(a, name,
		    strcspn(name, " "));
	}
	w->of[FIELD_CUSTOMER_NAME] = m->customer ? m->customer->name : NULL;
	w->of[FIELD_HOUSE_NAME] = m->house->name;
	w->of[FIELD_HOUSE_PHONE] = m->house->phone;
}

static const char *
number(Arena *a, int64_t n)
{
	return n ? arena_printf(a, "%" G_GINT64_FORMAT, n) : NULL;
}

/* Why the horizon that the entry set is what it is; what was given as the reason for one
 * set by hand stands below. */
static void
set_horizon(Arena *a, const MailMatter *m, WordingValues *w)
{
	const Change *ch = &m->e->change;
	bool moved = CHANGES(ch, horizon);
	Instant at = moved ? ch->to.horizon : m->c->horizon;
	int64_t why = CHANGES(ch, horizon_why) ? ch->to.horizon_why : m->c->horizon_why;

	if (at > m->mail->created_at)
		w->of[FIELD_HORIZON] = mail_when(a, m, at);
	if (moved)
		w->of[FIELD_HORIZON_NEW] = w->of[FIELD_HORIZON];
	if (why && !(why == HORIZON_BY_HAND && *m->e->text))
		w->of[FIELD_HORIZON_WHY] = text(m->mail->lang, horizon_why_text(why));
}

static void
set_case(Arena *a, const MailMatter *m, WordingValues *w)
{
	w->of[FIELD_CASE_SUBJECT] = m->c->subject;
	w->of[FIELD_CASE_NUMBER] = number(a, m->c->id);
	w->of[FIELD_CASE_TAG] = arena_printf(a, "[Sag#%" G_GINT64_FORMAT "]", m->c->id);
	w->of[FIELD_CASE_FOLLOWS] = number(a, entry_detail_int(m->e, "follows"));
	w->of[FIELD_CASE_MERGED_INTO] = number(a, m->c->merged_into);
	w->of[FIELD_STAFF_NAME] = m->sender;
	set_horizon(a, m, w);
}

/* An instant that the entry names; NULL if it does not. */
static const char *
at(Arena *a, const MailMatter *m, const char *name)
{
	return entry_detail_int(m->e, name) ? mail_at(a, m, name) : NULL;
}

static void
set_referral(Arena *a, const MailMatter *m, WordingValues *w)
{
	ReferralDetails d = referral_details_read(a, m->e->details);

	w->of[FIELD_SUPPLIER_NAME] = d.name;
	if (d.answer_due)
		w->of[FIELD_SUPPLIER_ANSWER] = mail_when(a, m, d.answer_due);
}

/* What only mails of that kind speak of. */
static void
set_own(Arena *a, const MailMatter *m, WordingValues *w)
{
	OutMailKind kind = m->mail->kind;

	if (kind == MAIL_REMINDED) {
		w->of[FIELD_ASKED_AT] = at(a, m, "since");
		w->of[FIELD_CLOSES_AT] = at(a, m, "closes");
	} else if (kind == MAIL_ESCALATED) {
		w->of[FIELD_STAFF_NAME] = m->assignee;
	} else if (kind == MAIL_ANSWER || kind == MAIL_PASSED_ON) {
		set_referral(a, m, w);
	} else if (kind == MAIL_VISIT) {
		w->of[FIELD_VISIT_AT] = at(a, m, "begins");
		w->of[FIELD_VISIT_WAS_AT] = at(a, m, "was");
		w->of[FIELD_VISIT_ADDRESS] = entry_detail(a, m->e, "address");
		w->of[FIELD_STAFF_NAME] = entry_detail(a, m->e, "staff");
	} else if (kind == MAIL_HANDIN || kind == MAIL_HANDIN_READY ||
	           kind == MAIL_HANDIN_FETCH) {
		w->of[FIELD_COMPUTER] = mail_computer(a, m);
		w->of[FIELD_LOAN] = entry_detail(a, m->e, "lent");
	} else if (kind == MAIL_REMOTE) {
		w->of[FIELD_REMOTE_UNTIL] = at(a, m, "until");
		w->of[FIELD_STAFF_NAME] = m->sender ? m->sender : m->house->name;
	}
}

/* --- the words --- */

static const char *
words_of(Arena *a, const MailMatter *m, WordingKind kind, WordingPart part)
{
	const char *own = m->words ? m->words->parts[part] : NULL;

	return own ? own : wording_standard(a, m->mail->lang, kind, part);
}

static void
set_words(Arena *a, const MailMatter *m, WordingKind kind, MailView *v)
{
	WordingValues w = { 0 };

	set_common(a, m, &w);
	if (m->c) {
		set_case(a, m, &w);
		set_own(a, m, &w);
	}
	const char *hello = wording_line(a, words_of(a, m, kind, WORDING_GREETING), &w);
	if (*hello)
		v->greeting = hello;
	/* One of no case is named by what it is of: an outage. */
	if (m->c || kind == WORDING_SIGN_IN) {
		v->title = wording_line(a, words_of(a, m, kind, WORDING_TITLE), &w);
		v->link_words = wording_line(a, words_of(a, m, kind, WORDING_BUTTON), &w);
	}
	if (m->words && m->words->parts[WORDING_SUBJECT])
		v->subject_line = wording_line(a, m->words->parts[WORDING_SUBJECT], &w);
	v->n_lead = wording_paragraphs(a, words_of(a, m, kind, WORDING_LEAD), &w,
	    v->lead);
	v->n_close = wording_paragraphs(a, words_of(a, m, kind, WORDING_CLOSE), &w,
	    v->close);
}

/* --- what is between them --- */

/* What a supplier wrote, when it is agreed that it goes on as it is; without what he
 * quotes of ours. */
static void
supplier_wrote(Arena *a, const MailMatter *m, MailView *v)
{
	const char *quoted;

	v->text = text_without_quote(a, m->e->text, &quoted);
	v->html = markdown_to_html(a, v->text);
}

/* As mail programs quote plain text. */
static const char *
quoted(Arena *a, const char *words)
{
	g_autoptr(GString) out = g_string_new("> ");

	for (const char *s = words; *s; s++) {
		g_string_append_c(out, *s);
		if (*s == '\n')
			g_string_append(out, "> ");
	}
	return arena_strdup(a, out->str);
}

/* What he was asked, as it stood there. */
static void
he_was_asked(Arena *a, const MailMatter *m, MailView *v)
{
	if (!m->reminds)
		return;
	v->is_quoted = true;
	v->text = quoted(a, m->reminds->text);
	v->html = markdown_to_html(a, m->reminds->text);
}

/* One click answers the first question. */
static void
ask(Arena *a, const MailMatter *m, MailView *v)
{
	MailQuestion *q = arena_new0(a, MailQuestion);

	if (!m->asked.n)
		return;
	q->question = question_text(&m->asked.questions[0], m->mail->lang);
	for (int mark = 1; mark <= (int)G_N_ELEMENTS(q->links); mark++)
		q->links[mark - 1] = arena_printf(a, "%s/evaluation?q1=%d", v->link,
		    mark);
	v->question = q;
}

/* Those in which stands what the staff wrote in the entry. */
#define BIT(kind) (1u << (kind))
#define WRITTEN                                                                          \
	(BIT(WORDING_ANSWER) | BIT(WORDING_WAITING) | BIT(WORDING_SOLVED) |              \
	    BIT(WORDING_CLOSED) | BIT(WORDING_CLOSED_UNASKED) | BIT(WORDING_VISIT) |     \
	    BIT(WORDING_VISIT_MOVED) | BIT(WORDING_VISIT_CANCELLED) |                    \
	    BIT(WORDING_HANDIN) | BIT(WORDING_HANDIN_READY) | BIT(WORDING_REMOTE) |      \
	    BIT(WORDING_OUTAGE) | BIT(WORDING_HORIZON))

static void
set_body(Arena *a, const MailMatter *m, WordingKind kind, MailView *v)
{
	if (kind == WORDING_SUPPLIER_ANSWER)
		supplier_wrote(a, m, v);
	else if (kind == WORDING_REMINDED)
		he_was_asked(a, m, v);
	else if (kind == WORDING_OUTAGE && !m->c) /* to a contact: the mail's own */
		mail_notice(a, m, v);
	else if ((WRITTEN & BIT(kind)) &&
	         (kind != WORDING_HORIZON || m->e->kind == ENTRY_HORIZON))
		mail_written(a, m, v);
}

void
mail_told(Arena *a, const MailMatter *m, WordingKind kind, MailView *v)
{
	set_words(a, m, kind, v);
	set_body(a, m, kind, v);
	if (kind == WORDING_CLOSED)
		ask(a, m, v);
	if (kind == WORDING_REMOTE)
		v->link = remote_link(a, m->house, entry_detail_int(m->e, "remote"));
	if (kind == WORDING_HANDIN)
		v->link = arena_printf(a, "%s/receipt",
		    handin_link(a, m->house, entry_detail_int(m->e, "handin")));
}
