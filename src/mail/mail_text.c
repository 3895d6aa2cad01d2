/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_text.h"

#include <gumbo.h>
#include <string.h>

#include "base/str.h"
#include "mail/html_sanitize.h"
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
is_hidden(GumboTag tag)
{
	return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE ||
	       tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_TITLE ||
	       tag == GUMBO_TAG_TEMPLATE || tag == GUMBO_TAG_TEXTAREA ||
	       tag == GUMBO_TAG_SELECT || tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_MATH;
}

static bool
is_block(GumboTag tag)
{
	static const GumboTag blocks[] = { GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_BR,
		GUMBO_TAG_TR, GUMBO_TAG_LI, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
		GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_BLOCKQUOTE,
		GUMBO_TAG_PRE, GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_TABLE,
		GUMBO_TAG_HR };

	for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++)
		if (tag == blocks[i])
			return true;
	return false;
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
collect(GString *text, const GumboNode *node, int depth)
{
	if (text->len > MAIL_MAX_TEXT || depth > HTML_MAX_OPEN)
		return;
	if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
	    node->type == GUMBO_NODE_WHITESPACE) {
		add_words(text, node->v.text.text);
	} else if (node->type == GUMBO_NODE_ELEMENT && !is_hidden(node->v.element.tag)) {
		const GumboVector *children = &node->v.element.children;
		bool block = is_block(node->v.element.tag);

		if (block && node->v.element.tag != GUMBO_TAG_BR && text->len &&
		    text->str[text->len - 1] != '\n')
			end_line(text);
		for (unsigned i = 0; i < children->length; i++)
			collect(text, children->data[i], depth + 1);
		if (block)
			end_line(text);
	}
}

char *
mail_text_of_html(Arena *a, const char *html)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (!html_may_be_parsed(html))
		return arena_strdup(a, "");
	GumboOutput *parsed = gumbo_parse(html);
	collect(text, parsed->root, 0);
	gumbo_destroy_output(&kGumboDefaultOptions, parsed);
	g_strstrip(text->str);
	return mail_clean_text(a, text->str, strlen(text->str), MAIL_MAX_TEXT);
}
