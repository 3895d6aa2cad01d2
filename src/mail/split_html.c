/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <glib.h>

#include "mail/html_lines.h"
#include "mail/mail_split.h"
#include "mail/split_join.h"

void
mail_split_html(Arena *a, SafeHtml body, MailSplit *out)
{
	const unsigned written = 1u << ROLE_TEXT | 1u << ROLE_SIGNATURE;
	g_autoptr(HtmlLines) h = html_lines_read(body);
	size_t n;
	SplitLine *l = html_lines(h, &n);

	*out = (MailSplit){ .text = "" };
	bool quoted = mail_split_lines(l, n);
	const char *text = split_join(a, l, n, written);
	const char *reply = split_join(a, l, n, 1u << ROLE_TEXT);

	out->is_answered = quoted && mail_split_is_answered(l, n);
	out->text = text ? text : "";
	out->reply = reply ? reply : out->text;
	/* Where that would be all, it is what he wrote. */
	out->signature = reply ? split_join(a, l, n, 1u << ROLE_SIGNATURE) : NULL;
	out->html_text = html_lines_write(h, a, written);
	out->html = html_lines_write(h, a, 1u << ROLE_TEXT);
	if (!out->html.html)
		out->html = out->html_text.html ? out->html_text : body;
	if (quoted) {
		out->quoted = split_join(a, l, n, 1u << ROLE_QUOTE);
		out->html_quoted = html_lines_write(h, a, 1u << ROLE_QUOTE);
	}
}
