/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Whatever a mail server answers is read to an end, within its limits, and not beyond. */
#include "mail/smtp_reply.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
	const char *s, *end;
} Wire;

static bool
read_byte(void *from, char *c)
{
	Wire *w = from;

	if (w->s == w->end)
		return false;
	*c = *w->s++;
	return true;
}

static void
reply_holds(const SmtpReply *r, SmtpReplyEnd end, const Wire *w)
{
	g_assert_cmpint(r->code, >=, 0);
	g_assert_cmpint(r->code, <=, 999);
	g_assert_cmpuint(strlen(r->text->str), ==, r->text->len);
	g_assert_cmpuint(r->text->len, <, (size_t)SMTP_MAX_LINES * SMTP_MAX_LINE);
	if (end == SMTP_REPLY_LOST)
		g_assert_true(w->s == w->end);
	else /* it ends with a line, and takes nothing of the next */
		g_assert_true(w->s[-1] == '\n');
	if (end != SMTP_REPLY_READ)
		g_assert_cmpint(r->code, ==, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *bytes = g_memdup2(data, size);
	Wire w = { bytes, bytes ? bytes + size : NULL };
	SmtpReply r = { .text = g_string_new(NULL) };

	while (w.s < w.end) {
		SmtpReplyEnd end = smtp_reply_read(&r, read_byte, &w);

		reply_holds(&r, end, &w);
		smtp_reply_extensions(&r);
	}
	g_string_free(r.text, TRUE);
	return 0;
}
