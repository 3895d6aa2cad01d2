/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_charset.h - text of any label, or of none, becomes UTF-8.
 *
 * What is labelled ISO-8859-1 or ASCII is read as Windows-1252, as every mail program
 * does; a label that is missing, unknown or a lie is guessed: UTF-8 if it is valid, else
 * Windows-1252. What is made is valid UTF-8 with LF, without other control characters
 * but tabs. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Is it one that can be read? */
bool mail_charset_known(const char *label);

/* label may be NULL. */
char *mail_charset_decode(Arena *a, const void *bytes, size_t n, const char *label);

/* The same cleaning for text that is UTF-8, or was meant to be: C1 controls are what
 * Windows-1252 has in their place. */
char *mail_charset_clean(Arena *a, const char *s);

/* Loads the converters that mail asks for. They are files: a process that will not be
 * able to open any calls this first. They stay loaded. */
void mail_charset_preload(void);
