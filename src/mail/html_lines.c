/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/html_lines.h"

#include <stdbool.h>
#include <string.h>

#include "mail/html_hint.h"

typedef enum {
	TOKEN_WORDS,
	TOKEN_SPACE,
	TOKEN_OBJECT,
	TOKEN_BREAK,
	TOKEN_OPEN,
	TOKEN_CLOSE
} TokenKind;

typedef struct {
	TokenKind kind;
	const char *s; /* in the HTML */
	size_t n;
	size_t line;  /* where it is read */
	size_t opens; /* of TOKEN_CLOSE: the token that it closes */
} Token;

/* A line while it is collected: where its text begins in the text of all. */
typedef struct {
	size_t at, n;
	uint32_t hint;
} Draft;

struct HtmlLines {
	GString *html, *text;
	GArray *tokens; /* Token */
	GArray *lines;  /* SplitLine */
};

typedef struct {
	size_t token; /* that opened it */
	uint32_t hint;
	bool is_block, is_paragraph, is_pre;
} Element;

typedef struct {
	HtmlLines *h;
	GArray *drafts; /* Draft */
	GArray *open;   /* Element */
	uint32_t hint;  /* of all that are open */
	uint32_t once;  /* for the next line only */
	Draft draft;
	bool begun;
} Reading;

static bool
is_tag(const char *tag, size_t n, const char *const *names)
{
	for (; *names; names++)
		if (strlen(*names) == n && memcmp(*names, tag, n) == 0)
			return true;
	return false;
}

static const char *const blocks[] = { "address", "article", "aside", "blockquote",
	"caption", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
	"footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "nav", "ol",
	"p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
	NULL };
static const char *const paragraphs[] = { "blockquote", "dl", "h1", "h2", "h3", "h4",
	"h5", "h6", "ol", "p", "pre", "table", "ul", NULL };
static const char *const cells[] = { "td", "th", NULL };
static const char *const voids[] = { "br", "col", "hr", "img", "wbr", NULL };

/* --- lines --- */

static uint32_t
take_hint(Reading *r)
{
	uint32_t hint = r->hint | r->once;

	r->once = 0;
	return hint;
}

static void
begin_line(Reading *r)
{
	if (r->begun)
		return;
	r->begun = true;
	r->draft = (Draft){ .at = r->h->text->len, .hint = take_hint(r) };
}

static void
push_line(Reading *r)
{
	Draft d = r->draft;

	d.n = r->h->text->len - d.at;
	g_string_append_c(r->h->text, '\n');
	g_array_append_val(r->drafts, d);
	r->begun = false;
}

/* At the edge of a block. */
static void
end_line(Reading *r)
{
	if (r->begun)
		push_line(r);
}

static void
empty_line(Reading *r)
{
	const Draft *last;

	if (r->drafts->len == 0)
		return;
	last = &g_array_index(r->drafts, Draft, r->drafts->len - 1);
	if (last->n == 0 && !(last->hint & (HINT_OBJECT | HINT_RULE)))
		return;
	r->draft = (Draft){ .at = r->h->text->len, .hint = r->hint };
	push_line(r);
}

static size_t
line_now(const Reading *r)
{
	return r->drafts->len;
}

/* --- text --- */

static void
add_token(Reading *r, TokenKind kind, const char *s, size_t n)
{
	Token t = { .kind = kind, .s = s, .n = n, .line = line_now(r) };

	g_array_append_val(r->h->tokens, t);
}

/* The character that the entity at s stands for, which the sanitiser writes four of. */
static char
entity(const char *s, size_t n, size_t *size)
{
	static const struct {
		const char *name;
		char c;
	} names[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
		{ "&quot;", '"' } };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		size_t length = strlen(names[i].name);

		if (n >= length && memcmp(s, names[i].name, length) == 0) {
			*size = length;
			return names[i].c;
		}
	}
	*size = 1;
	return '&';
}

static void
add_char(Reading *r, char c, bool pre)
{
	GString *text = r->h->text;
	bool at_start = !r->begun || text->len == r->draft.at;

	if (!pre && g_ascii_isspace(c)) {
		if (!at_start && text->str[text->len - 1] != ' ')
			g_string_append_c(text, ' ');
		return;
	}
	begin_line(r);
	g_string_append_c(text, c);
}

static void
add_words(Reading *r, const char *s, size_t n, bool pre)
{
	bool space = true;

	for (size_t i = 0; i < n && space; i++)
		space = g_ascii_isspace(s[i]);
	add_token(r, space ? TOKEN_SPACE : TOKEN_WORDS, s, n);
	for (size_t i = 0; i < n;) {
		size_t size = 1;
		char c = s[i] == '&' ? entity(s + i, n - i, &size) : s[i];

		/* U+00A0: a space that is seen. */
		if (c == '\302' && i + 1 < n && s[i + 1] == '\240') {
			begin_line(r);
			c = ' ';
			g_string_append_c(r->h->text, c);
			size = 2;
		} else {
			add_char(r, c, pre);
		}
		i += size;
	}
}

