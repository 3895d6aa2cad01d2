/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * render_int.h - the two halves of render.h: what to say, and how MIME writes it. */
#pragma once

#include "mail/mail_content.h"
#include "mail/render.h"

/* What a message is made of beside out's subject, text and html. */
typedef struct {
	const OutMail *mail;
	const char *from_name, *from_mail, *reply_to;
	const char *last_id;    /* that it answers; NULL: none */
	const char *references; /* or NULL */
	const char *mark;       /* see desk/mail_own.h */
	const char *calendar;   /* iCalendar of an invitation; NULL */
	const char *calendar_method;
	const Attachment *files;
	size_t n_files;
	Blobs *blobs;
} MimeParts;

/* In whose name: sets the matter's customer, if there is one, his logo, and to a person
 * of his the house as he reaches it. */
bool render_customer(const RenderSource *source, Arena *a, int64_t customer_id,
    MailMatter *matter, GError **err);
/* Sets out's subject, text and html. */
void render_view(Arena *a, const MailMatter *matter, const MailView *view, bool is_answer,
    RenderedMail *out);

/* Sets out's bytes. */
bool mime_write(Arena *a, const MimeParts *parts, RenderedMail *out, GError **err);
