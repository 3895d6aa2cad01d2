/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mime_word.h - texts of headers, with encoded words (RFC 2047) wherever they stand:
 * also inside of quotes and of other words, and with spaces in them. What goes on from
 * one to the next, even within a character, is put together before it is decoded. */
#pragma once

#include <stddef.h>

#include "base/arena.h"

/* One line of UTF-8 without control characters, and without spaces around. charset is
 * that of 8-bit letters outside of encoded words; NULL guesses. */
char *mime_words(Arena *a, const char *s, size_t n, const char *charset);

/* The length of the encoded word that begins at s, or 0. */
size_t mime_word_length(const char *s, size_t n);

/* A line of it: control characters are left out; line feeds and tabs become a space. s
 * is valid UTF-8. */
char *mime_line(Arena *a, const char *s);
