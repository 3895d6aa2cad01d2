/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * size_words.h - a number of bytes as people say it: "12 kB", "3,4 MB", "56,7 GB". */
#pragma once

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

const char *size_words(Arena *a, Lang lang, int64_t bytes);
