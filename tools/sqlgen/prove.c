/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "prove.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/sqlite_ext.h"

sqlite3 *
prove_open(void)
{
	sqlite3 *db;

	if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
	    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL) != SQLITE_OK ||
	    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL) != SQLITE_OK ||
	    sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL) != SQLITE_OK ||
	    !sqlite_ext_register(db)) {
		fprintf(stderr, "sqlgen: SQLite: %s\n", sqlite3_errmsg(db));
		exit(1);
	}
	return db;
}

static int
count_lines(const char *text, const char *end)
{
	int n = 0;

	for (; text < end; text++)
		n += *text == '\n';
	return n;
}

/* The tables that have just been made must be STRICT. */
static void
prove_strict(sqlite3 *db, const Source *s, int line)
{
	sqlite3_stmt *st = NULL;

	sqlite3_prepare_v2(db,
	    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
	    " AND NOT strict AND name <> 'sqlite_schema' AND name <> 'sqlite_sequence'",
	    -1, &st, NULL);
	while (sqlite3_step(st) == SQLITE_ROW)
		refuse(s, line, "table %s is not @STRICT@", sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
}

static const char *
skip_to_statement(const char *p)
{
	while (*p) {
		size_t n = strspn(p, " \t\r\n;");

		if (g_str_has_prefix(p + n, "--"))
			n += strcspn(p + n, "\n");
		if (n == 0)
			break;
		p += n;
	}
	return p;
}

void
prove_migration(sqlite3 *db, const Migration *m)
{
	const char *text = m->on[SQLITE];

	for (const char *p = skip_to_statement(text); *p; p = skip_to_statement(p)) {
		sqlite3_stmt *st = NULL;
		const char *tail = p;
		int rc = sqlite3_prepare_v2(db, p, -1, &st, &tail);
		int at = rc == SQLITE_OK ? 0 : sqlite3_error_offset(db);
		int line = 1 + count_lines(text, p + MAX(at, 0));

		if (rc == SQLITE_OK) {
			do
				rc = sqlite3_step(st);
			while (rc == SQLITE_ROW);
			sqlite3_finalize(st);
		}
		if (rc != SQLITE_OK && rc != SQLITE_DONE) {
			refuse(m->source, line, "%s", sqlite3_errmsg(db));
			return;
		}
		prove_strict(db, m->source, line);
		p = tail;
	}
}

void
prove_references(sqlite3 *db, const Migration *last)
{
	sqlite3_stmt *st = NULL;

	sqlite3_prepare_v2(db,
	    "SELECT t.name, f.\"table\""
	    " FROM pragma_table_list t, pragma_foreign_key_list(t.name) f"
	    " WHERE t.type = 'table' AND lower(f.\"table\") NOT IN"
	    " (SELECT lower(name) FROM pragma_table_list)",
	    -1, &st, NULL);
	while (sqlite3_step(st) == SQLITE_ROW)
		refuse(last->source, 1, "table %s refers to %s, which is not there",
		    sqlite3_column_text(st, 0), sqlite3_column_text(st, 1));
	sqlite3_finalize(st);
}

static bool
is_c_name(const char *s)
{
	return g_ascii_isalpha(s[0]) &&
	       strspn(s, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_") == strlen(s);
}

static bool
prove_columns(sqlite3_stmt *st, Query *q)
{
	Arena *a = q->source->run->arena;

	for (int i = 0; i < sqlite3_column_count(st); i++) {
		const char *name = sqlite3_column_name(st, i);

		if (!is_c_name(name))
			return refuse(q->source, q->line,
			    "column %d of query %s needs a name: %s AS …", i + 1, q->name,
			    name);
		for (size_t k = 0; k < q->n_columns; k++)
			if (strcmp(q->columns[k], name) == 0)
				return refuse(q->source, q->line,
				    "query %s has two columns %s", q->name, name);
		*arena_push(a, &q->columns, &q->n_columns) = arena_strdup(a, name);
	}
	if (q->returns && q->n_columns == 0)
		return refuse(q->source, q->line,
		    "query %s gives no rows: it is :exec, or needs RETURNING", q->name);
	if (!q->returns && q->n_columns > 0)
		return refuse(q->source, q->line,
		    "query %s gives rows: it is :one or :many", q->name);
	if (q->row && !q->returns)
		return refuse(q->source, q->line, "query %s has no row", q->name);
	return true;
}

void
prove_query(sqlite3 *db, Query *q)
{
	const Statement *on = &q->on[SQLITE];
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(db, on->sql, -1, &st, NULL) == SQLITE_OK) {
		prove_columns(st, q);
		sqlite3_finalize(st);
		return;
	}
	int at = MAX(sqlite3_error_offset(db), 0);
	refuse(q->source, on->lines[count_lines(on->sql, on->sql + at)], "query %s: %s",
	    q->name, sqlite3_errmsg(db));
}
