/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * date_read.h - instants out of tables that other programs wrote.
 *
 * ISO 8601 with or without time and zone, in its long and its compact form; "03-02-2026
 * 09.30", "2/3/2026 9:30 AM", "3/Feb/26 9:30 AM", "Tue, 03 Feb 2026 09:30:00 +0100";
 * seconds or milliseconds since 1970. Which of day and month comes first is seen from all
 * values of a column together. A time without a zone is UTC. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"

typedef struct {
	size_t n_read;                  /* values that are dates */
	size_t first_over, second_over; /* "13/2/2026", "2/13/2026" */
	size_t with_slash, with_half;   /* "2/3/2026"; "AM", "PM" */
	size_t with_time;               /* of those, with another time than 0.00 */
} DateSigns;

/* Notes what one value shows; what is no date shows nothing. */
void date_note(const char *s, DateSigns *signs);
/* Is the month before the day in "2/3/2026"? */
bool date_month_first(const DateSigns *signs);
/* False, and *at untouched, if it is no date between 1970 and 2200. */
bool date_read(const char *s, bool month_first, Instant *at);
