/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * parse_mail - how fast mails are read, by us and by bare GMime, in turn.
 *
 *     parse_mail ROUNDS
 *
 * The mails are made here: a short one, an answer with HTML and two files, and one with
 * many parts in one another. GMime parses, undoes each part's encoding and asks for the
 * usual headers; we do all that mail_read() does. Prints, for each mail, its name and the
 * mails a second of either. */
#include <gmime/gmime.h>
#include <stdio.h>
#include <stdlib.h>

#include "mail/mail_parse.h"
#include "mail/mail_read.h"

#define HEAD                                                                             \
	"Received: from mx.bager.example (mx.bager.example [192.0.2.7])\r\n"             \
	"\tby mail.nordlys.example with ESMTPS id 4BxYz1; Tue, 3 Feb 2026 09:00:01 "     \
	"+0100\r\nFrom: =?utf-8?q?S=C3=B8ren_Holm?= <soeren@bager.example>\r\n"          \
	"To: \"Support, Nordlys\" <support@nordlys.example>, it@nordlys.example\r\n"     \
	"Subject: =?iso-8859-1?q?Printeren_p=E5_kontoret?= virker ikke\r\n"              \
	"Date: Tue, 03 Feb 2026 09:00:00 +0100\r\nMessage-ID: <1@bager.example>\r\n"     \
	"References: <a@nordlys.example> <b@bager.example>\r\nMIME-Version: 1.0\r\n"

static void
add_base64(GString *to, size_t lines)
{
	for (size_t i = 0; i < lines; i++)
		g_string_append(to, "JVBERi0xLjQKJcfsj6IKNSAwIG9iago8PC9MZW5ndGggNiAwIFI"
		                    "vRmlsdGVyIC9GbGF0ZURlY29k\r\n");
}

static GString *
short_mail(void)
{
	GString *s = g_string_new(
	    HEAD "Content-Type: text/plain; charset=utf-8\r\n"
	         "Content-Transfer-Encoding: quoted-printable\r\n\r\n");

	for (int i = 0; i < 25; i++)
		g_string_append(s, "Printeren p=C3=A5 kontoret melder, at den mangler "
		                   "papir, men der er =\r\npapir i.\r\n");
	return s;
}

static GString *
mail_with_files(void)
{
	GString *s = g_string_new(HEAD
	    "Content-Type: multipart/mixed; boundary=\"a\"\r\n\r\n--a\r\n"
	    "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\n"
	    "Content-Type: text/plain; charset=iso-8859-1\r\n\r\nVi ses p\xe5 mandag\r\n"
	    "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Vi "
	    "ses\r\n--b--\r\n");

	for (int i = 0; i < 2; i++) {
		g_string_append(s, "--a\r\nContent-Type: application/pdf; name=a.pdf\r\n"
		                   "Content-Disposition: attachment; filename=a.pdf\r\n"
		                   "Content-Transfer-Encoding: base64\r\n\r\n");
		add_base64(s, 3500);
	}
	g_string_append(s, "--a--\r\n");
	return s;
}

static GString *
nested_mail(void)
{
	GString *s = g_string_new(HEAD "Content-Type: multipart/mixed; boundary=b0\r\n");

	for (int i = 0; i < 20; i++) {
		g_string_append_printf(s,
		    "\r\n--b%d\r\nContent-Type: text/plain\r\n\r\nx\r\n"
		    "--b%d\r\nContent-Type: image/png; name=x.png\r\n"
		    "Content-Transfer-Encoding: base64\r\n\r\n",
		    i, i);
		add_base64(s, 20);
		g_string_append_printf(s,
		    "--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n", i, i + 1);
	}
	g_string_append(s, "\r\n--b20\r\n\r\nend\r\n--b20--\r\n");
	return s;
}

/* --- the two --- */

static void
by_us(const GString *raw)
{
	g_autoptr(Arena) a = arena_new();
	MailReading m;
	MimePart root;

	mail_read(a, raw->str, raw->len, &root, &m);
}

static void
decode(GMimeObject *parent G_GNUC_UNUSED, GMimeObject *part, void *data G_GNUC_UNUSED)
{
	GMimeDataWrapper *content = GMIME_IS_PART(part)
	                                ? g_mime_part_get_content(GMIME_PART(part))
	                                : NULL;

	if (!content)
		return;
	GMimeStream *memory = g_mime_stream_mem_new();
	g_mime_data_wrapper_write_to_stream(content, memory);
	g_object_unref(memory);
}

static void
by_gmime(const GString *raw)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(raw->str, raw->len);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *m = g_mime_parser_construct_message(parser, NULL);

	g_mime_message_get_from(m);
	g_mime_message_get_to(m);
	g_mime_message_get_subject(m);
	g_mime_message_get_date(m);
	g_mime_message_get_message_id(m);
	g_mime_message_foreach(m, decode, NULL);
	g_object_unref(m);
	g_object_unref(parser);
	g_object_unref(stream);
}

/* Mails a second, over a tenth of one. */
static double
rate(void (*reader)(const GString *), const GString *raw)
{
	gint64 began = g_get_monotonic_time(), took = 0;
	int n = 0;

	for (; took < G_TIME_SPAN_SECOND / 10; n++) {
		reader(raw);
		took = g_get_monotonic_time() - began;
	}
	return n * (double)G_TIME_SPAN_SECOND / (double)took;
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		GString *(*make)(void);
	} mails[] = { { "short", short_mail }, { "files", mail_with_files },
		{ "nested", nested_mail } };
	int rounds = argc == 2 ? atoi(argv[1]) : 3;

	g_mime_init();
	mail_parse_prepare();
	for (size_t i = 0; i < G_N_ELEMENTS(mails); i++) {
		g_autoptr(GString) raw = mails[i].make();

		for (int round = 0; round < rounds; round++) {
			double ours = rate(by_us, raw), peer = rate(by_gmime, raw);

			printf("%s %.0f %.0f\n", mails[i].name, ours, peer);
		}
	}
	return 0;
}
