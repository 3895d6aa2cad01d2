/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mime.h"

#include <string.h>

#include "mail/mime_body.h"
#include "mail/mime_param.h"

typedef struct {
	Arena *a;
	MimeDefects *d;
	size_t n_parts;
	int depth;
} Parser;

void
mime_defect(MimeDefects *d, const char *word)
{
	for (size_t i = 0; i < d->n; i++)
		if (!strcmp(d->words[i], word))
			return;
	*arena_push(d->a, &d->words, &d->n) = word;
}

/* --- lines --- */

/* Behind the line that begins at s. */
static const char *
next_line(const char *s, const char *end)
{
	const char *lf = s < end ? memchr(s, '\n', (size_t)(end - s)) : NULL;

	return lf ? lf + 1 : end;
}

/* The line without its end. */
static MimeSpan
line_at(const char *s, const char *next)
{
	while (next > s && (next[-1] == '\n' || next[-1] == '\r'))
		next--;
	return (MimeSpan){ s, (size_t)(next - s) };
}

/* The length of the name if the line begins with one and a colon, else 0. */
static size_t
name_length(MimeSpan line)
{
	size_t n = 0, colon;

	while (n < line.n && (unsigned char)line.s[n] > ' ' && line.s[n] != ':' &&
	       line.s[n] != 0x7f)
		n++;
	for (colon = n;
	     colon < line.n && (line.s[colon] == ' ' || line.s[colon] == '\t');)
		colon++;
	return colon < line.n && line.s[colon] == ':' ? n : 0;
}

static bool
is_usual_header(const char *s, const char *end)
{
	MimeSpan line = line_at(s, next_line(s, end));
	size_t n = name_length(line);

	for (size_t i = 0; i < n; i++)
		if (!g_ascii_isalnum(line.s[i]) && line.s[i] != '-')
			return false;
	return n > 1;
}

static bool
is_mbox_line(MimeSpan line)
{
	return (line.n > 5 && memcmp(line.s, "From ", 5) == 0) ||
	       (line.n > 6 && memcmp(line.s, ">From ", 6) == 0);
}

/* --- headers --- */

static void
add_header(Parser *p, MimePart *part, MimeSpan line, size_t n_name)
{
	const char *colon = memchr(line.s, ':', line.n);
	MimeHeader *h = arena_push(p->a, &part->headers, &part->n_headers);

	h->name = (MimeSpan){ line.s, n_name };
	h->value = (MimeSpan){ colon + 1, (size_t)(line.s + line.n - colon) - 1 };
}

static bool
is_blank(MimeSpan s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] > ' ')
			return false;
	return true;
}

/* Behind a line of spaces, which else goes on with the field before: is it no header? */
static bool
begins_body(const char *s, const char *end)
{
	return s < end && !strchr(" \t\r\n", *s) && !is_usual_header(s, end);
}

/* Where the body begins. */
static const char *
read_head(Parser *p, MimePart *part, const char *s, const char *end)
{
	const char *begin = s;

	while (s < end) {
		const char *next = next_line(s, end);
		MimeSpan line = line_at(s, next);
		size_t n = name_length(line);

		if (line.n == 0 || (is_blank(line) && begins_body(next, end)))
			return next;
		if ((size_t)(next - begin) > MAIL_MAX_HEADER) {
			mime_defect(p->d, "header-too-long");
			p->d->too_much = true;
		} else if ((*s == ' ' || *s == '\t') && part->n_headers) {
			MimeSpan *v = &part->headers[part->n_headers - 1].value;
			v->n = (size_t)(line.s + line.n - v->s);
		} else if (n && !is_mbox_line(line)) {
			add_header(p, part, line, n);
		} else if (!is_mbox_line(line)) {
			/* No empty line before the body, or this is no header. */
			if (!is_usual_header(next, end)) {
				mime_defect(p->d, "no-empty-line-before-body");
				return s;
			}
			mime_defect(p->d, "line-is-no-header");
			/* What goes on with it must not go on with the one before. */
			while (next < end && (*next == ' ' || *next == '\t'))
				next = next_line(next, end);
		}
		s = next;
	}
	return end;
}

