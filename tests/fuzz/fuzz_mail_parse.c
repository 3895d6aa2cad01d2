/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Any bytes at all become a mail that keeps the promises of model/mail.h, and comes
 * through the wire as it was. */
#include "mail/mail_parse.h"
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
	line_holds(m->bounced_to);
	line_holds(m->bounced_status);
	g_assert_nonnull(m->text);
	text_holds(m->text);
	if (m->html.html)
		text_holds(m->html.html);
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
	mail_parse(a, data, size, &m);
	mail_holds(&m);
	mail_wire_write(wire, &m);
	g_assert_true(mail_wire_read(a, wire->str, wire->len, &read));
	g_assert_cmpstr(read.text, ==, m.text);
	g_assert_cmpuint(read.n_parts, ==, m.n_parts);
	return 0;
}
