/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/hub.h"

typedef struct {
	guint handle;
	StoreListenFunc fn;
	void *arg;
} Listener;

struct Hub {
	GMutex telling; /* held while listeners are called; guards the next two */
	GArray *listeners;
	guint last_handle;

	GMutex lock; /* guards what follows */
	GCond posted;
	GArray *pending;
	GThread *thread;
	bool stop;
};

Hub *
hub_new(void)
{
	Hub *h = g_new0(Hub, 1);

	g_mutex_init(&h->telling);
	g_mutex_init(&h->lock);
	g_cond_init(&h->posted);
	h->listeners = g_array_new(FALSE, FALSE, sizeof(Listener));
	h->pending = g_array_new(FALSE, FALSE, sizeof(Announcement));
	return h;
}

void
hub_free(Hub *h)
{
	if (h->thread) {
		g_mutex_lock(&h->lock);
		h->stop = true;
		g_cond_signal(&h->posted);
		g_mutex_unlock(&h->lock);
		g_thread_join(h->thread);
	}
	g_array_unref(h->listeners);
	g_array_unref(h->pending);
	g_cond_clear(&h->posted);
	g_mutex_clear(&h->lock);
	g_mutex_clear(&h->telling);
	g_free(h);
}

void
hub_tell(Hub *h, const Announcement *list, guint n)
{
	g_mutex_lock(&h->telling);
	for (guint i = 0; i < n; i++) {
		for (guint j = 0; j < h->listeners->len; j++) {
			const Listener *l = &g_array_index(h->listeners, Listener, j);
			l->fn(list[i].topic, list[i].id, l->arg);
		}
	}
	g_mutex_unlock(&h->telling);
}

/* The hub's thread: what was posted goes out, also the last of it before the end. */
static void *
tell_posted(void *arg)
{
	Hub *h = arg;
	g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(Announcement));

	g_mutex_lock(&h->lock);
	for (;;) {
		while (h->pending->len == 0 && !h->stop)
			g_cond_wait(&h->posted, &h->lock);
		if (h->pending->len == 0)
			break;
		GArray *full = h->pending;
		h->pending = list;
		list = full;
		g_mutex_unlock(&h->lock);
		hub_tell(h, (const Announcement *)(const void *)list->data, list->len);
		g_array_set_size(list, 0);
		g_mutex_lock(&h->lock);
	}
	g_mutex_unlock(&h->lock);
	return NULL;
}

void
hub_post(Hub *h, const Announcement *list, guint n)
{
	g_mutex_lock(&h->lock);
	if (n > 0 && h->thread) {
		g_array_append_vals(h->pending, list, n);
		g_cond_signal(&h->posted);
	}
	g_mutex_unlock(&h->lock);
}

guint
hub_add(Hub *h, StoreListenFunc fn, void *arg)
{
	Listener l = { .fn = fn, .arg = arg };

	g_mutex_lock(&h->lock);
	if (!h->thread)
		h->thread = g_thread_new("announce", tell_posted, h);
	g_mutex_unlock(&h->lock);
	g_mutex_lock(&h->telling);
	l.handle = ++h->last_handle;
	g_array_append_val(h->listeners, l);
	g_mutex_unlock(&h->telling);
	return l.handle;
}

void
hub_remove(Hub *h, guint handle)
{
	g_mutex_lock(&h->telling);
	for (guint i = 0; i < h->listeners->len; i++) {
		if (g_array_index(h->listeners, Listener, i).handle == handle) {
			g_array_remove_index(h->listeners, i);
			break;
		}
	}
	g_mutex_unlock(&h->telling);
}
