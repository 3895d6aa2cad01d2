/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_text.h"

#include <string.h>

#include "base/str.h"
#include "mail/html_stream.h"
#include "mail/html_token.h"
#include "mail/mail_charset.h"
#include "mail/mail_parse.h"

char *
mail_clean_text(Arena *a, const char *s, size_t n, size_t max)
{
	g_autofree char *valid = g_utf8_make_valid(s, (gssize)n);
	g_autoptr(GString) clean = g_string_sized_new(strlen(valid));

	for (const char *c = valid; *c && clean->len < max;
	     c = g_utf8_find_next_char(c, NULL)) {
		gunichar u = g_utf8_get_char(c);

		if (u == '\r')
			g_string_append(clean, c[1] == '\n' ? "" : "\n");
		else if (u == '\n' || u == '\t' || !g_unichar_iscntrl(u))
			g_string_append_unichar(clean, u);
	}
	return arena_strdup(a, clean->str);
}

char *
mail_clean_line(Arena *a, const char *s)
{
	if (!s)
		return arena_strdup(a, "");
	return g_strstrip(str_strip_control(a, mail_charset_clean(a, s)));
}

/* --- HTML as text --- */

static bool
is_block(const HtmlElement *e)
{
	return e->is & HTML_ENDS_P || strcmp(e->name, "br") == 0 ||
	       strcmp(e->name, "tr") == 0 || strcmp(e->name, "table") == 0;
}

static void
end_line(GString *text)
{
	while (text->len && text->str[text->len - 1] == ' ')
		g_string_truncate(text, text->len - 1);
	/* At most one empty line. */
	if (text->len && !g_str_has_suffix(text->str, "\n\n"))
		g_string_append_c(text, '\n');
}

/* Runs of white space are one space, as a browser shows them. */
static void
add_words(GString *text, const char *s)
{
	for (; *s; s++) {
		bool space = g_ascii_isspace(*s);
		char last = '\n';

		if (text->len)
			last = text->str[text->len - 1];

		if (!space)
			g_string_append_c(text, *s);
		else if (last != ' ' && last != '\n')
			g_string_append_c(text, ' ');
	}
}

static void
add_tag(GString *text, const HtmlToken *token)
{
	const HtmlElement *e = token->element;
	const bool starts = token->kind == HTML_START_TAG;

	if (strcmp(e->name, "td") == 0 || strcmp(e->name, "th") == 0)
		add_words(text, " ");
	else if (is_block(e) && (!starts || e->is & HTML_EMPTY ||
	                            (text->len && text->str[text->len - 1] != '\n')))
		end_line(text);
}

/* From tag to tag of the strict form, in which every tag is one that we know: in time
 * that grows as the HTML does, whatever it is. */
char *
mail_text_of_html(Arena *a, const char *html)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) run = g_string_new(NULL);
	int blocked;
	g_autofree char *strict = html_stream(html, &blocked);
	HtmlTokenizer t;
	HtmlToken token = { 0 };

	html_tokens_begin(&t, strict);
	while (text->len <= MAIL_MAX_TEXT) {
		html_next_token(&t, &token);
		if (token.kind == HTML_END)
			break;
		if (token.kind != HTML_TEXT_RUN) {
			add_tag(text, &token);
			continue;
		}
		g_string_truncate(run, 0);
		html_decode(run, token.s, token.n, false);
		add_words(text, run->str);
	}
	html_tokens_end(&t);
	g_strstrip(text->str);
	return mail_clean_text(a, text->str, strlen(text->str), MAIL_MAX_TEXT);
}
