/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * dispatch.h - an answer that was sent, and goes in a moment. Data only. */
#pragma once

#include "model/case.h"
#include "model/entry.h"

#define DISPATCH_LONGEST SECONDS(60) /* that it may be taken back */

typedef struct {
	int64_t id, case_id, staff_id;
	const char *text;
	int minutes;
	Status status;                /* to be set with it; 0: as it is */
	Instant sent_at, goes_at;     /* it can be taken back until then */
	const char *author, *subject; /* the name, and the case's; when it was loaded */
} Dispatch;
