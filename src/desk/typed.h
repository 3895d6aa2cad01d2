/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * typed.h - what was typed about a person or a company, made ready to be stored. For
 * the use cases of this folder only. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"

/* One line, trimmed; ERR_INVALID "person.name.missing" if nothing is left. */
bool typed_name(Arena *a, const char *typed, const char **out, GError **err);
/* Lower case; NULL if empty; ERR_INVALID "person.mail.invalid". */
bool typed_mail(Arena *a, const char *typed, const char **out, GError **err);
/* As typed, one line; NULL if empty. */
const char *typed_phone(Arena *a, const char *typed);
