/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * token.h - how a secret that somebody holds (a cookie, the address of a calendar) is
 * stored: not itself. For the use cases of this folder only. */
#pragma once

#include "base/arena.h"

/* SHA-256 in hex. */
char *token_sha256(Arena *a, const char *token);
