/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * queue.h - what is to happen, by its instant. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"

typedef struct {
	Instant at;
	uint64_t order; /* of two at the same instant, the lower comes first */
	void *what;
} QueueItem;

typedef struct Queue Queue;

Queue *queue_new(void);
void queue_free(Queue *q); /* the items are the caller's */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Queue, queue_free)

void queue_put(Queue *q, Instant at, uint64_t order, void *what);
/* Takes the next that is due before that instant; false if there is none. */
bool queue_take(Queue *q, Instant before, QueueItem *out);
