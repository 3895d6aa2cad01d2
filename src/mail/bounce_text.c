/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "base/str.h"
#include "mail/bounce_int.h"
#include "mail/bounce_status.h"
#include "mail/kind_words.h"

#define MAX_LINES  400
#define MAX_REASON 14 /* lines below an address that tell of it */

/* --- addresses --- */

static bool
is_of_address(char c)
{
	return g_ascii_isalnum(c) || (c && strchr(".-_+=/'&#!%~*$^{}|?`", c)) ||
	       (c & 0x80);
}

/* "… are not accepting mail from ida@x": that is who wrote; but "generated from" tells
 * whom he wrote to. */
static bool
is_after_from(const char *s, const char *first)
{
	while (first > s && strchr("<\"' \t", first[-1]))
		first--;
	return first - s >= 10 && g_ascii_strncasecmp(first - 5, " from", 5) == 0 &&
	       g_ascii_strncasecmp(first - 8, "ted from", 8) != 0 &&
	       g_ascii_strncasecmp(first - 8, "ded from", 8) != 0;
}

/* The address at or after s within n bytes; where it begins, and its size. */
static const char *
find_address(const char *s, size_t n, size_t *size)
{
	const char *end = s + n;

	for (const char *at = s; (at = memchr(at, '@', (size_t)(end - at))) != NULL;
	     at++) {
		const char *first = at, *last = at + 1;

		while (first > s && is_of_address(first[-1]))
			first--;
		while (last < end &&
		       (g_ascii_isalnum(*last) || strchr(".-_", *last) || (*last & 0x80)))
			last++;
		while (last > at + 1 && strchr(".-_", last[-1]))
			last--;
		if (at - first > 5 && g_ascii_strncasecmp(first, "smtp=", 5) == 0)
			first += 5; /* X.400 */
		while (first < at && strchr("'=*/|", *first))
			first++;
		if (first == at || last == at + 1 || is_after_from(s, first))
			continue;
		*size = (size_t)(last - first);
		return first;
	}
	return NULL;
}

const char *
bounce_address(Arena *a, const char *s)
{
	size_t size;
	const char *found = s ? find_address(s, strlen(s), &size) : NULL;

	return found ? str_lower(a, arena_strndup(a, found, size)) : NULL;
}

void
bounced_add(Bounced *b, MailBounced one)
{
	for (size_t i = 0; i < b->n; i++) {
		MailBounced *had = &b->list[i];

		if (strcmp(had->mail, one.mail) != 0)
			continue;
		if (one.status &&
		    (!had->status || (bounce_status_is_vague(had->status) &&
		                         !bounce_status_is_vague(one.status))))
			had->status = one.status;
		if (one.action == BOUNCE_FAILED)
			had->action = BOUNCE_FAILED;
		return;
	}
	if (b->n < BOUNCE_MAX_RECIPIENTS)
		*arena_push(b->a, &b->list, &b->n) = one;
}

/* --- where the returned mail begins --- */

static const char *
trimmed(const char *line, size_t n, size_t *size)
{
	while (n > 0 && strchr(" \t>*=-_#|+\"(", *line)) {
		line++;
		n--;
	}
	while (n > 0 && g_ascii_isspace(line[n - 1]))
		n--;
	*size = n;
	return line;
}

static bool
begins(const char *s, size_t n, const char *word)
{
	size_t size = strlen(word);

	return n >= size && g_ascii_strncasecmp(s, word, size) == 0;
}

/* A line of a header that no report has. */
static bool
is_header_of_mail(const char *line, size_t n)
{
	static const char *const names[] = { "received: from", "received: by",
		"received: (", "return-path:", "dkim-signature:", "mime-version:",
		"x-mailer:", "content-type:", NULL };

	for (size_t i = 0; names[i]; i++)
		if (begins(line, n, names[i]))
			return true;
	return false;
}

static bool
begins_returned(const char *s, size_t n)
{
	if (n == 0 || n >= 100)
		return false;
	for (size_t i = 0; kind_returned_begins[i]; i++)
		if (begins(s, n, kind_returned_begins[i]))
			return true;
	return false;
}

const char *
bounce_returned_in(const char *text)
{
	int lines = 0;

	for (const char *line = text; *line && lines < MAX_LINES; lines++) {
		size_t n = strcspn(line, "\n"), size;
		const char *s = trimmed(line, n, &size);

		if (is_header_of_mail(line, n))
			return line;
		if (lines > 0 && begins_returned(s, size))
			return line + n;
		line += n + (line[n] == '\n');
	}
	return text + strlen(text);
}

