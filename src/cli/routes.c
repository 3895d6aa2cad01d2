/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * routes.c - skranke routes: what is served, and to whom. */
#include <stdio.h>

#include "cli/command.h"
#include "web/pages.h"
#include "web/router.h"

static int routes(int argc, char **argv);

typedef struct {
	gboolean markdown;
} Options;

static const CommandOption options[] = {
	{ "markdown", G_OPTION_ARG_NONE, G_STRUCT_OFFSET(Options, markdown),
	    "With parameters and limits, for docs/routes.md", NULL },
	{ 0 },
};

const Command command_routes = {
	.name = "routes",
	.usage = "",
	.what = "Print every page and call that is served, and who may use it",
	.help = "One line each: method, path, who may, and what it is, between tabs. "
	        "With --markdown it is docs/routes.md, with the parameters.",
	.options = options,
	.run = routes,
};

static const char *const who[] = {
	[MAY_ANYONE] = "anyone",
	[MAY_STAFF] = "staff",
	[MAY_ADMIN] = "admin",
	[MAY_FOREIGN] = "foreign",
	[MAY_PERSON] = "person",
	[MAY_CONTACT] = "contact",
	[MAY_MACHINE] = "machine",
};

static void
print_plain(const Route *const *all, size_t n)
{
	for (size_t i = 0; i < n; i++)
		printf("%s\t%s\t%s\t%s\n", all[i]->method, all[i]->path, who[all[i]->who],
		    all[i]->what);
}

/* --- docs/routes.md --- */

static void
print_param_type(const Param *p)
{
	g_auto(GStrv) choices = g_strsplit(p->choices ? p->choices : "", "|", -1);
	g_autofree char *list = g_strjoinv(", ", choices);

	switch (p->type) {
	case P_INT:
		if (p->max < G_MAXINT64)
			printf("0 … %" G_GINT64_FORMAT, p->max);
		else
			printf("number");
		break;
	case P_TEXT:
		printf("a line, %" G_GINT64_FORMAT " bytes", p->max);
		break;
	case P_TEXTS:
		printf("lines, %" G_GINT64_FORMAT " bytes together", p->max);
		break;
	case P_LINES:
		printf("text, %" G_GINT64_FORMAT " bytes", p->max);
		break;
	case P_CHOICE:
		printf("%s", list);
		break;
	case P_BOOL:
		printf("yes or no");
		break;
	case P_INTS:
		printf("numbers");
		break;
	case P_FILES:
		printf("files, %" G_GINT64_FORMAT " bytes together", p->max);
		break;
	case P_END:
		g_assert_not_reached();
	}
}

static void
print_row(const Route *r)
{
	printf("| `%s %s` | %s | ", r->method, r->path, r->what);
	for (const Param *p = r->params; p && p->type != P_END; p++) {
		printf("%s`%s`%s (", p == r->params ? "" : ", ", p->name,
		    p->required ? "" : "?");
		print_param_type(p);
		printf(")");
	}
	printf(" |\n");
}

static void
print_markdown(const Route *const *all, size_t n)
{
	static const char *const titles[] = {
		[MAY_ANYONE] = "Anyone",
		[MAY_STAFF] = "Staff",
		[MAY_ADMIN] = "Administrators",
		[MAY_FOREIGN] =
		    "Anyone, from a page elsewhere, too: without a token, as nobody",
		[MAY_PERSON] = "People at customers, signed in by a mailed link",
		[MAY_CONTACT] = "Contacts of a customer, signed in likewise",
		[MAY_MACHINE] =
		    "Machines that know the secret in their address: what they say is "
		    "written down, by GET too",
	};

	puts("# Routes\n\n"
	     "What is served, by who may use it. Made by `skranke routes --markdown` "
	     "from the tables\nin `src/web/`, and not edited by hand. A HEAD is a GET "
	     "without its body; every POST\nof a person carries the token of its form; a "
	     "`?` marks "
	     "what may be left out.");
	for (size_t may = 0; may < G_N_ELEMENTS(titles); may++) {
		printf("\n## %s\n\n| route | what it is | parameters |\n"
		       "| --- | --- | --- |\n",
		    titles[may]);
		for (size_t i = 0; i < n; i++)
			if (all[i]->who == may)
				print_row(all[i]);
	}
}

static int
routes(int argc, char **argv)
{
	Options o = { 0 };
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	size_t n;

	if (!command_options(&command_routes, a, &o, &argc, &argv))
		return EXIT_WRONG_USE;
	Router *router = router_new(a, web_pages, &err);
	if (!router)
		return command_failed(err);
	const Route *const *all = router_routes(router, &n);
	if (o.markdown)
		print_markdown(all, n);
	else
		print_plain(all, n);
	return 0;
}
