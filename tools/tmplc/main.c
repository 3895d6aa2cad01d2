/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * tmplc - makes C of a template.
 *
 *	tmplc NAME.tmpl FOLDER
 *
 * Writes NAME.tmpl.c and NAME.tmpl.h to the folder. What is wrong is printed as
 * file:line: message; then nothing is written, and the exit status is 1. */
#include <stdio.h>

#include "compile.h"

static bool
write_file(const char *folder, const char *name, const char *suffix,
    const GString *content)
{
	g_autofree char *file = g_strconcat(name, suffix, NULL);
	g_autofree char *path = g_build_filename(folder, file, NULL);
	g_autoptr(GError) err = NULL;

	if (g_file_set_contents(path, content->str, (gssize)content->len, &err))
		return true;
	fprintf(stderr, "tmplc: %s\n", err->message);
	return false;
}

int
main(int argc, char **argv)
{
	g_autofree char *source = NULL;
	g_autoptr(GError) err = NULL;
	gsize n;

	if (argc != 3) {
		fputs("usage: tmplc NAME.tmpl FOLDER\n", stderr);
		return 2;
	}
	if (!g_file_get_contents(argv[1], &source, &n, &err)) {
		fprintf(stderr, "tmplc: %s\n", err->message);
		return 1;
	}
	g_autofree char *name = g_path_get_basename(argv[1]);
	g_autofree char *include = g_strconcat(name, ".h", NULL);
	g_autoptr(GString) c = g_string_new(NULL), h = g_string_new(NULL),
	                   error = g_string_new(NULL);

	const TmplcOutput out = { c, h, error };

	if (!tmplc_compile(argv[1], include, source, n, &out)) {
		fprintf(stderr, "%s\n", error->str);
		return 1;
	}
	return write_file(argv[2], name, ".c", c) && write_file(argv[2], name, ".h", h)
	           ? 0
	           : 1;
}
