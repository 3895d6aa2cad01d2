/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_parse.h"

#include <string.h>

#include "base/str.h"
#include "mail/html_sanitize.h"
#include "mail/mail_charset.h"
#include "mail/mail_forward.h"
#include "mail/mail_kind.h"
#include "mail/mail_read.h"
#include "mail/mail_split.h"
#include "mail/mail_text.h"
#include "mail/mime_word.h"

void
mail_is_broken(Arena *a, InMail *m, const char *why)
{
	m->broken = true;
	m->html = (SafeHtml){ NULL };
	m->n_parts = 0;
	m->text = arena_printf(a,
	    "Mailen kunne ikke l\303\246ses (%s). Den er vedh\303\246ftet, som den kom.\n"
	    "The mail could not be read (%s). It is attached as it came.%s%s",
	    why, why, m->text && *m->text ? "\n\n" : "", m->text ? m->text : "");
}

/* --- people --- */

static MailAddress
lower(Arena *a, MailAddress p)
{
	p.mail = str_lower(a, p.mail);
	return p;
}

/* Those that mail can be sent to. */
static MailAddress *
reachable(Arena *a, const MailPeople *people, size_t *n)
{
	MailAddress *list = NULL;

	*n = 0;
	for (size_t i = 0; i < people->n && *n < MAIL_MAX_PEOPLE; i++)
		if (strchr(people->list[i].mail, '@'))
			*arena_push(a, &list, n) = lower(a, people->list[i]);
	return list;
}

static MailAddress
first(Arena *a, const MailPeople *people)
{
	size_t n;
	const MailAddress *list = reachable(a, people, &n);

	return n ? list[0] : (MailAddress){ .name = "" };
}

static void
take_headers(Arena *a, const MailReading *r, InMail *m)
{
	size_t skip = r->references.n > MAIL_MAX_REFERENCES
	                  ? r->references.n - MAIL_MAX_REFERENCES
	                  : 0;

	m->from = first(a, &r->from);
	if (!m->from.mail)
		m->from = first(a, &r->sender);
	m->reply_to = first(a, &r->reply_to);
	m->to = reachable(a, &r->to, &m->n_to);
	m->cc = reachable(a, &r->cc, &m->n_cc);
	m->subject = r->subject ? r->subject : "";
	m->message_id = r->message_id;
	m->date = r->has_date ? r->date.at : 0;
	m->in_reply_to = r->in_reply_to.n ? r->in_reply_to.list[0] : NULL;
	m->references = r->references.list ? r->references.list + skip : NULL;
	m->n_references = r->references.n - skip;
}

/* --- files --- */

/* A message is called by what it is about. */
static const char *
message_name(Arena *a, const MailFile *f)
{
	MimeDefects d = { .a = a };
	MimePart head = mime_parse_head(a, f->data.s, f->data.n, &d);
	const MimeSpan *h = mime_header(&head, "Subject", NULL);
	char *subject = h ? mime_words(a, h->s, h->n, NULL) : arena_strdup(a, "");

	g_strdelimit(subject, "/\\", '-');
	return *subject ? arena_printf(a, "%s.eml", str_truncate_utf8(a, subject, 190))
	                : "mail.eml";
}

static const char *
shown_name(Arena *a, const MailFile *f)
{
	if (f->filename)
		return str_truncate_utf8(a, f->filename, 200);
	if (!strcmp(f->content_type, "message/rfc822"))
		return message_name(a, f);
	if (!strcmp(f->content_type, "text/calendar"))
		return "invite.ics";
	return "vedhaeftning";
}

static void
take_files(Arena *a, const MailReading *r, InMail *m)
{
	m->n_parts = r->n_files;
	m->parts = arena_newv(a, MailPart, r->n_files);
	for (size_t i = 0; i < r->n_files; i++) {
		const MailFile *f = &r->files[i];

		m->parts[i] = (MailPart){
			.name = shown_name(a, f),
			.content_type = f->content_type,
			.content_id = f->content_id,
			.data = f->data.s,
			.size = f->data.n,
			.is_inline = f->content_id &&
			             !(f->disposition &&
			                 !strcmp(f->disposition, "attachment")),
		};
	}
}

