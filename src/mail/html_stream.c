/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/html_stream.h"

#include <string.h>

#include "mail/html_token.h"

#define MAX_OPEN    256 /* tags of what is deeper are left out, their text is not */
#define MAX_PENDING 16
#define MAX_ENDLESS 8

/* An element that is open, and its start tag in what was written, to write it again. */
typedef struct {
	const HtmlElement *e;
	size_t at, n;
} OpenElement;

typedef struct {
	GString *out;
	int blocked;
	OpenElement open[MAX_OPEN];
	int n_open;
	int n_deeper; /* open, but left out */
	/* What a block cut short, and goes on with the next text. */
	OpenElement pending[MAX_PENDING];
	int n_pending;
	size_t may_repeat;                       /* so many bytes of start tags more */
	const HtmlElement *hidden;               /* nothing in it is shown; NULL */
	int n_hidden;                            /* of that name in one another */
	const HtmlElement *endless[MAX_ENDLESS]; /* no end tag of it follows */
	int n_endless;
	bool has_body; /* as a <div> around all */
} Stream;

static bool
is(const HtmlElement *e, const char *name)
{
	return strcmp(e->name, name) == 0;
}

static bool
is_cell(const HtmlElement *e)
{
	return is(e, "td") || is(e, "th") || is(e, "caption");
}

static bool
is_section(const HtmlElement *e)
{
	return is(e, "tbody") || is(e, "thead") || is(e, "tfoot");
}

static bool
is_heading(const HtmlElement *e)
{
	return e->name[0] == 'h' && g_ascii_isdigit(e->name[1]);
}

/* --- opening and closing --- */

/* The innermost open one of that name, not beyond the cell or table that we are in; -1 if
 * there is none. */
static int
find_open(const Stream *s, const char *name)
{
	for (int i = s->n_open - 1; i >= 0; i--) {
		if (is(s->open[i].e, name))
			return i;
		if (is_cell(s->open[i].e) || is(s->open[i].e, "table"))
			return -1;
	}
	return -1;
}

static int
find_table(const Stream *s)
{
	int i = s->n_open - 1;

	while (i >= 0 && !is(s->open[i].e, "table"))
		i--;
	return i;
}

/* Until n are open. */
static void
close_to(Stream *s, int n)
{
	while (s->n_open > n)
		html_put_end(s->out, s->open[--s->n_open].e);
}

/* The same, but what is inline goes on afterwards, unless it is the outermost one: that
 * is what was meant to end. */
static void
cut_to(Stream *s, int n)
{
	for (int i = n + 1; i < s->n_open && s->n_pending < MAX_PENDING; i++)
		if (s->open[i].e->is & HTML_INLINE)
			s->pending[s->n_pending++] = s->open[i];
	close_to(s, n);
}

static void
push(Stream *s, const HtmlElement *e, size_t at)
{
	s->open[s->n_open++] = (OpenElement){ e, at, s->out->len - at };
}

/* Before text: what goes on. */
static void
resume(Stream *s)
{
	for (int i = 0; i < s->n_pending; i++) {
		const OpenElement *p = &s->pending[i];
		const size_t at = s->out->len;

		if (p->n > s->may_repeat || s->n_open == MAX_OPEN)
			break;
		s->may_repeat -= p->n;
		g_string_append_len(s->out, s->out->str + p->at, (gssize)p->n);
		push(s, p->e, at);
	}
	s->n_pending = 0;
}

/* --- what begins --- */

/* li, dd and dt end the one before in the same list. */
static void
end_item(Stream *s, const HtmlElement *e)
{
	for (int i = s->n_open - 1; i >= 0; i--) {
		const HtmlElement *o = s->open[i].e;

		if (is(e, "li") ? is(o, "li") : is(o, "dd") || is(o, "dt")) {
			cut_to(s, i);
			return;
		}
		if (is(o, "ul") || is(o, "ol") || is(o, "dl") || is(o, "table") ||
		    is_cell(o))
			return;
	}
}

static void
open_row(Stream *s)
{
	const HtmlElement *row = html_element("tr", 2);
	const size_t at = s->out->len;

	if (s->n_open == MAX_OPEN)
		return;
	html_put_start(s->out, row, NULL, 0, &s->blocked);
	push(s, row, at);
}

/* Closes what the part of a table cannot stand in. False if it stands in no table. */
static bool
make_room_in_table(Stream *s, const HtmlElement *e)
{
	int keep = find_table(s) + 1;

	if (keep == 0)
		return false;
	const bool cell = is(e, "td") || is(e, "th"), row = cell || is(e, "tr");
	if (row && keep < s->n_open && is_section(s->open[keep].e))
		keep++;
	if (cell && keep < s->n_open && is(s->open[keep].e, "tr"))
		keep++;
	if (is(e, "col") && keep < s->n_open && is(s->open[keep].e, "colgroup"))
		keep++;
	s->n_pending = 0;
	close_to(s, keep);
	if (cell && !is(s->open[keep - 1].e, "tr"))
		open_row(s);
	return true;
}

/* False if it has no place here. */
static bool
make_room(Stream *s, const HtmlElement *e)
{
	if (e->is & HTML_OF_TABLE)
		return make_room_in_table(s, e);
	const int p = e->is & HTML_ENDS_P ? find_open(s, "p") : -1;
	if (p >= 0)
		cut_to(s, p);
	if (is(e, "li") || is(e, "dd") || is(e, "dt"))
		end_item(s, e);
	const int a = is(e, "a") ? find_open(s, "a") : -1;
	if (a >= 0)
		cut_to(s, a);
	if (s->n_open > 0 && is_heading(e) && is_heading(s->open[s->n_open - 1].e))
		close_to(s, s->n_open - 1);
	if (!(e->is & HTML_ENDS_P))
		resume(s);
	return true;
}

