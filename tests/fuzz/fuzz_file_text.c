/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Any file has a text that can be kept. PDFs are left out: their library is not ours, and
 * has a jail around it. */
#include "file/file_text.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) text = g_string_new(NULL);

	if (size && memmem(data, size, "%PDF-", 5))
		return 0;
	file_text_work.task(a, (const char *)data, size, text);
	g_assert_true(g_utf8_validate_len(text->str, text->len, NULL));
	g_assert_null(strchr(text->str, '\r'));
	g_assert_cmpuint(text->len, <=, FILE_TEXT_MAX + 8);
	return 0;
}
