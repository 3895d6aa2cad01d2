/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Under a sanitizer each object is a block of its own, so that its edges are seen. */
#ifdef ARENA_EXACT
#define BLOCK sizeof(Block)
#else
#define BLOCK ((size_t)8192)
#endif

typedef struct Block Block;
struct Block {
	Block *next;
	size_t used, size;
	alignas(max_align_t) unsigned char data[];
};

typedef struct Defer Defer;
struct Defer {
	Defer *next;
	GDestroyNotify fn;
	void *p;
};

struct Arena {
	Block *head;
	Defer *defers;
};

Arena *
arena_new(void)
{
	return g_new0(Arena, 1);
}

static void
run_defers(Arena *a)
{
	Defer *d = a->defers;

	a->defers = NULL;
	for (; d; d = d->next)
		d->fn(d->p);
}

static void
free_blocks(Block *b)
{
	while (b) {
		Block *next = b->next;
		g_free(b);
		b = next;
	}
}

void
arena_reset(Arena *a)
{
	Block *kept = a->head;

	run_defers(a);
	if (!kept)
		return;
	free_blocks(kept->next);
	if (kept->size > BLOCK) {
		/* check-calls: the arena owns its blocks */
		g_free(kept);
		a->head = NULL;
		return;
	}
	memset(kept->data, 0, kept->used);
	kept->used = 0;
	kept->next = NULL;
}

void
arena_free(Arena *a)
{
	if (!a)
		return;
	run_defers(a);
	free_blocks(a->head);
	g_free(a);
}

size_t
arena_mul(size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		g_error("arena: %zu x %zu bytes", n, size);
	return bytes;
}

void *
arena_alloc(Arena *a, size_t size)
{
	const size_t align = alignof(max_align_t);
	Block *b = a->head;

	g_assert(size <= SIZE_MAX / 2);
#ifndef ARENA_EXACT
	size = (size + align - 1) & ~(align - 1);
#endif
	size_t used = b ? (b->used + align - 1) & ~(align - 1) : 0;
	if (!b || used > b->size || b->size - used < size) {
		size_t room = MAX(size, BLOCK - sizeof(Block));

		b = g_malloc0(sizeof(Block) + room);
		b->size = room;
		b->next = a->head;
		a->head = b;
		used = 0;
	}
	b->used = used + size;
	return b->data + used;
}

void *
arena_memdup(Arena *a, const void *p, size_t size)
{
	void *copy = arena_alloc(a, size);

	return size ? memcpy(copy, p, size) : copy;
}

char *
arena_strdup(Arena *a, const char *s)
{
	return s ? arena_memdup(a, s, strlen(s) + 1) : NULL;
}

char *
arena_strndup(Arena *a, const char *s, size_t n)
{
	char *copy = arena_alloc(a, n + 1);

	memcpy(copy, s, n);
	return copy;
}

char *
arena_printf(Arena *a, const char *fmt, ...)
{
	char few[128];
	va_list ap, ap2;

	va_start(ap, fmt);
	va_copy(ap2, ap);
	int n = vsnprintf(few, sizeof few, fmt, ap);
	va_end(ap);
	g_assert(n >= 0);
	char *s = arena_alloc(a, (size_t)n + 1);
	if ((size_t)n < sizeof few)
		memcpy(s, few, (size_t)n + 1);
	else
		vsnprintf(s, (size_t)n + 1, fmt, ap2);
	va_end(ap2);
	return s;
}

void
arena_defer(Arena *a, GDestroyNotify fn, void *p)
{
	Defer *d = arena_new0(a, Defer);

	d->fn = fn;
	d->p = p;
	d->next = a->defers;
	a->defers = d;
}

void *
arena_grow(Arena *a, void *array, size_t n, size_t size)
{
	/* Full at 0 and at each power of two from 8 on. */
	if (n != 0 && (n < 8 || (n & (n - 1)) != 0))
		return array;
	void *bigger = arena_alloc(a, arena_mul(n ? 2 * n : 8, size));
	if (n)
		memcpy(bigger, array, n * size);
	return bigger;
}
