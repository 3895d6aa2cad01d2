/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_escalation.c - that a case has gone up a step, what a partner is asked, and what
 * he answered (M11). */
#include "desk/decision.h"
#include "mail/mail_content_int.h"
#include "model/escalation.h"
#include "model/markdown.h"
#include "model/when.h"

/* --- it has gone up a step --- */

/* To whom it came: why, as he wrote it who gave it on, or the rule. */
static void
say_why(Arena *a, const MailMatter *m, MailView *v)
{
	const char *why = m->e->text;
	int64_t trigger = entry_detail_int(m->e, "trigger");

	if (trigger > 0 && trigger <= N_RULE_TRIGGERS)
		why = rule_reason(a, m->mail->lang, (RuleTrigger)trigger,
		    (int)entry_detail_int(m->e, "amount"),
		    (Status)entry_detail_int(m->e, "status"),
		    entry_detail(a, m->e, "said"));
	if (!*why)
		return;
	v->text = why;
	v->html = markdown_to_html(a, why);
	v->sender = m->sender;
}

void
mail_escalated(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_PASSED_LEAD, TEXT_ARG(m->c->subject),
	            TEXT_ARG(m->c->id)));
	say_why(a, m, v);
}

/* --- a partner is asked --- */

static const char *
minutes_words(Arena *a, const MailMatter *m, int64_t minutes)
{
	return minutes ? when_length(a, m->mail->lang, MINUTES(minutes)) : "0 min";
}

static void
say_customer(Arena *a, const MailMatter *m, MailView *v)
{
	const char *customer = entry_detail(a, m->e, "customer");
	const char *agreement = entry_detail(a, m->e, "agreement");
	const char *words = NULL;

	if (customer)
		words = SAY(a, m, TEXT_MAIL_DECISION_CUSTOMER, TEXT_ARG(customer),
		    TEXT_ARG(entry_detail_at(m->e, "month", 0)),
		    TEXT_ARG(minutes_words(a, m, entry_detail_at(m->e, "month", 1))),
		    TEXT_ARG(entry_detail_at(m->e, "half", 0)),
		    TEXT_ARG(minutes_words(a, m, entry_detail_at(m->e, "half", 1))));
	if (customer && agreement)
		words = arena_printf(a, "%s %s", words,
		    SAY(a, m, TEXT_MAIL_DECISION_AGREEMENT, TEXT_ARG(agreement)));
	if (words)
		lead(v, words);
}

void
mail_decision_asked(Arena *a, const MailMatter *m, MailView *v)
{
	say_customer(a, m, v);
	/* Whom the desk asks because another did not answer is not asked by a rule; but
	 * who asked first is in the question's page. */
	if (m->sender)
		lead(v, SAY(a, m, TEXT_MAIL_DECISION_LEAD, TEXT_ARG(m->sender),
		            TEXT_ARG(m->c->id), TEXT_ARG(m->c->subject)));
	else
		lead(v, SAY(a, m, TEXT_MAIL_DECISION_RULE, TEXT_ARG(m->c->id),
		            TEXT_ARG(m->c->subject)));
	mail_written(a, m, v);
	v->sender = NULL;
	closing(v, text(m->mail->lang, TEXT_MAIL_DECISION_CLOSE));
	v->link = decision_link(a, m->house, entry_detail_int(m->e, "decision"),
	    m->mail->staff_id);
	v->link_words = text(m->mail->lang, TEXT_MAIL_DECISION_LINK);
}

/* --- and answers --- */

void
mail_decided(Arena *a, const MailMatter *m, MailView *v)
{
	static const TextId words[] = {
		[DECISION_APPROVED] = TEXT_MAIL_DECIDED_APPROVED,
		[DECISION_DECLINED] = TEXT_MAIL_DECIDED_DECLINED,
		[DECISION_INSTEAD] = TEXT_MAIL_DECIDED_INSTEAD,
		[DECISION_PARKED] = TEXT_MAIL_DECIDED_PARKED,
	};
	int64_t outcome = entry_detail_int(m->e, "outcome");
	const char *who = m->sender ? m->sender : m->house->name;

	g_assert(decision_outcome_name(outcome));
	lead(v, SAY(a, m, words[outcome], TEXT_ARG(who), TEXT_ARG(m->c->id),
	            TEXT_ARG(m->c->subject)));
	mail_written(a, m, v);
	v->sender = NULL;
	closing(v, text(m->mail->lang, TEXT_MAIL_DECIDED_CLOSE));
}
