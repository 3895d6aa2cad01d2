/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_remote.c - what became of a remote session, to whoever asked for it (M9). */
#include "desk/remote.h"
#include "mail/mail_content_int.h"

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

	lead(v, text(m->mail->lang, news_of(m)));
	v->link = arena_printf(a, "%s/remote/%" G_GINT64_FORMAT, m->house->url, id);
	v->link_words = text(m->mail->lang, TEXT_MAIL_REMOTE_SEE);
}
