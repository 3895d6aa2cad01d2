/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/lmtp.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/err.h"
#include "mail/lmtp_int.h"

#define DEFAULT_CONNECTIONS 128

typedef struct {
	Lmtp *lmtp;
	int fd;
} Client;

struct Lmtp {
	LmtpOptions options;
	int fd;
	int wake[2]; /* a pipe: its end stops the listener */
	char *address;
	GThread *thread;
	GMutex lock; /* guards what follows */
	GCond left;
	GPtrArray *clients; /* Client * */
	bool stopping;
};

static void
client_free(Client *c)
{
	close(c->fd);
	g_free(c);
}

static void *
talk(void *arg)
{
	Client *c = arg;
	Lmtp *l = c->lmtp;

	lmtp_session(&l->options, c->fd);
	g_mutex_lock(&l->lock);
	g_ptr_array_remove_fast(l->clients, c);
	client_free(c);
	g_cond_signal(&l->left);
	g_mutex_unlock(&l->lock);
	return NULL;
}

static void
welcome(Lmtp *l, int fd)
{
	static const char busy[] = "421 4.3.2 Too many connections, come again\r\n";
	/* One that takes no answers must not keep a thread for ever. */
	const struct timeval patience = { .tv_sec = 60 };
	Client *c = g_new0(Client, 1);

	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	c->lmtp = l;
	c->fd = fd;
	g_mutex_lock(&l->lock);
	bool full = l->stopping || (int)l->clients->len >= l->options.max_connections;
	if (!full)
		g_ptr_array_add(l->clients, c);
	g_mutex_unlock(&l->lock);
	if (full) {
		if (send(fd, busy, sizeof busy - 1, MSG_NOSIGNAL) < 0)
			errno = 0; /* it has gone: so much the better */
		client_free(c);
		return;
	}
	g_thread_unref(g_thread_new("lmtp", talk, c));
}

static void *
accept_all(void *arg)
{
	Lmtp *l = arg;
	struct pollfd p[] = { { l->fd, POLLIN, 0 }, { l->wake[0], POLLIN, 0 } };

	for (;;) {
		if (poll(p, 2, -1) < 0)
			continue;
		if (p[1].revents)
			return NULL;
		int fd = accept4(l->fd, NULL, NULL, SOCK_CLOEXEC);
		if (fd >= 0)
			welcome(l, fd);
		else if (errno == EMFILE || errno == ENFILE)
			g_usleep(100000); /* until somebody leaves */
	}
}

/* --- where it listens --- */

static int
listen_unix(const char *path, GError **err)
{
	struct sockaddr_un addr = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd >= 0 &&
	    g_strlcpy(addr.sun_path, path, sizeof addr.sun_path) < sizeof addr.sun_path) {
		unlink(path); /* left by one that was killed: the data's lock says so */
		if (bind(fd, (struct sockaddr *)&addr, sizeof addr) == 0 &&
		    chmod(path, 0660) == 0 && listen(fd, 128) == 0)
			return fd;
	}
	fail(err, ERR_UNAVAILABLE, "cannot listen on unix:%s: %s", path,
	    g_strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

static int
listen_tcp(const char *listen_at, GError **err)
{
	const char *colon = strrchr(listen_at, ':');
	g_autofree char *host = colon ? g_strndup(listen_at, (gsize)(colon - listen_at))
	                              : NULL;
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV,
		.ai_socktype = SOCK_STREAM },
	                *found;
	const int yes = 1;

	if (!colon || getaddrinfo(host, colon + 1, &hints, &found) != 0) {
		fail(err, ERR_UNAVAILABLE,
		    "\"%s\" is no address for LMTP: write 127.0.0.1:2400 or unix:PATH",
		    listen_at);
		return -1;
	}
	int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd >= 0)
		setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	bool listening = fd >= 0 && bind(fd, found->ai_addr, found->ai_addrlen) == 0 &&
	                 listen(fd, 128) == 0;
	freeaddrinfo(found);
	if (listening)
		return fd;
	fail(err, ERR_UNAVAILABLE, "cannot listen on %s: %s", listen_at,
	    g_strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

static char *
address_of(int fd, const char *listen_at)
{
	struct sockaddr_storage addr = { 0 };
	socklen_t n = sizeof addr;
	char host[NI_MAXHOST], port[NI_MAXSERV];

	if (getsockname(fd, (struct sockaddr *)&addr, &n) != 0 ||
	    addr.ss_family == AF_UNIX ||
	    getnameinfo((struct sockaddr *)&addr, n, host, sizeof host, port, sizeof port,
	        NI_NUMERICHOST | NI_NUMERICSERV) != 0)
		return g_strdup(listen_at);
	return g_strdup_printf("%s:%s", host, port);
}

Lmtp *
lmtp_start(const LmtpOptions *options, GError **err)
{
	bool is_unix = g_str_has_prefix(options->listen, "unix:");
	int fd = is_unix ? listen_unix(options->listen + strlen("unix:"), err)
	                 : listen_tcp(options->listen, err);

	if (fd < 0)
		return NULL;
	Lmtp *l = g_new0(Lmtp, 1);
	l->options = *options;
	if (!l->options.max_connections)
		l->options.max_connections = DEFAULT_CONNECTIONS;
	l->fd = fd;
	l->address = address_of(fd, options->listen);
	l->clients = g_ptr_array_new();
	g_mutex_init(&l->lock);
	g_cond_init(&l->left);
	if (pipe2(l->wake, O_CLOEXEC) != 0)
		g_error("no pipe: %s", g_strerror(errno));
	l->thread = g_thread_new("lmtp-accept", accept_all, l);
	return l;
}

const char *
lmtp_address(const Lmtp *l)
{
	return l->address;
}

static void
lmtp_free(Lmtp *l)
{
	g_ptr_array_unref(l->clients);
	g_mutex_clear(&l->lock);
	g_cond_clear(&l->left);
	close(l->fd);
	close(l->wake[0]);
	g_free(l->address);
	g_free(l);
}

void
lmtp_stop(Lmtp *l)
{
	close(l->wake[1]);
	g_thread_join(l->thread);
	g_mutex_lock(&l->lock);
	l->stopping = true;
	/* No more is read from them; what is being delivered is still answered. */
	for (guint i = 0; i < l->clients->len; i++)
		shutdown(((Client *)g_ptr_array_index(l->clients, i))->fd, SHUT_RD);
	while (l->clients->len > 0)
		g_cond_wait(&l->left, &l->lock);
	g_mutex_unlock(&l->lock);
	lmtp_free(l);
}
