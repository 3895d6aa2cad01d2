/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Whatever is asked, it is answered with JSON or refused with a text. */
#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/text.h"
#include "model/worktime.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) err = NULL;
	const char *field;
	TextId id;

	if (worktime_answer(a, (const char *)data, size, out, &field, &err)) {
		json_t *answer = json_loads(out->str, 0, NULL);
		g_assert_nonnull(json_object_get(answer, "result"));
		json_decref(answer);
	} else {
		g_assert_true(err_is_for_user(err));
		g_assert_true(text_find(err->message, &id));
	}
	return 0;
}
