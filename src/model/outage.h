/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * outage.h - a fault that many have at once (M8). Data, and the rule by which like
 * reports in short time are proposed as one. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"

typedef struct {
	int64_t id, version;
	const char *title;   /* "Internettet er nede i Aarhus" */
	const char *systems; /* what is down, in words; "" */
	const char *cause;   /* internal; "" until it is known */
	bool everybody;      /* touches every customer */
	int64_t declared_by; /* of the staff */
	Instant started_at;  /* of the first report */
	Instant declared_at;
	Instant next_update_at; /* when the next word is promised; 0 once it is over */
	Instant ended_at;       /* 0: it is on */
} Outage;

/* What was said of it to all at once. */
typedef struct {
	int64_t id;
	Instant at;
	const char *da, *en; /* one of them may be "" */
	const char *author;
} OutageWord;

/* In the reader's language, or the other if it was not said in that. */
const char *outage_word_text(const OutageWord *w, Lang lang);

/* So many people with like reports in that time, and it may be an outage. */
#define OUTAGE_LIKE   3
#define OUTAGE_WITHIN MINUTES(30)

/* Do two subjects speak of the same? They do if they share at least half of the words
 * that matter of the one that has fewer, and at least one: words of three letters or
 * more that are not of the common ones of Danish and English, by their first six
 * letters, so that "printeren" and "printer" are one. */
bool outage_like(Arena *a, const char *subject, const char *other);
