/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * insert_view.h - what can be put into a text at the caret. */
#pragma once

#include <stddef.h>

typedef struct {
	const char *from;               /* where its text is got; NULL: it is … */
	const char *text;               /* … this */
	const char *icon, *name, *more; /* more: "" or what tells it from others */
} InsertOption;
