/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Source *
source_read(Run *run, const char *path)
{
	Source *s = arena_new0(run->arena, Source);
	g_autoptr(GError) err = NULL;
	g_autofree char *base = g_path_get_basename(path);
	char *text;
	size_t size;

	if (!g_file_get_contents(path, &text, &size, &err)) {
		fprintf(stderr, "sqlgen: %s\n", err->message);
		exit(1);
	}
	arena_defer(run->arena, g_free, text);
	if (!g_utf8_validate(text, (gssize)size, NULL)) {
		fprintf(stderr, "%s:1: not UTF-8, or a NUL in it\n", path);
		exit(1);
	}
	s->run = run;
	s->path = path;
	s->name = arena_strndup(run->arena, base, strcspn(base, "."));
	s->text = text;
	return s;
}

bool
refuse(const Source *s, int line, const char *fmt, ...)
{
	g_autofree char *why = NULL;
	va_list ap;

	va_start(ap, fmt);
	why = g_strdup_vprintf(fmt, ap);
	va_end(ap);
	fprintf(stderr, "%s:%d: %s\n", s->path, line, why);
	s->run->refused++;
	return false;
}
