/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "emit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
write_file(const char *folder, const char *name, const GString *text)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *old = NULL;
	g_autoptr(GError) err = NULL;

	if (g_file_get_contents(path, &old, NULL, NULL) && strcmp(old, text->str) == 0)
		return;
	if (!g_file_set_contents(path, text->str, (gssize)text->len, &err)) {
		fprintf(stderr, "sqlgen: %s\n", err->message);
		exit(1);
	}
}

/* A C text, one line of it a line. */
static void
put_text(GString *out, const char *text)
{
	g_string_append(out, "\n\t    \"");
	for (const char *p = text; *p; p++) {
		if (*p == '\n')
			g_string_append(out, p[1] ? "\\n\"\n\t    \"" : "\\n");
		else if (*p == '"' || *p == '\\')
			g_string_append_printf(out, "\\%c", *p);
		else if (*p == '\t')
			g_string_append(out, "\\t");
		else
			g_string_append_c(out, *p);
	}
	g_string_append_c(out, '"');
}

/* --- one query --- */

static void
put_comment(GString *out, const Query *q)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (size_t i = 0; i < q->n_comment; i++)
		g_string_append_printf(text, "%s%s", i ? "\n * " : "", q->comment[i]);
	g_string_replace(text, "*/", "* /", 0);
	if (text->len)
		g_string_append_printf(out, "/* %s */\n", text->str);
}

static void
put_declaration(GString *out, const Param *p)
{
	switch (p->type) {
	case PARAM_INT:
		g_string_append(out, p->optional ? "const int64_t *" : "int64_t ");
		g_string_append(out, p->name);
		break;
	case PARAM_TEXT:
		g_string_append_printf(out, "const char *%s", p->name);
		break;
	case PARAM_BYTES:
		g_string_append_printf(out, "const void *%s, size_t %s_size", p->name,
		    p->name);
		break;
	}
}

static void
put_bind(GString *out, const Param *p, size_t number)
{
	const char *name = p->name;

	if (p->optional)
		g_string_append_printf(out, "\tif (%s)\n\t", name);
	else if (p->type != PARAM_INT)
		g_string_append_printf(out, "\tg_assert(%s);\n", name);
	switch (p->type) {
	case PARAM_INT:
		g_string_append_printf(out, "\tdb_bind_int(st, %zu, %s%s);\n", number,
		    p->optional ? "*" : "", name);
		break;
	case PARAM_TEXT:
		g_string_append_printf(out, "\tdb_bind_text(st, %zu, %s);\n", number,
		    name);
		break;
	case PARAM_BYTES:
		g_string_append_printf(out, "\tdb_bind_bytes(st, %zu, %s, %s_size);\n",
		    number, name, name);
		break;
	}
}

static void
put_function(GString *out, const Query *q)
{
	g_string_append_printf(out, "\nextern const DbQuery query_%s;\n", q->name);
	put_comment(out, q);
	g_string_append_printf(out, "static inline DbStmt *\nq_%s(Db *db", q->name);
	for (size_t i = 0; i < q->n_params; i++) {
		g_string_append(out, ", ");
		put_declaration(out, &q->params[i]);
	}
	g_string_append_printf(out, ")\n{\n\tDbStmt *st = db_query(db, &query_%s);\n\n",
	    q->name);
	for (size_t i = 0; i < q->n_params; i++)
		put_bind(out, &q->params[i], i + 1);
	g_string_append(out, "\treturn st;\n}\n");
}

/* Is it the first of the queries that has this row? */
static bool
first_of_row(const Query *queries, const Query *q)
{
	for (const Query *other = queries; q->row && other < q; other++)
		if (other->row && strcmp(other->row, q->row) == 0)
			return false;
	return true;
}

static void
put_columns(GString *out, const Query *q)
{
	g_string_append(out, "enum {\n");
	for (size_t i = 0; i < q->n_columns; i++)
		g_string_append_printf(out, "\tc_%s_%s = %zu,\n",
		    q->row ? q->row : q->name, q->columns[i], i);
	g_string_append(out, "};\n");
}

