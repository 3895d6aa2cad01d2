/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/size_words.h"

#define KB ((int64_t)1024)
#define MB (KB * 1024)
#define GB (MB * 1024)

const char *
size_words(Arena *a, Lang lang, int64_t bytes)
{
	int64_t unit = bytes < GB ? MB : GB, tenths = bytes * 10 / unit;

	if (bytes < MB)
		return arena_printf(a, "%" G_GINT64_FORMAT " kB", MAX(bytes / KB, 1));
	return arena_printf(a, "%" G_GINT64_FORMAT "%c%d %s", tenths / 10,
	    lang == LANG_DA ? ',' : '.', (int)(tenths % 10), unit == MB ? "MB" : "GB");
}
