/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_parse.h"

#include <gmime/gmime.h>
#include <string.h>

#include "base/str.h"
#include "mail/html_sanitize.h"
#include "mail/mail_address.h"
#include "mail/mail_charset.h"
#include "mail/mail_kind.h"
#include "mail/mail_text.h"

typedef struct {
	Arena *a;
	InMail *m;
	GString *text; /* of the plain parts */
	char *html;    /* of the first HTML part */
	int n_parts, depth;
	bool too_much;
} Walk;

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

/* --- parts --- */

/* A name without a path, and never empty. */
static const char *
file_name(Arena *a, GMimeObject *part, const char *otherwise)
{
	const char *name = GMIME_IS_PART(part)
	                       ? g_mime_part_get_filename(GMIME_PART(part))
	                       : NULL;
	const char *clean = mail_clean_line(a, name);
	const char *slash = strrchr(clean, '/'), *backslash = strrchr(clean, '\\');

	if (slash)
		clean = slash + 1;
	if (backslash && backslash + 1 > clean)
		clean = backslash + 1;
	return *clean ? str_truncate_utf8(a, clean, 200) : otherwise;
}

static void
add_file(Walk *w, GMimeObject *part, const void *data, size_t size)
{
	g_autofree char *type = g_mime_content_type_get_mime_type(
	    g_mime_object_get_content_type(part));
	const char *disposition = g_mime_object_get_disposition(part);
	const char *id = g_mime_object_get_content_id(part);
	bool message = GMIME_IS_MESSAGE_PART(part);

	*arena_push(w->a, &w->m->parts, &w->m->n_parts) = (MailPart){
		.name = file_name(w->a, part, message ? "mail.eml" : "vedhaeftning"),
		.content_type = str_lower(w->a, mail_clean_line(w->a, type)),
		.content_id = id ? mail_clean_line(w->a, id) : NULL,
		.data = arena_memdup(w->a, data, size),
		.size = size,
		.is_inline = id && !(disposition && g_ascii_strcasecmp(disposition,
		                                        "attachment") == 0),
	};
}

/* Also what has a file's name: a log that was dropped into the mail is not to be read. */
static bool
is_attached(GMimePart *part)
{
	const char *disposition = g_mime_object_get_disposition(GMIME_OBJECT(part));

	return (disposition && g_ascii_strcasecmp(disposition, "attachment") == 0) ||
	       g_mime_part_get_filename(part);
}

static void
add_part(Walk *w, GMimePart *part)
{
	GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(part));

	if (!is_attached(part)) {
		if (g_mime_content_type_is_type(type, "text", "plain")) {
			g_string_append_printf(w->text, "%s%s", w->text->len ? "\n" : "",
			    mail_part_text(w->a, part, MAIL_MAX_TEXT));
			return;
		}
		if (g_mime_content_type_is_type(type, "text", "html") && !w->html) {
			/* Cut only when it is text: half a tag is none. */
			w->html = mail_part_text(w->a, part, HTML_MAX_BYTES + 1);
			return;
		}
	}
	g_autoptr(GByteArray) bytes = mail_part_bytes(part);
	if (bytes)
		add_file(w, GMIME_OBJECT(part), bytes->data, bytes->len);
}

static void
walk(Walk *w, GMimeObject *part)
{
	if (!part || w->too_much)
		return;
	if (++w->n_parts > MAIL_MAX_PARTS || w->depth > MAIL_MAX_DEPTH) {
		w->too_much = true;
		return;
	}
	w->depth++;
	if (GMIME_IS_MULTIPART(part)) {
		int n = g_mime_multipart_get_count(GMIME_MULTIPART(part));

		for (int i = 0; i < n && !w->too_much; i++)
			walk(w, g_mime_multipart_get_part(GMIME_MULTIPART(part), i));
	} else if (GMIME_IS_MESSAGE_PART(part)) {
		GMimeMessage *inner = g_mime_message_part_get_message(
		    GMIME_MESSAGE_PART(part));
		g_autofree char *raw = inner
		                           ? g_mime_object_to_string(GMIME_OBJECT(inner),
		                                 NULL)
		                           : NULL;

		if (raw)
			add_file(w, part, raw, strlen(raw));
	} else if (GMIME_IS_PART(part)) {
		add_part(w, GMIME_PART(part));
	}
	w->depth--;
}

/* --- headers --- */

/* An id without < >, or NULL: anything longer than a line is none. */
static const char *
clean_id(Arena *a, const char *id)
{
	const char *clean = mail_clean_line(a, id);

	if (*clean == '<')
		clean = arena_strndup(a, clean + 1, strcspn(clean + 1, ">"));
	return *clean && strlen(clean) < 990 ? clean : NULL;
}

