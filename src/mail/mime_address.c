/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mime_address.h"

#include <stdbool.h>
#include <string.h>

#include "mail/mime_word.h"

/* One address on its way. */
typedef struct {
	GString *phrase; /* what stands outside of < > and comments, as it is */
	GString *angle;  /* between < and > */
	GString *comment;
	GString *bare; /* the phrase as an address: quotes kept, spaces left out */
	bool has_angle, has_at, space, quoted;
	size_t n_words;
	size_t named; /* bytes of the phrase that stand before < > */
} Item;

typedef struct {
	Arena *a;
	const char *s, *end, *charset;
	MailAddress **list;
	size_t *n;
	bool again;          /* this is what an encoded word had in it */
	const char *waiting; /* a name before a comma that may be half of one */
	bool waiting_alone;  /* it is one word, and else an address */
	Item i;
} Reader;

static void
clear(Item *i)
{
	g_string_truncate(i->phrase, 0);
	g_string_truncate(i->angle, 0);
	g_string_truncate(i->comment, 0);
	g_string_truncate(i->bare, 0);
	i->has_angle = i->has_at = i->space = i->quoted = false;
	i->n_words = i->named = 0;
}

static void
put(Reader *r, const char *name, const char *mail)
{
	if (*r->n < MIME_MAX_PEOPLE)
		*arena_push(r->a, r->list, r->n) = (MailAddress){ name, mail };
}

/* A name without an address, before a comma. */
static void
put_waiting(Reader *r)
{
	if (r->waiting)
		put(r, r->waiting_alone ? "" : r->waiting,
		    r->waiting_alone ? r->waiting : "");
	r->waiting = NULL;
}

/* Quotes stay only where the name needs them (RFC 5321, 4.1.2). */
static char *
bare_address(Reader *r, const char *s)
{
	char *mail = mime_words(r->a, s, strlen(s), r->charset);
	char *at = strrchr(mail, '@');

	if (g_ascii_strncasecmp(mail, "mailto:", 7) == 0)
		mail += 7;
	if (*mail != '"' || !at || at < mail + 3 || at[-1] != '"')
		return mail;
	for (const char *c = mail + 1; c < at - 1; c++)
		if (strchr(" \"(),:;<>@[\\]", *c))
			return mail;
	return arena_printf(r->a, "%.*s%s", (int)(at - 2 - mail), mail + 1, at);
}

/* What is between < and >, less the route "@a,@b:". */
static char *
angle_address(Reader *r)
{
	const char *s = r->i.angle->str;
	const char *colon = *s == '@' ? strchr(s, ':') : NULL;

	return bare_address(r, colon ? colon + 1 : s);
}

static void read_all(Reader *r);

/* The whole of "Ida <ida@x>" was encoded; once is enough. */
static bool
read_decoded(Reader *r, const char *decoded)
{
	size_t before = *r->n, length = strlen(decoded);

	if (r->again || length > 2000 || !strstr(r->i.phrase->str, "=?") ||
	    !strchr(decoded, '<') || !strchr(decoded, '@'))
		return false;
	Reader inner = { .a = r->a,
		.s = decoded,
		.end = decoded + length,
		.list = r->list,
		.n = r->n,
		.again = true };
	read_all(&inner);
	return *r->n > before;
}

/* "Ida ida@x": the word with the @ is the address, the others are the name. False if
 * there is no such word. */
static bool
put_words(Reader *r, const char *phrase)
{
	g_auto(GStrv) words = g_strsplit(phrase, " ", 100);
	g_autoptr(GString) name = g_string_new(NULL);
	const char *mail = NULL;

	for (char **w = words; *w; w++)
		if (!mail && strchr(*w, '@') && **w != '@')
			mail = *w;
		else
			g_string_append_printf(name, "%s%s", name->len ? " " : "", *w);
	if (!mail)
		return false;
	put(r, arena_strdup(r->a, name->str), bare_address(r, mail));
	return true;
}

