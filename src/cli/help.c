/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "cli/help.h"

#include <string.h>

#define WIDTH 80

static int run_help(int argc, char **argv);

typedef struct {
	gboolean man;
} Options;

static const CommandOption options[] = {
	{ "man", G_OPTION_ARG_NONE, G_STRUCT_OFFSET(Options, man),
	    "All of it, as a man page", NULL },
	{ 0 },
};

const Command command_help = {
	.name = "help",
	.usage = "[COMMAND]",
	.what = "Say what there is, or what a command does",
	.help = "The same as skranke --help, and skranke COMMAND --help.",
	.options = options,
	.run = run_help,
};

/* The words, in lines that begin at the indent; the first is there already. A line feed
 * begins a new one. */
static void
print_wrapped(FILE *f, const char *words, int indent)
{
	int column = indent;

	while (*words) {
		size_t n = strcspn(words, " \n");
		g_autofree char *word = g_strndup(words, n);
		int width = (int)g_utf8_strlen(word, -1);

		if (column > indent && column + 1 + width > WIDTH) {
			fprintf(f, "\n%*s", indent, "");
			column = indent;
		}
		fprintf(f, "%s%s", column > indent ? " " : "", word);
		column += (column > indent) + width;
		words += n;
		for (; *words == ' ' || *words == '\n'; words++)
			if (*words == '\n') {
				fprintf(f, "\n%*s", words[1] == '\n' ? 0 : indent, "");
				column = indent;
			}
	}
	fputc('\n', f);
}

/* "  term   what it means", in two columns. */
static void
print_term(FILE *f, const char *term, const char *what, int indent)
{
	int width = 2 + (int)strlen(term);

	fprintf(f, "  %s", term);
	if (width + 2 > indent)
		fprintf(f, "\n%*s", indent, "");
	else
		fprintf(f, "%*s", indent - width, "");
	print_wrapped(f, what, indent);
}

void
help_print_program(FILE *f)
{
	fputs("Skranke: the service desk of an IT provider, in one program and one "
	      "file.\n\n"
	      "Usage: skranke COMMAND [OPTION…]\n",
	    f);
	for (const CommandGroup *g = command_groups; g->title; g++) {
		fprintf(f, "\n%s:\n", g->title);
		for (const Command *const *c = g->commands; *c; c++)
			print_term(f, (*c)->name, (*c)->what, 12);
	}
	fputs("\nTo look around:\n"
	      "  skranke simulate --demo --data demo && skranke serve --data demo\n\n"
	      "To begin in earnest:\n"
	      "  skranke staff add --admin --name \"Anna Berg\" --mail "
	      "anna@nordlys.example\n"
	      "  skranke serve\n\n"
	      "skranke COMMAND --help says more, skranke --version which one it is, and\n"
	      "man skranke everything.\n",
	    f);
}

static void
print_usage(const Command *c)
{
	if (!c->verbs) {
		printf("Usage: skranke %s [OPTION…]%s%s\n", c->name, *c->usage ? " " : "",
		    c->usage);
		return;
	}
	for (const CommandVerb *v = c->verbs; v->name; v++)
		printf("%s skranke %s %s%s%s [OPTION…]\n",
		    v == c->verbs ? "Usage:" : "      ", c->name, v->name,
		    *v->operands ? " " : "", v->operands);
}

void
help_print_command(const Command *c)
{
	print_usage(c);
	printf("\n%s.\n", c->what);
	if (c->verbs) {
		putchar('\n');
		for (const CommandVerb *v = c->verbs; v->name; v++)
			print_term(stdout, v->name, v->what, 12);
	}
	putchar('\n');
	print_wrapped(stdout, c->help, 0);
	puts("\nOptions:");
	for (const CommandOption *o = c->options; o->name; o++) {
		g_autofree char *term = g_strdup_printf("--%s%s%s", o->name,
		    o->arg ? " " : "", o->arg ? o->arg : "");
		print_term(stdout, term, o->what, 24);
	}
	print_term(stdout, "--help", "Say all this", 24);
	if (!c->examples)
		return;
	puts("\nExamples:");
	for (const char *const *e = c->examples; *e; e++)
		printf("  %s\n", *e);
}

static int
run_help(int argc, char **argv)
{
	Options o = { 0 };
	g_autoptr(Arena) a = arena_new();

	if (!command_options(&command_help, a, &o, &argc, &argv))
		return EXIT_WRONG_USE;
	const Command *c = argc == 2 ? command_find(argv[1]) : NULL;
	if (argc > 2 || (argc == 2 && !c))
		return command_wrong(&command_help, "there is no command \"%s\"",
		    argv[1]);
	if (o.man)
		manual_print();
	else if (c)
		help_print_command(c);
	else
		help_print_program(stdout);
	return 0;
}
