/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/queue.h"

/* A binary heap: the parent of item i is (i - 1) / 2, and never later than it. */
struct Queue {
	GArray *items;
};

Queue *
queue_new(void)
{
	Queue *q = g_new0(Queue, 1);

	q->items = g_array_new(FALSE, FALSE, sizeof(QueueItem));
	return q;
}

void
queue_free(Queue *q)
{
	if (!q)
		return;
	g_array_unref(q->items);
	g_free(q);
}

static bool
is_before(const QueueItem *a, const QueueItem *b)
{
	return a->at != b->at ? a->at < b->at : a->order < b->order;
}

void
queue_put(Queue *q, Instant at, uint64_t order, void *what)
{
	QueueItem item = { at, order, what };

	g_array_append_val(q->items, item);
	QueueItem *h = (QueueItem *)(void *)q->items->data;
	guint i = q->items->len - 1;
	for (; i > 0 && is_before(&item, &h[(i - 1) / 2]); i = (i - 1) / 2)
		h[i] = h[(i - 1) / 2];
	h[i] = item;
}

bool
queue_take(Queue *q, Instant before, QueueItem *out)
{
	QueueItem *h = (QueueItem *)(void *)q->items->data;
	guint n = q->items->len, i = 0;

	if (n == 0 || h[0].at >= before)
		return false;
	*out = h[0];
	QueueItem last = h[--n];
	for (guint child = 1; child < n; child = 2 * i + 1) {
		if (child + 1 < n && is_before(&h[child + 1], &h[child]))
			child++;
		if (!is_before(&h[child], &last))
			break;
		h[i] = h[child];
		i = child;
	}
	h[i] = last;
	g_array_set_size(q->items, n);
	return true;
}
