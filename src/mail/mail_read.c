/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_read.h"

#include <string.h>

#include "mail/mail_charset.h"
#include "mail/mail_leaf.h"
#include "mail/mime_address.h"
#include "mail/mime_param.h"
#include "mail/mime_word.h"

/* --- Message-IDs --- */

/* An id of the bytes: no spaces, which are folds; NULL if nothing is left. */
static const char *
id_of(Arena *a, const char *s, size_t n)
{
	g_autofree char *id = g_malloc(n + 1);
	size_t length = 0;

	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] > ' ' && !strchr("<>\x7f", s[i]))
			id[length++] = s[i];
	if (length == 0 || length >= 990)
		return NULL;
	const char *line = mime_line(a, mail_charset_decode(a, id, length, NULL));
	return *line ? line : NULL;
}

static void
add_id(Arena *a, MailIds *ids, const char *s, size_t n)
{
	const char *id = id_of(a, s, n);

	if (id && ids->n < MAIL_MAX_IDS)
		*arena_push(a, &ids->list, &ids->n) = id;
}

/* Where there are no < >: words that have an "@" and are no address in prose. */
static void
add_bare_ids(Arena *a, MailIds *ids, MimeSpan header)
{
	const char *s = header.s, *end = s + header.n;

	if (memchr(s, '"', header.n))
		return;
	while (s < end) {
		size_t n = 0;

		while (s + n < end && !strchr(" \t\r\n,;", s[n]))
			n++;
		if (memchr(s, '@', n))
			add_id(a, ids, s, n);
		s += n + (s + n < end);
	}
}

MailIds
mail_read_ids(Arena *a, MimeSpan header)
{
	MailIds ids = { 0 };
	const char *s = header.s, *end = s + header.n;

	while (s < end) {
		const char *open = memchr(s, '<', (size_t)(end - s));
		const char *close = open ? memchr(open, '>', (size_t)(end - open)) : NULL;

		if (!close)
			break;
		add_id(a, &ids, open + 1, (size_t)(close - open) - 1);
		s = close + 1;
	}
	if (ids.n == 0)
		add_bare_ids(a, &ids, header);
	return ids;
}

/* The only id of a message: what is between < >, or the first word. */
static const char *
message_id(Arena *a, const MimeSpan *header)
{
	if (!header)
		return NULL;
	MailIds ids = mail_read_ids(a, *header);
	if (ids.n)
		return ids.list[0];
	const char *line = mime_words(a, header->s, header->n, NULL);
	size_t n = strcspn(line, " ");
	return n ? id_of(a, line, n) : NULL;
}

/* --- headers --- */

/* All headers of that name, or the first only: of two senders, one is forged. */
static MailPeople
people(Arena *a, const MimePart *root, const char *name, bool all, const char *charset)
{
	MailPeople p = { 0 };
	size_t i = 0;

	for (const MimeSpan *h; (h = mime_header(root, name, &i)) && (all || p.n == 0);)
		mime_addresses(a, *h, charset, &p.list, &p.n);
	return p;
}

static MailIds
ids(Arena *a, const MimePart *root, const char *name)
{
	MailIds all = { 0 };
	size_t i = 0;

	for (const MimeSpan *h; (h = mime_header(root, name, &i)) && all.n == 0;)
		all = mail_read_ids(a, *h);
	return all;
}

/* 8-bit letters of headers are in the charset of the text, if it says one. */
static const char *
charset_of(Arena *a, const MimePart *part)
{
	for (; part->n_parts; part = part->parts)
		;
	const MimeSpan *h = mime_header(part, "Content-Type", NULL);
	if (!h)
		return NULL;
	MimeValue type = mime_value_parse(a, *h);
	return mime_value_param(a, &type, "charset", NULL);
}

static void
read_headers(Arena *a, const MimePart *root, MailReading *m)
{
	const char *charset = charset_of(a, root);
	const MimeSpan *subject = mime_header(root, "Subject", NULL);
	const MimeSpan *date = mime_header(root, "Date", NULL);

	m->from = people(a, root, "From", false, charset);
	m->sender = people(a, root, "Sender", false, charset);
	m->reply_to = people(a, root, "Reply-To", false, charset);
	m->to = people(a, root, "To", true, charset);
	m->cc = people(a, root, "Cc", true, charset);
	m->bcc = people(a, root, "Bcc", true, charset);
	if (subject)
		m->subject = mime_words(a, subject->s, subject->n, charset);
	m->has_date = date && mime_date(*date, &m->date);
	if (date && !m->has_date)
		mime_defect(&m->defects, "bad-date");
	m->message_id = message_id(a, mime_header(root, "Message-ID", NULL));
	m->in_reply_to = ids(a, root, "In-Reply-To");
	m->references = ids(a, root, "References");
	if (root->n_headers == 0)
		mime_defect(&m->defects, "no-headers");
}

/* --- the whole --- */

static void
walk(MailLeaves *l, const MimePart *part, MailReading *m)
{
	if (!part->multipart) {
		mail_leaf_read(l, part, m);
		const MimePart *inner = mail_leaf_signed(l, part, m);
		if (inner)
			walk(l, inner, m);
		return;
	}
	if (m->seal == MAIL_UNSEALED)
		m->seal = mail_leaf_seal(l->a, part);
	for (size_t i = 0; i < part->n_parts; i++)
		walk(l, &part->parts[i], m);
}

void
mail_read(Arena *a, const char *raw, size_t n, MimePart *root, MailReading *out)
{
	*out = (MailReading){ .defects.a = a };
	*root = mime_parse(a, raw, n, &out->defects);
	g_autoptr(GString) text = g_string_new(NULL), html = g_string_new(NULL);
	MailLeaves leaves = { a, root, text, html, false, false, 0 };

	read_headers(a, root, out);
	walk(&leaves, root, out);
	mail_leaves_join(&leaves, out);
}
