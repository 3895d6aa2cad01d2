/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/html_show.h"

#include <string.h>

#include "mail/html_token.h"

static const char *
attr_of(const HtmlToken *token, const char *name)
{
	for (size_t i = 0; i < token->n_attrs; i++)
		if (strcmp(token->attrs[i].name, name) == 0)
			return token->attrs[i].value;
	return NULL;
}

static bool
is(const HtmlToken *token, const char *name)
{
	return token->element && strcmp(token->element->name, name) == 0;
}

static bool
begins_quotation(const HtmlToken *token)
{
	static const char *const marks[] = { "mail-divRplyFwdMsg", "mail-appendonsend",
		"gmail_quote", "gmail_quote_container", "OutlookMessageHeader" };
	const char *id = attr_of(token, "id"), *of = attr_of(token, "class");

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if ((id && strcmp(id, marks[i]) == 0) || (of && strstr(of, marks[i])))
			return true;
	return false;
}

static bool
is_more_than_text(const HtmlToken *token)
{
	static const char *const names[] = { "table", "ul", "ol", "dl", "h1", "h2", "h3",
		"h4", "h5", "h6" };

	if (is(token, "img"))
		return attr_of(token, "src") != NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (is(token, names[i]))
			return true;
	return false;
}

bool
html_adds_to_text(const char *safe)
{
	HtmlTokenizer t;
	HtmlToken token = { 0 };
	int quoted = 0;
	bool adds = false, all_quoted = false;

	html_tokens_begin(&t, safe);
	while (!adds && !all_quoted) {
		html_next_token(&t, &token);
		if (token.kind == HTML_END)
			break;
		if (token.kind == HTML_TEXT_RUN)
			continue;
		if (is(&token, "blockquote"))
			quoted += token.kind == HTML_START_TAG ? 1 : -1;
		all_quoted = begins_quotation(&token);
		adds = quoted == 0 && !all_quoted && token.kind == HTML_START_TAG &&
		       is_more_than_text(&token);
	}
	html_tokens_end(&t);
	return adds;
}

/* --- pictures --- */

static const char *
new_address(const HtmlToken *token, HtmlPicture find, const void *arg,
    bool from_elsewhere)
{
	const char *src = attr_of(token, "src");

	if (!src)
		return from_elsewhere ? attr_of(token, "data-src") : NULL;
	if (!g_str_has_prefix(src, "cid:"))
		return NULL;
	g_autofree char *id = g_uri_unescape_string(src + strlen("cid:"), NULL);
	return find(arg, id ? id : src + strlen("cid:"));
}

/* The tag from to next, which begins with its src or data-src. */
static void
put_at(GString *to, const char *from, const char *next, const char *address)
{
	const char *value = strstr(from, "src=\"") + strlen("src=\"");
	const char *end = strchr(value, '"');
	g_autofree char *escaped = g_markup_escape_text(address, -1);

	g_string_append_len(to, from, (gssize)strcspn(from, " ") + 1);
	g_string_append_printf(to, "src=\"%s", escaped);
	g_string_append_len(to, end, next - end);
}

SafeHtml
html_with_pictures(Arena *a, SafeHtml html, HtmlPicture find, const void *arg,
    bool from_elsewhere)
{
	GString *to = g_string_sized_new(strlen(html.html) + 1024);
	HtmlTokenizer t;
	HtmlToken token = { 0 };
	const char *from = html.html;

	html_tokens_begin(&t, html.html);
	for (html_next_token(&t, &token); token.kind != HTML_END;
	     html_next_token(&t, &token)) {
		const char *address = is(&token, "img")
		                          ? new_address(&token, find, arg, from_elsewhere)
		                          : NULL;

		if (address)
			put_at(to, from, t.at, address);
		else
			g_string_append_len(to, from, t.at - from);
		from = t.at;
	}
	html_tokens_end(&t);
	char *shown = g_string_free(to, FALSE);
	arena_defer(a, g_free, shown);
	return (SafeHtml){ shown };
}
