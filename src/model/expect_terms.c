/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/expect_terms.h"

#include <string.h>

typedef struct {
	uint64_t key;
	uint16_t block;
} Term;

struct Terms {
	GPtrArray *blocks; /* names */
	uint64_t *block_keys;
	Term *terms;
	uint32_t n, room;
	uint32_t *slots;  /* by key: the term's number + 1, 0 is free */
	uint32_t n_slots; /* a power of two, over twice n */
};

Terms *
terms_new(void)
{
	Terms *t = g_new0(Terms, 1);

	t->blocks = g_ptr_array_new_with_free_func(g_free);
	t->block_keys = g_new0(uint64_t, TERMS_MAX_BLOCKS);
	t->n_slots = 1024;
	t->slots = g_new0(uint32_t, t->n_slots);
	return t;
}

void
terms_free(Terms *t)
{
	if (!t)
		return;
	g_ptr_array_unref(t->blocks);
	g_free(t->block_keys);
	g_free(t->terms);
	g_free(t->slots);
	g_free(t);
}

/* FNV-1a, and what spreads it over all bits (the end of MurmurHash3). */
static uint64_t
spread(uint64_t h)
{
	h ^= h >> 33;
	h *= UINT64_C(0xff51afd7ed558ccd);
	h ^= h >> 33;
	h *= UINT64_C(0xc4ceb9fe1a85ec53);
	return h ^ h >> 33;
}

static uint64_t
hash(uint64_t seed, const char *s, size_t n)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325) ^ seed;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * UINT64_C(0x100000001b3);
	return spread(h);
}

uint16_t
terms_block(Terms *t, const char *name)
{
	for (guint i = 0; i < t->blocks->len; i++)
		if (!strcmp(t->blocks->pdata[i], name))
			return (uint16_t)i;
	if (t->blocks->len == TERMS_MAX_BLOCKS)
		return TERMS_MAX_BLOCKS - 1;
	t->block_keys[t->blocks->len] = hash(0, name, strlen(name));
	g_ptr_array_add(t->blocks, g_strdup(name));
	return (uint16_t)(t->blocks->len - 1);
}

const char *
terms_block_name(const Terms *t, uint16_t block)
{
	return t->blocks->pdata[block];
}

uint16_t
terms_n_blocks(const Terms *t)
{
	return (uint16_t)t->blocks->len;
}

uint64_t
terms_key(const Terms *t, uint16_t block, const char *value, size_t n)
{
	return hash(t->block_keys[block], value, n);
}

uint64_t
terms_key_pair(uint64_t a, uint64_t b)
{
	return spread(a ^ spread(b + UINT64_C(0x9e3779b97f4a7c15)));
}

static uint32_t *
slot_of(const Terms *t, uint64_t key)
{
	uint32_t i = (uint32_t)key & (t->n_slots - 1);

	while (t->slots[i] && t->terms[t->slots[i] - 1].key != key)
		i = (i + 1) & (t->n_slots - 1);
	return &t->slots[i];
}

static void
grow(Terms *t)
{
	t->room = t->room ? t->room * 2 : 512;
	t->terms = g_renew(Term, t->terms, t->room);
	if (t->room * 2 <= t->n_slots)
		return;
	g_clear_pointer(&t->slots, g_free);
	t->n_slots = t->room * 2;
	t->slots = g_new0(uint32_t, t->n_slots);
	for (uint32_t i = 0; i < t->n; i++)
		*slot_of(t, t->terms[i].key) = i + 1;
}

uint32_t
terms_put(Terms *t, uint16_t block, uint64_t key)
{
	uint32_t *slot = slot_of(t, key);

	if (*slot)
		return *slot - 1;
	if (t->n == t->room) {
		grow(t);
		slot = slot_of(t, key);
	}
	t->terms[t->n++] = (Term){ key, block };
	*slot = t->n;
	return t->n - 1;
}

bool
terms_find(const Terms *t, uint64_t key, uint32_t *term)
{
	uint32_t slot = *slot_of(t, key);

	if (slot)
		*term = slot - 1;
	return slot != 0;
}

uint64_t
terms_key_of(const Terms *t, uint32_t term)
{
	return t->terms[term].key;
}

uint16_t
terms_block_of(const Terms *t, uint32_t term)
{
	return t->terms[term].block;
}

uint32_t
terms_n(const Terms *t)
{
	return t->n;
}