static bool
is_in_pre(const Reading *r)
{
	return r->open->len > 0 &&
	       g_array_index(r->open, Element, r->open->len - 1).is_pre;
}

/* The text between two tags; in <pre>, line by line. */
static void
read_text(Reading *r, const char *s, size_t n)
{
	if (!is_in_pre(r)) {
		add_words(r, s, n, false);
		return;
	}
	while (n > 0) {
		const char *lf = memchr(s, '\n', n);
		size_t size = lf ? (size_t)(lf - s) : n;

		if (size > 0)
			add_words(r, s, size, true);
		if (lf) {
			begin_line(r);
			add_token(r, TOKEN_BREAK, lf, 1);
			push_line(r);
			size++;
		}
		s += size;
		n -= size;
	}
}

/* --- tags --- */

static void
read_void(Reading *r, const char *s, size_t n, const char *tag, size_t size)
{
	bool rule = size == 2 && memcmp(tag, "hr", 2) == 0;

	if (rule) {
		end_line(r);
		r->once |= html_hint(tag, size, tag + size,
		    (size_t)(s + n - 1 - tag) - size);
	}
	if (rule || memcmp(tag, "br", 2) == 0) {
		begin_line(r);
		add_token(r, TOKEN_BREAK, s, n);
		push_line(r);
	} else if (size == 3 && memcmp(tag, "img", 3) == 0) {
		begin_line(r);
		r->draft.hint |= HINT_OBJECT;
		add_token(r, TOKEN_OBJECT, s, n);
	} else {
		add_token(r, TOKEN_SPACE, s, n);
	}
}

/* Outlook's paragraphs have no space between them. */
static bool
is_tight(const char *attributes, size_t n)
{
	return memmem(attributes, n, "\"MsoNormal", 10) != NULL ||
	       memmem(attributes, n, "x_MsoNormal", 11) != NULL;
}

static void
read_open(Reading *r, const char *s, size_t n, const char *tag, size_t size)
{
	const char *attributes = tag + size;
	size_t n_attributes = (size_t)(s + n - 1 - attributes);
	Element e = {
		.token = r->h->tokens->len,
		.is_block = is_tag(tag, size, blocks),
		.is_paragraph = is_tag(tag, size, paragraphs) &&
		                !is_tight(attributes, n_attributes),
		.is_pre = is_in_pre(r) || (size == 3 && memcmp(tag, "pre", 3) == 0),
	};
	uint32_t hint = html_hint(tag, size, attributes, n_attributes);

	if (e.is_block)
		end_line(r);
	if (e.is_paragraph)
		empty_line(r);
	if (is_tag(tag, size, cells) && r->begun)
		g_string_append_c(r->h->text, ' ');
	r->once |= hint & (HINT_RULE | HINT_REST | HINT_INTRO);
	hint &= ~(uint32_t)(HINT_RULE | HINT_REST | HINT_INTRO);
	e.hint = r->hint;
	r->hint |= hint;
	add_token(r, TOKEN_OPEN, s, n);
	g_array_append_val(r->open, e);
}

static void
read_close(Reading *r, const char *s, size_t n)
{
	if (r->open->len == 0)
		return; /* it was not of that form */
	Element e = g_array_index(r->open, Element, r->open->len - 1);
	g_array_set_size(r->open, r->open->len - 1);
	Token t = { TOKEN_CLOSE, s, n, line_now(r), e.token };
	g_array_append_val(r->h->tokens, t);
	if (e.is_block)
		end_line(r);
	if (e.is_paragraph)
		empty_line(r);
	r->hint = e.hint;
}

/* How much was read: a line feed behind <pre> belongs to the tag, since a parser drops
 * it. */
static size_t
read_tag(Reading *r, const char *s, size_t n)
{
	const char *tag = s + 1;
	size_t size = strcspn(tag, " />");

	if (size == 3 && memcmp(tag, "pre", 3) == 0 && s[n] == '\n') {
		read_open(r, s, n, tag, size);
		g_array_index(r->h->tokens, Token, r->h->tokens->len - 1).n++;
		return n + 1;
	}
	if (n > 2 && s[1] == '/')
		read_close(r, s, n);
	else if (is_tag(tag, size, voids))
		read_void(r, s, n, tag, size);
	else
		read_open(r, s, n, tag, size);
	return n;
}

/* --- all of it --- */

