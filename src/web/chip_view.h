/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * chip_view.h - a deadline and its like as a sign that speaks by colour and by words. */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "model/case.h"

typedef struct {
	const char *look; /* "late", "soon", "fine", "wait", "done" */
	const char *icon;
	const char *words;
	const char *url;   /* of what explains it; NULL: nothing does */
	const char *title; /* the whole, for who asks: "Svar senest i dag kl. 13.00" */
} Chip;

/* Where, for whom and when it is read. */
typedef struct {
	Arena *a;
	Lang lang;
	GTimeZone *tz;
	Instant now;
} Reader;

/* The next deadline of a case, or how it ended. */
Chip chip_next_due(const Reader *rd, const Case *c);
/* The response, and the solution, each by itself. */
Chip chip_response(const Reader *rd, const Case *c);
Chip chip_solution(const Reader *rd, const Case *c);
/* The next word that is owed to the reporter; nothing if none is. */
Chip chip_update(const Reader *rd, const Case *c);

/* "MB" of "Mette Bruun": what stands in the round sign of a person. */
const char *initials_of(Arena *a, const char *name);
