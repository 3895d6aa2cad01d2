/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * tale.h - what becomes of one report. */
#pragma once

#include "sim/cast.h"
#include "sim/queue.h"
#include "sim/rhythm.h"
#include "store/blob.h"

/* The outage that is on, or was last. */
typedef struct {
	int64_t outage_id;
	Instant ends;
} Storm;

/* Where a tale happens; each is used by one thread at a time. */
typedef struct {
	Db *db;
	Blobs *blobs;
	Arena *arena; /* of the step that is going on */
	Queue *queue;
	const Cast *cast;
	const Rhythm *rhythm;
	Storm *storm;
	uint64_t seed;
	bool whole_mails; /* keep each mail as it came; else one stands for all */
} Stage;

typedef struct Tale Tale;

/* The tale of that number, which begins at that instant with its report, by somebody of
 * that firm. Its steps go into the queue of the stage. */
void tale_begin(const Stage *st, Firm *firm, uint64_t number, Instant at);
/* One of many reports of the same outage, which ends for all at ends. */
void tale_begin_in_storm(const Stage *st, Firm *firm, uint64_t number, Instant at,
    Instant ends);

/* Does the step that was taken from the queue; frees the tale after its last. */
bool tale_step(const Stage *st, const QueueItem *item, GError **err);
void tale_free(Tale *t);
