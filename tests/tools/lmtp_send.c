/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * lmtp_send - hands mails to an LMTP server, as a mail server would (RFC 2033).
 *
 * Prints the Message-ID of a mail each time the server takes responsibility for it,
 * one line a recipient, at once: whoever kills the server in the middle knows exactly
 * what it had promised. With many mails each gets a Message-ID of its own, and ten of a
 * connection in a row are of one sender: a desk takes him for a robot who sends more.
 * Exits with 0 if every one was taken, 1 if the server refused some (its words are on
 * stderr), 2 if it could not be reached or went away. */
#include <glib.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PER_SENDER 10

typedef enum { TAKEN = 0, REFUSED = 1, GONE = 2 } Outcome;

typedef struct {
	char *from, **to, *host, *port;
	int connections, messages; /* messages on each connection */
	char *id;                  /* of the file; NULL: made up for each mail, … */
	char *domain;              /* … and a sender at this one; of the file */
	GString *wire;             /* the file without it, as it goes over the wire */
} Job;

typedef struct {
	const Job *job;
	int nr; /* of the connection */
	int fd;
	FILE *in;
	char reply[1024];
} Sender;

static int
dial(const Job *job)
{
	struct addrinfo want = { .ai_socktype = SOCK_STREAM }, *found = NULL;
	struct timeval patience = { .tv_sec = 120 };
	int fd = -1, at_once = 1;

	if (getaddrinfo(job->host, job->port, &want, &found))
		return -1;
	for (struct addrinfo *a = found; a && fd < 0; a = a->ai_next) {
		fd = socket(a->ai_family, a->ai_socktype | SOCK_CLOEXEC, a->ai_protocol);
		if (fd >= 0 && connect(fd, a->ai_addr, a->ai_addrlen)) {
			close(fd);
			fd = -1;
		}
	}
	freeaddrinfo(found);
	if (fd >= 0) {
		setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
		/* A mail goes out in two pieces: the second must not wait for the first
		 * to be acknowledged. */
		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
	}
	return fd;
}

/* The code of the next reply, 0 if the server is gone; its last line in s->reply. */
static int
listen_to(Sender *s)
{
	do {
		if (!fgets(s->reply, sizeof s->reply, s->in))
			return 0;
	} while (strlen(s->reply) > 3 && s->reply[3] == '-');
	g_strchomp(s->reply);
	return (int)g_ascii_strtoll(s->reply, NULL, 10);
}

static bool
say(Sender *s, const char *text, size_t len)
{
	while (len > 0) {
		ssize_t n = send(s->fd, text, len, MSG_NOSIGNAL);
		if (n <= 0)
			return false;
		text += n;
		len -= (size_t)n;
	}
	return true;
}

static Outcome
complain(const Sender *s)
{
	g_printerr("%s\n", s->reply);
	return REFUSED;
}

/* MAIL, RCPT and DATA in one go, as RFC 2033 lets every client do. Sets how many
 * recipients were taken. */
static Outcome
send_envelope(Sender *s, guint *taken)
{
	g_autoptr(GString) text = g_string_new(NULL);
	Outcome worst = TAKEN;

	g_string_printf(text, "MAIL FROM:<%s>\r\n", s->job->from);
	for (char **to = s->job->to; *to; to++)
		g_string_append_printf(text, "RCPT TO:<%s>\r\n", *to);
	g_string_append(text, "DATA\r\n");
	if (!say(s, text->str, text->len))
		return GONE;

	*taken = 0;
	for (guint i = 0; i <= g_strv_length(s->job->to); i++) {
		int code = listen_to(s);
		if (!code)
			return GONE;
		if (code / 100 != 2)
			worst = complain(s);
		else if (i > 0)
			(*taken)++;
	}
	int code = listen_to(s);
	if (!code)
		return GONE;
	if (code != 354) {
		*taken = 0;
		return complain(s);
	}
	return worst;
}

static Outcome
send_mail(Sender *s, const char *id, const char *from)
{
	g_autofree char *line = g_strdup_printf("Message-ID: <%s>\r\n%s", id, from);
	g_autofree char *said = g_strdup_printf("%s\n", id);
	guint taken = 0;

	Outcome worst = send_envelope(s, &taken);
	if (worst == GONE || taken == 0)
		return worst;
	if (!say(s, line, strlen(line)) || !say(s, s->job->wire->str, s->job->wire->len))
		return GONE;
	for (guint i = 0; i < taken; i++) {
		int code = listen_to(s);
		if (!code)
			return GONE;
		if (code != 250)
			worst = complain(s);
		else if (write(STDOUT_FILENO, said, strlen(said)) < 0)
			return GONE;
	}
	return worst;
}

