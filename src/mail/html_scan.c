/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "mail/html_sanitize.h"
#include "mail/html_token.h"

typedef struct {
	const char *s; /* in the HTML, in any case */
	size_t n;
} Name;

/* What stays open. An end tag closes only what is on top, or what lies under elements
 * whose end tags may be left out: so there is never less open here than in the parser,
 * only more. */
typedef struct {
	Name name[HTML_MAX_OPEN];
	int n;
	bool odd; /* from here on the parser may take for tags what is raw text here */
} Open;

static bool
is_one_of(Name name, const char *const *words)
{
	for (; *words; words++)
		if (strlen(*words) == name.n &&
		    g_ascii_strncasecmp(*words, name.s, name.n) == 0)
			return true;
	return false;
}

static bool
is_same(Name a, Name b)
{
	return a.n == b.n && g_ascii_strncasecmp(a.s, b.s, a.n) == 0;
}

static bool
ends_by_itself(Name name)
{
	static const char *const words[] = { "p", "li", "dd", "dt", "td", "th", "tr",
		"tbody", "thead", "tfoot", "option", NULL };

	return is_one_of(name, words);
}

/* False if that is too many. */
static bool
open_one(Open *open, Name name)
{
	static const char *const empty[] = { "br", "col", "hr", "img", "wbr", "input",
		"meta", "link", "base", "area", NULL };

	if (is_one_of(name, empty))
		return true;
	if (open->n > 0 && is_same(open->name[open->n - 1], name) && ends_by_itself(name))
		return true; /* the one before ends where it begins */
	if (open->n == HTML_MAX_OPEN)
		return false;
	open->name[open->n++] = name;
	return true;
}

static void
close_one(Open *open, Name name)
{
	int i = open->n - 1;

	while (i >= 0 && !is_same(open->name[i], name) && ends_by_itself(open->name[i]))
		i--;
	if (i >= 0 && is_same(open->name[i], name))
		open->n = i;
}

/* In these the parser has other rules for where raw text begins than the tokenizer. */
static bool
is_odd(Name name)
{
	static const char *const words[] = { "svg", "math", "select", "frameset", NULL };

	return is_one_of(name, words);
}

static bool
take_token(Open *open, const HtmlToken *token)
{
	const Name name = { token->s, token->n };

	if (token->n_written > HTML_MAX_ATTRS)
		return false;
	if (token->kind == HTML_TEXT_RUN) {
		if (token->is_raw && open->n > 0)
			open->n--; /* its end tag comes, or the end of all */
		return true;
	}
	if (token->kind == HTML_END_TAG) {
		close_one(open, name);
		return true;
	}
	open->odd = open->odd || is_odd(name);
	if (open->odd && token->element && token->element->is & HTML_RAW)
		return false;
	return open_one(open, name);
}

bool
html_may_be_parsed(const char *html)
{
	Open open = { .n = 0 };
	HtmlTokenizer t;
	HtmlToken token = { 0 };
	bool holds = strlen(html) <= HTML_MAX_BYTES;

	html_tokens_begin(&t, html);
	while (holds) {
		html_next_token(&t, &token);
		if (token.kind == HTML_END)
			break;
		holds = take_token(&open, &token);
	}
	html_tokens_end(&t);
	return holds;
}
