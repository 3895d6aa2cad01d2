/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * textc - makes C of the texts in po/.
 *
 *	textc FOLDER da.po en.po
 *
 * Writes text_ids.h, an enumerator and a number of arguments for each id, and
 * text_table.h, the texts in every language, to the folder. Every text must stand in
 * every language, with the same arguments {0}, {1} … What is wrong is printed as
 * file:line: message; then nothing is written, and the exit status is 1. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "po.h"

#define MAX_ARGS 9

static int
by_id(const void *a, const void *b)
{
	const PoText *const *left = a, *const *right = b;

	return strcmp((*left)->id, (*right)->id);
}

/* The arguments of a form as a set of bits: {0}, {1} … {8}. */
static unsigned
args_of(Po *po, const PoText *t, const char *form)
{
	unsigned found = 0;

	for (const char *s = form; (s = strchr(s, '{')) != NULL; s++) {
		if (s[1] < '0' || s[1] >= '0' + MAX_ARGS || s[2] != '}')
			po_refuse(po, t->line, "\"%s\": { begins no argument {0} … {%d}",
			    t->id, MAX_ARGS - 1);
		else
			found |= 1u << (s[1] - '0');
	}
	return found;
}

static unsigned
args_of_text(Po *po, const PoText *t)
{
	unsigned found = args_of(po, t, t->forms[0]);

	if (t->forms[1])
		found |= args_of(po, t, t->forms[1]) | 1u; /* the number that chooses */
	if ((found & (found + 1)) != 0)
		po_refuse(po, t->line, "\"%s\" leaves out an argument", t->id);
	return found;
}

static const PoText *
find(const Po *po, const char *id)
{
	for (guint i = 0; i < po->texts->len; i++) {
		const PoText *t = g_ptr_array_index(po->texts, i);

		if (!strcmp(t->id, id))
			return t;
	}
	return NULL;
}

/* Everything in a stands in b, in the same way. */
static void
hold_against(Po *a, Po *b)
{
	for (guint i = 0; i < a->texts->len; i++) {
		const PoText *t = g_ptr_array_index(a->texts, i), *other = find(b, t->id);

		if (i &&
		    !strcmp(((PoText *)g_ptr_array_index(a->texts, i - 1))->id, t->id))
			po_refuse(a, t->line, "\"%s\" stands there twice", t->id);
		if (!other)
			po_refuse(a, t->line, "\"%s\" is missing in %s", t->id, b->path);
		else if (args_of_text(a, t) != args_of_text(b, other))
			po_refuse(a, t->line, "\"%s\" has other arguments in %s", t->id,
			    b->path);
		else if (!t->forms[1] != !other->forms[1])
			po_refuse(a, t->line, "\"%s\" has a plural in one language only",
			    t->id);
	}
}

static char *
enumerator(const char *id)
{
	char *name = g_ascii_strup(id, -1);

	g_strdelimit(name, ".", '_');
	return name;
}

/* "a.b_c" and "a_b.c" would be one enumerator. */
static void
names_differ(Po *po)
{
	g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
	    NULL);

	for (guint i = 0; i < po->texts->len; i++) {
		PoText *t = po->texts->pdata[i];
		char *name = enumerator(t->id);
		const char *other = g_hash_table_lookup(ids, name);

		if (other && strcmp(other, t->id) != 0)
			po_refuse(po, t->line,
			    "\"%s\" becomes the same name in C as \"%s\"", t->id, other);
		g_hash_table_insert(ids, name, t->id);
	}
}

static int
n_args(Po *po, const PoText *t)
{
	return g_bit_nth_msf(args_of_text(po, t), -1) + 1;
}

static void
write_ids(FILE *f, Po *po)
{
	fputs(
	    "/* made by textc from po/; do not edit */\n#pragma once\n\ntypedef enum {\n",
	    f);
	for (guint i = 0; i < po->texts->len; i++) {
		g_autofree char *name = enumerator(((PoText *)po->texts->pdata[i])->id);
		fprintf(f, "\tTEXT_%s,\n", name);
	}
	fputs("\tN_TEXTS\n} TextId;\n\nenum {\n", f);
	for (guint i = 0; i < po->texts->len; i++) {
		const PoText *t = po->texts->pdata[i];
		g_autofree char *name = enumerator(t->id);
		fprintf(f, "\tTEXT_%s_ARGS = %d,\n", name, n_args(po, t));
	}
	fputs("};\n", f);
}

static void
write_string(FILE *f, const char *s)
{
	if (!s) {
		fputs("NULL", f);
		return;
	}
	fputc('"', f);
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '?')
			fprintf(f, "\\%03o", c);
		else
			fputc(c, f);
	}
	fputc('"', f);
}

static void
write_table(FILE *f, Po *const *pos, size_t n)
{
	fputs("/* made by textc from po/; do not edit: for base/text.c only */\n\n"
	      "static const TextRow rows[N_TEXTS] = {\n",
	    f);
	for (guint i = 0; i < pos[0]->texts->len; i++) {
		const PoText *first = pos[0]->texts->pdata[i];

		fprintf(f, "\t{ \"%s\", {", first->id);
		for (size_t p = 0; p < n; p++) {
			const PoText *t = pos[p]->texts->pdata[i];

			fputs(" { ", f);
			write_string(f, t->forms[0]);
			fputs(", ", f);
			write_string(f, t->forms[1]);
			fputs(" },", f);
		}
		fputs(" } },\n", f);
	}
	fputs("};\n", f);
}

static FILE *
open_in(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	FILE *f = fopen(path, "w");

	if (!f) {
		fprintf(stderr, "textc: cannot write %s\n", path);
		exit(1);
	}
	return f;
}

static void
close_file(FILE *f)
{
	if (ferror(f) || fclose(f) != 0) {
		fputs("textc: cannot write\n", stderr);
		exit(1);
	}
}

int
main(int argc, char **argv)
{
	if (argc != 4) {
		fputs("usage: textc FOLDER da.po en.po\n", stderr);
		return 2;
	}
	g_autoptr(Po) da = po_read(argv[2]), en = po_read(argv[3]);
	Po *pos[] = { da, en };
	for (size_t i = 0; i < G_N_ELEMENTS(pos); i++)
		g_ptr_array_sort(pos[i]->texts, by_id);
	hold_against(pos[0], pos[1]);
	hold_against(pos[1], pos[0]);
	names_differ(pos[0]);
	if (pos[0]->failed || pos[1]->failed)
		return 1;

	FILE *ids = open_in(argv[1], "text_ids.h");
	write_ids(ids, pos[0]);
	close_file(ids);
	FILE *table = open_in(argv[1], "text_table.h");
	write_table(table, pos, G_N_ELEMENTS(pos));
	close_file(table);
	return 0;
}
