/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * watch.h - shuts connections down whose head does not come in time.
 *
 * libmicrohttpd's own time-out is of idleness: a byte a second keeps a connection for
 * ever. Here each has until its deadline to say what it wants. */
#pragma once

#include <stdbool.h>

#define WATCH_HEAD_SECONDS 10
#define WATCH_IDLE_SECONDS 30 /* between two requests of a connection */

typedef struct Watch Watch;
typedef struct Watched Watched;

Watch *watch_new(void);
/* No connection may be left. */
void watch_free(Watch *w);

/* A connection began: it has WATCH_HEAD_SECONDS. */
Watched *watch_add(Watch *w, int fd);
/* Its request is being served: no deadline. */
void watch_busy(Watch *w, Watched *c);
/* It was answered: it may wait, and then say the next. */
void watch_idle(Watch *w, Watched *c);
void watch_remove(Watch *w, Watched *c);
