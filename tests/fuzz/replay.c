/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * replay.c - shows a fuzz target every file of its corpus (argument 1) and the empty
 * input; each is a subtest. Stands in for libFuzzer where there is none. */
#include <glib.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
main(int argc, char **argv)
{
	g_autoptr(GDir) dir = argc == 2 ? g_dir_open(argv[1], 0, NULL) : NULL;
	int n = 1;

	LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
	printf("ok 1 - nothing\n");
	for (const char *name = dir ? g_dir_read_name(dir) : NULL; name;
	     name = g_dir_read_name(dir)) {
		g_autofree char *path = g_build_filename(argv[1], name, NULL);
		g_autofree char *data = NULL;
		size_t size;

		if (!g_file_get_contents(path, &data, &size, NULL))
			continue;
		LLVMFuzzerTestOneInput((const uint8_t *)data, size);
		printf("ok %d - %s\n", ++n, name);
		fflush(stdout);
	}
	printf("1..%d\n", n);
	return 0;
}
