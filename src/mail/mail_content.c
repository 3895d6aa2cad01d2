/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_content.h"

#include <string.h>

#include "mail/mail_content_int.h"
#include "model/guide.h"
#include "model/markdown.h"
#include "model/quote.h"
#include "model/referral.h"
#include "model/when.h"

#define HOUSE_COLOUR "#1f5f99"

/* That which the entry set: it may have moved again since. */
const char *
mail_horizon(Arena *a, const MailMatter *m)
{
	const Change *ch = &m->e->change;
	Instant at = CHANGES(ch, horizon) ? ch->to.horizon : m->c->horizon;
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(m->house->time_zone);

	if (!tz)
		tz = g_time_zone_new_utc();
	return when_text(a, m->mail->lang, tz, at, m->mail->created_at);
}

/* Why the horizon that the entry set is what it is; what was given as the reason for one
 * set by hand stands below. */
static void
horizon_why(const MailMatter *m, MailView *v)
{
	const Change *ch = &m->e->change;
	int64_t why = CHANGES(ch, horizon_why) ? ch->to.horizon_why : m->c->horizon_why;

	if (why && !(why == HORIZON_BY_HAND && *m->e->text))
		lead(v, text(m->mail->lang, horizon_why_text(why)));
}

/* A mail about something else that came with another horizon. */
static void
horizon_too(Arena *a, const MailMatter *m, MailView *v)
{
	if (!CHANGES(&m->e->change, horizon))
		return;
	lead(v, SAY(a, m, TEXT_MAIL_HORIZON_NOW, TEXT_ARG(mail_horizon(a, m))));
}

/* Where a guide that the text names is read: by the reporter below his page. */
static const char *
guides_at(Arena *a, const MailMatter *m, const MailView *v)
{
	if (m->mail->person_id)
		return arena_printf(a, "%s/guide/", v->link);
	return m->mail->staff_id ? arena_printf(a, "%s/guide/", m->house->url) : NULL;
}

static void
ask_of_guides(Arena *a, const MailMatter *m, const char *guides, MailView *v)
{
	int64_t id;

	for (size_t i = 0; (id = entry_detail_at(m->e, "guides", i)); i++) {
		const char *title = guide_words(a, m->e->text, id);
		MailGuide *g = arena_push(a, &v->guides, &v->n_guides);

		*g = (MailGuide){
			.question = SAY(a, m, TEXT_MAIL_GUIDE_WORKED, TEXT_ARG(title)),
			.yes = arena_printf(a, "%s%" G_GINT64_FORMAT "?worked=yes",
			    guides, id),
			.no = arena_printf(a, "%s%" G_GINT64_FORMAT "?worked=no", guides,
			    id),
		};
	}
}

void
mail_written(Arena *a, const MailMatter *m, MailView *v)
{
	const char *guides = guides_at(a, m, v);
	const MarkdownPlaces places = { .guides = guides };

	if (!*m->e->text)
		return;
	v->text = guides ? guide_with_links(a, m->e->text, guides) : m->e->text;
	v->html = markdown_with_places(a, m->e->text, &places);
	v->sender = m->sender;
	if (m->mail->person_id)
		ask_of_guides(a, m, guides, v);
}

static void
receipt(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_RECEIPT_LEAD, TEXT_ARG(m->c->subject),
	            TEXT_ARG(m->c->id)));
	int64_t follows = entry_detail_int(m->e, "follows");
	if (follows)
		lead(v, SAY(a, m, TEXT_MAIL_RECEIPT_FOLLOWS, TEXT_ARG(follows)));
	if (m->c->horizon)
		lead(v,
		    SAY(a, m, TEXT_MAIL_RECEIPT_HORIZON, TEXT_ARG(mail_horizon(a, m))));
	v->close = text(m->mail->lang, TEXT_MAIL_RECEIPT_CLOSE);
}

static void
horizon_moved(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_HORIZON_LEAD, TEXT_ARG(m->c->subject),
	            TEXT_ARG(mail_horizon(a, m))));
	horizon_why(m, v);
	if (m->e->kind == ENTRY_HORIZON)
		mail_written(a, m, v);
	v->close = text(m->mail->lang, TEXT_MAIL_HORIZON_CLOSE);
}

static void
solved(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_SOLVED_LEAD, TEXT_ARG(m->c->subject)));
	mail_written(a, m, v);
	v->close = text(m->mail->lang, TEXT_MAIL_SOLVED_CLOSE);
}

