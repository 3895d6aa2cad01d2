/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/server_name.h"

#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define PATIENCE_MS 30000

/* Shared with the thread that asks; the last one frees it. */
typedef struct {
	gatomicrefcount refs;
	char *host;
	char port[8];
	int done_fd;
	int code; /* of getaddrinfo() */
	struct addrinfo *found;
} Question;

static void
question_free(Question *q)
{
	if (!g_atomic_ref_count_dec(&q->refs))
		return;
	if (q->found)
		freeaddrinfo(q->found);
	close(q->done_fd);
	g_free(q->host);
	g_free(q);
}

static void *
ask(void *arg)
{
	Question *q = arg;
	const struct addrinfo hints = { .ai_socktype = SOCK_STREAM,
		.ai_flags = AI_NUMERICSERV | AI_ADDRCONFIG };

	q->code = getaddrinfo(q->host, q->port, &hints, &q->found);
	eventfd_write(q->done_fd, 1);
	question_free(q);
	return NULL;
}

static bool
wait_for_answer(const Question *q, int stop_fd, ServerFailure *f)
{
	struct pollfd p[] = { { q->done_fd, POLLIN, 0 }, { stop_fd, POLLIN, 0 } };
	int n;

	do {
		n = poll(p, 2, PATIENCE_MS);
	} while (n < 0 && errno == EINTR);
	if (p[1].revents) {
		f->stopped = true;
		return server_fail(f, TROUBLE_LOST, "told to stop");
	}
	return n > 0 || server_fail(f, TROUBLE_CONNECT,
	                    "the resolver does not answer for %s", q->host);
}

static bool
read_answer(const Question *q, ServerName *names, size_t max, size_t *n, ServerFailure *f)
{
	*n = 0;
	if (q->code == EAI_AGAIN || q->code == EAI_SYSTEM || q->code == EAI_FAIL)
		return server_fail(f, TROUBLE_CONNECT, "%s: %s", q->host,
		    gai_strerror(q->code));
	if (q->code)
		return server_fail(f, TROUBLE_HOST, "%s: %s", q->host,
		    gai_strerror(q->code));
	for (const struct addrinfo *ai = q->found; ai && *n < max; ai = ai->ai_next) {
		if (ai->ai_addrlen > sizeof names->addr)
			continue;
		names[*n].size = ai->ai_addrlen;
		memcpy(&names[(*n)++].addr, ai->ai_addr, ai->ai_addrlen);
	}
	return true;
}

bool
server_name_find(const ServerAddress *to, ServerName *names, size_t max, size_t *n,
    ServerFailure *f)
{
	Question *q = g_new0(Question, 1);

	g_atomic_ref_count_init(&q->refs);
	g_atomic_ref_count_inc(&q->refs);
	q->host = g_strdup(to->server.host);
	g_snprintf(q->port, sizeof q->port, "%d", (int)to->server.port);
	q->done_fd = eventfd(0, EFD_CLOEXEC);
	g_thread_unref(g_thread_new("resolve", ask, q));
	bool ok = wait_for_answer(q, to->stop_fd, f) && read_answer(q, names, max, n, f);
	question_free(q);
	return ok;
}
