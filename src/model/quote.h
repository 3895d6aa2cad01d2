/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * quote.h - which part of a mail's text its writer wrote for this mail: neither the mail
 * that he answers nor the signature below. Pure; nothing is cut from what is stored. */
#pragma once

#include <stddef.h>

#include "base/arena.h"

/* The text without the end that repeats an earlier mail; *quoted is that end, or NULL. A
 * text that is nothing but a quotation is given whole. */
const char *text_without_quote(Arena *a, const char *text, const char **quoted);

/* How many bytes of the text come before its signature ("-- ", "Med venlig hilsen",
 * "Best regards" …); its length if it has none. */
size_t text_before_signature(const char *text);
