/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * routes.c - names the tables of routes, and nothing else. */
#include "web/pages.h"

const Route *const web_pages[] = {
	NULL,
};
