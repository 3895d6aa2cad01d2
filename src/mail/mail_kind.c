/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_kind.h"

#include <glib.h>
#include <string.h>

#include "base/str.h"
#include "mail/bounce.h"
#include "mail/kind_machine.h"
#include "mail/mail_charset.h"
#include "mail/mail_text.h"
#include "mail/mime_body.h"
#include "mail/mime_param.h"
#include "mail/mime_word.h"

#define MAX_HEADERS 400

/* --- the mail as it is looked at --- */

static MimeValue
type_of(Arena *a, const MimePart *part)
{
	const MimeSpan *h = mime_header(part, "Content-Type", NULL);

	return h ? mime_value_parse(a, *h) : (MimeValue){ { 0 } };
}

static const char *
param(Arena *a, const MimePart *part, const char *name)
{
	MimeValue v = type_of(a, part);
	const char *value = mime_value_param(a, &v, name, NULL);

	return value ? str_lower(a, value) : "";
}

/* The content as text; "" if it is none. */
static const char *
text_of(Arena *a, const MimePart *part)
{
	bool html = !strcmp(part->type, "text/html");
	const char *charset = param(a, part, "charset");
	MimeDefects d = { .a = a };

	if (!g_str_has_prefix(part->type, "text/") &&
	    !g_str_has_prefix(part->type, "message/"))
		return "";
	MimeSpan body = mime_body_decode(a, part->encoding, part->body, &d);
	const char *text = mail_charset_decode(a, body.s, MIN(body.n, KIND_MAX_TEXT),
	    *charset ? charset : NULL);
	const char *clean = mail_clean_text(a, text, strlen(text), KIND_MAX_TEXT);
	return html ? mail_text_of_html(a, clean) : clean;
}

static void
add_parts(KindMail *k, KindPart **parts, const MimePart *part, int depth)
{
	if (k->n_parts >= KIND_MAX_PARTS || depth > MAIL_MAX_DEPTH)
		return;
	if (part->multipart) {
		for (size_t i = 0; i < part->n_parts; i++)
			add_parts(k, parts, &part->parts[i], depth + 1);
		return;
	}
	if (!strcmp(part->type, "text/calendar"))
		k->method = param(k->a, part, "method");
	*arena_push(k->a, parts, &k->n_parts) = (KindPart){ part->type,
		text_of(k->a, part) };
}

static KindMail
look_at(Arena *a, const MimePart *root, const InMail *m)
{
	KindPart *parts = NULL;
	KindHeader *headers = arena_newv(a, KindHeader,
	    MIN(root->n_headers, MAX_HEADERS));
	KindMail k = {
		.a = a,
		.headers = headers,
		.n_headers = MIN(root->n_headers, MAX_HEADERS),
		.type = root->type,
		.report = param(a, root, "report-type"),
		.method = "",
		.subject = m->subject,
		.from = m->from.mail,
		.from_name = m->from.name ? m->from.name : "",
		.to = m->n_to ? m->to[0].mail : NULL,
		.is_reply = m->in_reply_to || m->n_references,
	};

	for (size_t i = 0; i < k.n_headers; i++) {
		const MimeHeader *h = &root->headers[i];

		headers[i].name = arena_strndup(a, h->name.s, h->name.n);
		headers[i].value = mime_words(a, h->value.s, h->value.n, NULL);
	}
	add_parts(&k, &parts, root, 0);
	k.parts = parts;
	return k;
}

/* --- what it is --- */

void
mail_find_kind(Arena *a, const MimePart *message, InMail *m)
{
	const KindMail k = look_at(a, message, m);

	if (kind_is_feedback(&k)) {
		m->kind = MAIL_FEEDBACK;
		bounce_read_feedback(&k, m);
	} else if (bounce_is(&k)) {
		m->kind = MAIL_BOUNCE;
		bounce_read(&k, m);
	} else if (kind_is_auto_reply(&k)) {
		m->kind = MAIL_AUTO_REPLY;
	} else if (kind_is_auto_generated(&k)) {
		m->kind = MAIL_AUTO_GENERATED;
	}
	if (m->bounced_subject)
		m->bounced_subject = mime_words(a, m->bounced_subject,
		    strlen(m->bounced_subject), NULL);
	m->may_answer = m->kind == MAIL_NORMAL && !kind_wants_no_answer(&k);
}
