/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mention.h - colleagues who are named in a text: "@Birk Dam". */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "model/person.h"

#define MENTION_MOST 20 /* in one text */

/* Who of the active staff is named, each once, in their order in the text; where one name
 * begins another, the longer one. Returns how many. */
size_t mention_find(const char *text, const Staff *staff, size_t n,
    int64_t ids[MENTION_MOST]);

/* The text with those names set off, for Markdown. */
char *mention_mark(Arena *a, const char *text, const Staff *staff, size_t n);

/* That somebody is named in an entry. */
typedef struct {
	int64_t entry_id, case_id;
	Instant at, seen_at;                 /* seen_at 0: he has not seen it */
	const char *subject, *text, *author; /* author NULL: the desk */
} Mention;
