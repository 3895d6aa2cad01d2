/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Any bytes as the body of a form, its first line being the Content-Type: it is refused,
 * or each field is a text that ends where it says, and there are not too many. */
#include "web/form.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(Arena) a = arena_new();
	const uint8_t *feed = size ? memchr(data, '\n', size) : NULL;
	Form form = { 0 };

	if (!feed)
		return 0;
	char *content_type = arena_strndup(a, (const char *)data, (size_t)(feed - data));
	size_t n = size - (size_t)(feed + 1 - data);
	/* of its own, so that a sanitizer sees a read past the end */
	g_autofree char *body = g_malloc(MAX(n, 1));

	memcpy(body, feed + 1, n);
	bool read = g_str_has_prefix(content_type, "application/json")
	                ? form_read_json(a, body, n, &form)
	                : form_read(a, content_type, body, n, &form);
	if (!read)
		return 0;
	g_assert_cmpuint(form.n, <=, FORM_MAX_FIELDS);
	for (size_t i = 0; i < form.n; i++) {
		const FormField *f = &form.fields[i];

		g_assert_nonnull(f->name);
		g_assert_cmpint(f->value[f->size], ==, '\0');
		g_assert_cmpuint(strlen(f->name), <=, n);
		g_assert_cmpuint(f->size, <=, n);
		g_assert_true(!f->filename || !strpbrk(f->filename, "/\\"));
	}
	return 0;
}
