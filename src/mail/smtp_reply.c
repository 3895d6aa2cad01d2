/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/smtp_reply.h"

#include <string.h>

static bool
read_line(SmtpReadByte *read, void *from, char *line, size_t max)
{
	size_t n = 0;
	char c;

	for (;;) {
		if (!read(from, &c))
			return false;
		if (c == '\n')
			break;
		/* A NUL would end the line for those who read it. */
		if (n + 1 < max && c)
			line[n++] = c;
	}
	while (n && line[n - 1] == '\r')
		n--;
	line[n] = '\0';
	return true;
}

static bool
has_code(const char *line)
{
	return g_ascii_isdigit(line[0]) && g_ascii_isdigit(line[1]) &&
	       g_ascii_isdigit(line[2]);
}

/* "250-SIZE 1000" and so on until "250 OK". */
SmtpReplyEnd
smtp_reply_read(SmtpReply *r, SmtpReadByte *read, void *from)
{
	char line[SMTP_MAX_LINE];

	r->code = 0;
	g_string_truncate(r->text, 0);
	for (int i = 0; i < SMTP_MAX_LINES; i++) {
		if (!read_line(read, from, line, sizeof line)) {
			r->code = 0;
			return SMTP_REPLY_LOST;
		}
		if (!has_code(line))
			break;
		r->code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + line[2] - '0';
		g_string_append_printf(r->text, "%s%s", r->text->len ? "\n" : "",
		    line[3] ? line + 4 : "");
		if (line[3] != '-')
			return SMTP_REPLY_READ;
	}
	r->code = 0;
	g_string_assign(r->text, line);
	return SMTP_REPLY_BAD;
}

static bool
has_word(const char *words, const char *word)
{
	g_auto(GStrv) all = g_strsplit_set(words, " =", -1);

	for (char **w = all; *w; w++)
		if (!g_ascii_strcasecmp(*w, word))
			return true;
	return false;
}

SmtpCan
smtp_reply_extensions(const SmtpReply *r)
{
	g_auto(GStrv) lines = g_strsplit(r->text->str, "\n", -1);
	SmtpCan can = { 0 };

	for (char **l = lines; *l && l[1]; l++) {
		const char *line = l[1]; /* the first is its name */

		can.dsn |= has_word(line, "DSN");
		can.eight_bit |= has_word(line, "8BITMIME");
		can.size |= !g_ascii_strncasecmp(line, "SIZE", 4);
		can.start_tls |= has_word(line, "STARTTLS");
		if (g_ascii_strncasecmp(line, "AUTH", 4) != 0)
			continue;
		can.auth_plain |= has_word(line, "PLAIN");
		can.auth_login |= has_word(line, "LOGIN");
		can.auth_xoauth2 |= has_word(line, "XOAUTH2");
	}
	return can;
}
