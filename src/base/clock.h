/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * clock.h - instants, durations, and the one place where time is read.
 *
 * Only the edge (web, job, mail, cli) asks for the time; everything below it gets
 * the instant as an argument. clock_set() puts the whole process on a virtual
 * clock that stands still until it is set again: simulation and tests. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef int64_t Instant;  /* microseconds since 1970-01-01T00:00Z */
typedef int64_t Duration; /* microseconds */

#define SECONDS(n) ((Duration)(n)*1000000)
#define MINUTES(n) (SECONDS(n) * 60)
#define HOURS(n)   (SECONDS(n) * 3600)
#define DAYS(n)    (SECONDS(n) * 86400)

/* Now, by the system's clock or by the virtual one. Any thread. */
Instant clock_now(void);
/* Stops the clock at this instant; 0 gives the system's clock back. */
void clock_set(Instant at);

/* RFC 3339 with the zone's offset ("2026-02-03T09:00:00+01:00"); seconds are the
 * smallest part written. The caller frees it. */
char *clock_format_rfc3339(Instant at, GTimeZone *tz);
/* Exactly RFC 3339, with an offset and, if need be, a fraction, of which what is finer
 * than microseconds does not count; the leap second 23:59:60Z is the instant after it.
 * False, and *at untouched, if it is anything else, or NULL. */
bool clock_parse_instant(const char *s, Instant *at);

#define CLOCK_UTC_MAX sizeof "2026-02-03T08:00:00.000000Z"
/* "2026-02-03T08:00:00Z", with a fraction if there is one; of the years 0 to 9999. */
const char *clock_format_utc(Instant at, char text[CLOCK_UTC_MAX]);

/* Reads RFC 3339; a time without offset is UTC. False, and *at untouched, if none. */
bool clock_parse_rfc3339(const char *s, Instant *at);
