/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * when.h - instants and lengths of time in words, as Danes and Britons read them.
 *
 * Used by pages and mails alike, so that both say the same. now decides what is "today";
 * tz is the reader's zone. What is returned lives in the arena. */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"

/* "i dag kl. 13.00", "i morgen kl. 9.00", "i går kl. 9.00", else "fredag den 6. februar
 * kl. 9.30"; with the year if it is another one. For the middle of a sentence. */
char *when_text(Arena *a, Lang lang, GTimeZone *tz, Instant at, Instant now);
/* The same where there is little room: "13.00", "i går 9.00", "fre. 6. feb. 9.30",
 * "6. feb. 2025". */
char *when_short(Arena *a, Lang lang, GTimeZone *tz, Instant at, Instant now);
/* The clock alone: "9.30". */
char *when_clock(Arena *a, Lang lang, GTimeZone *tz, Instant at);
/* "fredag den 6. februar": the day alone, for a heading; "i dag", "i går". */
char *when_day(Arena *a, Lang lang, GTimeZone *tz, Instant at, Instant now);

/* "feb. 2026": the month that it is in. */
char *when_month(Arena *a, Lang lang, GTimeZone *tz, Instant at);

/* "45 min", "2 t 10 min", "3 dage"; rounded down, and never less than 1 min. The sign is
 * not said. */
char *when_length(Arena *a, Lang lang, Duration length);
/* "45 min", "27 t 10 min": hours however many, for a sum of them. "0 min" of nothing. */
char *when_hours(Arena *a, Lang lang, Duration length);
/* "om 2 t 10 min", or "3 dage over tiden" once it is past: for a deadline. */
char *when_left(Arena *a, Lang lang, Instant deadline, Instant now);
