/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_text.h - bytes of a mail as text that a person can read. */
#pragma once

#include <stddef.h>

#include "base/arena.h"

/* Valid UTF-8 with LF, without other control characters, at most MAIL_MAX_TEXT bytes. */
char *mail_clean_text(Arena *a, const char *s, size_t n, size_t max);
/* One line of it, as headers are. NULL is "". */
char *mail_clean_line(Arena *a, const char *s);
/* What one reads of HTML: its text with line ends where blocks end. */
char *mail_text_of_html(Arena *a, const char *html);
