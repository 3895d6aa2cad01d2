/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_text.h - bytes of a mail as text that a person can read. */
#pragma once

#include <gmime/gmime.h>

#include "base/arena.h"

/* Valid UTF-8 with LF, without other control characters, at most MAIL_MAX_TEXT bytes. */
char *mail_clean_text(Arena *a, const char *s, size_t n, size_t max);
/* One line of it, as headers are. NULL is "". */
char *mail_clean_line(Arena *a, const char *s);
/* The content of a part, transfer encoding undone; NULL if it has none. The caller
 * frees. */
GByteArray *mail_part_bytes(GMimePart *part);
/* A text part as UTF-8, by its charset; by what the bytes look like if it says none or a
 * wrong one. Windows-1252 where ISO-8859-1 is said: that is what programs mean by it. */
char *mail_part_text(Arena *a, GMimePart *part, size_t max);
/* What one reads of HTML: its text with line ends where blocks end. */
char *mail_text_of_html(Arena *a, const char *html);
