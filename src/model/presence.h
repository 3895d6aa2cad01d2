/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * presence.h - who of the staff looks at a case just now. Data only. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"

#define PRESENCE_LASTS  SECONDS(50) /* since his page last said so */
#define PRESENCE_WRITES SECONDS(60) /* since his draft was last kept */

typedef struct {
	int64_t staff_id;
	const char *name;
	bool writes; /* he has typed something lately */
} Present;