/* "ida at x.example (Ida Holm)", as archives of lists write it. */
static bool
put_veiled(Reader *r, const char *phrase, const char *comment)
{
	const char *at = strstr(phrase, " at ");

	if (!*comment || !at || strchr(phrase, ' ') != at || strchr(at + 4, ' ') ||
	    !strchr(at + 4, '.'))
		return false;
	put_waiting(r);
	put(r, comment,
	    arena_printf(r->a, "%.*s@%s", (int)(at - phrase), phrase, at + 4));
	return true;
}

static void
finish_without_angle(Reader *r, const char *name, const char *comment)
{
	Item *i = &r->i;

	if (*i->bare->str == '@') {
		return; /* "undisclosed-recipients:;@x" */
	} else if (i->has_at) {
		put_waiting(r);
		if (i->n_words < 2 || !put_words(r, name))
			put(r, comment, bare_address(r, i->bare->str));
	} else if (read_decoded(r, name) || put_veiled(r, name, comment)) {
		return;
	} else if (strchr(name, '@') && !strchr(name, ' ')) {
		put_waiting(r);
		put(r, comment, name); /* all of it was an encoded word, or quoted */
	} else if (*name) {
		bool alone = !i->quoted && !strchr(name, ' ');

		put_waiting(r);
		/* "root", but not "Holm, Ida <i@x>". */
		if (alone && (*comment || g_ascii_islower(*name))) {
			put(r, comment, name);
			return;
		}
		r->waiting = name;
		r->waiting_alone = alone;
	}
}

/* "Ida <i@x> Bo <b@x>", "Ida <i@x> b@x": what stands behind < > without a comma. */
static const char *
unparted(const Item *i)
{
	const char *rest = i->phrase->str + i->named;

	return i->has_angle && i->phrase->len > i->named ? rest + strspn(rest, " ") : "";
}

static void finish(Reader *r);

/* Finishes what stands before it, and goes on with that. */
static void
part(Reader *r)
{
	g_autofree char *rest = g_strdup(unparted(&r->i));

	g_string_truncate(r->i.phrase, r->i.named);
	finish(r);
	g_string_assign(r->i.phrase, rest);
	g_string_assign(r->i.bare, rest);
	r->i.has_at = strchr(rest, '@') != NULL;
	r->i.n_words = strchr(rest, ' ') ? 2 : 1;
}

static void
finish(Reader *r)
{
	if (strchr(unparted(&r->i), '@'))
		part(r);

	Item *i = &r->i;
	const char *name = mime_words(r->a, i->phrase->str, i->phrase->len, r->charset);
	const char *comment = mime_words(r->a, i->comment->str, i->comment->len,
	    r->charset);

	if (i->has_angle) {
		const char *mail = angle_address(r);

		if (r->waiting && *name)
			name = arena_printf(r->a, "%s, %s", r->waiting, name);
		else
			put_waiting(r);
		r->waiting = NULL;
		if (*mail || *name)
			put(r, *name ? name : comment, mail);
	} else
		finish_without_angle(r, name, comment);
	clear(i);
}

/* --- tokens --- */

static void
add_space(Item *i)
{
	if (i->space && i->phrase->len)
		g_string_append_c(i->phrase, ' ');
	i->space = false;
}

/* Behind the last ")": s is at the first "(". An open one is text. */
static const char *
read_comment(Reader *r, const char *s)
{
	int depth = 0;
	size_t before = r->i.comment->len;

	if (before)
		g_string_append_c(r->i.comment, ' ');
	for (; s < r->end; s++) {
		if (*s == '\\' && s + 1 < r->end) {
			s++;
		} else if (*s == '(') {
			if (depth++ == 0)
				continue;
		} else if (*s == ')' && --depth == 0) {
			return s + 1;
		}
		g_string_append_c(r->i.comment, *s);
	}
	return r->end;
}

/* Behind the closing quote, or NULL if it is never closed. */
static const char *
quote_end(const char *s, const char *end)
{
	for (s++; s < end; s++)
		if (*s == '\\')
			s++;
		else if (*s == '"')
			return s + 1;
	return NULL;
}

