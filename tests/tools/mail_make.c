/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_make - composes a mail as a mail program would, and prints it.
 *
 * The text is --body or, without it, what stands on stdin. --reply-to-mail FILE
 * answers the mail in FILE: its sender, its subject and the headers that thread are
 * taken over where nothing else is said. Mails that no decent program writes are
 * files in tests/data instead. */
#include <gmime/gmime.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

typedef struct {
	char *from, *subject, *body, *html, *id, *date, *answered;
	char **to, **cc, **headers, **files;
} Order;

static GMimeObject *
text_part(const char *subtype, const char *text)
{
	GMimeTextPart *part = g_mime_text_part_new_with_subtype(subtype);

	g_mime_text_part_set_charset(part, "utf-8");
	g_mime_text_part_set_text(part, text);
	g_mime_part_set_content_encoding(GMIME_PART(part),
	    GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	return GMIME_OBJECT(part);
}

static GMimeObject *
file_part(const char *path, GError **err)
{
	GMimeStream *stream = g_mime_stream_file_open(path, "r", err);

	if (!stream)
		return NULL;
	bool image = g_str_has_suffix(path, ".png");
	GMimePart *part = g_mime_part_new_with_type(image ? "image" : "application",
	    image ? "png" : "octet-stream");
	GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream,
	    GMIME_CONTENT_ENCODING_DEFAULT);
	g_mime_part_set_content(part, content);
	g_object_unref(content);
	g_object_unref(stream);
	g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);

	g_autofree char *name = g_path_get_basename(path);
	g_mime_part_set_filename(part, name);
	return GMIME_OBJECT(part);
}

/* Puts what is given into a multipart of its own; takes both. */
static GMimeObject *
join(const char *subtype, GMimeObject *first, GMimeObject *second)
{
	GMimeMultipart *both = g_mime_multipart_new_with_subtype(subtype);

	g_mime_multipart_add(both, first);
	g_mime_multipart_add(both, second);
	g_object_unref(first);
	g_object_unref(second);
	return GMIME_OBJECT(both);
}

static GMimeObject *
make_body(const Order *o, GError **err)
{
	GMimeObject *body = text_part("plain", o->body);

	if (o->html)
		body = join("alternative", body, text_part("html", o->html));
	for (char **path = o->files; path && *path; path++) {
		GMimeObject *part = file_part(*path, err);
		if (!part) {
			g_object_unref(body);
			return NULL;
		}
		body = join("mixed", body, part);
	}
	return body;
}

static bool
answer(GMimeMessage *mail, Order *o, GError **err)
{
	GMimeStream *stream = g_mime_stream_file_open(o->answered, "r", err);

	if (!stream)
		return false;
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *old = g_mime_parser_construct_message(parser, NULL);
	g_object_unref(parser);
	g_object_unref(stream);
	if (!old) {
		g_set_error(err, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s is no mail",
		    o->answered);
		return false;
	}

	const char *id = g_mime_message_get_message_id(old);
	const char *refs = g_mime_object_get_header(GMIME_OBJECT(old), "References");
	const char *subject = g_mime_message_get_subject(old);
	g_autofree char *in_reply_to = g_strdup_printf("<%s>", id ? id : "");
	g_autofree char *chain = g_strconcat(refs ? refs : "", " ", in_reply_to, NULL);
	g_mime_object_set_header(GMIME_OBJECT(mail), "In-Reply-To", in_reply_to, NULL);
	g_mime_object_set_header(GMIME_OBJECT(mail), "References", g_strstrip(chain),
	    NULL);
	if (!o->subject)
		o->subject = g_strconcat(subject && g_str_has_prefix(subject, "Re: ")
		                             ? ""
		                             : "Re: ",
		    subject ? subject : "", NULL);
	if (!o->to) {
		InternetAddressList *whom = g_mime_message_get_reply_to(old);
		if (internet_address_list_length(whom) == 0)
			whom = g_mime_message_get_from(old);
		internet_address_list_append(g_mime_message_get_to(mail), whom);
	}
	g_object_unref(old);
	return true;
}

static void
add_addresses(GMimeMessage *mail, GMimeAddressType type, char **addresses)
{
	for (char **a = addresses; a && *a; a++) {
		InternetAddressList *list = internet_address_list_parse(NULL, *a);
		internet_address_list_append(g_mime_message_get_addresses(mail, type),
		    list);
		g_object_unref(list);
	}
}

