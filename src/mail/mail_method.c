/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_method.c - a computer that was handed in: its receipt, that it is ready, that it
 * still waits (M9). */
#include "desk/handin.h"
#include "mail/mail_content_int.h"

static const char *
what_of(Arena *a, const MailMatter *m)
{
	const char *what = entry_detail(a, m->e, "what");
	const char *with = entry_detail(a, m->e, "accessories");

	return with ? arena_printf(a, "%s (%s)", what ? what : "", with)
	            : (what ? what : "");
}

void
mail_handin(Arena *a, const MailMatter *m, MailView *v)
{
	const char *lent = entry_detail(a, m->e, "lent");

	lead(v, SAY(a, m, TEXT_MAIL_HANDIN_LEAD, TEXT_ARG(what_of(a, m)),
	            TEXT_ARG(m->c->id)));
	if (lent)
		lead(v, SAY(a, m, TEXT_MAIL_HANDIN_LENT, TEXT_ARG(lent)));
	mail_written(a, m, v);
	v->close = text(m->mail->lang, TEXT_MAIL_HANDIN_CLOSE);
	v->link = arena_printf(a, "%s/receipt",
	    handin_link(a, m->house, entry_detail_int(m->e, "handin")));
	v->link_words = text(m->mail->lang, TEXT_MAIL_HANDIN_LINK);
}

void
mail_handin_ready(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_READY_LEAD, TEXT_ARG(what_of(a, m))));
	mail_written(a, m, v);
	v->close = text(m->mail->lang, TEXT_MAIL_READY_CLOSE);
}

void
mail_handin_fetch(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_FETCH_LEAD, TEXT_ARG(what_of(a, m))));
	v->close = text(m->mail->lang, TEXT_MAIL_FETCH_CLOSE);
}
