/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * key_table.h - which key does what, once: pages mark by it what a key presses (data-key,
 * data-bulk-key), the list of keys is made of it, and keys.js knows by it which keys open
 * the case of a row. */
#pragma once

#include "base/arena.h"
#include "base/text.h"

typedef enum {
	KEYS_ANYWHERE = 1,
	KEYS_LIST, /* where one walks through rows */
	KEYS_CASE, /* in a case, and in a list, to the one where one is */
	KEYS_TRIAGE,
} KeyPlace;
#define N_KEY_PLACES 4

typedef enum {
	KEY_PALETTE = 1,
	KEY_SEARCH,
	KEY_CALL,
	KEY_HELP,
	KEY_UNDO,
	KEY_SEND,
	KEY_LEAVE,
	KEY_WALK,
	KEY_PEEK,
	KEY_OPEN,
	KEY_PICK,
	KEY_FILTER,
	KEY_VIEW_SAVE,
	KEY_TRIAGE_THESE,
	KEY_NEWS,
	KEY_TAKE,
	KEY_ASSIGN,
	KEY_CATEGORY,
	KEY_PRIORITY,
	KEY_STATUS,
	KEY_HORIZON,
	KEY_ESCALATE,
	KEY_REFER,
	KEY_REMOTE,
	KEY_ASK,
	KEY_OUTAGE,
	KEY_MERGE,
	KEY_TIME,
	KEY_REPLY,
	KEY_NOTE,
	KEY_CALLED,
	KEY_SOLVE,
	KEY_TRIAGE_ASIDE,
	KEY_TRIAGE_SKIP,
} KeyName;
#define N_KEYS 34

/* The one that is pressed: "t". Of KEY_PALETTE and the like, as they are written. */
const char *key_of(KeyName name);

/* As the list of keys tells of it. */
typedef struct {
	const char *const *strokes; /* "Ctrl", "K": n_strokes */
	size_t n_strokes;
	const char *words;
} KeyRow;

typedef struct {
	const char *name;
	const KeyRow *rows;
	size_t n;
	const char *opens; /* those of KEYS_CASE, all in one: "tacp…" */
} KeyGroup;

/* N_KEY_PLACES, in their order. */
KeyGroup *key_groups(Arena *a, Lang lang);
