/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * phone.h - telephone numbers, as telephone systems and people write them. Danish ones
 * have eight digits, the first of them 2 to 9, and no trunk prefix. */
#pragma once

#include "base/arena.h"

/* In E.164: "+4512345678" of "12 34 56 78", "0045 12345678" and "4512345678". An internal
 * number ("201") and what else has no country stays as its digits. NULL where the caller
 * hides his ("anonymous", "ukendt", "") and where there are no digits. */
const char *phone_normal(Arena *a, const char *typed);
/* As Danes write it: "12 34 56 78" of a Danish one; another as it is. */
const char *phone_shown(Arena *a, const char *normal);
/* The digits by which a person is found: those of a Danish one without its country. */
const char *phone_digits(Arena *a, const char *normal);
