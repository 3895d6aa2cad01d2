/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_forward.h"

#include <glib.h>
#include <string.h>

#include "base/str.h"
#include "mail/html_sanitize.h"
#include "mail/mail_parse.h"
#include "mail/mail_text.h"
#include "mail/split_line.h"

#define MAX_FIELDS 30 /* lines of a header that was written out */

/* The lines of a text, each as it was typed and as it reads. */
typedef struct {
	const char *text;
	SplitLine *l; /* without the > of a quotation, if all of it is read so */
	size_t n;
} Lines;

/* A header that was written out. */
typedef struct {
	size_t begins; /* the line that announces it, or its first field */
	size_t ends;   /* the line after it */
	const SplitLine *from, *subject;
	uint32_t is; /* which fields it has */
	int fields;
} Header;

static Lines
read_lines(Arena *a, const char *text, bool unquote)
{
	Lines lines = { .text = text };

	for (const char *s = text; *s;) {
		size_t n = strcspn(s, "\n");
		SplitLine l = { .s = s, .n = n };

		if (unquote && n && *l.s == '>') {
			l.s++, l.n--;
			if (l.n && *l.s == ' ')
				l.s++, l.n--;
		}
		split_line_read(&l);
		*arena_push(a, &lines.l, &lines.n) = l;
		s += n + (s[n] == '\n');
	}
	return lines;
}

static size_t
next_line(const Lines *lines, size_t i)
{
	while (i < lines->n && lines->l[i].kind == LINE_EMPTY)
		i++;
	return i;
}

static void
take_field(Header *h, const SplitLine *l)
{
	h->is |= l->has & (IS_FROM | IS_DATE | IS_TO | IS_SUBJECT);
	h->fields++;
	if ((l->has & IS_FROM) && !h->from)
		h->from = l;
	if ((l->has & IS_SUBJECT) && !h->subject)
		h->subject = l;
}

/* The fields from line i on; those of HTML may have empty lines between them. */
static Header
read_header(const Lines *lines, size_t i)
{
	Header h = { .begins = i, .ends = i };

	for (size_t k = i; k < lines->n && k < i + MAX_FIELDS; k++) {
		const SplitLine *l = &lines->l[k];

		if (l->kind == LINE_EMPTY) {
			size_t next = next_line(lines, k);

			if (next > k + 1 || next >= lines->n ||
			    lines->l[next].kind != LINE_FIELD)
				break;
			continue;
		}
		if (l->kind == LINE_FIELD)
			take_field(&h, l);
		else if (h.ends != k) /* only what goes on from a field */
			break;
		h.ends = k + 1;
	}
	return h;
}

/* Outlook draws a rule, or says "Original message", above its header. */
static size_t
with_rule_above(const Lines *lines, size_t i)
{
	size_t k = i;

	while (k > 0 && lines->l[k - 1].kind == LINE_EMPTY)
		k--;
	return k > 0 && (lines->l[k - 1].kind == LINE_RULE ||
	                    lines->l[k - 1].kind == LINE_ORIGINAL)
	           ? k - 1
	           : i;
}

static bool
find_header(const Lines *lines, bool forwards, Header *out)
{
	for (size_t i = 0; i < lines->n; i++) {
		const SplitLine *l = &lines->l[i];
		bool announced = l->kind == LINE_FORWARDED;
		size_t first = announced ? next_line(lines, i + 1) : i;

		if (!announced && !(forwards && l->kind == LINE_FIELD))
			continue;
		if (first >= lines->n || lines->l[first].kind != LINE_FIELD)
			continue;
		*out = read_header(lines, first);
		bool holds = announced ? out->fields >= 2
		                       : out->fields >= 3 && (out->is & IS_DATE);
		if (!out->from || !holds)
			continue;
		out->begins = announced ? i : with_rule_above(lines, first);
		return true;
	}
	return false;
}

/* --- what the fields say --- */

static char *
value_of(Arena *a, const SplitLine *l)
{
	const char *colon = memchr(l->s, ':', l->n);
	const char *s = colon ? colon + 1 : l->s;
	char *value = arena_strndup(a, s, (size_t)(l->s + l->n - s));

	g_strdelimit(value, "*\t", ' ');
	return g_strstrip(value);
}

static bool
is_of_address(char c)
{
	return g_ascii_isalnum(c) || (c && strchr(".-_+=/'&~!#$%", c)) || (c & 0x80);
}

