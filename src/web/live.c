/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/live.h"

#include <glib.h>
#include <string.h>

#define MAX_QUEUED        4096 /* bytes that a stream may be behind */
#define NUMBER            "%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT /* start, told */
#define HEARTBEAT_SECONDS 20 /* proxies cut what says nothing for longer */

typedef struct {
	Live *live;
	struct MHD_Connection *connection;
	GString *queue; /* what was not read yet */
	bool suspended;
	GList link;
} Stream;

struct Live {
	GMutex lock; /* guards all that follows and what is in the streams */
	GCond stop;
	GQueue streams;
	bool stopping;
	GThread *heart;
	int64_t told;
	int64_t start; /* when; not changed any more */
};

static void
wake(Stream *s)
{
	if (s->suspended) {
		s->suspended = false;
		MHD_resume_connection(s->connection);
	}
}

static void
tell_all(Live *l, const char *event)
{
	for (GList *link = l->streams.head; link; link = link->next) {
		Stream *s = link->data;

		/* It is so far behind that single events no longer matter. */
		if (s->queue->len + strlen(event) > MAX_QUEUED)
			g_string_printf(s->queue,
			    "id: " NUMBER "\nevent: list\ndata: 0\n\n", l->start,
			    l->told);
		else
			g_string_append(s->queue, event);
		wake(s);
	}
}

static void *
beat(void *arg)
{
	Live *l = arg;

	g_mutex_lock(&l->lock);
	while (!l->stopping) {
		gint64 next = g_get_monotonic_time() +
		              HEARTBEAT_SECONDS * G_TIME_SPAN_SECOND;

		if (!g_cond_wait_until(&l->stop, &l->lock, next))
			tell_all(l, ": still here\n\n");
	}
	g_mutex_unlock(&l->lock);
	return NULL;
}

Live *
live_new(void)
{
	Live *l = g_new0(Live, 1);

	g_mutex_init(&l->lock);
	g_cond_init(&l->stop);
	g_queue_init(&l->streams);
	l->start = g_get_real_time();
	l->heart = g_thread_new("live", beat, l);
	return l;
}

void
live_stop(Live *l)
{
	g_mutex_lock(&l->lock);
	l->stopping = true;
	g_cond_broadcast(&l->stop);
	for (GList *link = l->streams.head; link; link = link->next)
		wake(link->data);
	g_mutex_unlock(&l->lock);
	g_thread_join(l->heart);
}

void
live_free(Live *l)
{
	g_assert(l->streams.length == 0);
	g_mutex_clear(&l->lock);
	g_cond_clear(&l->stop);
	g_free(l);
}

void
live_tell(Live *l, const char *topic, int64_t id)
{
	g_mutex_lock(&l->lock);
	g_autofree char *event = g_strdup_printf("id: " NUMBER
	                                         "\nevent: %s\ndata: %" G_GINT64_FORMAT
	                                         "\n\n",
	    l->start, ++l->told, topic, id);
	tell_all(l, event);
	g_mutex_unlock(&l->lock);
}

void
live_whisper(Live *l, const char *topic, int64_t id)
{
	g_autofree char *event = g_strdup_printf("event: %s\ndata: %" G_GINT64_FORMAT
	                                         "\n\n",
	    topic, id);

	g_mutex_lock(&l->lock);
	tell_all(l, event);
	g_mutex_unlock(&l->lock);
}

int64_t
live_told(Live *l)
{
	g_mutex_lock(&l->lock);
	int64_t told = l->told;
	g_mutex_unlock(&l->lock);
	return told;
}

char *
live_number(Arena *a, const Live *l, int64_t told)
{
	return arena_printf(a, NUMBER, l->start, told);
}

/* Called by the server whenever the stream may be written to. */
static ssize_t
read_stream(void *arg, uint64_t pos G_GNUC_UNUSED, char *buf, size_t max)
{
	Stream *s = arg;
	ssize_t n = 0;

	g_mutex_lock(&s->live->lock);
	if (s->queue->len) {
		n = (ssize_t)MIN(max, s->queue->len);
		memcpy(buf, s->queue->str, (size_t)n);
		g_string_erase(s->queue, 0, n);
	} else if (s->live->stopping) {
		n = MHD_CONTENT_READER_END_OF_STREAM;
	} else {
		s->suspended = true;
		MHD_suspend_connection(s->connection);
	}
	g_mutex_unlock(&s->live->lock);
	return n;
}

static void
discard_free(Stream *s)
{
	g_string_free(s->queue, TRUE);
	g_free(s);
}

static void
stream_free(void *arg)
{
	Stream *s = arg;
	Live *l = s->live;

	g_mutex_lock(&l->lock);
	g_queue_unlink(&l->streams, &s->link);
	g_mutex_unlock(&l->lock);
	discard_free(s);
}

struct MHD_Response *
live_stream(Live *l, struct MHD_Connection *connection)
{
	Stream *s = g_new0(Stream, 1);

	s->live = l;
	s->connection = connection;
	s->queue = g_string_new(NULL);
	s->link.data = s;
	g_mutex_lock(&l->lock);
	/* How soon to try again, and whether the page missed something on its way. */
	g_string_printf(s->queue,
	    "retry: 2000\nid: " NUMBER "\nevent: hello\ndata: 0\n\n", l->start, l->told);
	bool full = l->stopping || l->streams.length >= LIVE_MAX_STREAMS;
	if (!full)
		g_queue_push_tail_link(&l->streams, &s->link);
	g_mutex_unlock(&l->lock);
	if (full) {
		discard_free(s);
		return NULL;
	}
	struct MHD_Response *response = MHD_create_response_from_callback(
	    MHD_SIZE_UNKNOWN, 4096, read_stream, s, stream_free);
	MHD_add_response_header(response, "Content-Type", "text/event-stream");
	MHD_add_response_header(response, "Cache-Control", "no-store");
	MHD_add_response_header(response, "X-Accel-Buffering", "no");
	return response;
}
