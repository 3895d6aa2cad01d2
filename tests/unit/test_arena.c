/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What an arena promises. */
#include "base/arena.h"

#include <stdint.h>
#include <string.h>

static void
test_zeroed_and_aligned(void)
{
	g_autoptr(Arena) a = arena_new();

	for (size_t size = 0; size < 20000; size = size * 2 + 3) {
		unsigned char *p = arena_alloc(a, size);

		g_assert_cmpuint((uintptr_t)p % sizeof(void *), ==, 0);
		for (size_t i = 0; i < size; i++)
			g_assert_cmpuint(p[i], ==, 0);
		memset(p, 0xff, size);
	}
}

static void
add_one(void *p)
{
	char *s = p;
	s[strlen(s)] = (char)('0' + strlen(s));
}

static void
test_defers_run_in_reverse_once(void)
{
	static char order[8], other[8];
	Arena *a = arena_new();

	arena_defer(a, add_one, order);
	arena_defer(a, add_one, order);
	arena_reset(a);
	g_assert_cmpstr(order, ==, "01");
	arena_defer(a, add_one, other);
	arena_free(a);
	g_assert_cmpstr(order, ==, "01");
	g_assert_cmpstr(other, ==, "0");
}

static void
test_reset_gives_zeroed_memory_again(void)
{
	g_autoptr(Arena) a = arena_new();

	for (int round = 0; round < 3; round++) {
		char *s = arena_alloc(a, 100);

		g_assert_cmpint(s[0], ==, 0);
		g_assert_cmpint(s[99], ==, 0);
		memset(s, 'x', 100);
		arena_reset(a);
	}
}

static void
test_push_keeps_what_was_pushed(void)
{
	g_autoptr(Arena) a = arena_new();
	int *numbers = NULL;
	size_t n = 0;

	for (int i = 0; i < 1000; i++)
		*arena_push(a, &numbers, &n) = i;
	g_assert_cmpuint(n, ==, 1000);
	for (int i = 0; i < 1000; i++)
		g_assert_cmpint(numbers[i], ==, i);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/arena/zeroed-and-aligned", test_zeroed_and_aligned);
	g_test_add_func("/arena/defers-run-in-reverse-once",
	    test_defers_run_in_reverse_once);
	g_test_add_func("/arena/reset-gives-zeroed-memory-again",
	    test_reset_gives_zeroed_memory_again);
	g_test_add_func("/arena/push-keeps-what-was-pushed",
	    test_push_keeps_what_was_pushed);
	return g_test_run();
}