/* "Ida Holm <ida@x>", "Ida Holm [mailto:ida@x]", "ida@x (Ida Holm)", "ida@x". */
static MailAddress
person_of(Arena *a, const char *value)
{
	MailAddress who = { .name = "" };
	const char *at = strchr(value, '@'), *begin = at, *end = at;

	if (!at)
		return who;
	while (begin > value && is_of_address(begin[-1]))
		begin--;
	while (is_of_address(*end) || end == at)
		end++;
	const char *mail = str_lower(a, arena_strndup(a, begin, (size_t)(end - begin)));
	if (!mail_address_holds(mail))
		return who;
	who.mail = mail;
	char *name = arena_strndup(a, value, (size_t)(begin - value));
	for (char *mailto = strstr(name, "mailto:"); mailto; mailto = NULL)
		*mailto = '\0';
	g_strdelimit(name, "<[(\"", ' ');
	who.name = g_strstrip(name);
	return who;
}

/* The address may stand in the next line. */
static MailAddress
from_of(Arena *a, const Lines *lines, const SplitLine *from)
{
	size_t next = (size_t)(from - lines->l) + 1;
	const char *value = value_of(a, from);

	if (!strchr(value, '@') && next < lines->n && lines->l[next].kind == LINE_TEXT)
		value = arena_printf(a, "%s %.*s", value, (int)lines->l[next].n,
		    lines->l[next].s);
	return person_of(a, value);
}

static const char *
join(Arena *a, const Lines *lines, size_t from, size_t to)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (size_t i = from; i < to; i++) {
		g_string_append_len(text, lines->l[i].s, (gssize)lines->l[i].n);
		g_string_append_c(text, '\n');
	}
	return arena_strdup(a, g_strstrip(text->str));
}

static bool
find_in_text(Arena *a, bool unquote, bool forwards, InMail *m)
{
	const Lines lines = read_lines(a, m->text, unquote);
	Header h;

	if (!find_header(&lines, forwards, &h))
		return false;
	MailAddress from = from_of(a, &lines, h.from);
	if (!from.mail)
		return false;
	m->forward = (MailForward){
		.from = from,
		.subject = h.subject ? value_of(a, h.subject) : "",
		.note = join(a, &lines, 0, h.begins),
		.text = join(a, &lines, h.ends, lines.n),
	};
	return true;
}

/* --- a message that is attached --- */

static const MailFile *
only_message(const MailReading *r)
{
	const MailFile *found = NULL;

	for (size_t i = 0; i < r->n_files; i++) {
		if (strcmp(r->files[i].content_type, "message/rfc822") != 0)
			continue;
		if (found)
			return NULL; /* of several, whose is it? */
		found = &r->files[i];
	}
	return found;
}

static bool
find_attached(Arena *a, const MailReading *r, InMail *m)
{
	const MailFile *file = only_message(r);
	MailReading inner;
	MimePart root;

	if (!file)
		return false;
	mail_read(a, file->data.s, file->data.n, &root, &inner);
	if (!inner.from.n)
		return false;
	MailAddress from = inner.from.list[0];
	from.mail = str_lower(a, from.mail);
	if (!mail_address_holds(from.mail))
		return false;
	SafeHtml html = { NULL };
	if (inner.html)
		html = html_sanitize(a, inner.html, NULL);
	const char *text = inner.text ? inner.text : "";
	if (!text[strspn(text, " \t\r\n")] && inner.html)
		text = mail_text_of_html(a, inner.html);
	m->forward = (MailForward){
		.from = from,
		.subject = inner.subject ? inner.subject : "",
		.note = m->text,
		.text = g_strstrip(mail_clean_text(a, text, strlen(text), MAIL_MAX_TEXT)),
		.html = html.html && strlen(html.html) <= HTML_MAX_SHOWN
		            ? html
		            : (SafeHtml){ NULL },
	};
	return true;
}

void
mail_find_forward(Arena *a, const MailReading *r, InMail *m)
{
	bool forwards = mail_subject_forwards(a, m->subject);

	if (m->kind != MAIL_NORMAL || m->broken)
		return;
	if (find_in_text(a, false, forwards, m) || find_in_text(a, true, forwards, m))
		return;
	if (forwards || !*m->text)
		find_attached(a, r, m);
}
