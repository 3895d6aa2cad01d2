/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/sqlite_peer.h"

#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

struct SqlitePeer {
	Hub *hub;
	struct sockaddr_un address; /* an empty path: it is too long */
	int out;
	int in, stop; /* those of who listens; stop is an eventfd */
	GThread *thread;
	gint listens; /* atomic */
};

SqlitePeer *
sqlite_peer_new(const char *file, Hub *hub)
{
	SqlitePeer *p = g_new0(SqlitePeer, 1);
	g_autofree char *path = g_strconcat(file, "-peers", NULL);

	p->hub = hub;
	p->address.sun_family = AF_UNIX;
	if (strlen(path) < sizeof p->address.sun_path)
		memcpy(p->address.sun_path, path, strlen(path));
	p->out = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	p->in = p->stop = -1;
	return p;
}

void
sqlite_peer_free(SqlitePeer *p)
{
	if (!p)
		return;
	if (p->thread) {
		eventfd_write(p->stop, 1);
		g_thread_join(p->thread);
		unlink(p->address.sun_path);
		close(p->in);
		close(p->stop);
	}
	if (p->out >= 0)
		close(p->out);
	g_free(p);
}

/* A datagram is an announcement. Whoever can write into the folder can send any: what
 * does not look like one of ours is left. */
static void
hear(SqlitePeer *p)
{
	Announcement a;
	ssize_t n;

	while ((n = recv(p->in, &a, sizeof a, MSG_DONTWAIT | MSG_TRUNC)) >= 0)
		if ((size_t)n == sizeof a && memchr(a.topic, '\0', sizeof a.topic))
			hub_post(p->hub, &a, 1);
}

static void *
listen_thread(void *arg)
{
	SqlitePeer *p = arg;

	for (;;) {
		struct pollfd fds[] = {
			{ .fd = p->stop, .events = POLLIN },
			{ .fd = p->in, .events = POLLIN },
		};

		poll(fds, G_N_ELEMENTS(fds), -1);
		if (fds[0].revents)
			return NULL;
		hear(p);
	}
}

void
sqlite_peer_listen(SqlitePeer *p)
{
	if (!*p->address.sun_path)
		return;
	p->in = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	/* What a process left that was killed. */
	unlink(p->address.sun_path);
	if (p->in < 0 ||
	    bind(p->in, (const struct sockaddr *)&p->address, sizeof p->address) != 0) {
		if (p->in >= 0)
			close(p->in);
		return;
	}
	p->stop = eventfd(0, EFD_CLOEXEC);
	p->thread = g_thread_new("sqlite-peer", listen_thread, p);
	g_atomic_int_set(&p->listens, 1);
}

void
sqlite_peer_tell(SqlitePeer *p, const Announcement *list, guint n)
{
	if (p->out < 0 || !*p->address.sun_path || g_atomic_int_get(&p->listens))
		return;
	for (guint i = 0; i < n; i++)
		if (sendto(p->out, &list[i], sizeof list[i], MSG_DONTWAIT | MSG_NOSIGNAL,
		        (const struct sockaddr *)&p->address, sizeof p->address) < 0)
			return;
}
