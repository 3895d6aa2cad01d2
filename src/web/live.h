/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * live.h - server-sent events: tells open pages that something has changed.
 *
 * Every announcement of the store (db_announce()) becomes an event "case" with the number
 * as its data; what has changed, a page asks for itself, and so sees only what its reader
 * may. A stream costs a suspended connection and a short queue; one that does not read
 * gets "list", which means: look again at everything. */
#pragma once

#include <microhttpd.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct Live Live;

#define LIVE_MAX_STREAMS 2000

Live *live_new(void);
/* Ends all streams; nobody may be streaming when live_free() is called. */
void live_stop(Live *l);
void live_free(Live *l);

/* To all streams. Any thread; quick. */
void live_tell(Live *l, const char *topic, int64_t id);
/* The same of what is on no page that was asked for: it is not numbered. */
void live_whisper(Live *l, const char *topic, int64_t id);
/* How many it has told. What is told has its number as the event's id, and a stream
 * begins with that of the last one ("hello"): a page that was begun at a number shows all
 * up to it already. */
int64_t live_told(Live *l);
/* The number as a page and an event say it: of this server since its start, since what
 * another one counts says nothing here. */
char *live_number(Arena *a, const Live *l, int64_t told);

/* The answer that streams; NULL if there are too many. */
struct MHD_Response *live_stream(Live *l, struct MHD_Connection *connection);