/* Is there an end to it? Else what follows would be lost. Each name is sought in vain
 * once only. */
static bool
is_ended(Stream *s, const char *html, const HtmlElement *e)
{
	const size_t n = strlen(e->name);

	for (int i = 0; i < s->n_endless; i++)
		if (s->endless[i] == e)
			return false;
	for (; (html = strstr(html, "</")) != NULL; html += 2)
		if (g_ascii_strncasecmp(html + 2, e->name, n) == 0)
			return true;
	if (s->n_endless < MAX_ENDLESS)
		s->endless[s->n_endless++] = e;
	return false;
}

static void
start_body(Stream *s, const HtmlToken *token)
{
	if (!s->has_body && s->out->len == 0)
		s->has_body = html_put_body(s->out, token->attrs, token->n_attrs);
}

static void
start(Stream *s, const HtmlTokenizer *t, const HtmlToken *token)
{
	const HtmlElement *e = token->element;

	if (!e && token->n == 4 && g_ascii_strncasecmp(token->s, "body", 4) == 0)
		start_body(s, token);
	if (!e || is(e, "head") || e->is & HTML_RAW)
		return;
	if (e->is & HTML_GONE) {
		if (!(e->is & HTML_EMPTY) && is_ended(s, t->at, e)) {
			s->hidden = e;
			s->n_hidden = 1;
		}
		return;
	}
	if (s->n_open == MAX_OPEN && !(e->is & HTML_EMPTY)) {
		s->n_deeper++;
		return;
	}
	if (!make_room(s, e))
		return;
	const size_t at = s->out->len;
	html_put_start(s->out, e, token->attrs, token->n_attrs, &s->blocked);
	if (!(e->is & HTML_EMPTY) && s->n_open < MAX_OPEN)
		push(s, e, at);
	else if (!(e->is & HTML_EMPTY))
		g_string_truncate(s->out, at);
}

/* --- what ends --- */

static bool
end_pending(Stream *s, const HtmlElement *e)
{
	for (int i = s->n_pending - 1; i >= 0; i--)
		if (s->pending[i].e == e) {
			s->n_pending--;
			memmove(&s->pending[i], &s->pending[i + 1],
			    (size_t)(s->n_pending - i) * sizeof s->pending[0]);
			return true;
		}
	return false;
}

static int
find_part(const Stream *s, const HtmlElement *e)
{
	const int table = find_table(s);

	for (int i = s->n_open - 1; i > table; i--)
		if (s->open[i].e == e)
			return i;
	return -1;
}

static void
end(Stream *s, const HtmlElement *e)
{
	if (!e || !(e->is & HTML_KEPT) || e->is & HTML_EMPTY)
		return;
	if (s->n_deeper > 0) {
		s->n_deeper--;
		return;
	}
	if (end_pending(s, e))
		return;
	const bool of_table = e->is & HTML_OF_TABLE || is(e, "table");
	const int i = is(e, "table") ? find_table(s)
	              : of_table     ? find_part(s, e)
	                             : find_open(s, e->name);
	if (i < 0)
		return;
	if (of_table) {
		s->n_pending = 0;
		close_to(s, i);
	} else {
		cut_to(s, i);
	}
}

/* --- all of it --- */

static bool
is_space(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!g_ascii_isspace(s[i]))
			return false;
	return true;
}

static void
put_text(Stream *s, const HtmlToken *token)
{
	g_autoptr(GString) decoded = NULL;
	const char *from = token->s;
	size_t n = token->n;

	if (token->is_raw && token->element->is & HTML_GONE)
		return;
	if (!is_space(from, n))
		resume(s);
	if (memchr(from, '\r', n) || (!token->is_raw && memchr(from, '&', n))) {
		decoded = g_string_sized_new(n);
		html_decode(decoded, from, n, false);
		from = decoded->str;
		n = decoded->len;
	}
	html_put_text(s->out, from, n);
}

static void
put_token(Stream *s, HtmlTokenizer *t, const HtmlToken *token)
{
	if (s->hidden) {
		/* In drawings and formulas, styles and scripts have tags in them. */
		if (is(s->hidden, "svg") || is(s->hidden, "math"))
			t->raw = NULL;
		const int step = token->kind == HTML_START_TAG ? 1
		                 : token->kind == HTML_END_TAG ? -1
		                                               : 0;

		if (token->element == s->hidden)
			s->n_hidden += step;
		if (s->n_hidden == 0)
			s->hidden = NULL;
	} else if (token->kind == HTML_TEXT_RUN) {
		put_text(s, token);
	} else if (token->kind == HTML_START_TAG) {
		start(s, t, token);
	} else {
		end(s, token->element);
	}
}

char *
html_stream(const char *html, int *blocked)
{
	const size_t n = strlen(html);
	Stream s = { .out = g_string_sized_new(n + n / 8), .may_repeat = n };
	HtmlTokenizer t;
	HtmlToken token = { 0 };

	html_tokens_begin(&t, html);
	for (html_next_token(&t, &token); token.kind != HTML_END;
	     html_next_token(&t, &token))
		put_token(&s, &t, &token);
	close_to(&s, 0);
	if (s.has_body)
		html_put_end(s.out, html_element("div", 3));
	html_tokens_end(&t);
	*blocked = s.blocked;
	return g_string_free(s.out, FALSE);
}