static void
read_ids(Arena *a, const char *value, const char ***out, size_t *n_out)
{
	GMimeReferences *refs = value ? g_mime_references_parse(NULL, value) : NULL;
	int n = refs ? g_mime_references_length(refs) : 0;

	for (int i = MAX(0, n - MAIL_MAX_IDS); i < n; i++) {
		const char *id = clean_id(a, g_mime_references_get_message_id(refs, i));

		if (id)
			*arena_push(a, out, n_out) = id;
	}
	if (refs)
		g_mime_references_free(refs);
}

static void
read_headers(Arena *a, GMimeMessage *message, InMail *m)
{
	GMimeObject *o = GMIME_OBJECT(message);
	GDateTime *date = g_mime_message_get_date(message);
	const char **in_reply_to = NULL;
	size_t n = 0;

	m->from = mail_first_address(a, g_mime_message_get_from(message));
	if (!m->from.mail)
		m->from = mail_first_address(a, g_mime_message_get_sender(message));
	m->reply_to = mail_first_address(a, g_mime_message_get_reply_to(message));
	m->to = mail_addresses(a, g_mime_message_get_to(message), &m->n_to);
	m->cc = mail_addresses(a, g_mime_message_get_cc(message), &m->n_cc);
	m->subject = mail_clean_line(a, g_mime_message_get_subject(message));
	m->message_id = clean_id(a, g_mime_message_get_message_id(message));
	m->date = date ? SECONDS(g_date_time_to_unix(date)) : 0;
	read_ids(a, g_mime_object_get_header(o, "In-Reply-To"), &in_reply_to, &n);
	m->in_reply_to = n ? in_reply_to[0] : NULL;
	read_ids(a, g_mime_object_get_header(o, "References"), &m->references,
	    &m->n_references);
}

static void
read_body(Arena *a, GMimeMessage *message, InMail *m)
{
	g_autoptr(GString) text = g_string_new(NULL);
	Walk w = { .a = a, .m = m, .text = text };

	walk(&w, g_mime_message_get_mime_part(message));
	if (w.html)
		m->html = html_sanitize(a, w.html, NULL);
	/* Some programs send a plain part that only says "see the HTML". */
	g_strstrip(text->str);
	if (*text->str)
		m->text = mail_clean_text(a, text->str, strlen(text->str), MAIL_MAX_TEXT);
	else if (w.html)
		m->text = mail_text_of_html(a, w.html);
	if (w.too_much)
		mail_is_broken(a, m, "too many parts in one another");
	else if (w.html && !m->html.html && !*m->text)
		mail_is_broken(a, m, "its HTML is too large or too deep");
}

/* --- all of it --- */

/* Where the body begins; n if there is no empty line. */
static size_t
header_size(const char *raw, size_t n)
{
	const char *lf = memmem(raw, n, "\n\n", 2), *crlf = memmem(raw, n, "\r\n\r\n", 4);
	const char *end = lf && (!crlf || lf < crlf) ? lf : crlf;

	return end ? (size_t)(end - raw) : n;
}

static GMimeMessage *
read_message(const char *raw, size_t n)
{
	/* An mbox "From " line may stand first; one in the body is the body's own. */
	const char *line_end = n > 5 && memcmp(raw, "From ", 5) == 0
	                           ? memchr(raw, '\n', n)
	                           : NULL;
	size_t skip = line_end ? (size_t)(line_end + 1 - raw) : 0;
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(raw + skip, n - skip);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);

	g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
	g_object_unref(parser);
	g_object_unref(stream);
	return message;
}

void
mail_parse_prepare(void)
{
	const char *fallback[] = { "utf-8", "windows-1252", NULL };

	g_mime_init();
	g_mime_parser_options_set_fallback_charsets(g_mime_parser_options_get_default(),
	    fallback);
	mail_charset_preload();
}

void
mail_parse(Arena *a, const void *raw, size_t n, InMail *m)
{
	m->subject = m->text = "";
	m->from = (MailAddress){ .name = "" };
	if (header_size(raw, n) > MAIL_MAX_HEADER) {
		mail_is_broken(a, m, "its headers are too long");
		return;
	}
	GMimeMessage *message = read_message(raw, n);
	if (!message) {
		mail_is_broken(a, m, "it is no mail");
		return;
	}
	read_headers(a, message, m);
	read_body(a, message, m);
	mail_find_kind(a, message, m);
	g_object_unref(message);
}
