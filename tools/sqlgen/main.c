/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * sqlgen - makes C of the SQL in store/.
 *
 *	sqlgen FOLDER MIGRATION.sql … -- QUERIES.sql …
 *
 * Applies all migrations to an empty SQLite, prepares every query there, and writes a
 * header of functions for each file of queries, all_queries.[ch] and migrations.[ch]
 * to the folder. What is wrong is printed as file:line: message; then nothing is
 * written, and the exit status is 1. */
#include <stdio.h>
#include <string.h>

#include "emit.h"
#include "migration.h"
#include "prove.h"
#include "query.h"

typedef struct {
	Run run;
	Source **sources; /* of queries */
	size_t n_sources;
	Migration *migrations;
	size_t n_migrations;
	Query *queries;
	size_t n_queries;
} Work;

static void
read_all(Work *w, char **paths)
{
	for (; *paths && strcmp(*paths, "--") != 0; paths++)
		migration_read(source_read(&w->run, *paths), &w->migrations,
		    &w->n_migrations);
	for (paths += *paths != NULL; *paths; paths++) {
		Source *s = source_read(&w->run, *paths);

		*arena_push(w->run.arena, &w->sources, &w->n_sources) = s;
		queries_read(s, &w->queries, &w->n_queries);
	}
}

static bool
same_columns(const Query *a, const Query *b)
{
	if (a->n_columns != b->n_columns)
		return false;
	for (size_t i = 0; i < a->n_columns; i++)
		if (strcmp(a->columns[i], b->columns[i]) != 0)
			return false;
	return true;
}

/* Their names become names of C. */
static void
refuse_clash(const Query *a, const Query *b)
{
	if (strcmp(a->name, b->name) == 0) {
		refuse(b->source, b->line, "query %s is in %s.sql, line %d, already",
		    b->name, a->source->name, a->line);
		return;
	}
	if (!a->row || !b->row || strcmp(a->row, b->row) != 0)
		return;
	if (a->source != b->source)
		refuse(b->source, b->line, "row %s belongs to %s.sql", b->row,
		    a->source->name);
	else if (!same_columns(a, b))
		refuse(b->source, b->line,
		    "row %s has other columns here than in query %s, line %d", b->row,
		    a->name, a->line);
}

static void
prove_all(Work *w)
{
	sqlite3 *db = prove_open();

	for (size_t i = 0; i < w->n_migrations && !w->run.refused; i++)
		prove_migration(db, &w->migrations[i]);
	if (w->n_migrations && !w->run.refused)
		prove_references(db, &w->migrations[w->n_migrations - 1]);
	for (size_t i = 0; i < w->n_queries && !w->run.refused; i++)
		prove_query(db, &w->queries[i]);
	for (size_t i = 0; i < w->n_queries; i++)
		for (size_t k = 0; k < i; k++)
			refuse_clash(&w->queries[k], &w->queries[i]);
	sqlite3_close(db);
}

int
main(int argc, char **argv)
{
	g_autoptr(Arena) arena = arena_new();
	Work w = { .run = { .arena = arena } };

	if (argc < 3) {
		fprintf(stderr,
		    "usage: sqlgen FOLDER MIGRATION.sql … -- QUERIES.sql …\n");
		return 2;
	}
	read_all(&w, argv + 2);
	prove_all(&w);
	if (w.run.refused)
		return 1;
	for (size_t i = 0; i < w.n_sources; i++)
		emit_header(argv[1], w.sources[i], w.queries, w.n_queries);
	emit_queries(argv[1], w.queries, w.n_queries);
	emit_migrations(argv[1], w.migrations, w.n_migrations);
	return 0;
}
