/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * manual.c - the man page, in roff's man macros. */
#include <string.h>

#include "cli/config.h"
#include "cli/help.h"

/* --- roff --- */

/* What roff would take for its own is written so that it shows. */
static void
put(const char *s)
{
	for (; *s; s += g_utf8_skip[(guchar)*s]) {
		gunichar c = g_utf8_get_char(s);

		switch (c) {
		case '\\':
			fputs("\\e", stdout);
			break;
		case '-':
			fputs("\\-", stdout);
			break;
		case '\'':
			fputs("\\(aq", stdout);
			break;
		case '`':
			fputs("\\(ga", stdout);
			break;
		case '~':
			fputs("\\(ti", stdout);
			break;
		case '.':
			fputs("\\&.", stdout);
			break;
		case 0x2026:
			fputs("\\&...", stdout);
			break;
		default:
			if (c < 0x80)
				putchar((int)c);
			else
				printf("\\[u%04X]", c);
		}
	}
}

static void
put_bold(const char *s)
{
	fputs("\\fB", stdout);
	put(s);
	fputs("\\fP", stdout);
}

static void
put_italic(const char *s)
{
	fputs("\\fI", stdout);
	put(s);
	fputs("\\fP", stdout);
}

/* Paragraphs, with an empty line between. */
static void
put_paragraphs(const char *s)
{
	g_auto(GStrv) all = g_strsplit(s, "\n\n", -1);

	for (char **p = all; *p; p++) {
		puts(".PP");
		put(*p);
		putchar('\n');
	}
}

/* A term of a list, with what it means. */
static void
put_term(const char *name, const char *arg, const char *what)
{
	puts(".TP");
	put_bold(name);
	if (arg && *arg) {
		putchar(' ');
		put_italic(arg);
	}
	putchar('\n');
	put(what);
	putchar('\n');
}

/* --- a command --- */

static void
put_options(const CommandOption *options)
{
	for (const CommandOption *o = options; o->name; o++) {
		g_autofree char *name = g_strconcat("--", o->name, NULL);
		put_term(name, o->arg, o->what);
	}
}

static void
put_examples(const char *const *examples)
{
	puts(".PP\nExamples:\n.PP\n.EX");
	for (const char *const *e = examples; *e; e++) {
		put(*e);
		putchar('\n');
	}
	puts(".EE");
}

static void
put_command(const Command *c)
{
	fputs(".SS skranke ", stdout);
	put(c->name);
	if (c->usage && *c->usage) {
		putchar(' ');
		put(c->usage);
	}
	putchar('\n');
	put(c->what);
	puts(".");
	for (const CommandVerb *v = c->verbs; v && v->name; v++) {
		g_autofree char *name = g_strdup_printf("%s %s", c->name, v->name);
		put_term(name, v->operands, v->what);
	}
	put_paragraphs(c->help);
	if (c->options->name) {
		puts(".PP\nOptions:");
		put_options(c->options);
	}
	if (c->examples)
		put_examples(c->examples);
}

/* --- the page --- */

static void
put_commands(void)
{
	puts(".SH COMMANDS\nEach knows\n.BR \\-\\-help .");
	for (const CommandGroup *g = command_groups; g->title; g++)
		for (const Command *const *c = g->commands; *c; c++)
			put_command(*c);
}

static void
put_configuration(void)
{
	puts(".SH CONFIGURATION FILE");
	put_paragraphs(
	    "skranke serve reads DIR/skranke.conf, a line each: name = value. Empty "
	    "lines "
	    "and those that begin with # say nothing. The options of the same name go "
	    "before it. An unknown name, or a value that is none, stops the start with "
	    "its "
	    "line. All else is set in the browser or by skranke setting, and holds at "
	    "once.");
	for (const CommandOption *o = config_options; o->name; o++)
		put_term(o->name, o->arg, o->what);
}

typedef struct {
	const char *term, *what;
} Term;

static void
put_terms(const char *title, const Term *terms, size_t n)
{
	printf(".SH %s\n", title);
	for (size_t i = 0; i < n; i++)
		put_term(terms[i].term, NULL, terms[i].what);
}

static void
put_files_and_status(void)
{
	static const Term files[] = {
		{ "DIR/skranke.db",
		    "All that is known, in SQLite; not with --database." },
		{ "DIR/skranke.db-peers",
		    "A socket: other processes say what they changed, while it serves." },
		{ "DIR/blobs", "Attachments, and mails as they came, by their SHA-256." },
		{ "DIR/skranke.conf", "See above." },
		{ "DIR/ports", "Where it listens, while it serves." },
		{ "DIR/lock", "Held by the one that serves." },
	};
	static const Term status[] = {
		{ "0", "Done." },
		{ "1", "It did not succeed; standard error says why, in a line." },
		{ "2", "It was used wrongly." },
		{ "64, 65, 75", "Of skranke deliver: wrong use; too large; try again." },
	};
	static const Term environment[] = {
		{ "LANGUAGE, LC_ALL, LC_MESSAGES, LANG",
		    "The first that is set: with da, refusals are said in Danish." },
	};

	put_terms("FILES", files, G_N_ELEMENTS(files));
	put_terms("EXIT STATUS", status, G_N_ELEMENTS(status));
	put_terms("ENVIRONMENT", environment, G_N_ELEMENTS(environment));
}

void
manual_print(void)
{
	static const char *const examples[] = {
		"skranke simulate --demo --data demo && skranke serve --data demo",
		"skranke case list --view unassigned --json | jq '.[].number'",
		"skranke case close 1001 --as anna@nordlys.example --text \"Ny skærm\"",
		"skranke check --data /var/lib/skranke",
		NULL,
	};

	puts(
	    ".TH SKRANKE 1 \"\" \"skranke " SKRANKE_VERSION "\" \"Skranke\"\n.nh\n.ad l\n"
	    ".SH NAME\nskranke \\- the service desk of an IT provider\n"
	    ".SH SYNOPSIS\n.B skranke\n.I command\n.RI [ option \\&...]\n"
	    ".SH DESCRIPTION");
	put_paragraphs(
	    "Reports come in by mail, form and telephone; each becomes a case, is "
	    "solved, "
	    "and its reporter hears about it all along. Skranke is that desk in one "
	    "program: its pages, its mail, its clock, on SQLite or PostgreSQL.\n\n"
	    "Results go to standard output, as text or with --json; all else goes to "
	    "standard error. Commands may run while skranke serve does, on the same "
	    "data. "
	    "Times in JSON are UTC, as in RFC 3339.");
	put_commands();
	put_configuration();
	put_files_and_status();
	puts(".SH EXAMPLES\n.EX");
	for (const char *const *e = examples; *e; e++) {
		put(*e);
		putchar('\n');
	}
	puts(".EE");
}
