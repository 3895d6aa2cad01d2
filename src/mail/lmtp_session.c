/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "desk/mail_receive.h"
#include "mail/lmtp_int.h"

#define MAX_LINE       2000 /* bytes of a command; RFC 5321 says 512 */
#define MAX_ADDRESS    320  /* bytes: 64 before the @, 255 behind (RFC 5321) */
#define MAX_RECIPIENTS 100
#define MAX_MISTAKES   20
#define IDLE_MS        (5 * 60 * 1000) /* RFC 5321, 4.5.3.2.7 */

/* Answers that are always the same. */
#define BAD_SEQUENCE "503 5.5.1 That does not belong here"
#define BAD_SYNTAX   "501 5.5.4 That is not how it is written"

typedef struct {
	const LmtpOptions *o;
	int fd;
	char in[16384]; /* what was read and not used yet */
	size_t n_in, at;
	GString *out; /* answers; sent before the next read (PIPELINING) */
	bool greeted, quit;
	int mistakes;
	/* the mail that is being given */
	Arena *arena;
	const char *from; /* NULL before MAIL */
	const char *to[MAX_RECIPIENTS];
	size_t n_to;
} Session;

/* --- bytes --- */

static bool
flush(Session *s)
{
	const char *from = s->out->str;
	size_t left = s->out->len;

	while (left > 0) {
		ssize_t n = send(s->fd, from, left, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		from += n;
		left -= (size_t)n;
	}
	g_string_truncate(s->out, 0);
	return true;
}

/* The next byte; -1 when the client has gone or says nothing for too long. */
static int
next_byte(Session *s)
{
	if (s->at == s->n_in) {
		struct pollfd p = { s->fd, POLLIN, 0 };
		ssize_t n;

		if (!flush(s) || poll(&p, 1, IDLE_MS) <= 0)
			return -1;
		n = recv(s->fd, s->in, sizeof s->in, 0);
		if (n <= 0)
			return -1;
		s->n_in = (size_t)n;
		s->at = 0;
	}
	return (unsigned char)s->in[s->at++];
}

static void say(Session *s, const char *fmt, ...) G_GNUC_PRINTF(2, 3);

static void
say(Session *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	g_string_append_vprintf(s->out, fmt, ap);
	va_end(ap);
	g_string_append(s->out, "\r\n");
}

/* A line up to its CRLF, without it. False at the end. One that is too long, or that ends
 * with a bare LF, is no command: it is read to its end and comes back as "". */
static bool
read_command(Session *s, GString *line)
{
	bool too_long = false;
	int c, before = 0;

	g_string_truncate(line, 0);
	while ((c = next_byte(s)) >= 0) {
		if (c == '\n') {
			if (before != '\r' || too_long)
				g_string_truncate(line, 0);
			else
				g_string_truncate(line, line->len - 1);
			return true;
		}
		if (line->len >= MAX_LINE || c == 0)
			too_long = true;
		else
			g_string_append_c(line, (char)c);
		before = c;
	}
	return false;
}

/* --- the mail --- */

static void
forget_mail(Session *s)
{
	arena_reset(s->arena);
	s->from = NULL;
	s->n_to = 0;
}

/* What may be stored as an address: text, and no longer than one may be. */
static bool
is_path(const char *s, size_t n)
{
	if (n > MAX_ADDRESS || !g_utf8_validate_len(s, n, NULL))
		return false;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] <= ' ' || s[i] == 0x7f)
			return false;
	return true;
}

/* "FROM:<a@b> SIZE=1" -> the address; NULL if not written so. rest: what follows. */
static const char *
path_of(Session *s, const char *args, const char *word, const char **rest)
{
	size_t n = strlen(word);

	if (g_ascii_strncasecmp(args, word, n) != 0)
		return NULL;
	args += n;
	args += *args == ' '; /* some put one, and everybody takes it */
	const char *end = *args == '<' ? strchr(args, '>') : NULL;
	if (!end)
		return NULL;
	if (!is_path(args + 1, (size_t)(end - args - 1)))
		return NULL;
	*rest = end + 1;
	return str_lower(s->arena,
	    arena_strndup(s->arena, args + 1, (size_t)(end - args - 1)));
}

static void
mail_from(Session *s, const char *args)
{
	const char *rest = "", *size;

	if (!s->greeted || s->from) {
		say(s, BAD_SEQUENCE);
		return;
	}
	const char *from = path_of(s, args, "FROM:", &rest);
	if (!from) {
		say(s, BAD_SYNTAX);
		return;
	}
	g_autofree char *upper = g_ascii_strup(rest, -1);
	size = strstr(upper, "SIZE=");
	if (size && g_ascii_strtoull(size + strlen("SIZE="), NULL, 10) > s->o->max_size) {
		say(s, "552 5.3.4 The mail is too large: %zu bytes are taken",
		    s->o->max_size);
		return;
	}
	s->from = from;
	say(s, "250 2.1.0 OK");
}

static void
rcpt_to(Session *s, const char *args)
{
	const char *rest;

	if (!s->from) {
		say(s, BAD_SEQUENCE);
		return;
	}
	const char *to = path_of(s, args, "TO:", &rest);
	if (!to || !*to) { /* <postmaster> has no host: RFC 5321, 4.1.1.3 */
		say(s, BAD_SYNTAX);
	} else if (s->n_to == MAX_RECIPIENTS) {
		say(s, "452 4.5.3 Too many recipients: send the rest again");
	} else {
		s->to[s->n_to++] = to;
		say(s, "250 2.1.5 OK");
	}
}

/* The message up to the line of a single dot. Only CRLF . CRLF is that line: a bare LF is
 * a part of the message, so that two servers never see two ends. What is past the limit
 * is read and thrown away. False if the client went before the end. */
