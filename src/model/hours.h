/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * hours.h - opening hours: when an agreement's clock runs (M17).
 *
 * Spans of local wall-clock time on weekdays, in the customer's own time zone, except on
 * public holidays. Right over midnight, weekends and the change to and from summer
 * time: a span is as long as it really lasts. Local time exists only in here; outside,
 * instants are microseconds UTC and lengths are elapsed microseconds. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"

/* One span of opening on one weekday: minutes since local midnight,
 * 0 <= opens < closes <= 1440. */
typedef struct {
	uint8_t weekday; /* 1 Monday .. 7 Sunday, as in ISO 8601 */
	uint16_t opens, closes;
} HoursSpan;

typedef enum { HOLIDAYS_NONE, HOLIDAYS_DK } Holidays;

typedef struct Hours Hours;

/* Copies what it is given. time_zone is an IANA name ("Europe/Copenhagen"); spans are
 * sorted by weekday and time and do not overlap. Without spans it is open always.
 * NULL with ERR_INVALID, naming what is wrong, on anything else. */
Hours *hours_new(const char *time_zone, const HoursSpan *spans, size_t n_spans,
    Holidays holidays, GError **err);
void hours_free(Hours *h);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hours, hours_free)

GTimeZone *hours_time_zone(const Hours *h); /* borrowed */

/* The instant at which this much open time has passed since from; 0 is from itself, or
 * the next opening when closed. A sum that ends on a closing time is that closing time.
 * Fails with ERR_INVALID if it does not come about in ten years. */
bool hours_add(const Hours *h, Instant from, Duration open_time, Instant *at,
    GError **err);

/* Open time in [from, to); 0 if to <= from. */
Duration hours_between(const Hours *h, Instant from, Instant to);

/* An opening time is open, a closing time is not. */
bool hours_is_open(const Hours *h, Instant at);

/* When what is the case at that instant ends: the closing time while open, the next
 * opening while closed. 0 if it never changes in the next ten years. */
Instant hours_next_change(const Hours *h, Instant at);

/* Is that local date a day off by law in Denmark? Store Bededag is none from 2024
 * (Act no. 214 of 2023). */
bool holiday_dk(int year, int month, int day);