/* --- all of it --- */

/* What is longer than anybody reads is in the raw mail, and its beginning in the text. */
static SafeHtml
shown_html(Arena *a, const char *html)
{
	SafeHtml safe = html_sanitize(a, html, NULL);

	return strlen(safe.html) <= HTML_MAX_SHOWN ? safe : (SafeHtml){ NULL };
}

static void
take_body(Arena *a, const MailReading *r, InMail *m)
{
	if (r->html)
		m->html = shown_html(a, r->html);
	/* Some programs send a plain part that only says "see the HTML". */
	char *text = g_strstrip(arena_strdup(a, r->text ? r->text : ""));
	if (*text)
		m->text = mail_clean_text(a, text, strlen(text), MAIL_MAX_TEXT);
	else if (r->html)
		m->text = mail_text_of_html(a, r->html);
	if (r->defects.too_much)
		mail_is_broken(a, m,
		    "too many parts in one another, or too long headers");
}

/* Without what it quotes and the signature. */
static void
take_reply(Arena *a, const MailReading *r, InMail *m)
{
	MailSplit s;
	const char *plain = r->text ? r->text : "";

	/* HTML tells better what is quoted, where the text was made of it. */
	if (!plain[strspn(plain, " \t\r\n")] && m->html.html)
		mail_split_html(a, m->html, &s);
	else
		mail_split_text(a, m->text, &s);
	m->reply = s.reply;
}

/* What our own mails carry: see desk/mail_own.h. */
static void
take_mark(Arena *a, const MimePart *root, InMail *m)
{
	const MimeSpan *h = mime_header(root, MAIL_MARK_HEADER, NULL);

	m->mark = h ? mime_words(a, h->s, h->n, NULL) : NULL;
}

static const char *
words_of(Arena *a, const MimePart *root, const char *name)
{
	const MimeSpan *h = mime_header(root, name, NULL);

	return h ? str_strip_control(a, mime_words(a, h->s, h->n, NULL)) : NULL;
}

/* What each of the last hops found of the sender. */
static const char *
results_of(Arena *a, const MimePart *root)
{
	const char *results = NULL;
	const MimeSpan *h;
	size_t i = 0, n = 0;

	while (n++ < MAIL_MOST_RESULTS &&
	       (h = mime_header(root, "Authentication-Results", &i)))
		results = arena_printf(a, "%s%s%s", results ? results : "",
		    results ? "\n" : "",
		    str_strip_control(a, mime_words(a, h->s, h->n, NULL)));
	return results;
}

static void
take_route(Arena *a, const MimePart *root, InMail *m)
{
	static const char *const names[] = { "X-Original-To", "Delivered-To",
		"Envelope-To" };

	for (size_t i = 0; i < G_N_ELEMENTS(names) && !m->route.came_by; i++)
		m->route.came_by = words_of(a, root, names[i]);
	m->route.forwarded_to = words_of(a, root, "X-Forwarded-To");
	m->route.return_path = words_of(a, root, "Return-Path");
	m->route.seen = results_of(a, root);
}

void
mail_parse_prepare(void)
{
	mail_charset_preload();
}

void
mail_parse(Arena *a, const void *raw, size_t n, InMail *m)
{
	MailReading r;
	MimePart root;

	m->subject = m->text = "";
	mail_read(a, raw, n, &root, &r);
	take_headers(a, &r, m);
	take_files(a, &r, m);
	take_body(a, &r, m);
	m->seal = r.seal;
	mail_find_kind(a, &root, m);
	take_reply(a, &r, m);
	take_mark(a, &root, m);
	take_route(a, &root, m);
	mail_find_forward(a, &r, m);
}
