/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Any bytes as a template: it becomes C, or there is one message with a line of it; the
 * same bytes always become the same. */
#include <stdint.h>
#include <string.h>

#include "compile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
	bool taken;
	GString *c, *h, *error;
} Made;

static Made
compiled(const uint8_t *data, size_t size)
{
	Made m = { false, g_string_new(NULL), g_string_new(NULL), g_string_new(NULL) };

	m.taken = tmplc_compile("any.tmpl", "any.tmpl.h", (const char *)data, size,
	    &(TmplcOutput){ m.c, m.h, m.error });
	return m;
}

static void
free_made(Made m)
{
	g_string_free(m.c, TRUE);
	g_string_free(m.h, TRUE);
	g_string_free(m.error, TRUE);
}

static guint64
lines_of(const uint8_t *data, size_t size)
{
	guint64 n = 1;

	for (size_t i = 0; i < size; i++)
		n += data[i] == '\n';
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* of its own, so that a sanitizer sees a read past the end */
	g_autofree uint8_t *bytes = g_malloc(MAX(size, 1));

	memcpy(bytes, data, size);
	Made m = compiled(bytes, size), again = compiled(bytes, size);

	g_assert_true(m.taken == (m.error->len == 0));
	g_assert_true(g_string_equal(m.c, again.c) && g_string_equal(m.h, again.h));
	if (!m.taken) {
		g_assert_true(g_str_has_prefix(m.error->str, "any.tmpl:"));
		guint64 line = g_ascii_strtoull(m.error->str + strlen("any.tmpl:"), NULL,
		    10);
		g_assert_cmpuint(line, >=, 1);
		g_assert_cmpuint(line, <=, lines_of(data, size));
	}
	free_made(m);
	free_made(again);
	return 0;
}
