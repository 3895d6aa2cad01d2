/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * serve.c - skranke serve: everything, until it is told to stop. */
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "cli/command.h"
#include "cli/config.h"
#include "file/file_text.h"
#include "job/runner.h"
#include "mail/lmtp.h"
#include "mail/mailbox_watch.h"
#include "mail/sandbox.h"
#include "web/http.h"
#include "web/pages.h"

static int serve(int argc, char **argv);

static const char *const examples[] = {
	"skranke serve --data /var/lib/skranke --lmtp unix:/run/skranke/lmtp",
	"skranke serve --database \"host=/run/postgresql dbname=skranke\"",
	NULL,
};

const Command command_serve = {
	.name = "serve",
	.usage = "",
	.what = "Serve the desk: pages, mail that comes in, and all that runs by itself",
	.help = "Reads DIR/skranke.conf if there is one; what is given here goes before "
	        "it. Writes DIR/ports once it listens, with the addresses. Ends in good "
	        "order on SIGTERM and SIGINT.\n\n"
	        "Its log is on standard error, a line each. Mail comes in by LMTP, and "
	        "goes out as the settings say (see skranke setting).",
	.options = config_options,
	.examples = examples,
	.run = serve,
};

/* A page is written into a buffer of some 100 KiB that is gone at once: the allocator
 * should not ask the kernel for new memory each time. */
#define KEPT_FREE (1024 * 1024)

/* Everything that runs, in the order in which it was started. */
typedef struct {
	Config config;
	int lock;
	Sandbox *sandbox;
	Sandbox *files; /* reads what is attached */
	Data data;
	Web *web;
	Lmtp *lmtp;
	Tokens *tokens;
	MailboxWatch *mailboxes;
	Runner *runner;
} Server;

/* Two servers on one SQLite file would both write: the second one is told so. */
static bool
lock_data(Server *s, GError **err)
{
	g_autofree char *path = g_build_filename(s->config.data.data, "lock", NULL);

	if (g_mkdir_with_parents(s->config.data.data, 0700) != 0)
		return fail(err, ERR_UNAVAILABLE, "cannot make the folder %s: %s",
		    s->config.data.data, g_strerror(errno));
	s->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (s->lock < 0)
		return fail(err, ERR_UNAVAILABLE, "cannot write %s: %s", path,
		    g_strerror(errno));
	if (flock(s->lock, LOCK_EX | LOCK_NB) != 0)
		return fail(err, ERR_UNAVAILABLE,
		    "another skranke serves %s already: stop it first",
		    s->config.data.data);
	return true;
}

/* Whoever waits for the file finds all of it: it is renamed into place. */
static bool
write_ports(const Server *s, GError **err)
{
	g_autofree char *path = g_build_filename(s->config.data.data, "ports", NULL);
	g_autoptr(GString) ports = g_string_new(NULL);

	g_string_append_printf(ports, "http %s\n", web_address(s->web));
	if (web_tls_address(s->web))
		g_string_append_printf(ports, "https %s\n", web_tls_address(s->web));
	if (s->lmtp)
		g_string_append_printf(ports, "lmtp %s\n", lmtp_address(s->lmtp));
	return g_file_set_contents(path, ports->str, -1, err);
}

static bool
start_mail(Server *s, GError **err)
{
	const LmtpOptions lmtp = {
		.listen = s->config.lmtp,
		.store = s->data.store,
		.blobs = s->data.blobs,
		.sandbox = s->sandbox,
		.max_size = (size_t)s->config.max_mail * 1024 * 1024,
	};

	if (!lmtp.listen)
		return true;
	s->lmtp = lmtp_start(&lmtp, err);
	return s->lmtp != NULL;
}

/* What this node is called among others on the same database: made once, in DIR/node. */
static bool
node_name(const Server *s, Arena *a, const char **name, GError **err)
{
	g_autofree char *path = g_build_filename(s->config.data.data, "node", NULL);
	g_autofree char *kept = NULL;

	if (g_file_get_contents(path, &kept, NULL, NULL) && *g_strstrip(kept)) {
		*name = arena_strdup(a, kept);
		return true;
	}
	*name = str_random_hex(a, 16);
	return g_file_set_contents(path, *name, -1, err);
}

static bool
start_mailboxes(Server *s, GError **err)
{
	g_autoptr(Arena) a = arena_new();
	const char *node;
	const MailboxMeans means = {
		.store = s->data.store,
		.blobs = s->data.blobs,
		.sandbox = s->sandbox,
		.tokens = s->tokens,
		.max_size = (size_t)s->config.max_mail * 1024 * 1024,
	};

	if (!node_name(s, a, &node, err))
		return false;
	s->mailboxes = mailbox_watch_start(&means, node);
	return true;
}

static bool
start(Server *s, GError **err)
{
	if (!lock_data(s, err))
		return false;
	mallopt(M_MMAP_THRESHOLD, KEPT_FREE);
	mallopt(M_TRIM_THRESHOLD, KEPT_FREE);
	/* Before any thread is made. */
	s->sandbox = sandbox_start((int)g_get_num_processors(), err);
	s->files = s->sandbox ? sandbox_start_for(&file_text_work, 1, err) : NULL;
	if (!s->files || !data_open(&s->config.data, &s->data, err))
		return false;
	const WebOptions web = {
		.listen = s->config.listen,
		.tls_listen = s->config.tls_listen,
		.tls_certificates = s->config.tls_certificates,
		.store = s->data.store,
		.blobs = s->data.blobs,
		.workers = s->config.workers,
		.trusted_proxy = s->config.trusted_proxy,
		.tables = web_pages,
		.error_page = web_error_page,
	};
	s->web = web_start(&web, err);
	if (!s->web || !start_mail(s, err))
		return false;
	s->tokens = tokens_new(s->data.store);
	if (!start_mailboxes(s, err))
		return false;
	s->runner = runner_start(
	    &(RunnerOptions){ s->data.store, s->data.blobs, s->tokens, s->files, 0 });
	return write_ports(s, err);
}

static void
stop(Server *s)
{
	g_clear_pointer(&s->mailboxes, mailbox_watch_stop);
	g_clear_pointer(&s->lmtp, lmtp_stop);
	g_clear_pointer(&s->runner, runner_stop);
	g_clear_pointer(&s->web, web_stop);
	g_clear_pointer(&s->tokens, tokens_free);
	data_close(&s->data);
	g_clear_pointer(&s->files, sandbox_stop);
	g_clear_pointer(&s->sandbox, sandbox_stop);
	if (s->lock >= 0)
		close(s->lock);
}

static int
serve(int argc, char **argv)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	Server s = { .lock = -1 };
	sigset_t ends;
	int which;

	if (!config_read(&command_serve, a, argc, argv, &s.config))
		return EXIT_WRONG_USE;
	/* Before any thread is made: all of them leave these two to this one. */
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	pthread_sigmask(SIG_BLOCK, &ends, NULL);
	signal(SIGPIPE, SIG_IGN);

	if (!start(&s, &err)) {
		stop(&s);
		return command_failed(err);
	}
	log_event(LOG_INFO, "serve", "listening", "http", web_address(s.web), NULL);
	sigwait(&ends, &which);
	log_event(LOG_INFO, "serve", "stopping", "signal", g_strsignal(which), NULL);
	stop(&s);
	return 0;
}
