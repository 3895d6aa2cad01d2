/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * seal.h - secrets that must be read again (passwords of mail servers), as they are
 * stored: encrypted and authenticated (XSalsa20-Poly1305) by a key that is made of the
 * house's secret, for one purpose each. Whoever has the whole database can open them: it
 * keeps them out of logs, pages, and copies of single tables. */
#pragma once

#include "desk/house.h"

/* Out lives in the arena. */
void house_seal(Arena *a, const House *house, const char *purpose, const char *plain,
    const void **sealed, size_t *n);
/* NULL if it was sealed for something else, by another house, or is damaged. */
char *house_unseal(Arena *a, const House *house, const char *purpose, const void *sealed,
    size_t n);