const MimeSpan *
mime_header(const MimePart *p, const char *name, size_t *i)
{
	size_t n = strlen(name), from = i ? *i : 0;

	for (; from < p->n_headers; from++) {
		const MimeHeader *h = &p->headers[from];

		if (h->name.n != n || g_ascii_strncasecmp(h->name.s, name, n) != 0)
			continue;
		if (i)
			*i = from + 1;
		return &h->value;
	}
	return NULL;
}

/* --- boundaries --- */

/* A boundary's line: 0 is none, 1 begins a part, 2 ends the last. */
static int
is_boundary(const char *s, const char *end, MimeSpan boundary)
{
	size_t left = (size_t)(end - s);
	int kind = 1;

	if (left < boundary.n + 2 || s[0] != '-' || s[1] != '-' ||
	    memcmp(s + 2, boundary.s, boundary.n) != 0)
		return 0;
	s += boundary.n + 2;
	if (end - s >= 2 && s[0] == '-' && s[1] == '-') {
		kind = 2;
		s += 2;
	}
	while (s < end && (*s == ' ' || *s == '\t' || *s == '\r'))
		s++;
	return s == end || *s == '\n' ? kind : 0;
}

/* The next line that is the boundary's, from a line's beginning on; NULL if there is
 * none. */
static const char *
find_boundary(const char *s, const char *end, MimeSpan boundary, int *kind)
{
	while (s < end) {
		*kind = is_boundary(s, end, boundary);
		if (*kind)
			return s;
		/* Lines that begin with dashes are looked for, not all. */
		s = memmem(s, (size_t)(end - s), "\n--", 3);
		if (!s)
			return NULL;
		s++;
	}
	return NULL;
}

/* The line end before a boundary is the boundary's. */
static const char *
before_boundary(const char *begin, const char *s)
{
	if (s > begin && s[-1] == '\n')
		s--;
	if (s > begin && s[-1] == '\r')
		s--;
	return s;
}

/* One that is nowhere named: a line of two dashes and more before "Content-". */
static bool
guess_boundary(MimeSpan body, MimeSpan *boundary)
{
	const char *end = body.s + body.n;

	for (const char *s = body.s; s < end; s = next_line(s, end)) {
		const char *next = next_line(s, end);
		MimeSpan line = line_at(s, next);

		if (line.n < 5 || line.n > 200 || memcmp(s, "--", 2) != 0 ||
		    end - next < 8 || g_ascii_strncasecmp(next, "content-", 8) != 0)
			continue;
		*boundary = (MimeSpan){ s + 2, line.n - 2 };
		return true;
	}
	return false;
}

/* --- parts --- */

static MimePart read_part(Parser *p, const char *s, const char *end,
    const char *otherwise);

/* Parts behind the last one: one in another had the same boundary. Only what begins with
 * a header is meant; the rest is a footer. */
static const char *
after_end(const char *s, const char *end, MimeSpan boundary, int *kind)
{
	while (s) {
		s = find_boundary(next_line(s, end), end, boundary, kind);
		if (s && *kind == 1 && is_usual_header(next_line(s, end), end))
			return s;
	}
	*kind = 0;
	return NULL;
}

static void
read_parts(Parser *p, MimePart *part, MimeSpan boundary)
{
	const char *end = part->body.s + part->body.n;
	const char *otherwise = !strcmp(part->multipart, "digest") ? "message/rfc822"
	                                                           : "text/plain";
	int kind = 0;
	const char *s = find_boundary(part->body.s, end, boundary, &kind);

	while (s && kind == 1) {
		const char *begin = next_line(s, end);
		const char *next = find_boundary(begin, end, boundary, &kind);

		if (p->n_parts >= MAIL_MAX_PARTS) {
			mime_defect(p->d, "too-many-parts");
			p->d->too_much = true;
			return;
		}
		if (!next)
			mime_defect(p->d, "unterminated-multipart");
		/* Nothing at all behind the last boundary is no part. */
		if (next || begin < end)
			*arena_push(p->a, &part->parts, &part->n_parts) = read_part(p,
			    begin, next ? before_boundary(begin, next) : end, otherwise);
		if (kind == 2)
			next = after_end(next, end, boundary, &kind);
		s = next;
	}
}

/* Some encode the parts and all; RFC 2045, 6.4 forbids it. */
static bool
has_boundary_decoded(Parser *p, MimePart *part, MimeSpan boundary)
{
	int kind;

	if (part->encoding == MIME_IDENTITY)
		return false;
	MimeSpan body = mime_body_decode(p->a, part->encoding, part->body, p->d);
	if (!find_boundary(body.s, body.s + body.n, boundary, &kind))
		return false;
	part->body = body;
	return true;
}

