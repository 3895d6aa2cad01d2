/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * After the standard's chapter on tokenization (html.spec.whatwg.org, 13.2.5), but for
 * what only scripts can tell apart. */
#include "mail/html_token.h"

#include <string.h>

#define SPACES " \t\r\n\f"

/* Not strspn() and its like: what checks memory looks at the whole string each time, and
 * that is a whole mail. */
static const char *
pass_all(const char *s, const char *of)
{
	while (*s && strchr(of, *s))
		s++;
	return s;
}

static const char *
pass_until(const char *s, const char *one_of)
{
	while (*s && !strchr(one_of, *s))
		s++;
	return s;
}

void
html_tokens_begin(HtmlTokenizer *t, const char *html)
{
	*t = (HtmlTokenizer){
		.at = html,
		.end = html + strlen(html),
		.attrs = g_string_chunk_new(512),
		.value = g_string_new(NULL),
	};
}

void
html_tokens_end(HtmlTokenizer *t)
{
	g_string_chunk_free(t->attrs);
	g_string_free(t->value, TRUE);
}

static const char *
find(const HtmlTokenizer *t, const char *s, char c)
{
	return s < t->end ? memchr(s, c, (size_t)(t->end - s)) : NULL;
}

void
html_decode(GString *to, const char *s, size_t n, bool in_attribute)
{
	const char *end = s + n;

	while (s < end) {
		const char *special = s;
		gunichar c;

		while (special < end && *special != '&' && *special != '\r')
			special++;
		g_string_append_len(to, s, special - s);
		s = special;
		if (s == end)
			return;
		size_t len = html_entity(s, in_attribute, &c);
		if (len > 0 && len <= (size_t)(end - s)) {
			g_string_append_unichar(to, c);
			s += len;
			continue;
		}
		/* CR LF is one line end; the LF follows. */
		if (*s == '&' || s + 1 == end || s[1] != '\n')
			g_string_append_c(to, *s == '&' ? '&' : '\n');
		s++;
	}
}

/* --- tags --- */

/* The rules know no longer name, and none that begins so. */
static bool
may_be_kept(const char *name, size_t n)
{
	return n <= strlen("cellpadding") && g_ascii_strncasecmp(name, "on", 2) != 0;
}

typedef struct {
	const char *s;
	size_t n;
} Slice;

static void
add_attr(HtmlTokenizer *t, HtmlToken *token, Slice name, Slice value)
{
	token->n_written++;
	if (!may_be_kept(name.s, name.n) || token->n_attrs == HTML_TOKEN_ATTRS)
		return;
	g_autofree char *lower = g_ascii_strdown(name.s, (gssize)name.n);
	for (size_t i = 0; i < token->n_attrs; i++)
		if (strcmp(token->attrs[i].name, lower) == 0)
			return; /* the first one counts */
	g_string_truncate(t->value, 0);
	html_decode(t->value, value.s, value.n, true);
	token->attrs[token->n_attrs++] = (HtmlAttr){
		.name = g_string_chunk_insert(t->attrs, lower),
		.value = g_string_chunk_insert_len(t->attrs, t->value->str,
		    (gssize)t->value->len),
	};
}

/* The value after a =, from behind it. *s goes behind the value; NULL if it never
 * ends. */
static Slice
take_value(const HtmlTokenizer *t, const char **s)
{
	const char *from = pass_all(*s, SPACES);
	Slice value = { from, 0 };

	if (*from == '"' || *from == '\'') {
		const char *end = find(t, from + 1, *from);

		value = (Slice){ from + 1, end ? (size_t)(end - from) - 1 : 0 };
		*s = end ? end + 1 : NULL;
	} else {
		*s = pass_until(from, SPACES ">");
		value.n = (size_t)(*s - from);
	}
	return value;
}

/* From behind the tag's name to behind its >; NULL if it never ends. */
static const char *
take_attrs(HtmlTokenizer *t, HtmlToken *token, const char *s)
{
	for (;;) {
		s = pass_all(s, SPACES "/");
		if (*s == '>')
			return s + 1;
		if (!*s)
			return NULL;
		/* A = at the beginning is a part of the name. */
		const char *name = s, *equals;
		Slice value = { "", 0 };
		s = pass_until(s + 1, SPACES "/>=");
		const size_t n_name = (size_t)(s - name);
		equals = pass_all(s, SPACES);
		if (*equals == '=') {
			s = equals + 1;
			value = take_value(t, &s);
		}
		if (!s)
			return NULL;
		add_attr(t, token, (Slice){ name, n_name }, value);
	}
}

