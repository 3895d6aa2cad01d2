/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mime_date.h - when a mail says that it was written (RFC 5322, 3.3 and 4.3), and what
 * else programs write there: asctime(), ISO 8601, months in words of neighbours. */
#pragma once

#include <stdbool.h>

#include "base/clock.h"
#include "mail/mime.h"

typedef struct {
	Instant at;
	int offset; /* minutes east of UTC; of a zone that is not known 0 */
} MimeDate;

/* False if it is no date that there is. */
bool mime_date(MimeSpan header, MimeDate *out);
/* RFC 3339 in the sender's offset: "2026-02-03T09:00:00+01:00". */
char *mime_date_text(Arena *a, const MimeDate *d);
