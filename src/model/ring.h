/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * ring.h - a call that the telephone system announces. Data only. */
#pragma once

#include <stdint.h>

#include "base/clock.h"

/* Systems forget to say that a call has ended. */
#define RING_RINGS MINUTES(5) /* unanswered */
#define RING_LASTS HOURS(4)   /* answered */

typedef struct {
	int64_t id;
	const char *number; /* E.164; "": hidden */
	const char *users;  /* whom it rings for, as the system names them; a line each */
	Instant began_at, answered_at, ended_at; /* 0: not yet */
	int64_t staff_id; /* who has registered it, or put it aside; 0: nobody */
} Ring;
