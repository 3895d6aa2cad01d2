/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/watch.h"

#include <glib.h>
#include <sys/socket.h>

struct Watched {
	int fd;
	gint64 deadline; /* monotonic; 0: none */
	GList link;
};

struct Watch {
	GMutex lock; /* guards all that follows, and the fds from being reused */
	GCond stop;
	GQueue all;
	bool stopping;
	GThread *thread;
};

static void
shut_late_ones(Watch *w, gint64 now)
{
	for (GList *l = w->all.head; l; l = l->next) {
		Watched *c = l->data;

		if (c->deadline && c->deadline <= now) {
			shutdown(c->fd, SHUT_RDWR);
			c->deadline = 0;
		}
	}
}

static void *
run(void *arg)
{
	Watch *w = arg;

	g_mutex_lock(&w->lock);
	while (!w->stopping) {
		gint64 now = g_get_monotonic_time();

		shut_late_ones(w, now);
		g_cond_wait_until(&w->stop, &w->lock, now + G_TIME_SPAN_SECOND);
	}
	g_mutex_unlock(&w->lock);
	return NULL;
}

Watch *
watch_new(void)
{
	Watch *w = g_new0(Watch, 1);

	g_mutex_init(&w->lock);
	g_cond_init(&w->stop);
	g_queue_init(&w->all);
	w->thread = g_thread_new("watch", run, w);
	return w;
}

void
watch_free(Watch *w)
{
	g_mutex_lock(&w->lock);
	w->stopping = true;
	g_cond_signal(&w->stop);
	g_mutex_unlock(&w->lock);
	g_thread_join(w->thread);
	g_assert(w->all.length == 0);
	g_mutex_clear(&w->lock);
	g_cond_clear(&w->stop);
	g_free(w);
}

static void
set_deadline(Watch *w, Watched *c, int seconds)
{
	g_mutex_lock(&w->lock);
	c->deadline = seconds ? g_get_monotonic_time() + seconds * G_TIME_SPAN_SECOND : 0;
	g_mutex_unlock(&w->lock);
}

Watched *
watch_add(Watch *w, int fd)
{
	Watched *c = g_new0(Watched, 1);

	c->fd = fd;
	c->deadline = g_get_monotonic_time() + WATCH_HEAD_SECONDS * G_TIME_SPAN_SECOND;
	c->link.data = c;
	g_mutex_lock(&w->lock);
	g_queue_push_tail_link(&w->all, &c->link);
	g_mutex_unlock(&w->lock);
	return c;
}

void
watch_busy(Watch *w, Watched *c)
{
	set_deadline(w, c, 0);
}

void
watch_idle(Watch *w, Watched *c)
{
	set_deadline(w, c, WATCH_IDLE_SECONDS);
}

static void
watched_free(Watched *c)
{
	g_free(c);
}

void
watch_remove(Watch *w, Watched *c)
{
	g_mutex_lock(&w->lock);
	g_queue_unlink(&w->all, &c->link);
	g_mutex_unlock(&w->lock);
	watched_free(c);
}
