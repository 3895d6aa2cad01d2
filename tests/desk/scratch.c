/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "scratch.h"

#include <glib/gstdio.h>

void
scratch_remove(const char *dir)
{
	g_autoptr(GDir) list = g_dir_open(dir, 0, NULL);
	const char *name;

	while (list && (name = g_dir_read_name(list)) != NULL) {
		g_autofree char *path = g_build_filename(dir, name, NULL);

		if (g_file_test(path, G_FILE_TEST_IS_DIR) &&
		    !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
			scratch_remove(path);
		else
			g_remove(path);
	}
	g_rmdir(dir);
}