static void
finish(Reading *r)
{
	HtmlLines *h = r->h;

	end_line(r);
	for (guint i = 0; i < r->drafts->len; i++) {
		const Draft *d = &g_array_index(r->drafts, Draft, i);
		SplitLine l = { .s = h->text->str + d->at, .n = d->n, .hint = d->hint };

		while (l.n > 0 && l.s[l.n - 1] == ' ')
			l.n--;
		split_line_read(&l);
		g_array_append_val(h->lines, l);
	}
	if (h->lines->len == 0) {
		SplitLine none = { .s = h->text->str, .kind = LINE_EMPTY };

		g_array_append_val(h->lines, none);
	}
	g_array_unref(r->drafts);
	g_array_unref(r->open);
}

HtmlLines *
html_lines_read(SafeHtml html)
{
	HtmlLines *h = g_new0(HtmlLines, 1);
	Reading r = { .h = h };

	h->html = g_string_new(html.html);
	h->text = g_string_new(NULL);
	h->tokens = g_array_new(FALSE, FALSE, sizeof(Token));
	h->lines = g_array_new(FALSE, FALSE, sizeof(SplitLine));
	r.drafts = g_array_new(FALSE, FALSE, sizeof(Draft));
	r.open = g_array_new(FALSE, FALSE, sizeof(Element));
	for (const char *s = h->html->str; *s;) {
		const char *end = *s == '<' ? strchr(s, '>') : NULL;
		size_t n = end ? (size_t)(end + 1 - s) : 1 + strcspn(s + 1, "<");

		if (end)
			n = read_tag(&r, s, n);
		else
			read_text(&r, s, n);
		s += n;
	}
	finish(&r);
	return h;
}

void
html_lines_free(HtmlLines *h)
{
	if (!h)
		return;
	g_string_free(h->html, TRUE);
	g_string_free(h->text, TRUE);
	g_array_unref(h->tokens);
	g_array_unref(h->lines);
	g_free(h);
}

SplitLine *
html_lines(HtmlLines *h, size_t *n)
{
	*n = h->lines->len;
	return (SplitLine *)(void *)h->lines->data;
}

/* --- writing --- */

static bool
is_kept(const HtmlLines *h, const Token *t, unsigned roles)
{
	size_t i = MIN(t->line, h->lines->len - 1);

	return roles & (1u << g_array_index(h->lines, SplitLine, i).role);
}

/* Which tokens are written. An element is, if anything in it is; an empty one, if the
 * line is on which it stands. */
static bool *
choose(const HtmlLines *h, unsigned roles, bool *any)
{
	guint n = h->tokens->len;
	bool *kept = g_new0(bool, n);
	/* By element: is anything in it left, was anything left out? */
	g_autofree uint8_t *has = g_new0(uint8_t, n);
	g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint));

	*any = false;
	for (guint i = 0; i < n; i++) {
		const Token *t = &g_array_index(h->tokens, Token, i);

		if (t->kind == TOKEN_OPEN) {
			g_array_append_val(open, i);
		} else if (t->kind == TOKEN_CLOSE) {
			uint8_t in = has[t->opens];

			g_array_set_size(open, open->len - 1);
			kept[i] = (in & 1) || (in == 0 && is_kept(h, t, roles));
			kept[t->opens] = kept[i];
			if (open->len > 0)
				has[g_array_index(open, guint, open->len - 1)] |= in;
		} else {
			bool words = t->kind == TOKEN_WORDS || t->kind == TOKEN_OBJECT;

			kept[i] = is_kept(h, t, roles);
			*any |= words && kept[i];
			if (words && open->len > 0)
				has[g_array_index(open, guint, open->len - 1)] |= kept[i]
				                                                      ? 1
				                                                      : 2;
		}
	}
	return kept;
}

/* <br> and spaces before the first words, and after the last, are no use. */
static void
drop_edges(const HtmlLines *h, bool *kept)
{
	guint n = h->tokens->len;
	guint first = n, last = 0;

	for (guint i = 0; i < n; i++) {
		TokenKind kind = g_array_index(h->tokens, Token, i).kind;

		if (!kept[i] || (kind != TOKEN_WORDS && kind != TOKEN_OBJECT))
			continue;
		first = MIN(first, i);
		last = i;
	}
	for (guint i = 0; i < n; i++) {
		TokenKind kind = g_array_index(h->tokens, Token, i).kind;

		if ((i < first || i > last) &&
		    (kind == TOKEN_BREAK || kind == TOKEN_SPACE))
			kept[i] = false;
	}
}

SafeHtml
html_lines_write(const HtmlLines *h, Arena *a, unsigned roles)
{
	bool any;
	g_autofree bool *kept = choose(h, roles, &any);
	g_autoptr(GString) out = g_string_new(NULL);

	if (!any)
		return (SafeHtml){ NULL };
	drop_edges(h, kept);
	for (guint i = 0; i < h->tokens->len; i++) {
		const Token *t = &g_array_index(h->tokens, Token, i);

		if (kept[i])
			g_string_append_len(out, t->s, (gssize)t->n);
	}
	/* A parser drops the spaces before the first word. */
	return (SafeHtml){ arena_strdup(a, out->str + strspn(out->str, " \t\n")) };
}
