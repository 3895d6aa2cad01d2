/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "mail/mail_split.h"
#include "mail/split_join.h"

static bool
is_of(const SplitLine *l, unsigned roles)
{
	return roles & (1u << l->role);
}

char *
split_join(Arena *a, const SplitLine *l, size_t n, unsigned roles)
{
	g_autoptr(GString) text = g_string_new(NULL);
	bool gap = false, left_out = false;

	for (size_t i = 0; i < n; i++) {
		if (!is_of(&l[i], roles)) {
			left_out = true;
			continue;
		}
		if (l[i].kind == LINE_EMPTY) {
			/* One line for those on both sides of what was left out. */
			gap = true;
			if (!left_out && text->len)
				g_string_append_c(text, '\n');
			continue;
		}
		/* Not g_str_has_suffix(), which would count all of it again. */
		if (left_out && gap && text->len > 1 && text->str[text->len - 2] != '\n')
			g_string_append_c(text, '\n');
		gap = left_out = false;
		g_string_append_len(text, l[i].s, (gssize)l[i].n);
		g_string_append_c(text, '\n');
	}
	while (text->len && strchr(" \t\n", text->str[text->len - 1]))
		g_string_truncate(text, text->len - 1);
	return text->len ? arena_strdup(a, text->str) : NULL;
}

static bool
is_same(const SplitLine *a, const SplitLine *b)
{
	return a->n == b->n && memcmp(a->s, b->s, a->n) == 0;
}

/* The lines of body, read; a carriage return before the end of one is left out. */
static GArray *
read_lines(const char *body)
{
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(SplitLine));

	const char *end = body + strlen(body);
	const SplitLine *last = NULL;

	/* Not strcspn(), which a sanitizer lets look at all the rest for each line. */
	for (const char *s = body; s < end;) {
		const char *feed = memchr(s, '\n', (size_t)(end - s));
		size_t n = (size_t)((feed ? feed : end) - s);
		SplitLine l = { .s = s, .n = n > 0 && s[n - 1] == '\r' ? n - 1 : n };

		/* Of a million lines most are the one before: empty, or of a log. */
		if (last && is_same(last, &l)) {
			l.kind = last->kind;
			l.has = last->has;
		} else {
			split_line_read(&l);
		}
		g_array_append_val(lines, l);
		last = &g_array_index(lines, SplitLine, lines->len - 1);
		s = feed ? feed + 1 : end;
	}
	return lines;
}

void
mail_split_text(Arena *a, const char *body, MailSplit *out)
{
	g_autoptr(GArray) lines = read_lines(body);
	SplitLine *l = (SplitLine *)(void *)lines->data;

	*out = (MailSplit){ .text = "" };
	bool quoted = mail_split_lines(l, lines->len);
	const char *text = split_join(a, l, lines->len,
	    1u << ROLE_TEXT | 1u << ROLE_SIGNATURE);
	const char *reply = split_join(a, l, lines->len, 1u << ROLE_TEXT);

	out->is_answered = quoted && mail_split_is_answered(l, lines->len);
	out->text = text ? text : "";
	out->reply = reply ? reply : out->text;
	/* Where that would be all, it is what he wrote. */
	out->signature = reply ? split_join(a, l, lines->len, 1u << ROLE_SIGNATURE)
	                       : NULL;
	if (quoted)
		out->quoted = split_join(a, l, lines->len, 1u << ROLE_QUOTE);
}

SplitPart *
mail_split_parts(Arena *a, const char *body, size_t *n)
{
	g_autoptr(GArray) lines = read_lines(body);
	SplitLine *l = (SplitLine *)(void *)lines->data;
	SplitPart *parts = NULL;
	size_t n_lines = lines->len;

	*n = 0;
	bool quoted = mail_split_lines(l, n_lines);
	for (size_t i = 0, to; i < n_lines; i = to) {
		LineRole role = l[i].role;

		for (to = i;
		     to < n_lines && (l[to].role == ROLE_QUOTE) == (role == ROLE_QUOTE);)
			to++;
		unsigned roles = role == ROLE_QUOTE
		                     ? 1u << ROLE_QUOTE
		                     : 1u << ROLE_TEXT | 1u << ROLE_SIGNATURE;
		const char *text = split_join(a, l + i, to - i, roles);
		if (text)
			*arena_push(a, &parts, n) = (SplitPart){ text,
				quoted && role == ROLE_QUOTE, false };
	}
	for (size_t i = 0; i + 1 < *n; i++)
		parts[i].answered = parts[i].quoted;
	return parts;
}
