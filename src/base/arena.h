/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * arena.h - memory that lives as long as one request or one job.
 *
 * What is loaded or built for a request is allocated here and freed all at
 * once; nobody frees a piece. Not for long-lived state (that is g_new() with an
 * owner) and not shared between threads. Running out of memory aborts, as in
 * GLib. arena_defer() ties something that is not ours (an fd, a GObject) to
 * the same lifetime; the calls run in reverse order. */
#pragma once

#include <glib.h>
#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *a);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Arena, arena_free)

/* Frees all that was allocated and runs what was deferred; the arena itself, and
 * one block of memory for its next use, stay. */
void arena_reset(Arena *a);

/* Zeroed, aligned for any type. size may be 0. */
void *arena_alloc(Arena *a, size_t size) G_GNUC_MALLOC;
#define arena_new0(a, type)    ((type *)arena_alloc((a), sizeof(type)))
#define arena_newv(a, type, n) ((type *)arena_alloc((a), arena_mul((n), sizeof(type))))
size_t arena_mul(size_t n, size_t size); /* aborts on overflow */

char *arena_strdup(Arena *a, const char *s); /* NULL gives NULL */
/* The first n bytes of s, ended by a NUL. */
char *arena_strndup(Arena *a, const char *s, size_t n);
void *arena_memdup(Arena *a, const void *p, size_t size);
char *arena_printf(Arena *a, const char *fmt, ...) G_GNUC_PRINTF(2, 3)
    __attribute__((nonnull));
void arena_defer(Arena *a, GDestroyNotify fn, void *p);

/* An array that grows in an arena: for the rows of a query whose number is not
 * known before. Use as
 *
 *	Case *cases = NULL; size_t n = 0;
 *	... *arena_push(a, &cases, &n) = c; */
#define arena_push(a, array, n)                                                          \
	(*(array) = arena_grow((a), *(array), *(n), sizeof **(array)),                   \
	    &(*(array))[(*(n))++])
/* Room for one element more than n, of size bytes; moves the array when it is full. */
void *arena_grow(Arena *a, void *array, size_t n, size_t size);
