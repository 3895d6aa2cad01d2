/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * routes.c - skranke routes: what is served, and to whom. */
#include <stdio.h>

#include "cli/command.h"
#include "web/pages.h"
#include "web/router.h"

static int routes(int argc, char **argv);

const Command command_routes = {
	.name = "routes",
	.usage = "",
	.what = "Print every page and call that is served, and who may use it",
	.help = "One line each: method, path, who may, and what it is, between tabs.",
	.run = routes,
};

static const char *const who[] = {
	[MAY_ANYONE] = "anyone",
	[MAY_STAFF] = "staff",
	[MAY_ADMIN] = "admin",
};

static int
routes(int argc, char **argv)
{
	const GOptionEntry none[] = { { 0 } };
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	size_t n;

	if (!command_options(&command_routes, none, &argc, &argv))
		return EXIT_WRONG_USE;
	Router *router = router_new(a, web_pages, &err);
	if (!router)
		return command_failed(err);
	const Route *const *all = router_routes(router, &n);
	for (size_t i = 0; i < n; i++)
		printf("%s\t%s\t%s\t%s\n", all[i]->method, all[i]->path, who[all[i]->who],
		    all[i]->what);
	return 0;
}
