/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <gmime/gmime.h>
#include <string.h>

#include "mail/render_int.h"

/* A GObject that goes with the arena. */
static void *
kept(Arena *a, void *object)
{
	arena_defer(a, g_object_unref, object);
	return object;
}

static void
set_content(Arena *a, GMimePart *part, const void *data, size_t size,
    GMimeContentEncoding encoding)
{
	GMimeStream *stream = kept(a, g_mime_stream_mem_new_with_buffer(data, size));

	g_mime_part_set_content(part, kept(a, g_mime_data_wrapper_new_with_stream(stream,
	                                          GMIME_CONTENT_ENCODING_DEFAULT)));
	g_mime_part_set_content_encoding(part, encoding);
}

/* Not by g_mime_text_part_set_text(): that chooses a charset by itself, and the HTML
 * says that it is UTF-8. */
static GMimeObject *
text_part(Arena *a, const char *subtype, const char *text)
{
	GMimePart *part = kept(a, g_mime_part_new_with_type("text", subtype));

	g_mime_content_type_set_parameter(g_mime_object_get_content_type(
	                                      GMIME_OBJECT(part)),
	    "charset", "utf-8");
	set_content(a, part, text, strlen(text), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	return GMIME_OBJECT(part);
}

/* The boundaries begin with "=_", which neither quoted-printable nor base64 can write
 * (RFC 2045, 6.7): no content ends a part early, and the same mail has the same bytes. */
static GMimeMultipart *
multipart(Arena *a, const char *subtype)
{
	GMimeMultipart *m = kept(a, g_mime_multipart_new_with_subtype(subtype));

	g_mime_multipart_set_boundary(m, arena_printf(a, "=_%s", subtype));
	return m;
}

static GMimeObject *
file_part(Arena *a, Blobs *blobs, const Attachment *f, GError **err)
{
	const void *data;
	size_t size;

	if (!blobs_get(blobs, a, f->sha256, &data, &size, err))
		return NULL;
	GMimeContentType *type = kept(a,
	    g_mime_content_type_parse(NULL, f->content_type));
	/* A message or a multipart may not be written in base64. */
	bool plain = !g_mime_content_type_is_type(type, "message", "*") &&
	             !g_mime_content_type_is_type(type, "multipart", "*");
	GMimePart *part = kept(a,
	    plain ? g_mime_part_new_with_type(g_mime_content_type_get_media_type(type),
	                g_mime_content_type_get_media_subtype(type))
	          : g_mime_part_new_with_type("application", "octet-stream"));
	set_content(a, part, data, size, GMIME_CONTENT_ENCODING_BASE64);
	g_mime_part_set_filename(part, f->name);
	return GMIME_OBJECT(part);
}

/* The third way to read an invitation: calendars look for it here, and want its method
 * again (RFC 6047, 2.4). */
static GMimeObject *
calendar_part(Arena *a, const MimeParts *p)
{
	GMimeObject *part = text_part(a, "calendar", p->calendar);

	g_mime_content_type_set_parameter(g_mime_object_get_content_type(part), "method",
	    p->calendar_method);
	return part;
}

static bool
set_body(Arena *a, GMimeMessage *message, const MimeParts *p, const RenderedMail *r,
    GError **err)
{
	GMimeMultipart *both = multipart(a, "alternative");

	g_mime_multipart_add(both, text_part(a, "plain", r->text));
	g_mime_multipart_add(both, text_part(a, "html", r->html));
	if (p->calendar)
		g_mime_multipart_add(both, calendar_part(a, p));
	if (!p->n_files) {
		g_mime_message_set_mime_part(message, GMIME_OBJECT(both));
		return true;
	}
	GMimeMultipart *all = multipart(a, "mixed");
	g_mime_multipart_add(all, GMIME_OBJECT(both));
	for (size_t i = 0; i < p->n_files; i++) {
		GMimeObject *part = file_part(a, p->blobs, &p->files[i], err);
		if (!part)
			return false;
		g_mime_multipart_add(all, part);
	}
	g_mime_message_set_mime_part(message, GMIME_OBJECT(all));
	return true;
}

static void
add_header(GMimeMessage *message, const char *name, const char *value)
{
	if (value)
		g_mime_object_set_header(GMIME_OBJECT(message), name, value, NULL);
}

static void
set_headers(Arena *a, GMimeMessage *message, const MimeParts *p, const RenderedMail *r)
{
	const OutMail *m = p->mail;
	GDateTime *at = g_date_time_new_from_unix_utc(m->created_at / SECONDS(1));

	g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, p->from_name,
	    p->from_mail);
	g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_REPLY_TO, p->from_name,
	    p->reply_to);
	g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, m->to_name,
	    m->to_mail);
	g_mime_message_set_subject(message, r->subject, "utf-8");
	g_mime_message_set_date(message, at);
	g_date_time_unref(at);
	g_mime_message_set_message_id(message, m->message_id);
	if (p->last_id)
		add_header(message, "In-Reply-To", arena_printf(a, "<%s>", p->last_id));
	add_header(message, "References", p->references);
	add_header(message, "Content-Language", lang_code(m->lang));
	add_header(message, MAIL_MARK_HEADER, p->mark);
	/* Written by a person. A supplier's receipt for it is welcome: it has his
	 * number. */
	if (mail_is_written(m->kind))
		return;
	/* RFC 3834, 5; and the word that Exchange listens to. */
	add_header(message, "Auto-Submitted",
	    m->kind == MAIL_RECEIPT ? "auto-replied" : "auto-generated");
	add_header(message, "X-Auto-Response-Suppress", "All");
	if (m->kind == MAIL_OUTAGE) /* to very many: older machines look for this */
		add_header(message, "Precedence", "bulk");
}

bool
mime_write(Arena *a, const MimeParts *parts, RenderedMail *out, GError **err)
{
	g_mime_init();
	GMimeMessage *message = kept(a, g_mime_message_new(true));
	GMimeStream *stream = kept(a, g_mime_stream_mem_new());
	GMimeFormatOptions *wire = g_mime_format_options_new();

	set_headers(a, message, parts, out);
	if (!set_body(a, message, parts, out, err)) {
		g_mime_format_options_free(wire);
		return false;
	}
	g_mime_format_options_set_newline_format(wire, GMIME_NEWLINE_FORMAT_DOS);
	g_mime_object_write_to_stream(GMIME_OBJECT(message), wire, stream);
	g_mime_format_options_free(wire);
	GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	out->n_bytes = bytes->len;
	out->bytes = arena_memdup(a, bytes->data, bytes->len);
	return true;
}
