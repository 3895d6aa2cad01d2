/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * actor.h - who does something, and when.
 *
 * Every use case gets one. Nothing below web/, mail/, job/ and cli/ reads a clock: the
 * instant comes in here. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/text.h"

typedef enum { ROLE_AGENT = 1, ROLE_CONSULTANT = 2, ROLE_PARTNER = 3 } Role;

typedef struct {
	int64_t staff_id;  /* 0: not of the staff */
	int64_t person_id; /* 0: not a person at a customer; both 0: the desk itself */
	Role role;         /* of the staff */
	bool admin;
	Lang lang;
	Instant now;
	Instant told_from; /* nobody hears by mail of what he does before that: as long as
	                      it can be undone; 0: at once */
} Actor;

static inline bool
actor_is_staff(const Actor *who)
{
	return who->staff_id != 0;
}
