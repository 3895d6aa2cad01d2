/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * password.h - passwords as argon2id hashes (RFC 9106; 19 MiB, two passes). */
#pragma once

#include <stdbool.h>

#include "base/arena.h"

#define PASSWORD_MIN 10   /* characters */
#define PASSWORD_MAX 1024 /* bytes */

/* The hash to store. Takes some 20 ms and 19 MiB; only a few run at once, the others
 * wait. */
char *password_hash(Arena *a, const char *password);
/* Does the password fit? A NULL hash costs the same time and never fits: nobody can
 * tell by the clock who has an account. */
bool password_fits(const char *hash, const char *password);
