/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * smtp_sink - an SMTP server that keeps what it is sent, each mail a file.
 *
 *   smtp_sink DIR HOST:PORT
 *
 * Port 0 chooses one; DIR/port says which. A mail is DIR/NNNNNN.eml, complete as soon
 * as it has that name, and begins with a line X-Mail-From and one X-Rcpt-To for each
 * recipient. What the recipient is called decides how he is served:
 *
 *   refused@   550, for good
 *   later@     451 the first time that it is tried, then well
 *   never@     451 always
 *   vanish@    the mail is kept, but the connection breaks before the answer, once */
#include <arpa/inet.h>
#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct {
	const char *dir;
	GMutex lock;       /* guards the rest */
	GHashTable *tried; /* recipients that were put off once */
	int mails;
} Sink;

typedef struct {
	Sink *sink;
	int fd;
	FILE *in;
	char line[2048];
	GString *mail; /* envelope, then content */
	bool vanish;
} Session;

static void
answer(Session *s, const char *text)
{
	g_autofree char *wire = g_strconcat(text, "\r\n", NULL);

	/* A client that has gone shows at the next line that is read. */
	(void)!send(s->fd, wire, strlen(wire), MSG_NOSIGNAL);
}

static bool
first_time(Sink *sink, const char *whom)
{
	g_mutex_lock(&sink->lock);
	bool first = g_hash_table_add(sink->tried, g_strdup(whom));
	g_mutex_unlock(&sink->lock);
	return first;
}

/* What stands between < and >. */
static char *
address_of(const char *line)
{
	g_auto(GStrv) part = g_strsplit_set(line, "<>", 3);

	return g_strdup(part[0] && part[1] ? part[1] : "");
}

static void
take_recipient(Session *s)
{
	g_autofree char *whom = address_of(s->line);

	if (g_str_has_prefix(whom, "refused@")) {
		answer(s, "550 5.1.1 Nobody of that name");
		return;
	}
	if (g_str_has_prefix(whom, "never@") ||
	    (g_str_has_prefix(whom, "later@") && first_time(s->sink, whom))) {
		answer(s, "451 4.2.0 Not now");
		return;
	}
	if (g_str_has_prefix(whom, "vanish@"))
		s->vanish = first_time(s->sink, whom);
	g_string_append_printf(s->mail, "X-Rcpt-To: %s\n", whom);
	answer(s, "250 2.1.5 Well");
}

static bool
keep(Session *s)
{
	g_mutex_lock(&s->sink->lock);
	int nr = ++s->sink->mails;
	g_mutex_unlock(&s->sink->lock);

	g_autofree char *path = g_strdup_printf("%s/%06d.eml", s->sink->dir, nr);
	return g_file_set_contents(path, s->mail->str, (gssize)s->mail->len, NULL);
}

/* False if the client has gone. */
static bool
take_content(Session *s)
{
	if (!strstr(s->mail->str, "X-Rcpt-To:")) {
		answer(s, "503 5.5.1 To whom?");
		return true;
	}
	answer(s, "354 Go on");
	while (fgets(s->line, sizeof s->line, s->in)) {
		g_autofree char *text = g_strdup(s->line);
		g_strchomp(text);
		if (!strcmp(text, ".")) {
			bool kept = keep(s);
			if (s->vanish)
				return false;
			answer(s, kept ? "250 2.0.0 Kept" : "452 4.3.1 No room");
			return true;
		}
		size_t len = strlen(s->line);
		bool whole = len > 0 && s->line[len - 1] == '\n';
		g_string_append_printf(s->mail, "%s%s", *text == '.' ? text + 1 : text,
		    whole ? "\n" : "");
	}
	return false;
}

static bool
obey(Session *s)
{
	g_autofree char *verb = g_ascii_strup(s->line, 4);

	if (!strcmp(verb, "QUIT"))
		return false;
	if (!strcmp(verb, "EHLO")) {
		answer(s, "250-sink.example\r\n250-PIPELINING\r\n250 8BITMIME");
	} else if (!strcmp(verb, "MAIL")) {
		g_autofree char *from = address_of(s->line);
		g_string_printf(s->mail, "X-Mail-From: %s\n", from);
		s->vanish = false;
		answer(s, "250 2.1.0 Well");
	} else if (!strcmp(verb, "RCPT")) {
		take_recipient(s);
	} else if (!strcmp(verb, "DATA")) {
		return take_content(s);
	} else {
		answer(s, "250 2.0.0 Well");
	}
	return true;
}

static gpointer
serve(gpointer arg)
{
	Session *s = arg;
	bool more = true;

	s->in = fdopen(s->fd, "r");
	s->mail = g_string_new(NULL);
	answer(s, "220 sink.example");
	while (more && fgets(s->line, sizeof s->line, s->in))
		more = obey(s);
	fclose(s->in);
	g_string_free(s->mail, TRUE);
	g_free(s);
	return NULL;
}

static int
listen_on(const char *address, const char *dir)
{
	g_auto(GStrv) part = g_strsplit(address, ":", 2);
	struct sockaddr_in at = { .sin_family = AF_INET };
	socklen_t len = sizeof at;
	int yes = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (!part[0] || !part[1] || inet_pton(AF_INET, part[0], &at.sin_addr) != 1)
		return -1;
	at.sin_port = htons((uint16_t)g_ascii_strtoull(part[1], NULL, 10));
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	if (bind(fd, (struct sockaddr *)&at, len) || listen(fd, 128) ||
	    getsockname(fd, (struct sockaddr *)&at, &len))
		return -1;

	g_autofree char *path = g_build_filename(dir, "port", NULL);
	g_autofree char *port = g_strdup_printf("%d\n", ntohs(at.sin_port));
	return g_file_set_contents(path, port, -1, NULL) ? fd : -1;
}

int
main(int argc, char **argv)
{
	int fd = argc == 3 ? listen_on(argv[2], argv[1]) : -1;
	Sink sink = { .dir = argv[1],
		.tried = g_hash_table_new(g_str_hash, g_str_equal) };

	if (fd < 0) {
		g_printerr("smtp_sink: DIR HOST:PORT must be there and be free\n");
		return 2;
	}
	for (;;) {
		Session *s = g_new0(Session, 1);
		s->sink = &sink;
		s->fd = accept(fd, NULL, NULL);
		if (s->fd < 0)
			return 1;
		g_thread_unref(g_thread_new("session", serve, s));
	}
}
