/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Any bytes at all are read as mail_read.h says, and become a mail that keeps the
 * promises of model/mail.h, and comes through the wire as it was. */
#include "mail/mail_parse.h"
#include "mail/mail_read.h"
#include "mail/mail_wire.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
line_holds(const char *s)
{
	if (!s)
		return;
	g_assert_true(g_utf8_validate(s, -1, NULL));
	for (; *s; s++)
		g_assert_true((unsigned char)*s >= ' ' && *s != 0x7f);
}

static void
text_holds(const char *s)
{
	g_assert_true(g_utf8_validate(s, -1, NULL));
	for (; *s; s++)
		g_assert_true((unsigned char)*s >= ' ' || *s == '\n' || *s == '\t');
}

static void
mail_holds(const InMail *m)
{
	line_holds(m->from.name);
	line_holds(m->from.mail);
	line_holds(m->reply_to.mail);
	for (size_t i = 0; i < m->n_to; i++)
		line_holds(m->to[i].mail);
	for (size_t i = 0; i < m->n_cc; i++)
		line_holds(m->cc[i].mail);
	g_assert_nonnull(m->subject);
	line_holds(m->subject);
	line_holds(m->message_id);
	line_holds(m->in_reply_to);
	for (size_t i = 0; i < m->n_references; i++)
		line_holds(m->references[i]);
	for (size_t i = 0; i < m->n_parts; i++) {
		line_holds(m->parts[i].name);
		line_holds(m->parts[i].content_type);
		line_holds(m->parts[i].content_id);
		g_assert_null(strpbrk(m->parts[i].name, "/\\"));
	}
	line_holds(m->bounced_message_id);
	for (size_t i = 0; i < m->n_bounced; i++) {
		line_holds(m->bounced[i].mail);
		line_holds(m->bounced[i].status);
	}
	line_holds(m->bounced_subject);
	line_holds(m->bounced_reply_to);
	g_assert_nonnull(m->text);
	text_holds(m->text);
	if (m->html.html)
		text_holds(m->html.html);
}

static void
people_hold(const MailPeople *people)
{
	for (size_t i = 0; i < people->n; i++) {
		g_assert_nonnull(people->list[i].name);
		g_assert_nonnull(people->list[i].mail);
		line_holds(people->list[i].name);
		line_holds(people->list[i].mail);
	}
}

static void
ids_hold(const MailIds *ids)
{
	for (size_t i = 0; i < ids->n; i++) {
		line_holds(ids->list[i]);
		g_assert_null(strpbrk(ids->list[i], "<> "));
	}
}

/* Each byte is read, so that a sanitizer sees it. */
static void
file_holds(const MailFile *f)
{
	g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_MD5,
	    (const guchar *)(f->data.n ? f->data.s : ""), f->data.n);

	g_assert_nonnull(sum);
	line_holds(f->filename);
	line_holds(f->content_type);
	line_holds(f->content_id);
	g_assert_true(!f->filename || (*f->filename && !strpbrk(f->filename, "/\\")));
	g_assert_nonnull(strchr(f->content_type, '/'));
}

static void
reading_holds(Arena *a, const char *raw, size_t n)
{
	MailReading m;
	MimePart root;

	mail_read(a, raw, n, &root, &m);
	people_hold(&m.from);
	people_hold(&m.sender);
	people_hold(&m.reply_to);
	people_hold(&m.to);
	people_hold(&m.cc);
	people_hold(&m.bcc);
	line_holds(m.subject);
	line_holds(m.message_id);
	ids_hold(&m.in_reply_to);
	ids_hold(&m.references);
	if (m.has_date) {
		const char *date = mime_date_text(a, &m.date);

		g_assert_cmpuint(strlen(date), ==, strlen("2026-02-03T09:00:00+01:00"));
	}
	if (m.text)
		text_holds(m.text);
	if (m.html)
		text_holds(m.html);
	for (size_t i = 0; i < m.n_files; i++)
		file_holds(&m.files[i]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static gsize prepared;
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) wire = g_string_new(NULL);
	InMail m = { 0 }, read = { 0 };

	if (g_once_init_enter(&prepared)) {
		mail_parse_prepare();
		g_once_init_leave(&prepared, 1);
	}
	reading_holds(a, (const char *)data, size);
	mail_parse(a, data, size, &m);
	mail_holds(&m);
	mail_wire_write(wire, &m);
	g_assert_true(mail_wire_read(a, wire->str, wire->len, &read));
	g_assert_cmpstr(read.text, ==, m.text);
	g_assert_cmpuint(read.n_parts, ==, m.n_parts);
	return 0;
}
