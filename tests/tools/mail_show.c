/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_show - prints one thing of a mail, decoded, for a test to look at.
 *
 *   mail_show FILE header NAME    each such header, one a line (1 if there is none)
 *   mail_show FILE text           its first text/plain part
 *   mail_show FILE html           its first text/html part
 *   mail_show FILE types          the MIME type of every part, indented as nested
 *   mail_show FILE attachment N   the bytes of the N-th attachment, from 1 */
#include <gmime/gmime.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
	const char *subtype; /* of the text looked for; NULL: an attachment */
	gint64 left;         /* attachments still to pass */
	bool found;
} Search;

static void
print_content(GMimePart *part)
{
	GMimeStream *out = g_mime_stream_pipe_new(STDOUT_FILENO);

	g_mime_stream_pipe_set_owner(GMIME_STREAM_PIPE(out), false);
	if (GMIME_IS_TEXT_PART(part)) {
		g_autofree char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
		g_mime_stream_write_string(out, text ? text : "");
	} else {
		g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(part), out);
	}
	g_object_unref(out);
}

static void
look(GMimeObject *parent, GMimeObject *part, gpointer arg)
{
	Search *s = arg;
	GMimeContentType *type = g_mime_object_get_content_type(part);

	(void)parent;
	if (s->found || !GMIME_IS_PART(part))
		return;
	if (s->subtype)
		s->found = g_mime_content_type_is_type(type, "text", s->subtype);
	else if (g_mime_part_is_attachment(GMIME_PART(part)))
		s->found = --s->left == 0;
	if (s->found)
		print_content(GMIME_PART(part));
}

static void
print_types(GMimeObject *part, int depth)
{
	g_autofree char *type = g_mime_content_type_get_mime_type(
	    g_mime_object_get_content_type(part));

	printf("%*s%s\n", depth * 2, "", type);
	if (GMIME_IS_MULTIPART(part))
		for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(part));
		     i++)
			print_types(g_mime_multipart_get_part(GMIME_MULTIPART(part), i),
			    depth + 1);
}

static bool
print_headers(GMimeMessage *mail, const char *name)
{
	GMimeHeaderList *all = g_mime_object_get_header_list(GMIME_OBJECT(mail));
	bool found = false;

	for (int i = 0; i < g_mime_header_list_get_count(all); i++) {
		GMimeHeader *h = g_mime_header_list_get_header_at(all, i);
		if (g_ascii_strcasecmp(g_mime_header_get_name(h), name))
			continue;
		printf("%s\n", g_mime_header_get_value(h));
		found = true;
	}
	return found;
}

static bool
show(GMimeMessage *mail, const char *what, const char *which)
{
	Search s = { 0 };

	if (!strcmp(what, "header") && which)
		return print_headers(mail, which);
	if (!strcmp(what, "types")) {
		print_types(g_mime_message_get_mime_part(mail), 0);
		return true;
	}
	if (!strcmp(what, "attachment") && which)
		s.left = g_ascii_strtoll(which, NULL, 10);
	else
		s.subtype = strcmp(what, "html") ? "plain" : "html";
	g_mime_message_foreach(mail, look, &s);
	return s.found;
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) err = NULL;
	bool ok = false;

	if (argc < 3) {
		g_printerr("usage: mail_show FILE header NAME | text | html | types | "
		           "attachment N\n");
		return 2;
	}
	g_mime_init();
	GMimeStream *stream = g_mime_stream_file_open(argv[1], "r", &err);
	if (!stream) {
		g_printerr("mail_show: %s\n", err->message);
		return 2;
	}
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *mail = g_mime_parser_construct_message(parser, NULL);
	if (mail) {
		ok = show(mail, argv[2], argc > 3 ? argv[3] : NULL);
		g_object_unref(mail);
	}
	g_object_unref(parser);
	g_object_unref(stream);
	g_mime_shutdown();
	return ok ? 0 : 1;
}
