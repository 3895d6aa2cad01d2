/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/bounce.h"

#include <glib.h>
#include <string.h>

#include "base/str.h"
#include "mail/bounce_int.h"
#include "mail/bounce_status.h"
#include "mail/kind_person.h"
#include "mail/kind_words.h"

#define LOOKED_AT ((size_t)4000) /* bytes of a report in which it says what it is */

static bool
contains_any(const char *s, const char *const *words)
{
	for (; *words; words++)
		if (strstr(s, *words))
			return true;
	return false;
}

static bool
begins_with_any(const char *s, const char *const *words)
{
	for (; *words; words++)
		if (g_str_has_prefix(s, *words))
			return true;
	return false;
}

/* --- is it one? --- */

/* Is the local part one of the words, or one with more behind it ("bounces+12")? */
static bool
is_one_of(const char *mail, const char *const *words)
{
	size_t n = mail ? strcspn(mail, "@") : 0;

	for (; *words; words++) {
		size_t size = strlen(*words);

		if (n >= size && memcmp(mail, *words, size) == 0 &&
		    (n == size || !g_ascii_isalnum(mail[size]) ||
		        strcmp(*words, "microsoftexchange") == 0))
			return true;
	}
	return false;
}

static bool
is_from_daemon(const KindMail *m)
{
	return is_one_of(m->from, kind_daemons);
}

/* By its name, or an address that persons have too. */
static bool
may_be_from_daemon(const KindMail *m)
{
	g_autofree char *name = g_utf8_strdown(m->from_name, -1);

	return is_one_of(m->from, kind_masters) || contains_any(name, kind_daemon_names);
}

static bool
is_null_sender(const KindMail *m)
{
	const char *path = kind_header(m, "Return-Path");

	return path && strspn(path, "<> \t") == strlen(path) && strchr(path, '<');
}

/* The text down to the mail that came back, in small letters. */
static char *
first_words(const KindMail *m)
{
	const char *text = kind_text(m);
	size_t n = MIN((size_t)(bounce_returned_in(text) - text), LOOKED_AT);
	g_autofree char *part = g_strndup(text, n);
	g_autofree char *valid = g_utf8_make_valid(part, -1);

	return g_utf8_strdown(valid, -1);
}

static bool
has_subject(const KindMail *m)
{
	g_autofree char *lower = g_utf8_strdown(m->subject, -1);
	const char *s = lower + strspn(lower, "*[(<- \"");

	return begins_with_any(s, kind_bounce_subjects);
}

/* Is what a machine says of our mail the first that is said? A person says first why he
 * sends it. */
static bool
begins_as_report(const char *words)
{
	const char *s = words + strspn(words, " \t\n\r*-=_#>+\302\240");
	g_autofree char *line = g_strndup(s, strcspn(s, "\n"));

	return contains_any(line, kind_formal_texts) ||
	       contains_any(line, kind_bounce_texts);
}

/* Is an address named that is neither ours nor his? */
static bool
names_somebody(const KindMail *m, const char *words)
{
	Bounced b = { .a = m->a };

	bounce_read_text(&b, words, m->to, false);
	for (size_t i = 0; i < b.n; i++)
		if (!m->from || strcmp(b.list[i].mail, m->from) != 0)
			return true;
	return false;
}

/* An error, and what was said to the other server. */
static bool
has_talk(const char *words)
{
	const char *s = words + strspn(words, " \t\n\r*-=_#>");

	return g_str_has_prefix(s, "error") && strstr(words, "mail from:") &&
	       strstr(words, "rcpt to:");
}

static bool
is_written_bounce(const KindMail *m)
{
	bool null = is_null_sender(m) || !m->from;

	g_autofree char *words = first_words(m);
	bool says = contains_any(words, kind_bounce_texts);
	if (is_from_daemon(m))
		return !kind_header_says(m, "Auto-Submitted", "auto-replied") ||
		       has_subject(m) || says;
	bool code = bounce_status_find(m->a, words) || bounce_status_reply(words);
	if (code && may_be_from_daemon(m) && has_talk(words))
		return true;
	/* A person answers with a subject of "Re:", which is none of those. */
	if (!has_subject(m))
		return null && !m->is_reply && says &&
		       (code || (begins_as_report(words) && names_somebody(m, words)));
	if (null)
		return says || code;
	if (m->is_reply || !says || !contains_any(words, kind_formal_texts))
		return false;
	return may_be_from_daemon(m) || (!kind_by_client(m) && begins_as_report(words) &&
	                                    (code || names_somebody(m, words)));
}

bool
bounce_is(const KindMail *m)
{
	bool status = kind_part(m, "message/delivery-status") ||
	              kind_part(m, "message/global-delivery-status");

	if (strcmp(m->type, "multipart/report") == 0 &&
	    (strstr(m->report, "delivery-status") || (status && !*m->report)))
		return true;
	if (strcmp(m->type, "message/delivery-status") == 0)
		return true;
	if (strstr(m->report, "delivery-status") && may_be_from_daemon(m))
		return true; /* a gateway has packed it in */
	if (status && (is_from_daemon(m) || is_null_sender(m) || may_be_from_daemon(m)))
		return true;
	if (kind_header(m, "X-Failed-Recipients") &&
	    (is_from_daemon(m) || is_null_sender(m)))
		return true;
	return is_written_bounce(m);
}

/* --- what it tells --- */

