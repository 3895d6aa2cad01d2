/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/mail_frame.h"

#include <string.h>

#include "mail/html_sanitize.h"
#include "mail/html_show.h"
#include "mail/mail_split.h"
#include "mail_frame.tmpl.h" /* made from web/tmpl/mail_frame.tmpl */

/* Same origin, so that its own pictures come with the reader's cookie, and the page can
 * ask how high it is; without scripts nobody else gains by it. */
#define POLICY                                                                           \
	"default-src 'none'; style-src 'self' 'unsafe-inline'; base-uri 'none'; "        \
	"form-action 'none'; frame-ancestors 'self'; "                                   \
	"sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; "        \
	"img-src 'self' data:"

typedef struct {
	Arena *a;
	const Entry *e;
	const char *url;
} Pictures;

static const char *
find_picture(const void *arg, const char *content_id)
{
	const Pictures *p = arg;

	for (size_t i = 0; i < p->e->n_attachments; i++) {
		const char *id = p->e->attachments[i].content_id;

		if (id && strcmp(id, content_id) == 0)
			return arena_printf(p->a, "%s/file/%" G_GINT64_FORMAT "/%zu",
			    p->url, p->e->id, i + 1);
	}
	return NULL;
}

/* What is quoted is folded, unless answers stand in between: both are read then. */
static void
fold(const Pictures *own, bool all, MailFrameView *v)
{
	SafeHtml whole = { own->e->html };
	MailSplit s;

	mail_split_html(own->a, whole, &s);
	bool folds = s.html_quoted.html && !s.is_answered;
	v->html = html_with_pictures(own->a, folds ? s.html_text : whole, find_picture,
	    own, all);
	if (folds)
		v->quoted = html_with_pictures(own->a, s.html_quoted, find_picture, own,
		    all);
}

bool
mail_frame_show(WebReq *r, const Entry *e, const char *url, GError **err)
{
	const Pictures own = { req_arena(r), e, url };
	const bool all = req_bool(r, "pictures");
	int blocked = 0;

	(void)err;
	/* What is stored was checked when it came; a page shows nothing unchecked. */
	if (!e->html || !html_is_safe(e->html, &blocked))
		return req_not_found(r);
	MailFrameView v = {
		.title = text(req_lang(r), TEXT_ENTRY_AS_SENT),
		.held_back = all ? 0 : blocked,
	};
	fold(&own, all, &v);
	mail_frame(req_html(r, 200), &v);
	req_header(r, "Content-Security-Policy",
	    arena_printf(own.a, POLICY "%s", all ? " https: http:" : ""));
	req_header(r, "Referrer-Policy", "no-referrer");
	return true;
}
