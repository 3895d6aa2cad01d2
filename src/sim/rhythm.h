/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * rhythm.h - when reports come, and when people work: the year, the week and the day of a
 * Danish office. */
#pragma once

#include <glib.h>

#include "base/clock.h"

typedef struct Rhythm Rhythm;

/* Plans the whole hours from begin to before end, in that zone. */
Rhythm *rhythm_new(GTimeZone *tz, Instant begin, Instant end);
void rhythm_free(Rhythm *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rhythm, rhythm_free)

int rhythm_hours(const Rhythm *r);
Instant rhythm_hour(const Rhythm *r, int hour); /* when it begins */
/* Of total reports, which is the first of that hour; of rhythm_hours(), total. */
int64_t rhythm_first(const Rhythm *r, int hour, int64_t total);

/* That instant on the staff's clocks. */
GDateTime *rhythm_local(const Rhythm *r, Instant at);
/* The instant itself while the staff is in, else early on its next working day. */
Instant rhythm_at_work(const Rhythm *r, Instant at);
