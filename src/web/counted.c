/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/counted.h"

#include <glib.h>

#define HOLDS SECONDS(20)
#define MOST  20000 /* names; then it begins anew */

typedef struct {
	int64_t told, n;
	Instant at;
} Number;

struct Counted {
	GMutex lock;
	GHashTable *numbers; /* name -> Number */
};

Counted *
counted_new(void)
{
	Counted *c = g_new0(Counted, 1);

	g_mutex_init(&c->lock);
	c->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return c;
}

void
counted_free(Counted *c)
{
	g_hash_table_unref(c->numbers);
	g_mutex_clear(&c->lock);
	g_free(c);
}

bool
counted_find(Counted *c, const char *name, int64_t told, Instant now, int64_t *n)
{
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&c->lock);
	const Number *number = g_hash_table_lookup(c->numbers, name);

	if (!number || number->told < told || now > number->at + HOLDS)
		return false;
	*n = number->n;
	return true;
}

void
counted_keep(Counted *c, const char *name, int64_t told, Instant now, int64_t n)
{
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&c->lock);
	Number *number = g_new(Number, 1);

	*number = (Number){ told, n, now };
	if (g_hash_table_size(c->numbers) >= MOST)
		g_hash_table_remove_all(c->numbers);
	g_hash_table_insert(c->numbers, g_strdup(name), number);
}
