/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "cli/help.h"

/* GLib's table, of ours; one more entry for --help. */
static GOptionEntry *
entries_of(const Command *c, Arena *a, void *into, gboolean *help)
{
	GOptionEntry *entries = NULL;
	size_t n = 0;

	for (const CommandOption *o = c->options; o->name; o++)
		*arena_push(a, &entries, &n) = (GOptionEntry){ o->name, 0, 0, o->type,
			G_STRUCT_MEMBER_P(into, o->member), o->what, o->arg };
	*arena_push(a, &entries, &n) = (GOptionEntry){ "help", 'h', 0, G_OPTION_ARG_NONE,
		help, "Say all this", NULL };
	*arena_push(a, &entries, &n) = (GOptionEntry){ 0 };
	return entries;
}

/* The texts that GLib allocated go with the arena. */
static void
give_to_arena(const Command *c, Arena *a, void *into)
{
	for (const CommandOption *o = c->options; o->name; o++)
		if (o->type == G_OPTION_ARG_STRING || o->type == G_OPTION_ARG_FILENAME)
			arena_defer(a, g_free, G_STRUCT_MEMBER(char *, into, o->member));
		else if (o->type == G_OPTION_ARG_STRING_ARRAY)
			arena_defer(a, (GDestroyNotify)g_strfreev,
			    G_STRUCT_MEMBER(char **, into, o->member));
}

bool
command_options(const Command *c, Arena *a, void *into, int *argc, char ***argv)
{
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) err = NULL;
	gboolean help = FALSE;

	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_add_main_entries(context, entries_of(c, a, into, &help), NULL);
	if (!g_option_context_parse(context, argc, argv, &err)) {
		command_wrong(c, "%s", err->message);
		return false;
	}
	give_to_arena(c, a, into);
	if (help) {
		help_print_command(c);
		exit(0);
	}
	return true;
}

/* How many operands there may be, and how many there must: "[FILE]" need not. */
static size_t
count_operands(const char *s, size_t *least)
{
	size_t n = 0;

	for (*least = 0; *s; s++)
		if (*s != ' ' && (s[1] == ' ' || !s[1])) {
			n++;
			*least += *s != ']';
		}
	return n;
}

bool
command_verb(const Command *c, int argc, char **argv, size_t *verb)
{
	size_t operands = argc > 2 ? (size_t)argc - 2 : 0;

	for (size_t i = 0; argc > 1 && c->verbs[i].name; i++) {
		if (strcmp(argv[1], c->verbs[i].name) != 0)
			continue;
		*verb = i;
		size_t least, most = count_operands(c->verbs[i].operands, &least);
		if (operands >= least && operands <= most)
			return true;
		command_wrong(c, "write %s%s%s", argv[1],
		    *c->verbs[i].operands ? " " : "", c->verbs[i].operands);
		return false;
	}
	if (argc > 1)
		command_wrong(c, "\"%s\" is nothing that it does", argv[1]);
	else
		command_wrong(c, "say what it is to do");
	return false;
}

int
command_wrong(const Command *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	g_autofree char *why = g_strdup_vprintf(fmt, ap);
	va_end(ap);
	fprintf(stderr, "skranke: %s: %s (see skranke %s --help)\n", c->name, why,
	    c->name);
	return EXIT_WRONG_USE;
}

int
command_failed(const GError *why)
{
	return command_failed_at(NULL, why);
}

int
command_failed_at(const char *field, const GError *why)
{
	TextId id;
	bool danish = g_str_has_prefix(g_get_language_names()[0], "da");
	const char *said = why->message;

	if (err_is_for_user(why) && text_find(why->message, &id))
		said = text(danish ? LANG_DA : LANG_EN, id);
	fprintf(stderr, "skranke: %s%s%s\n", field ? field : "", field ? ": " : "", said);
	return 1;
}
