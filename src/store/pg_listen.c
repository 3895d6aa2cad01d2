/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/pg_listen.h"

#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define RECONNECT_MS 1000

typedef struct {
	Store *store;
	PGconn *conn; /* NULL: lost */
	int stop;     /* an eventfd */
	GThread *thread;
} PgListener;

static void
disconnect(PgListener *l)
{
	PQfinish(l->conn);
	l->conn = NULL;
}

static void
listener_free(PgListener *l)
{
	disconnect(l);
	close(l->stop);
	g_free(l);
}

static void
reconnect(PgListener *l)
{
	l->conn = pg_connect(l->store->options.where, NULL);
	if (!l->conn)
		return;
	PGresult *result = PQexec(l->conn, "LISTEN " PG_CHANNEL);
	bool ok = PQresultStatus(result) == PGRES_COMMAND_OK;
	PQclear(result);
	if (!ok)
		disconnect(l);
}

/* "case 12". Others may use the channel too: what does not read so is not ours. */
static void
tell(PgListener *l, const char *payload)
{
	Announcement a = { 0 };
	const char *space = strchr(payload, ' ');

	if (!space || (size_t)(space - payload) >= sizeof a.topic ||
	    !g_ascii_string_to_signed(space + 1, 10, G_MININT64, G_MAXINT64, &a.id, NULL))
		return;
	memcpy(a.topic, payload, (size_t)(space - payload));
	hub_post(l->store->hub, &a, 1);
}

static void
hear(PgListener *l)
{
	PGnotify *n;

	if (!PQconsumeInput(l->conn)) {
		disconnect(l);
		return;
	}
	while ((n = PQnotifies(l->conn))) {
		tell(l, n->extra);
		PQfreemem(n);
	}
}

static void *
listen_thread(void *arg)
{
	PgListener *l = arg;

	for (;;) {
		struct pollfd p[] = {
			{ .fd = l->stop, .events = POLLIN },
			{ .fd = l->conn ? PQsocket(l->conn) : -1, .events = POLLIN },
		};

		poll(p, G_N_ELEMENTS(p), l->conn ? -1 : RECONNECT_MS);
		if (p[0].revents)
			return NULL;
		if (!l->conn)
			reconnect(l);
		else if (p[1].revents)
			hear(l);
	}
}

void
pg_listen_start(Store *s)
{
	PgListener *l = g_new0(PgListener, 1);

	l->store = s;
	l->stop = eventfd(0, EFD_CLOEXEC);
	s->listener = l;
	reconnect(l);
	l->thread = g_thread_new("pg-listen", listen_thread, l);
}

void
pg_listen_stop(Store *s)
{
	PgListener *l = s->listener;

	eventfd_write(l->stop, 1);
	g_thread_join(l->thread);
	listener_free(l);
}
