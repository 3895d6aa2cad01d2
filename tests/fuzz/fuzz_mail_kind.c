/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Any message is of one kind, and what it tells of our mails holds. */
#include "mail/mail_parse.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
bounced_holds(const MailBounced *b)
{
	g_assert_true(g_utf8_validate(b->mail, -1, NULL));
	g_assert_nonnull(strchr(b->mail, '@'));
	g_assert_null(strpbrk(b->mail, " \n<>"));
	g_assert_true(b->action <= BOUNCE_DELIVERED);
	if (!b->status)
		return;
	g_assert_nonnull(strchr("245", *b->status));
	g_assert_cmpuint(strspn(b->status, "0123456789."), ==, strlen(b->status));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static gsize prepared;
	g_autoptr(Arena) a = arena_new();
	InMail m = { 0 };

	if (g_once_init_enter(&prepared)) {
		mail_parse_prepare();
		g_once_init_leave(&prepared, 1);
	}
	mail_parse(a, data, size, &m);
	g_assert_true(m.kind <= MAIL_FEEDBACK);
	g_assert_true(!m.may_answer || (m.kind == MAIL_NORMAL && m.from.mail));
	g_assert_true(
	    m.n_bounced == 0 || m.kind == MAIL_BOUNCE || m.kind == MAIL_FEEDBACK);
	for (size_t i = 0; i < m.n_bounced; i++)
		bounced_holds(&m.bounced[i]);
	return 0;
}