/* One click answers it. */
static const MailQuestion *
first_question(Arena *a, const MailMatter *m, const char *page)
{
	MailQuestion *q = arena_new0(a, MailQuestion);

	q->question = question_text(&m->asked.questions[0], m->mail->lang);
	for (int mark = 1; mark <= (int)G_N_ELEMENTS(q->links); mark++)
		q->links[mark - 1] = arena_printf(a, "%s/evaluation?q1=%d", page, mark);
	return q;
}

static void
closed(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_CLOSED_LEAD, TEXT_ARG(m->c->subject)));
	mail_written(a, m, v);
	if (m->asked.n)
		v->question = first_question(a, m, v->link);
	v->close = text(m->mail->lang, TEXT_MAIL_CLOSED_CLOSE);
}

static void
merged(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_MERGED_LEAD, TEXT_ARG(m->c->subject),
	            TEXT_ARG(m->c->merged_into)));
}

static void
reopened(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_REOPENED_LEAD, TEXT_ARG(m->c->subject)));
	horizon_too(a, m, v);
}

/* --- suppliers --- */

static GTimeZone *
zone_of(const House *house)
{
	GTimeZone *tz = g_time_zone_new_identifier(house->time_zone);

	return tz ? tz : g_time_zone_new_utc();
}

static void
passed_on(Arena *a, const MailMatter *m, MailView *v)
{
	ReferralDetails d = referral_details_read(a, m->e->details);
	g_autoptr(GTimeZone) tz = zone_of(m->house);

	lead(v, SAY(a, m, TEXT_MAIL_PASSED_ON_LEAD, TEXT_ARG(m->c->subject),
	            TEXT_ARG(d.name)));
	if (d.answer_due)
		lead(v, SAY(a, m, TEXT_MAIL_PASSED_ON_ANSWER, TEXT_ARG(d.name),
		            TEXT_ARG(when_text(a, m->mail->lang, tz, d.answer_due,
		                m->mail->created_at))));
	horizon_too(a, m, v);
	v->close = text(m->mail->lang, TEXT_MAIL_PASSED_ON_CLOSE);
}

/* What a supplier wrote, when it is agreed that it goes on as it is; without what he
 * quotes of ours. */
static void
supplier_answer(Arena *a, const MailMatter *m, MailView *v)
{
	ReferralDetails d = referral_details_read(a, m->e->details);
	const char *quoted;

	lead(v, SAY(a, m, TEXT_MAIL_SUPPLIER_LEAD, TEXT_ARG(m->c->subject),
	            TEXT_ARG(d.name)));
	v->text = text_without_quote(a, m->e->text, &quoted);
	v->html = markdown_to_html(a, v->text);
}

static void
answer(Arena *a, const MailMatter *m, MailView *v)
{
	if (m->e->kind == ENTRY_SUPPLIER_MAIL)
		supplier_answer(a, m, v);
	else
		mail_written(a, m, v);
	if (CHANGES(&m->e->change, horizon))
		v->close = SAY(a, m, TEXT_MAIL_HORIZON_NOW, TEXT_ARG(mail_horizon(a, m)));
}

static void
deadline(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_DEADLINE_LEAD, TEXT_ARG(m->c->subject)));
}

static void
mentioned(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_MENTIONED_LEAD, TEXT_ARG(m->sender ? m->sender : ""),
	            TEXT_ARG(m->c->subject)));
	mail_written(a, m, v);
	v->sender = NULL;
}

/* In a case, the word is the entry's; to a contact it is the mail's own. */
static void notice(Arena *a, const MailMatter *m, MailView *v);

static void
outage(Arena *a, const MailMatter *m, MailView *v)
{
	if (m->c)
		mail_written(a, m, v);
	else
		notice(a, m, v);
	v->close = text(m->mail->lang, TEXT_MAIL_OUTAGE_CLOSE);
}

static void
notice(Arena *a, const MailMatter *m, MailView *v)
{
	v->text = m->mail->text;
	v->html = markdown_to_html(a, m->mail->text);
}

static void
sign_in(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_SIGN_IN_LEAD, TEXT_ARG(m->house->name)));
	v->link_words = text(m->mail->lang, TEXT_MAIL_SIGN_IN_LINK);
	v->close = text(m->mail->lang, TEXT_MAIL_SIGN_IN_CLOSE);
}