static void
read_multipart(Parser *p, MimePart *part, const MimeValue *type)
{
	const char *named = mime_value_param(p->a, type, "boundary", NULL);
	MimeSpan boundary = { named, named ? strlen(named) : 0 };
	int kind;

	if (p->depth > MAIL_MAX_DEPTH) {
		mime_defect(p->d, "too-deep");
		p->d->too_much = true;
		part->multipart = NULL; /* all of it is a file, so that it is not lost */
		return;
	}
	if (!boundary.n)
		mime_defect(p->d, "no-boundary");
	else if (find_boundary(part->body.s, part->body.s + part->body.n, boundary,
	             &kind) ||
	         has_boundary_decoded(p, part, boundary)) {
		read_parts(p, part, boundary);
		return;
	} else
		mime_defect(p->d, "boundary-not-found");
	if (guess_boundary(part->body, &boundary)) {
		read_parts(p, part, boundary);
		return;
	}
	/* Then it is a text, for somebody to read, unless there is nothing. */
	if (is_blank(part->body))
		return;
	part->multipart = NULL;
	part->type = "text/plain";
}

static MimePart
read_part(Parser *p, const char *s, const char *end, const char *otherwise)
{
	MimePart part = { 0 };
	const char *body = read_head(p, &part, s, end);
	const MimeSpan *header = mime_header(&part, "Content-Type", NULL);
	MimeValue type = { 0 };

	p->n_parts++;
	part.body = (MimeSpan){ body, (size_t)(end - body) };
	part.type = otherwise;
	if (header) {
		type = mime_value_parse(p->a, *header);
		part.type = mime_value_type(p->a, &type, p->d);
	}
	part.encoding = mime_body_encoding(mime_header(&part, "Content-Transfer-Encoding",
	                                       NULL),
	    p->d);
	if (g_str_has_prefix(part.type, "multipart/")) {
		part.multipart = part.type + strlen("multipart/");
		p->depth++;
		read_multipart(p, &part, &type);
		p->depth--;
	}
	return part;
}

/* --- the message --- */

/* The bytes with LF for CR, if there is only CR. */
static const char *
with_line_feeds(Arena *a, const char *raw, size_t n)
{
	if (memchr(raw, '\n', n) || !memchr(raw, '\r', n))
		return raw;
	char *copy = arena_memdup(a, raw, n);
	for (size_t i = 0; i < n; i++)
		if (copy[i] == '\r')
			copy[i] = '\n';
	return copy;
}

/* Behind what may stand before the first header: a byte order mark, empty lines and an
 * mbox's line. */
static const char *
skip_before(const char *s, const char *end)
{
	if (end - s >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		s += 3;
	const char *first = s;
	while (first < end && (*first == '\n' || *first == '\r'))
		first++;
	MimeSpan line = line_at(first, next_line(first, end));
	if (is_mbox_line(line))
		return next_line(first, end);
	return is_usual_header(first, end) ? first : s;
}

MimePart
mime_parse(Arena *a, const char *raw, size_t n, MimeDefects *d)
{
	Parser p = { a, d, 0, 0 };
	const char *s = n ? with_line_feeds(a, raw, n) : "", *end = s + n;

	return read_part(&p, skip_before(s, end), end, "text/plain");
}

MimePart
mime_parse_head(Arena *a, const char *raw, size_t n, MimeDefects *d)
{
	Parser p = { a, d, 0, 0 };
	const char *s = n ? with_line_feeds(a, raw, n) : "", *end = s + n;
	MimePart part = { .type = "text/plain" };
	const char *body = read_head(&p, &part, skip_before(s, end), end);

	part.body = (MimeSpan){ body, (size_t)(end - body) };
	return part;
}

size_t
mime_head_length(const char *raw, size_t n)
{
	size_t most = MIN(n, MAIL_MAX_HEADER);

	for (size_t i = 1; i < most; i++)
		if (raw[i] == '\n' &&
		    (raw[i - 1] == '\n' || (i > 2 && !memcmp(raw + i - 3, "\r\n\r", 3))))
			return i + 1;
	return most;
}