/* --- who is told of --- */

/* Lines in which an address is not that of who could not be reached. */
static bool
is_of_others(const char *s, size_t n)
{
	static const char *const words[] = { "from:", "from ",
		"sender:", "reply-to:", "mail from", "message-id:", "in-reply-to:",
		"references:", "return-path:", "subject:", "date:", "x-",
		"received:", "reporting-mta:", "cc:", "bcc:", "for further assistance",
		"please contact", "contact", "if you", "please send", "please forward",
		"questions", "for help", "for assistance", "envelope-from", "message id",
		"the original message was received", "arrival-date",
		"von:", "de:", "fra:", "to report", "report this", "help", NULL };

	for (size_t i = 0; words[i]; i++)
		if (begins(s, n, words[i]))
			return true;
	return false;
}

/* What stands before an address that could not be reached. */
static bool
names_recipient(const char *s, size_t n)
{
	static const char *const words[] = { "final-recipient", "original-recipient",
		"error-for:", "c=us;", "recipient address", "recipient", "rcpt to",
		"rcpt", "addressed to", "to:", "failed recipient", "unknown user",
		"undeliverable to", "user mailbox exceeds",
		"invalid final delivery userid", "invalid address",
		"address:", "user unknown", "unable to deliver message to",
		"unable to deliver to", "could not deliver to", "delivery failed",
		"delivery to", "message to", "your message to", "mail to", "email to",
		"e-mail to", "your mail to", "your email to", "your e-mail to",
		"failed to deliver to", "could not send message to", "error sending to",
		"your message wasn't delivered to",
		"your message couldn't be delivered to",
		"[status: error, address:", "host unknown", "rejected recipient",
		"smtp error", "modtager", "empfänger", "destinataire", "destinatario",
		"the message to", "an error occurred while sending mail to", "mailbox",
		"user", "there was an error", "sorry", "failure sending mail to",
		"no such user", "account", "the following", "could not be delivered to",
		"din meddelelse til", "ihre nachricht an", "su mensaje para",
		"votre message à", "message for", "not deliver", "smtp server", NULL };

	for (size_t i = 0; words[i]; i++)
		if (begins(s, n, words[i]))
			return true;
	return false;
}

typedef struct {
	Bounced *to;
	const char *text, *end; /* what is read of it */
	const char *own;
	bool delayed;
} Report;

static bool
is_own(const Report *r, const char *mail)
{
	return (r->own && strcmp(mail, r->own) == 0) ||
	       g_str_has_prefix(mail, "mailer-daemon@") ||
	       g_str_has_prefix(mail, "postmaster@") ||
	       g_str_has_prefix(mail, "abuse@") || g_str_has_prefix(mail, "support@") ||
	       strstr(mail, "helpdesk@");
}

/* The lines from line on that tell of the address in it: to an empty one after words, or
 * to the next address. */
static char *
reason(const Report *r, const char *line)
{
	g_autoptr(GString) words = g_string_new(NULL);
	bool said = false;

	for (int i = 0; i < MAX_REASON && line < r->end; i++) {
		size_t n = MIN(strcspn(line, "\n"), (size_t)(r->end - line)), size;
		const char *s = trimmed(line, n, &size);
		bool other = i > 0 && *line == '<' && memchr(line, '@', n) &&
		             line[n - 1] == ':';

		if (other || (size == 0 && said))
			break;
		/* The address's own line says something only if there is more in it. */
		said |= i > 0 && size > 0;
		g_string_append_len(words, s, (gssize)size);
		g_string_append_c(words, '\n');
		line += n + (line[n] == '\n');
	}
	return arena_strdup(r->to->a, words->str);
}

static MailBounced
bounced_of(const Report *r, const char *mail, const char *words, const char *all)
{
	Arena *a = r->to->a;
	const char *status = bounce_status_find(a, words);
	char class = status ? *status : bounce_status_reply(words);

	if (!status || bounce_status_is_vague(status)) {
		const char *guess = bounce_status_guess(a, words, class);

		if (guess && !(status && bounce_status_is_vague(guess)))
			status = guess;
	}
	if ((!status || bounce_status_is_vague(status)) && all) {
		MailBounced whole = bounced_of(r, mail, all, NULL);

		if (whole.status && (!status || *whole.status == *status))
			status = whole.status;
	}
	return (MailBounced){ mail, r->delayed ? BOUNCE_DELAYED : BOUNCE_FAILED, status };
}