static bool
is_delay(const KindMail *m)
{
	g_autofree char *words = first_words(m);
	g_autofree char *subject = g_utf8_strdown(m->subject, -1);

	if (contains_any(words, kind_going_on_words))
		return true;
	if (strstr(subject, "fail") || strstr(subject, "undeliver"))
		return false;
	return contains_any(subject, kind_delay_words) || strstr(subject, "delay") ||
	       (contains_any(words, kind_delay_words) &&
	           !contains_any(words, kind_failed_words));
}

/* Those of a header of addresses. */
static void
add_from_header(Bounced *b, const char *value, BounceAction action, const char *status)
{
	g_auto(GStrv) list = g_strsplit(value, ",", BOUNCE_MAX_RECIPIENTS);

	for (char **one = list; *one; one++) {
		const char *mail = bounce_address(b->a, *one);

		if (mail)
			bounced_add(b, (MailBounced){ mail, action, status });
	}
}

/* The header names them all: of the text's, none but these are meant. */
static void
only_from_header(Bounced *b, const char *value, BounceAction action, const char *status)
{
	Bounced named = { .a = b->a };

	add_from_header(&named, value, action, status);
	for (size_t i = 0; i < named.n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (strcmp(named.list[i].mail, b->list[k].mail) == 0)
				named.list[i] = b->list[k];
	if (named.n > 0)
		*b = named;
}

static bool
is_returned(const char *type)
{
	static const char *const types[] = { "message/rfc822", "text/rfc822-headers",
		"message/global", "message/global-headers", "text/rfc822-header",
		"message/partial", "text/rfc822", NULL };

	return g_strv_contains(types, type);
}

static void
read_what_came_back(const KindMail *m, InMail *out, const char **to)
{
	for (size_t i = 0; i < m->n_parts; i++)
		if (is_returned(m->parts[i].type))
			bounce_read_returned(m->a, m->parts[i].text, out, to);
	if (!out->bounced_message_id)
		bounce_read_returned(m->a, bounce_returned_in(kind_text(m)), out, to);
}

/* The text knows why, where the fields do not. */
static void
explain(const KindMail *m, Bounced *b)
{
	Bounced said = { .a = m->a };

	bounce_read_text(&said, kind_text(m), m->to, false);
	for (size_t i = 0; i < b->n; i++)
		for (size_t k = 0; k < said.n; k++)
			if (strcmp(b->list[i].mail, said.list[k].mail) == 0 &&
			    !b->list[i].status)
				b->list[i].status = said.list[k].status;
}

/* A gateway has packed the report in, as it came. */
static void
read_packed(const KindMail *m, Bounced *b)
{
	for (size_t i = 0; i < m->n_parts && b->n == 0; i++)
		if (is_returned(m->parts[i].type))
			bounce_read_status(b, m->parts[i].text);
}

void
bounce_read(const KindMail *m, InMail *out)
{
	Bounced b = { .a = m->a };
	const char *returned_to = NULL;
	const char *header = kind_header(m, "X-Failed-Recipients");

	for (size_t i = 0; i < m->n_parts; i++)
		if (g_str_has_suffix(m->parts[i].type, "delivery-status"))
			bounce_read_status(&b, m->parts[i].text);
	/* Some write the fields into the text. */
	if (b.n == 0 && strstr(kind_text(m), "Final-Recipient:"))
		bounce_read_status(&b, kind_text(m));
	read_what_came_back(m, out, &returned_to);
	if (b.n > 0) {
		explain(m, &b);
	} else {
		bool delayed = is_delay(m);
		const char *text = kind_text(m);
		BounceAction action = delayed ? BOUNCE_DELAYED : BOUNCE_FAILED;

		bounce_read_text(&b, text, m->to, delayed);
		if (b.n == 0)
			read_packed(m, &b);
		const char *all = arena_strndup(m->a, text,
		    (size_t)(bounce_returned_in(text) - text));
		const char *status = bounce_status_find(m->a, all);
		if (!status)
			status = bounce_status_guess(m->a, all, bounce_status_reply(all));
		if (header)
			only_from_header(&b, header, action, status);
		else if (b.n == 0 && returned_to)
			bounced_add(&b, (MailBounced){ returned_to, action, status });
	}
	out->bounced = b.list;
	out->n_bounced = b.n;
}

/* --- abuse --- */

void
bounce_read_feedback(const KindMail *m, InMail *out)
{
	Bounced b = { .a = m->a };
	const char *returned_to = NULL;
	const KindPart *report = kind_part(m, "message/feedback-report");

	read_what_came_back(m, out, &returned_to);
	for (const char *s = report ? report->text : ""; *s;) {
		size_t n = strcspn(s, "\n");

		if (g_ascii_strncasecmp(s, "Original-Rcpt-To:", 17) == 0 ||
		    g_ascii_strncasecmp(s, "Removal-Recipient:", 18) == 0 ||
		    g_ascii_strncasecmp(s, "X-HmXmrOriginalRecipient:", 25) == 0) {
			const char *mail = bounce_address(m->a,
			    arena_strndup(m->a, s, n));

			if (mail)
				bounced_add(&b,
				    (MailBounced){ mail, BOUNCE_DELIVERED, NULL });
		}
		s += n + (s[n] == '\n');
	}
	const char *header = kind_header(m, "X-HmXmrOriginalRecipient");
	if (header)
		add_from_header(&b, header, BOUNCE_DELIVERED, NULL);
	if (b.n == 0 && returned_to)
		bounced_add(&b, (MailBounced){ returned_to, BOUNCE_DELIVERED, NULL });
	out->bounced = b.list;
	out->n_bounced = b.n;
}
