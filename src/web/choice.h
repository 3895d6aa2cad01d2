/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * choice.h - one of a few that can be chosen in a form. */
#pragma once

#include <stdbool.h>

typedef struct {
	const char *value, *words;
	bool on;          /* it is so now */
	const char *icon; /* NULL: none */
} Choice;
