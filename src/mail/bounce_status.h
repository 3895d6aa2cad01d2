/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * bounce_status.h - the enhanced status code (RFC 3463) of what a mail server said. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"

/* "5.1.1" of "smtp; 550 5.1.1 <x@y>: unknown", as it stands there; NULL. A version, or an
 * address of a network, is none. */
const char *bounce_status_find(Arena *a, const char *text);
/* The class ('4' or '5') of a reply code that stands there ("550 …"); 0. */
char bounce_status_reply(const char *text);
/* The code that the words mean ("mailbox full": "5.2.2"); NULL. For class '4' the same
 * with a 4. */
const char *bounce_status_guess(Arena *a, const char *text, char class);
/* Is it only a class ("5.0.0")? */
bool bounce_status_is_vague(const char *status);