static const char *
read_quoted(Reader *r, const char *s)
{
	const char *close = quote_end(s, r->end);
	Item *i = &r->i;

	if (!close) /* a stray one */
		return s + 1;
	add_space(i);
	i->n_words++;
	i->quoted = true;
	g_string_append_len(i->bare, s, close - s);
	for (s++; s < close - 1; s++) {
		if (*s == '\\' && s + 1 < close - 1)
			s++;
		g_string_append_c(i->phrase, *s);
	}
	return close;
}

static const char *
read_angle(Reader *r, const char *s)
{
	Item *i = &r->i;

	if (*unparted(i) || (i->has_angle && strchr(i->angle->str, '@')))
		part(r);
	if (i->has_angle) /* of a second one, nothing is kept */
		g_string_truncate(i->angle, 0);
	i->has_angle = true;
	i->named = i->phrase->len;
	for (s++; s < r->end && *s != '>'; s++) {
		const char *close = *s == '"' ? quote_end(s, r->end) : NULL;

		if (close) {
			g_string_append_len(i->angle, s, close - s);
			s = close - 1;
		} else if (*s == '(') {
			s = read_comment(r, s) - 1;
		} else if (*s == ',' && i->angle->str[0] != '@') {
			return s; /* never closed */
		} else if (*s != '<' && !strchr(" \t\r\n", *s)) {
			g_string_append_c(i->angle, *s);
		}
	}
	return s < r->end ? s + 1 : s;
}

/* Colons of "[IPv6:…]" are its own. */
static const char *
atom_end(const char *s, const char *end)
{
	const char *begin = s;

	for (s++; s < end && !strchr(" \t\r\n,;:<>()\"", *s); s++) {
		const char *close = *s == '[' && s > begin && s[-1] == '@'
		                        ? memchr(s, ']', (size_t)(end - s))
		                        : NULL;

		if (close)
			s = close;
	}
	return s;
}

/* A run of letters, or an encoded word, in which a comma is a letter. */
static const char *
read_atom(Reader *r, const char *s)
{
	size_t word = mime_word_length(s, (size_t)(r->end - s));
	const char *begin = s;
	Item *i = &r->i;

	if (word && memchr(s, '\n', word) && memchr(s, '<', word))
		word = 0; /* that is no word any more */
	/* The dots and the @ of "ida @ x . example" stand for themselves. */
	bool glued = *s == '@' || *s == '.' ||
	             (i->bare->len && strchr("@.", i->bare->str[i->bare->len - 1]));
	s = word ? s + word : atom_end(s, r->end);
	i->n_words += !glued;
	i->has_at |= !word && memchr(begin, '@', (size_t)(s - begin));
	add_space(i);
	g_string_append_len(i->phrase, begin, s - begin);
	g_string_append_len(i->bare, begin, s - begin);
	return s;
}

static void
read_list(Reader *r)
{
	const char *s = r->s;

	while (s < r->end) {
		if (strchr(" \t\r\n", *s) && *s) {
			r->i.space = true;
			s++;
		} else if (*s == ',' || *s == ';') {
			finish(r);
			s++;
		} else if (*s == ':') {
			/* The name of a group; one that is waiting is a part of it. */
			r->waiting = NULL;
			clear(&r->i);
			s++;
		} else if (*s == '"') {
			s = read_quoted(r, s);
		} else if (*s == '(') {
			s = read_comment(r, s);
		} else if (*s == '<') {
			s = read_angle(r, s);
		} else if (*s == '>' || *s == ')' || !*s) {
			s++;
		} else {
			s = read_atom(r, s);
		}
	}
	finish(r);
	put_waiting(r);
}

static void
read_all(Reader *r)
{
	g_autoptr(GString) phrase = g_string_new(NULL), angle = g_string_new(NULL),
	                   comment = g_string_new(NULL), bare = g_string_new(NULL);

	r->i = (Item){ phrase, angle, comment, bare };
	read_list(r);
}

void
mime_addresses(Arena *a, MimeSpan header, const char *charset, MailAddress **list,
    size_t *n)
{
	Reader r = { .a = a,
		.s = header.s,
		.end = header.s + header.n,
		.charset = charset,
		.list = list,
		.n = n };

	read_all(&r);
}
