/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect_terms.h - what is known of a case when it opens, as numbers: "category is
 * network", "the subject has the word printer".
 *
 * Each such statement is a term, and belongs to a block: the column that it is about, or
 * two columns together. A term is known by a hash of what it says, so a model that is
 * kept holds no words of anybody. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TERMS_MAX_BLOCKS 128

typedef struct Terms Terms;

Terms *terms_new(void);
void terms_free(Terms *t);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Terms, terms_free)

/* The block of that name ("category", "category × customer"), made if it is new. When
 * there are TERMS_MAX_BLOCKS already: the last one. */
uint16_t terms_block(Terms *t, const char *name);
const char *terms_block_name(const Terms *t, uint16_t block); /* borrowed */
uint16_t terms_n_blocks(const Terms *t);

/* What a value of a block says: the same for the same names in every run. */
uint64_t terms_key(const Terms *t, uint16_t block, const char *value, size_t n);
/* Two of them together, in a block of their own. */
uint64_t terms_key_pair(uint64_t a, uint64_t b);

/* The number of a term, from 0; given to it if it is new. */
uint32_t terms_put(Terms *t, uint16_t block, uint64_t key);
/* The same, but false if it is new: it stays unknown. */
bool terms_find(const Terms *t, uint64_t key, uint32_t *term);
uint64_t terms_key_of(const Terms *t, uint32_t term);
uint16_t terms_block_of(const Terms *t, uint32_t term);
uint32_t terms_n(const Terms *t);
