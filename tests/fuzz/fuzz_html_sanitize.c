/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Any HTML, on both ways: what is left of it is in the strict form by the word of a judge
 * of its own, and is left alone the second time. */
#include "html_grammar.h"
#include "mail/html_sanitize.h"
#include "mail/html_stream.h"
#include "mail/mail_text.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
judge(const char *safe, int blocked)
{
	g_autofree char *breach = html_grammar_breach(safe);
	int counted = 0;

	g_assert_cmpstr(breach, ==, NULL);
	g_assert_true(html_is_safe(safe, &counted));
	g_assert_cmpint(blocked, ==, counted);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(Arena) a = arena_new();
	const char *html = html_of_bytes(a, data, size);
	int blocked = 0, again = 0;
	const char *once = html_sanitize(a, html, &blocked).html;

	judge(once, blocked);
	g_assert_cmpstr(html_sanitize(a, once, &again).html, ==, once);
	g_assert_cmpint(again, ==, blocked);
	g_autofree char *streamed = html_stream(html, &blocked);
	judge(streamed, blocked);
	g_assert_true(g_utf8_validate(mail_text_of_html(a, html), -1, NULL));
	return 0;
}
