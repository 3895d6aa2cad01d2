/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "mail/html_sanitize.h"

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

/* From behind the name to behind the >; NULL if there are too many attributes. A = may
 * begin one as well, where no name stands before it. */
static const char *
pass_attributes(const char *s)
{
	int names = 0, equals = 0;

	while (*s && *s != '>') {
		if (*s == '=') {
			equals++;
			s += 1 + strspn(s + 1, " \t\r\n\f");
			const char *quote = *s == '"' || *s == '\'' ? strchr(s + 1, *s)
			                                            : NULL;
			s = quote ? quote + 1 : s + strcspn(s, " \t\r\n\f>");
		} else if (strchr(" \t\r\n\f/", *s)) {
			s++;
		} else {
			names++;
			s += strcspn(s, " \t\r\n\f/=>");
		}
		if (MAX(names, equals) > HTML_MAX_ATTRS)
			return NULL;
	}
	return s;
}

bool
html_may_be_parsed(const char *html)
{
	Open open = { .n = 0 };

	if (strlen(html) > HTML_MAX_BYTES)
		return false;
	for (const char *s = html; (s = strchr(s, '<')) != NULL;) {
		bool ends = *++s == '/';

		s += ends;
		if (!g_ascii_isalpha(*s))
			continue;
		const Name name = { s, strcspn(s, " \t\r\n\f/>") };
		if (ends)
			close_one(&open, name);
		else if (!open_one(&open, name))
			return false;
		s = pass_attributes(s + name.n);
		if (!s)
			return false;
	}
	return true;
}
