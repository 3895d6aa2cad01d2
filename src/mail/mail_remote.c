/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_remote.c - a remote session: the user is asked for his consent, and whoever asked
 * is told what became of it (M9). */
#include "desk/remote.h"
#include "mail/mail_content_int.h"
#include "model/when.h"

static TextId
news_of(const MailMatter *m)
{
	switch ((RemoteState)entry_detail_int(m->e, "state")) {
	case REMOTE_AGREED:
		return TEXT_MAIL_REMOTE_AGREED;
	case REMOTE_REFUSED:
		return TEXT_MAIL_REMOTE_REFUSED;
	case REMOTE_WITHDRAWN:
		return TEXT_MAIL_REMOTE_WITHDRAWN;
	case REMOTE_ENDED:
		return TEXT_MAIL_REMOTE_LEFT_OPEN;
	case REMOTE_EXPIRED:
	case REMOTE_ASKED:
	case REMOTE_RUNNING:
		return TEXT_MAIL_REMOTE_EXPIRED;
	}
	return TEXT_MAIL_REMOTE_EXPIRED;
}

void
mail_remote(Arena *a, const MailMatter *m, MailView *v)
{
	int64_t id = entry_detail_int(m->e, "remote");

	if (m->mail->staff_id) {
		v->title = text(m->mail->lang, TEXT_MAIL_REMOTE_NEWS);
		lead(v, text(m->mail->lang, news_of(m)));
		v->link = arena_printf(a, "%s/remote/%" G_GINT64_FORMAT, m->house->url,
		    id);
		v->link_words = text(m->mail->lang, TEXT_MAIL_REMOTE_SEE);
		return;
	}
	lead(v, SAY(a, m, TEXT_MAIL_REMOTE_LEAD,
	            TEXT_ARG(m->sender ? m->sender : m->house->name)));
	lead(v, text(m->mail->lang, TEXT_MAIL_REMOTE_PROMISE));
	mail_written(a, m, v);
	v->close = SAY(a, m, TEXT_MAIL_REMOTE_CLOSE, TEXT_ARG(mail_at(a, m, "until")));
	v->link = remote_link(a, m->house, id);
	v->link_words = text(m->mail->lang, TEXT_MAIL_REMOTE_LINK);
}