void
emit_header(const char *folder, const Source *s, const Query *queries, size_t n)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *name = g_strconcat(s->name, ".q.h", NULL);

	g_string_append_printf(out,
	    "/* made by sqlgen from %s.sql; do not edit */\n"
	    "#pragma once\n\n#include \"store/db.h\"\n",
	    s->name);
	for (const Query *q = queries; q < queries + n; q++) {
		if (q->source != s)
			continue;
		put_function(out, q);
		if (q->n_columns && first_of_row(queries, q))
			put_columns(out, q);
	}
	write_file(folder, name, out);
}

/* --- all queries --- */

static void
put_query(GString *out, const Query *q)
{
	static const char *const types[] = { "DB_INT", "DB_TEXT", "DB_BYTES" };

	if (q->n_params) {
		g_string_append_printf(out, "\nstatic const DbType types_%s[] = {",
		    q->name);
		for (size_t i = 0; i < q->n_params; i++)
			g_string_append_printf(out, "%s %s", i ? "," : "",
			    types[q->params[i].type]);
		g_string_append(out, " };");
	}
	g_string_append_printf(out,
	    "\nextern const DbQuery query_%s;\n"
	    "const DbQuery query_%s = {\n\t.name = \"%s\",\n\t.sqlite =",
	    q->name, q->name, q->name);
	put_text(out, q->on[SQLITE].sql);
	g_string_append(out, ",\n\t.postgresql =");
	put_text(out, q->on[POSTGRESQL].sql);
	g_string_append_printf(out, ",\n\t.n_params = %zu,\n", q->n_params);
	if (q->n_params)
		g_string_append_printf(out, "\t.types = types_%s,\n", q->name);
	g_string_append(out, "};\n");
}

void
emit_queries(const char *folder, const Query *queries, size_t n)
{
	g_autoptr(GString) header = g_string_new(
	    "/* made by sqlgen: every query of store/sql; do not edit */\n"
	    "#pragma once\n\n#include \"store/db.h\"\n\n"
	    "typedef struct {\n\tconst DbQuery *query;\n"
	    "\tconst char *file;\n\tint line;\n"
	    "\tbool hot; /* its plan must use an index */\n} ListedQuery;\n\n"
	    "extern const ListedQuery all_queries[];\nextern const size_t "
	    "n_all_queries;\n");
	g_autoptr(GString) out = g_string_new(
	    "/* made by sqlgen; do not edit */\n#include \"all_queries.h\"\n");

	for (size_t i = 0; i < n; i++)
		put_query(out, &queries[i]);
	g_string_append(out, "\nconst ListedQuery all_queries[] = {\n");
	for (size_t i = 0; i < n; i++)
		g_string_append_printf(out, "\t{ &query_%s, \"%s.sql\", %d, %s },\n",
		    queries[i].name, queries[i].source->name, queries[i].line,
		    queries[i].hot ? "true" : "false");
	g_string_append_printf(out,
	    "\t{ NULL, NULL, 0, false },\n};\nconst size_t n_all_queries = %zu;\n", n);
	write_file(folder, "all_queries.h", header);
	write_file(folder, "all_queries.c", out);
}

/* --- migrations --- */

void
emit_migrations(const char *folder, const Migration *migrations, size_t n)
{
	g_autoptr(GString) header = g_string_new(
	    "/* made by sqlgen: the schema, step by step; do not edit */\n"
	    "#pragma once\n\n#include <stddef.h>\n\n"
	    "typedef struct {\n\tint number;\n"
	    "\tconst char *name, *sha256, *sqlite, *postgresql;\n} Migration;\n\n"
	    "extern const Migration migrations[];\nextern const size_t n_migrations;\n");
	g_autoptr(GString) out = g_string_new("/* made by sqlgen; do not edit */\n"
	                                      "#include \"migrations.h\"\n\n"
	                                      "const Migration migrations[] = {\n");

	for (const Migration *m = migrations; m < migrations + n; m++) {
		g_autofree char *sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256,
		    m->source->text, -1);

		g_string_append_printf(out, "\t{\n\t    %d, \"%s\",\n\t    \"%s\",",
		    m->number, m->name, sha256);
		put_text(out, m->on[SQLITE]);
		g_string_append(out, ",");
		put_text(out, m->on[POSTGRESQL]);
		g_string_append(out, ",\n\t},\n");
	}
	g_string_append_printf(out,
	    "\t{ 0, NULL, NULL, NULL, NULL },\n};\nconst size_t n_migrations = %zu;\n",
	    n);
	write_file(folder, "migrations.h", header);
	write_file(folder, "migrations.c", out);
}