/* A notice has its own title: its subject. */
static const struct {
	TextId title;
	void (*fill)(Arena *a, const MailMatter *m, MailView *v);
} kinds[] = {
	[MAIL_RECEIPT] = { TEXT_MAIL_RECEIPT_TITLE, receipt },
	[MAIL_ANSWER] = { TEXT_MAIL_ANSWER_TITLE, answer },
	[MAIL_ESCALATED] = { TEXT_MAIL_ESCALATED_TITLE, mail_escalated },
	[MAIL_HORIZON] = { TEXT_MAIL_HORIZON_TITLE, horizon_moved },
	[MAIL_SOLVED] = { TEXT_MAIL_SOLVED_TITLE, solved },
	[MAIL_CLOSED] = { TEXT_MAIL_CLOSED_TITLE, closed },
	[MAIL_MERGED] = { TEXT_MAIL_MERGED_TITLE, merged },
	[MAIL_REOPENED] = { TEXT_MAIL_REOPENED_TITLE, reopened },
	[MAIL_HANDIN] = { TEXT_MAIL_HANDIN_TITLE, mail_handin },
	[MAIL_HANDIN_READY] = { TEXT_MAIL_READY_TITLE, mail_handin_ready },
	[MAIL_HANDIN_FETCH] = { TEXT_MAIL_FETCH_TITLE, mail_handin_fetch },
	[MAIL_VISIT] = { TEXT_MAIL_VISIT_TITLE, mail_visit },
	[MAIL_REMOTE] = { TEXT_MAIL_REMOTE_TITLE, mail_remote },
	[MAIL_WAITING] = { TEXT_MAIL_WAITING_TITLE, mail_waiting },
	[MAIL_REMINDED] = { TEXT_MAIL_REMINDED_TITLE, mail_reminded },
	[MAIL_UNANSWERED] = { TEXT_MAIL_UNANSWERED_TITLE, mail_unanswered },
	[MAIL_DEADLINE] = { TEXT_MAIL_DEADLINE_TITLE, deadline },
	[MAIL_MENTIONED] = { TEXT_MAIL_MENTIONED_TITLE, mentioned },
	[MAIL_OUTAGE] = { TEXT_MAIL_OUTAGE_TITLE, outage },
	[MAIL_REFERRED] = { TEXT_MAIL_REFERRED_TITLE, mail_written },
	[MAIL_CHASED] = { TEXT_MAIL_CHASED_TITLE, mail_written },
	[MAIL_PASSED_ON] = { TEXT_MAIL_PASSED_ON_TITLE, passed_on },
	[MAIL_DECISION_ASKED] = { TEXT_MAIL_DECISION_TITLE, mail_decision_asked },
	[MAIL_NOTICE] = { (TextId)0, notice },
	[MAIL_SIGN_IN] = { TEXT_MAIL_SIGN_IN_TITLE, sign_in },
	[MAIL_DECIDED] = { TEXT_MAIL_DECIDED_TITLE, mail_decided },
};

/* By the first name; somebody whose name is only an address is greeted without. */
static const char *
greeting(Arena *a, const MailMatter *m)
{
	const char *name = m->mail->to_name ? m->mail->to_name : "";
	const char *first = arena_strndup(a, name, strcspn(name, " "));

	/* a supplier's name is a company's */
	if (!*name || strchr(name, '@') || (!m->mail->person_id && !m->mail->staff_id))
		return text(m->mail->lang, TEXT_MAIL_HELLO);
	return SAY(a, m, TEXT_MAIL_GREETING, TEXT_ARG(first));
}

/* Where the reader goes on: the reporter on his own page, the staff on the desk's;
 * NULL for who can see neither. */
static const char *
link_of(Arena *a, const MailMatter *m)
{
	const OutMail *mail = m->mail;

	if (mail->path)
		return arena_printf(a, "%s%s", m->house->url, mail->path);
	if (mail->kind == MAIL_SIGN_IN)
		return house_person_link(a, m->house, mail->person_id, mail->created_at);
	if (!m->c)
		return NULL;
	if (mail->staff_id)
		return arena_printf(a, "%s/case/%" G_GINT64_FORMAT, m->house->url,
		    m->c->id);
	return mail->person_id ? house_case_link(a, m->house, m->c->id) : NULL;
}

void
mail_content(Arena *a, const MailMatter *m, MailView *out)
{
	const House *house = m->house;

	g_assert(m->mail->kind > 0 && m->mail->kind < G_N_ELEMENTS(kinds) &&
	         kinds[m->mail->kind].fill);
	*out = (MailView){
		.colour = m->colour ? m->colour : HOUSE_COLOUR,
		.house = house->name,
		.phone = *house->phone ? house->phone : NULL,
		.subject = m->c ? m->c->subject : NULL,
		.number = m->c ? m->c->id : 0,
		.title = m->c ? text(m->mail->lang, kinds[m->mail->kind].title)
		              : m->mail->subject,
		.greeting = greeting(a, m),
		.link = link_of(a, m),
	};
	kinds[m->mail->kind].fill(a, m, out);
}
