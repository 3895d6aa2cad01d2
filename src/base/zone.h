/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * zone.h - time zones as stretches of time in which the offset from UTC stays the same.
 *
 * GLib converts an instant, but does not tell until when what it said holds; who adds up
 * local hours wants to know just that. Read from the system's compiled files
 * (TZif, RFC 9636), of any version, and by their footer on from their last transition
 * for ever. Each is read once, and kept for the life of the process: they are few, and
 * what is kept is never changed. Any thread. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/clock.h"

typedef struct Zone Zone;

/* Before and after all instants that can be written (years 0000 to 9999). */
#define INSTANT_BEFORE DAYS(-719530)
#define INSTANT_AFTER  DAYS(2932899)

/* The zone by its IANA name ("Europe/Copenhagen"); NULL if there is none. What else GLib
 * would take (a path, an offset, NULL for the server's own zone) is none. */
const Zone *zone_find(const char *name);
const char *zone_name(const Zone *z);
GTimeZone *zone_glib(const Zone *z); /* the same, for GDateTime; borrowed */

typedef struct {
	Instant from, to; /* half-open; within INSTANT_BEFORE and INSTANT_AFTER */
	Duration offset;  /* local time is UTC and this: positive east of Greenwich */
} ZoneSpan;

/* The stretch around that instant. The next one, which may have the same offset, is that
 * around its to; the one before, that around from - 1. */
ZoneSpan zone_span(const Zone *z, Instant at);