static void
add_headers(GMimeMessage *mail, const Order *o)
{
	g_autofree char *own = g_strdup_printf("%d.%" G_GINT64_FORMAT
	                                       "@mail-make.example",
	    (int)getpid(), g_get_real_time());
	char *senders[] = { o->from, NULL };
	g_autoptr(GDateTime) now = g_date_time_new_now_utc();

	add_addresses(mail, GMIME_ADDRESS_TYPE_FROM, senders);
	add_addresses(mail, GMIME_ADDRESS_TYPE_TO, o->to);
	add_addresses(mail, GMIME_ADDRESS_TYPE_CC, o->cc);
	g_mime_message_set_subject(mail, o->subject ? o->subject : "", "utf-8");
	g_mime_message_set_message_id(mail, o->id ? o->id : own);
	if (o->date)
		g_mime_object_set_header(GMIME_OBJECT(mail), "Date", o->date, NULL);
	else
		g_mime_message_set_date(mail, now);
	for (char **h = o->headers; h && *h; h++) {
		g_auto(GStrv) part = g_strsplit(*h, ":", 2);
		if (part[0] && part[1])
			g_mime_object_set_header(GMIME_OBJECT(mail), part[0],
			    g_strstrip(part[1]), "utf-8");
	}
}

static bool
read_order(Order *o, int argc, char **argv, GError **err)
{
	g_autoptr(GOptionContext) ctx = g_option_context_new(NULL);
	GOptionEntry entries[] = {
		{ "from", 0, 0, G_OPTION_ARG_STRING, &o->from, "Sender", "ADDRESS" },
		{ "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->to, "Recipient", "ADDRESS" },
		{ "cc", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->cc, "Copy to", "ADDRESS" },
		{ "subject", 0, 0, G_OPTION_ARG_STRING, &o->subject, "Subject", "TEXT" },
		{ "body", 0, 0, G_OPTION_ARG_STRING, &o->body, "Plain text", "TEXT" },
		{ "html", 0, 0, G_OPTION_ARG_STRING, &o->html, "The same in HTML",
		    "HTML" },
		{ "attach", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->files, "Attachment",
		    "FILE" },
		{ "header", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->headers, "Any other",
		    "NAME: VALUE" },
		{ "id", 0, 0, G_OPTION_ARG_STRING, &o->id, "Message-ID", "ID" },
		{ "date", 0, 0, G_OPTION_ARG_STRING, &o->date, "Date", "DATE" },
		{ "reply-to-mail", 0, 0, G_OPTION_ARG_FILENAME, &o->answered,
		    "Answer this mail", "FILE" },
		{ NULL },
	};

	g_option_context_add_main_entries(ctx, entries, NULL);
	if (!g_option_context_parse(ctx, &argc, &argv, err))
		return false;
	if (!o->from || (!o->to && !o->answered)) {
		g_set_error(err, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
		    "--from and --to are needed (see --help)");
		return false;
	}
	return o->body || g_file_get_contents("/dev/stdin", &o->body, NULL, err);
}

static bool
make(Order *o, GError **err)
{
	GMimeMessage *mail = g_mime_message_new(true);
	GMimeStream *out = g_mime_stream_pipe_new(STDOUT_FILENO);
	GMimeObject *body = make_body(o, err);
	bool ok = body && (!o->answered || answer(mail, o, err));

	if (ok) {
		add_headers(mail, o);
		g_mime_message_set_mime_part(mail, body);
		g_mime_object_encode(GMIME_OBJECT(mail), GMIME_ENCODING_CONSTRAINT_7BIT);
		ok = g_mime_object_write_to_stream(GMIME_OBJECT(mail), NULL, out) >= 0;
	}
	g_clear_object(&body);
	g_object_unref(out);
	g_object_unref(mail);
	return ok;
}

static void
order_free(Order *o)
{
	g_strfreev(o->to);
	g_strfreev(o->cc);
	g_strfreev(o->headers);
	g_strfreev(o->files);
	char *texts[] = { o->from, o->subject, o->body, o->html, o->id, o->date,
		o->answered };
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
		g_free(texts[i]);
}

int
main(int argc, char **argv)
{
	Order o = { 0 };
	g_autoptr(GError) err = NULL;

	setlocale(LC_ALL, "C.UTF-8"); /* else GLib takes the arguments for ASCII */
	g_mime_init();
	bool ok = read_order(&o, argc, argv, &err) && make(&o, &err);
	if (!ok)
		g_printerr("mail_make: %s\n", err ? err->message : "cannot write");
	g_mime_shutdown();
	order_free(&o);
	return ok ? 0 : 1;
}