static Outcome
converse(Sender *s)
{
	const char *hello = "LHLO lmtp-send.example\r\n";
	Outcome worst = TAKEN;

	if (listen_to(s) != 220)
		return GONE;
	if (!say(s, hello, strlen(hello)) || listen_to(s) != 250)
		return GONE;
	for (int i = 0; i < s->job->messages; i++) {
		g_autofree char *own = g_strdup_printf("%d.%d.%d.%" G_GINT64_FORMAT
		                                       "@lmtp-send.example",
		    s->nr, i, (int)getpid(), g_get_real_time());
		g_autofree char *from = g_strdup_printf("From: w%d.%d.%d@%s\r\n", s->nr,
		    i / PER_SENDER, (int)getpid(), s->job->domain);
		bool many = !s->job->id;
		Outcome one = send_mail(s, many ? own : s->job->id,
		    many && s->job->domain ? from : "");
		worst = MAX(worst, one);
		if (one == GONE)
			return GONE;
	}
	say(s, "QUIT\r\n", 6);
	return worst;
}

static gpointer
run_connection(gpointer arg)
{
	Sender *s = arg;
	Outcome o = GONE;

	s->fd = dial(s->job);
	if (s->fd < 0)
		return GINT_TO_POINTER(GONE);
	s->in = fdopen(s->fd, "r");
	if (s->in) {
		o = converse(s);
		fclose(s->in);
	}
	return GINT_TO_POINTER(o);
}

/* The domain of the first address of the line. */
static char *
domain_of(const char *line)
{
	const char *at = strchr(line, '@');

	return at ? g_strndup(at + 1, strcspn(at + 1, "> \r\n")) : NULL;
}

/* Lines end in CR LF, a leading dot is doubled, a lone dot ends it. The Message-ID, and
 * of many the sender, is taken out, for each mail brings its own. */
static void
prepare(Job *job, const char *file)
{
	g_auto(GStrv) lines = g_strsplit(file, "\n", -1);
	bool in_head = true, many = job->connections * job->messages > 1;

	job->wire = g_string_new(NULL);
	for (char **l = lines; *l && (l[0][0] || l[1]); l++) {
		size_t len = strlen(*l);
		if (len > 0 && (*l)[len - 1] == '\r')
			(*l)[--len] = '\0';
		in_head = in_head && len > 0;
		if (in_head && !g_ascii_strncasecmp(*l, "Message-ID:", 11)) {
			char **part = g_strsplit_set(*l + 11, "<>", 3);
			job->id = part[0] ? g_strdup(part[1]) : NULL;
			g_strfreev(part);
			continue;
		}
		if (in_head && many && !g_ascii_strncasecmp(*l, "From:", 5) &&
		    !job->domain && (job->domain = domain_of(*l)))
			continue;
		g_string_append_printf(job->wire, "%s%s\r\n", **l == '.' ? "." : "", *l);
	}
	g_string_append(job->wire, ".\r\n");
	if (many)
		g_clear_pointer(&job->id, g_free);
}

static bool
read_arguments(Job *job, int argc, char **argv, GError **err)
{
	g_autoptr(GOptionContext) ctx = g_option_context_new("HOST:PORT FILE");
	g_autofree char *file = NULL;
	GOptionEntry entries[] = {
		{ "from", 0, 0, G_OPTION_ARG_STRING, &job->from, "The sender",
		    "ADDRESS" },
		{ "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &job->to,
		    "A recipient; may be said again", "ADDRESS" },
		{ "connections", 0, 0, G_OPTION_ARG_INT, &job->connections,
		    "How many at the same time (1)", "N" },
		{ "messages", 0, 0, G_OPTION_ARG_INT, &job->messages,
		    "How many on each connection (1)", "N" },
		{ NULL },
	};

	g_option_context_add_main_entries(ctx, entries, NULL);
	if (!g_option_context_parse(ctx, &argc, &argv, err))
		return false;
	char *colon = argc == 3 ? strrchr(argv[1], ':') : NULL;
	if (!colon || !job->to || job->connections < 1 || job->messages < 1) {
		g_set_error(err, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
		    "HOST:PORT, FILE and --to are needed (see --help)");
		return false;
	}
	if (!g_file_get_contents(argv[2], &file, NULL, err))
		return false;
	job->host = g_strndup(argv[1], (gsize)(colon - argv[1]));
	job->port = g_strdup(colon + 1);
	prepare(job, file);
	return true;
}

static void
job_free(Job *job)
{
	g_strfreev(job->to);
	g_free(job->from);
	g_free(job->host);
	g_free(job->port);
	g_free(job->id);
	g_free(job->domain);
	g_string_free(job->wire, TRUE);
}

int
main(int argc, char **argv)
{
	Job job = { .connections = 1, .messages = 1 };
	g_autoptr(GError) err = NULL;
	Outcome worst = TAKEN;

	if (!read_arguments(&job, argc, argv, &err)) {
		g_printerr("lmtp_send: %s\n", err->message);
		return GONE;
	}
	if (!job.from)
		job.from = g_strdup("");

	g_autofree Sender *senders = g_new0(Sender, (gsize)job.connections);
	g_autofree GThread **threads = g_new0(GThread *, (gsize)job.connections);
	for (int i = 0; i < job.connections; i++) {
		senders[i] = (Sender){ .job = &job, .nr = i };
		threads[i] = g_thread_new("sender", run_connection, &senders[i]);
	}
	for (int i = 0; i < job.connections; i++) {
		Outcome one = (Outcome)GPOINTER_TO_INT(g_thread_join(threads[i]));
		worst = MAX(worst, one);
	}
	job_free(&job);
	return (int)worst;
}
