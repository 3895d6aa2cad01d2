/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * date_words.h - when somebody says that something will be: dates and times in Danish and
 * English text (M12).
 *
 * Reads what the writer wrote himself (quote.h) for words like "på fredag", "om 2-3
 * timer", "senest d. 3/4", "by close of business tomorrow", and leaves out what is no
 * promise: the past, opening hours, negations, numbers of telephones and versions. What
 * it gives is a proposal that a person confirms. Pure: it depends on its arguments
 * alone.
 *
 * A day lasts from 8 until 17 unless a time is said. "Inden fredag" counts Friday in,
 * since many mean it so and the later promise is the safer one; "before Friday" and
 * "før fredag" do not. Numbers of days are read in the Danish order, day before
 * month, in both languages. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/text.h"

typedef struct {
	size_t at, length;        /* the words, in bytes of the text */
	Instant earliest, latest; /* latest is the promise; it lies after now */
	int confidence;           /* 40 to 99 */
} DateWords;

#define DATE_WORDS_MAX 16

/* In the order of the text; returns how many. tz is where the writer's clock hangs. */
size_t date_words_find(const char *text, Lang lang, GTimeZone *tz, Instant now,
    DateWords out[DATE_WORDS_MAX]);

/* The one to propose: of those that are most to be relied on, the first. Tries the
 * language first, then the other. False if there is none. */
bool date_words_best(const char *text, Lang lang, GTimeZone *tz, Instant now,
    DateWords *out);
