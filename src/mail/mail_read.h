/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_read.h - what a message says and carries, decoded: the one reading of mails, of
 * which "skranke mail parse" prints all, and mail_parse.h makes what the desk files.
 *
 * text is what stands in the inline text/plain parts, joined by a line feed, html
 * likewise; each as it was sent, but for its charset and line ends: flowed text (RFC
 * 3676) stays in its lines. A leaf of another type, one that is called an attachment
 * and one with a file's name is a file (but a message that is nothing but a named text
 * is read), and so is a message in the message. A winmail.dat is opened, and what was
 * uuencoded in a text; what was found in it stands in its place. What an S/MIME file has
 * signed and in it is read behind it. */
#pragma once

#include "mail/mime.h"
#include "mail/mime_date.h"
#include "model/mail.h"

#define MAIL_MAX_IDS 1000 /* of References */

typedef struct {
	const char *filename; /* without a path; NULL: none */
	const char *content_type;
	const char *disposition; /* "attachment", "inline" or NULL */
	const char *content_id;  /* without < >; or NULL */
	MimeSpan data;           /* decoded */
} MailFile;

typedef struct {
	MailAddress *list;
	size_t n;
} MailPeople;

typedef struct {
	const char **list;
	size_t n;
} MailIds;

typedef struct {
	MailPeople from, sender, reply_to, to, cc, bcc; /* mail as it is written */
	const char *subject;                            /* NULL: it has none */
	bool has_date;
	MimeDate date;
	const char *message_id; /* NULL: it has none */
	MailIds in_reply_to, references;
	const char *text, *html; /* NULL: it has none */
	MailFile *files;
	size_t n_files;
	MailSeal seal;
	MimeDefects defects;
} MailReading;

/* raw must live as long as the arena. Anything is a message. */
void mail_read(Arena *a, const char *raw, size_t n, MimePart *root, MailReading *out);

/* Message-IDs without < >, as of References. */
MailIds mail_read_ids(Arena *a, MimeSpan header);