static const char *
take_tag(HtmlTokenizer *t, HtmlToken *token, const char *s)
{
	token->kind = *s == '/' ? HTML_END_TAG : HTML_START_TAG;
	token->s = s + (*s == '/');
	token->n = (size_t)(pass_until(token->s, SPACES "/>") - token->s);
	token->element = html_element(token->s, token->n);
	const char *end = take_attrs(t, token, token->s + token->n);
	if (end && token->kind == HTML_START_TAG && token->element &&
	    token->element->is & HTML_RAW)
		t->raw = token->element;
	return end;
}

/* --- what is not shown --- */

/* Behind the comment whose text begins at s; its end if it has none. */
static const char *
pass_comment(const HtmlTokenizer *t, const char *s)
{
	if (*s == '>')
		return s + 1;
	if (s[0] == '-' && s[1] == '>')
		return s + 2;
	for (; (s = find(t, s, '-')) != NULL; s++) {
		if (s[1] == '-' && s[2] == '>')
			return s + 3;
		if (s[1] == '-' && s[2] == '!' && s[3] == '>')
			return s + 4;
	}
	return NULL;
}

/* --- texts --- */

static bool
begins_markup(const char *s)
{
	return s[0] == '<' && (g_ascii_isalpha(s[1]) || s[1] == '!' || s[1] == '?' ||
	                          (s[1] == '/' && s[2]));
}

/* Where the text ends that begins at s. */
static const char *
end_of_text(const HtmlTokenizer *t, const char *s)
{
	for (; (s = find(t, s, '<')) != NULL; s++)
		if (begins_markup(s))
			return s;
	return NULL;
}

static const char *
end_of_raw(const HtmlTokenizer *t, const char *s, const char *name)
{
	const size_t n = strlen(name);

	if (strcmp(name, "plaintext") == 0)
		return NULL;
	for (; (s = find(t, s, '<')) != NULL; s++)
		if (s[1] == '/' && g_ascii_strncasecmp(s + 2, name, n) == 0 && s[2 + n] &&
		    strchr(SPACES "/>", s[2 + n]))
			return s;
	return NULL;
}

static void
take_text(HtmlTokenizer *t, HtmlToken *token)
{
	const char *end = t->raw ? end_of_raw(t, t->at, t->raw->name)
	                         : end_of_text(t, t->at);

	token->kind = HTML_TEXT_RUN;
	token->is_raw = t->raw != NULL;
	token->element = t->raw;
	token->s = t->at;
	token->n = (size_t)((end ? end : t->end) - t->at);
	t->at += token->n;
	t->raw = NULL;
}

/* From the < on. NULL if it goes on to the end. */
static const char *
take_markup(HtmlTokenizer *t, HtmlToken *token, const char *s)
{
	if (strncmp(s, "<!--", 4) == 0)
		return pass_comment(t, s + 4);
	if (g_ascii_isalpha(s[1]) || (s[1] == '/' && g_ascii_isalpha(s[2])))
		return take_tag(t, token, s + 1);
	const char *end = find(t, s + 2, '>');
	return end ? end + 1 : NULL;
}

void
html_next_token(HtmlTokenizer *t, HtmlToken *token)
{
	if (token->n_attrs)
		g_string_chunk_clear(t->attrs);
	token->n_attrs = 0;
	token->n_written = 0;
	for (;;) {
		const char *s = t->at;

		token->kind = HTML_END;
		if (t->raw || (*s && !begins_markup(s))) {
			take_text(t, token);
			if (token->n > 0)
				return;
			continue;
		}
		if (!*s)
			return;
		const char *next = take_markup(t, token, s);
		t->at = next ? next : t->end;
		if (!next) /* it has no end: so nothing of it is shown */
			token->kind = HTML_END;
		if (token->kind != HTML_END || !next)
			return;
	}
}