static bool
read_data(Session *s, GString *data, bool *too_large)
{
	enum { BODY, CR, LINE, DOT, DOT_CR } state = LINE;
	int c;

	*too_large = false;
	while ((c = next_byte(s)) >= 0) {
		if (state == LINE && c == '.') {
			state = DOT;
			continue;
		}
		if (state == DOT && c == '\r') {
			state = DOT_CR;
			continue;
		}
		if (state == DOT_CR && c == '\n')
			return true;
		if (state == DOT_CR)
			g_string_append(data,
			    "\r"); /* ".\r" was a line's beginning after all */
		if (data->len >= s->o->max_size)
			*too_large = true;
		else
			g_string_append_c(data, (char)c);
		if (c == '\r')
			state = CR;
		else
			state = c == '\n' && state == CR ? LINE : BODY;
	}
	return false;
}

/* Files the mail for one recipient. */
static bool
deliver(Session *s, InMail *m, const char *to, GError **err)
{
	g_autoptr(Db) db = store_borrow(s->o->store, err);
	const Actor desk = { .now = clock_now() };
	MailReceived done;
	char id[24];

	m->envelope_from = s->from;
	m->envelope_to = to;
	if (!db || !mail_receive(db, s->o->blobs, s->arena, &desk, m, &done, err))
		return false;
	g_snprintf(id, sizeof id, "%" G_GINT64_FORMAT, done.case_id);
	log_event(LOG_INFO, "mail",
	    done.known    ? "known"
	    : done.put_by ? "put-by"
	    : done.opened ? "opened"
	                  : "entered",
	    "case", id, "broken", m->broken ? "yes" : "no", NULL);
	return true;
}

/* A failure that goes away keeps the mail at the sender's server; so does a bug of ours,
 * which may be mended. Nothing is ever refused for what stands in it. */
static void
say_failed(Session *s, const GError *err)
{
	log_event(LOG_ERROR, "mail", "not-filed", "why", err->message, NULL);
	say(s, "451 4.3.0 Cannot store it just now, send it again");
}

static void
data(Session *s)
{
	g_autoptr(GString) raw = g_string_new(NULL);
	g_autoptr(GError) unread = NULL;
	InMail m = { 0 };
	bool too_large;

	if (!s->n_to) {
		say(s, BAD_SEQUENCE);
		return;
	}
	say(s, "354 Go on, and end with a single dot");
	if (!read_data(s, raw, &too_large)) {
		s->quit = true;
		return;
	}
	bool read = !too_large && sandbox_parse(s->o->sandbox, s->arena, raw->str,
	                              raw->len, &m, &unread);
	for (size_t i = 0; i < s->n_to; i++) {
		g_autoptr(GError) err = NULL;

		if (too_large)
			say(s, "552 5.3.4 The mail is too large: %zu bytes are taken",
			    s->o->max_size);
		else if (!read)
			say_failed(s, unread);
		else if (deliver(s, &m, s->to[i], &err))
			say(s, "250 2.6.0 It is filed");
		else
			say_failed(s, err);
	}
	forget_mail(s);
}

/* --- commands --- */

static void
lhlo(Session *s, const char *args)
{
	if (!*args) {
		say(s, BAD_SYNTAX);
		return;
	}
	forget_mail(s);
	s->greeted = true;
	say(s, "250-skranke");
	say(s, "250-PIPELINING");
	say(s, "250-ENHANCEDSTATUSCODES");
	say(s, "250-8BITMIME");
	say(s, "250-SMTPUTF8");
	say(s, "250 SIZE %zu", s->o->max_size);
}

static bool
is_command(const char *line, const char *word, const char **args)
{
	size_t n = strlen(word);

	if (g_ascii_strncasecmp(line, word, n) != 0 || (line[n] && line[n] != ' '))
		return false;
	*args = line + n;
	while (**args == ' ')
		(*args)++;
	return true;
}

static void
command(Session *s, const char *line)
{
	const char *args;

	if (is_command(line, "LHLO", &args)) {
		lhlo(s, args);
	} else if (is_command(line, "MAIL", &args)) {
		mail_from(s, args);
	} else if (is_command(line, "RCPT", &args)) {
		rcpt_to(s, args);
	} else if (is_command(line, "DATA", &args)) {
		data(s);
	} else if (is_command(line, "RSET", &args)) {
		forget_mail(s);
		say(s, "250 2.0.0 OK");
	} else if (is_command(line, "NOOP", &args)) {
		say(s, "250 2.0.0 OK");
	} else if (is_command(line, "VRFY", &args)) {
		say(s, "252 2.1.5 Send it, and see");
	} else if (is_command(line, "QUIT", &args)) {
		say(s, "221 2.0.0 Bye");
		s->quit = true;
	} else if (is_command(line, "HELO", &args) || is_command(line, "EHLO", &args)) {
		say(s, "500 5.5.1 This is LMTP: say LHLO");
		s->mistakes++;
	} else {
		say(s, "500 5.5.2 That is no command");
		s->mistakes++;
	}
}

void
lmtp_session(const LmtpOptions *options, int fd)
{
	g_autofree Session *s = g_new0(Session, 1);
	g_autoptr(GString) out = g_string_new(NULL), line = g_string_new(NULL);
	g_autoptr(Arena) arena = arena_new();

	s->o = options;
	s->fd = fd;
	s->out = out;
	s->arena = arena;
	say(s, "220 skranke LMTP");
	while (!s->quit && s->mistakes < MAX_MISTAKES && read_command(s, line))
		command(s, line->str);
	if (s->mistakes >= MAX_MISTAKES)
		say(s, "421 4.7.0 Too many mistakes");
	flush(s);
}
