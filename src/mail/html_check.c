/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * Each tag is taken apart and written again: if that gives the same bytes, it is one that
 * the rules let through. */
#include <string.h>

#include "mail/html_int.h"
#include "mail/html_sanitize.h"
#include "mail/html_token.h"

typedef struct {
	GArray *open;     /* const HtmlElement * */
	GString *written; /* of the tag that is looked at */
	int blocked;
} Check;

/* Text has no < or >, and no & but those that are written for them. */
static bool
text_holds(const char *s, size_t n)
{
	for (const char *end = s + n; s < end; s++) {
		const unsigned char c = (unsigned char)*s;

		if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f || c == '<' ||
		    c == '>')
			return false;
		if (c == '&' && strncmp(s, "&amp;", 5) != 0 &&
		    strncmp(s, "&lt;", 4) != 0 && strncmp(s, "&gt;", 4) != 0)
			return false;
	}
	return true;
}

static bool
start_holds(Check *c, const HtmlToken *token, const char *from, size_t n)
{
	const HtmlElement *e = token->element;

	if (!e || !(e->is & HTML_KEPT))
		return false;
	g_string_truncate(c->written, 0);
	html_put_start(c->written, e, token->attrs, token->n_attrs, &c->blocked);
	if (!(e->is & HTML_EMPTY))
		g_array_append_val(c->open, e);
	return c->written->len == n && memcmp(c->written->str, from, n) == 0;
}

static bool
end_holds(Check *c, const HtmlToken *token, const char *from, size_t n)
{
	if (c->open->len == 0)
		return false;
	const HtmlElement *e = g_array_index(c->open, const HtmlElement *,
	    c->open->len - 1);
	g_array_set_size(c->open, c->open->len - 1);
	return e == token->element && n == strlen(e->name) + strlen("</>") &&
	       memcmp(from + 2, e->name, strlen(e->name)) == 0;
}

/* The token stands between from and the next one. */
static bool
token_holds(Check *c, const HtmlToken *token, const char *from, const char *next)
{
	const size_t n = (size_t)(next - from);

	/* Whatever is passed over (a comment) is not a part of the strict form. */
	if (token->kind == HTML_TEXT_RUN)
		return token->s == from && !token->is_raw && text_holds(from, n);
	if (token->s != from + (token->kind == HTML_START_TAG ? 1 : 2))
		return false;
	return token->kind == HTML_START_TAG ? start_holds(c, token, from, n)
	                                     : end_holds(c, token, from, n);
}

bool
html_is_safe(const char *html, int *blocked)
{
	Check c = {
		.open = g_array_new(FALSE, FALSE, sizeof(const HtmlElement *)),
		.written = g_string_new(NULL),
	};
	HtmlTokenizer t;
	HtmlToken token = { 0 };
	const char *from = html;
	bool holds = g_utf8_validate(html, -1, NULL);

	html_tokens_begin(&t, html);
	while (holds) {
		html_next_token(&t, &token);
		if (token.kind == HTML_END)
			break;
		holds = token_holds(&c, &token, from, t.at);
		from = t.at;
	}
	holds = holds && *from == '\0' && c.open->len == 0;
	html_tokens_end(&t);
	g_array_unref(c.open);
	g_string_free(c.written, TRUE);
	if (blocked)
		*blocked = c.blocked;
	return holds;
}
