/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_waiting.c - it is the reporter's turn: what he is asked, that we still wait, and
 * that the case was closed for now (M14). */
#include "mail/mail_content_int.h"
#include "model/markdown.h"

void
mail_waiting(Arena *a, const MailMatter *m, MailView *v)
{
	if (*m->e->text && m->e->kind == ENTRY_ANSWER)
		mail_written(a, m, v);
	else
		lead(v, SAY(a, m, TEXT_MAIL_WAITING_LEAD, TEXT_ARG(m->c->subject)));
	v->close = text(m->mail->lang, TEXT_MAIL_WAITING_CLOSE);
}

/* With what he was asked, as it stood there. */
void
mail_reminded(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_REMINDED_LEAD, TEXT_ARG(m->c->subject),
	            TEXT_ARG(mail_at(a, m, "since"))));
	if (m->reminds) {
		v->text = m->reminds->text;
		v->html = markdown_to_html(a, m->reminds->text);
	}
	v->close = entry_detail_int(m->e, "closes")
	               ? SAY(a, m, TEXT_MAIL_REMINDED_CLOSES,
	                     TEXT_ARG(mail_at(a, m, "closes")))
	               : text(m->mail->lang, TEXT_MAIL_REMINDED_CLOSE);
}

void
mail_unanswered(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_UNANSWERED_LEAD, TEXT_ARG(m->c->subject)));
	v->close = text(m->mail->lang, TEXT_MAIL_UNANSWERED_CLOSE);
}