/* Is the address what the line begins with, so that it is what the line is about? */
static bool
is_at_start(const char *s, const char *found)
{
	for (; s < found; s++)
		if (!strchr(" \t<\"'*-(>[:", *s))
			return false;
	return true;
}

/* A line of the talk between two mail servers: "550 5.1.1 <ida@x>: unknown". */
static bool
is_of_talk(const char *s, size_t n)
{
	return n > 4 && (*s == '4' || *s == '5') && g_ascii_isdigit(s[1]) &&
	       g_ascii_isdigit(s[2]) && (s[3] == ' ' || s[3] == '-');
}

/* "To: …", "Subject: …", "Sent: …": what our mail said of itself. */
static bool
is_of_our_header(const Report *r, const char *line)
{
	static const char *const ours[] = { "to:", "cc:", "bcc:", "sent to:", NULL };
	static const char *const next[] = { "subject:", "cc:", "sent:", "date:", "emne:",
		"betreff:", "gesendet:", "objet:", "asunto:", "onderwerp:", NULL };
	const char *lists[] = { line, line + strcspn(line, "\n") };
	bool is[2] = { false, false };

	for (int k = 0; k < 2; k++) {
		const char *s = lists[k] + (*lists[k] == '\n');
		size_t size;

		if (s >= r->end)
			return false;
		s = trimmed(s, strcspn(s, "\n"), &size);
		for (const char *const *w = k ? next : ours; *w; w++)
			is[k] |= begins(s, size, *w);
	}
	return is[0] && is[1];
}

/* Adds who is told of. sure: only where that is plain. */
static void
read_lines(Report *r, bool sure, const char *all)
{
	int lines = 0;

	for (const char *line = r->text; line < r->end && lines < MAX_LINES; lines++) {
		size_t n = MIN(strcspn(line, "\n"), (size_t)(r->end - line)), size,
		       length;
		const char *s = trimmed(line, n, &size);
		bool others = is_of_others(s, size) ||
		              (sure && is_of_our_header(r, line));
		const char *found = others ? NULL : find_address(s, size, &length);
		const char *mail = found ? str_lower(r->to->a,
		                               arena_strndup(r->to->a, found, length))
		                         : NULL;
		bool plain = found &&
		             (is_at_start(s, found) || names_recipient(s, size) ||
		                 is_of_talk(s, size));

		if (mail && !is_own(r, mail) && (plain || !sure))
			bounced_add(r->to, bounced_of(r, mail, reason(r, line), all));
		line += n + (line[n] == '\n');
	}
}

void
bounce_read_text(Bounced *b, const char *text, const char *own, bool delayed)
{
	Report r = { b, text, bounce_returned_in(text), own, delayed };
	size_t before = b->n;
	const char *all = arena_strndup(b->a, text, (size_t)(r.end - text));

	read_lines(&r, true, all);
	if (b->n == before)
		read_lines(&r, false, all);
}

/* --- what came back --- */

void
bounce_read_returned(Arena *a, const char *text, InMail *out, const char **to)
{
	int lines = 0;

	for (const char *s = text; *s && lines < MAX_LINES; lines++) {
		size_t n = strcspn(s, "\n");
		g_autoptr(GString) line = g_string_new_len(s, (gssize)n);

		s += n + (s[n] == '\n');
		while (*s == ' ' || *s == '\t') {
			n = strcspn(s, "\n");
			if (n == strspn(s, " \t\r"))
				break;
			g_string_append_len(line, s, (gssize)n);
			s += n + (s[n] == '\n');
		}
		char *colon = strchr(line->str, ':');
		if (!colon)
			continue;
		*colon = '\0';
		const char *name = g_strstrip(line->str);
		char *value = g_strstrip(arena_strdup(a, colon + 1));
		if (!out->bounced_message_id && !g_ascii_strcasecmp(name, "message-id")) {
			value += *value == '<';
			value[strcspn(value, "> \t")] = '\0';
			out->bounced_message_id = *value ? value : NULL;
		} else if (!out->bounced_subject &&
		           !g_ascii_strcasecmp(name, "subject")) {
			out->bounced_subject = value;
		} else if (!out->bounced_reply_to &&
		           !g_ascii_strcasecmp(name, "reply-to")) {
			out->bounced_reply_to = bounce_address(a, value);
		} else if (!*to && !g_ascii_strcasecmp(name, "to")) {
			*to = bounce_address(a, value);
		}
	}
}
