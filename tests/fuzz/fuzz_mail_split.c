/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Any text or HTML is split so that nothing is lost, and HTML stays in its strict form.
 * The first byte says which it is: an odd one is HTML. */
#include "mail/html_sanitize.h"
#include "mail/mail_split.h"
#include "mail/mail_text.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Letters and signs of ASCII: other spaces, and what is not seen, are empty lines. */
static size_t
words(const char *s)
{
	size_t n = 0;

	for (; s && *s; s++)
		n += g_ascii_isgraph(*s);
	return n;
}

static void
split_holds(const MailSplit *s)
{
	g_assert_nonnull(s->text);
	g_assert_nonnull(s->reply);
	g_assert_true(!s->signature || *s->signature);
	g_assert_true(!s->quoted || *s->quoted);
	g_assert_cmpuint(words(s->reply) + words(s->signature), ==, words(s->text));
}

static void
split_text(Arena *a, const char *body)
{
	MailSplit s;
	size_t n, of_parts = 0;

	mail_split_text(a, body, &s);
	split_holds(&s);
	g_assert_cmpuint(words(s.text) + words(s.quoted), ==, words(body));
	const SplitPart *p = mail_split_parts(a, body, &n);
	for (size_t i = 0; i < n; i++)
		of_parts += words(p[i].text);
	g_assert_cmpuint(of_parts, ==, words(body));
}

/* Are its tags closed in order, as html_sanitize() closes them? */
static void
form_holds(const char *html)
{
	static const char *const voids[] = { "br", "col", "hr", "img", "wbr", NULL };
	g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);

	for (const char *s = html; (s = strchr(s, '<')) != NULL;) {
		const char *end = strchr(s, '>');
		bool closes = s[1] == '/';

		g_assert_nonnull(end);
		s += closes ? 2 : 1;
		g_autofree char *tag = g_strndup(s, strcspn(s, " >"));
		if (closes) {
			g_assert_cmpuint(open->len, >, 0);
			g_assert_cmpstr(tag, ==, open->pdata[open->len - 1]);
			g_ptr_array_set_size(open, (int)open->len - 1);
		} else if (!g_strv_contains(voids, tag)) {
			g_ptr_array_add(open, g_steal_pointer(&tag));
		}
		s = end;
	}
	g_assert_cmpuint(open->len, ==, 0);
}

static void
split_html(Arena *a, const char *body)
{
	SafeHtml safe = html_sanitize(a, body, NULL);
	MailSplit s;

	if (!safe.html)
		return;
	form_holds(safe.html);
	mail_split_html(a, safe, &s);
	split_holds(&s);
	form_holds(s.html.html);
	if (s.html_text.html)
		form_holds(s.html_text.html);
	if (s.html_quoted.html)
		form_holds(s.html_quoted.html);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(Arena) a = arena_new();

	if (size < 1)
		return 0;
	const char *body = mail_clean_text(a, (const char *)data + 1, size - 1, SIZE_MAX);
	if (data[0] & 1)
		split_html(a, body);
	else
		split_text(a, body);
	return 0;
}
