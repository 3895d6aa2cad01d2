/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_kind.h"

#include <string.h>

#include "base/str.h"
#include "mail/mail_parse.h"
#include "mail/mail_text.h"
#include "mail/mime_body.h"
#include "mail/mime_word.h"

static const char *
header(Arena *a, const MimePart *message, const char *name)
{
	const MimeSpan *h = mime_header(message, name, NULL);

	return h ? mime_words(a, h->s, h->n, NULL) : NULL;
}

static bool
says(const char *value, const char *word)
{
	g_autofree char *lower = value ? g_ascii_strdown(value, -1) : NULL;

	return lower && strstr(lower, word);
}

/* --- bounces --- */

/* Fields of message/delivery-status: blocks of headers (RFC 3464, 2.1). */
static const char *
status_field(Arena *a, const char *text, const char *name)
{
	size_t n = strlen(name);

	for (const char *line = text; line && *line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (g_ascii_strncasecmp(line, name, n) != 0 || line[n] != ':')
			continue;
		/* A line that begins with a space goes on with the one before. */
		size_t end = strcspn(line + n + 1, "\n");
		while (line[n + 1 + end] == '\n' && strchr(" \t", line[n + 2 + end]) &&
		       line[n + 2 + end])
			end += 1 + strcspn(line + n + 2 + end, "\n");
		return mail_clean_line(a, arena_strndup(a, line + n + 1, end));
	}
	return NULL;
}

/* "rfc822; ida@bager.example" */
static const char *
address_of(const char *field)
{
	const char *semicolon = field ? strchr(field, ';') : NULL;

	return semicolon ? semicolon + 1 + strspn(semicolon + 1, " ") : field;
}

static const char *
content(Arena *a, const MimePart *part)
{
	MimeDefects d = { .a = a };
	MimeSpan bytes = mime_body_decode(a, part->encoding, part->body, &d);

	return mail_clean_text(a, bytes.s, bytes.n, MAIL_MAX_TEXT);
}

static void
read_status(Arena *a, const MimePart *part, InMail *m)
{
	const char *text = content(a, part);
	const char *action = status_field(a, text, "Action");

	const char *to = address_of(status_field(a, text, "Final-Recipient"));
	m->bounced_to = to ? str_lower(a, to) : NULL;
	m->bounced_status = status_field(a, text, "Status");
	m->bounced_for_good = says(action, "failed");
}

/* The mail that came back, or only its headers. */
static void
read_returned(Arena *a, const MimePart *part, InMail *m)
{
	const char *text = content(a, part);
	const char *id = status_field(a, text, "Message-ID");

	if (!id)
		return;
	id += *id == '<';
	m->bounced_message_id = arena_strndup(a, id, strcspn(id, ">"));
}

static void
read_report(Arena *a, const MimePart *report, InMail *m)
{
	for (size_t i = 0; i < MIN(report->n_parts, 10); i++) {
		const MimePart *part = &report->parts[i];

		if (!strcmp(part->type, "message/delivery-status"))
			read_status(a, part, m);
		else if (!strcmp(part->type, "message/rfc822") ||
		         !strcmp(part->type, "text/rfc822-headers"))
			read_returned(a, part, m);
	}
}

static bool
is_report(Arena *a, const MimePart *message)
{
	return !strcmp(message->type, "multipart/report") &&
	       says(header(a, message, "Content-Type"), "delivery-status");
}

/* --- machines --- */

static bool
is_machine_address(const char *mail)
{
	static const char *const names[] = { "mailer-daemon@", "postmaster@", "no-reply@",
		"noreply@", "donotreply@", "do-not-reply@" };

	for (size_t i = 0; mail && i < G_N_ELEMENTS(names); i++)
		if (g_str_has_prefix(mail, names[i]))
			return true;
	return false;
}

static bool
is_vacation_subject(const char *subject)
{
	static const char *const begins[] = { "automatisk svar:", "autosvar",
		"automatic reply:", "auto-reply",
		"out of office:", "ikke til stede:", "fraværsbesked" };
	g_autofree char *lower = g_utf8_strdown(subject, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(begins); i++)
		if (g_str_has_prefix(lower, begins[i]))
			return true;
	return false;
}

/* "X-Autoreply: no" says that it is none. */
static bool
says_yes(const char *value)
{
	return value && !says(value, "no") && !says(value, "false");
}

static InMailKind
machine_kind(Arena *a, const MimePart *message, const InMail *m)
{
	const char *automatic = header(a, message, "Auto-Submitted");

	if (says(automatic, "auto-replied") ||
	    says_yes(header(a, message, "X-Autoreply")) ||
	    says_yes(header(a, message, "X-Autorespond")) ||
	    (is_vacation_subject(m->subject) && (m->in_reply_to || m->n_references)))
		return MAIL_AUTO_REPLY;
	if (says(automatic, "auto-generated") || says(automatic, "auto-notified") ||
	    header(a, message, "List-Id") || header(a, message, "List-Unsubscribe") ||
	    says(header(a, message, "Precedence"), "bulk") ||
	    says(header(a, message, "Precedence"), "list") ||
	    says(header(a, message, "Precedence"), "junk"))
		return MAIL_AUTO_GENERATED;
	return MAIL_NORMAL;
}

/* Even a person's mail may ask not to be answered by a machine. */
static bool
may_answer(Arena *a, const MimePart *message, const InMail *m)
{
	static const char *const suppressed[] = { "all", "autoreply", "oof" };
	const char *suppress = header(a, message, "X-Auto-Response-Suppress");

	for (size_t i = 0; i < G_N_ELEMENTS(suppressed); i++)
		if (says(suppress, suppressed[i]))
			return false;
	return m->kind == MAIL_NORMAL && m->from.mail &&
	       !is_machine_address(m->from.mail) && !header(a, message, "X-Loop") &&
	       !header(a, message, "X-Desk-Loop");
}

void
mail_find_kind(Arena *a, const MimePart *message, InMail *m)
{
	if (is_report(a, message)) {
		m->kind = MAIL_BOUNCE;
		read_report(a, message, m);
	} else if (m->from.mail && g_str_has_prefix(m->from.mail, "mailer-daemon@")) {
		m->kind = MAIL_BOUNCE;
		/* Only a report says for certain that it is for good. */
	} else {
		m->kind = machine_kind(a, message, m);
	}
	m->may_answer = may_answer(a, message, m);
}
