/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/csv_write.h"

#include <stdbool.h>
#include <string.h>

static void
field(GString *out, const char *s)
{
	bool is_formula = *s && strchr("=+-@\t\r", *s);

	if (!is_formula && !s[strcspn(s, ";\"\r\n")]) {
		g_string_append(out, s);
		return;
	}
	g_string_append_c(out, '"');
	if (is_formula)
		g_string_append_c(out, '\'');
	for (; *s; s++) {
		if (*s == '"')
			g_string_append_c(out, '"');
		g_string_append_c(out, *s);
	}
	g_string_append_c(out, '"');
}

void
csv_line(GString *out, const char *const *fields, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			g_string_append_c(out, ';');
		field(out, fields[i] ? fields[i] : "");
	}
	g_string_append(out, "\r\n");
}
