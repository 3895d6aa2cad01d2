/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * name_fold.h - names as people type them who look for them. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"

/* Without case; Danes write å and aa, æ and ae, ø and oe for one another: of each there
 * is one. s is UTF-8. */
char *name_fold(Arena *a, const char *s);
/* Does every word of what was typed begin a word of the name? "" fits nothing. */
bool name_fits(Arena *a, const char *name, const char *typed);
