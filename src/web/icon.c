/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/icon.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
	const char *name, *path;
} Icon;

/* By name; made from assets/icons.txt. */
static const Icon icons[] = {
#include "icons.inc"
};

static int
by_name(const void *name, const void *icon)
{
	return strcmp(name, ((const Icon *)icon)->name);
}

const char *
icon_path(const char *name)
{
	const Icon *found = bsearch(name, icons, sizeof icons / sizeof *icons,
	    sizeof *icons, by_name);

	return found ? found->path : "";
}
