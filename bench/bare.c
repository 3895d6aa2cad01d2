/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * bare - steps the program's own SQL on bare SQLite, round after round, and nothing else.
 *
 * The script on standard input has a line for each step of a round: the name of a
 * query of src/store/sql and its parameters, separated by tabs. "id=name" keeps the
 * first column of its row; @id is what was kept or was given as id=value, @round the
 * number of the round; NULL is none. Prints the rounds a second, and how many
 * microseconds of the processor each took. */
#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "all_queries.h"
#include "store/sqlite_ext.h"

#define MAX_STEPS  32
#define MAX_PARAMS 24

/* The same as of the program's own connections. */
static const char set_up[] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                             "PRAGMA mmap_size=2147483648; PRAGMA cache_size=-2048;"
                             "PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=1";

typedef struct {
	const DbQuery *q;
	sqlite3_stmt *st;
	char *keep; /* NULL: nothing */
	char *params[MAX_PARAMS];
} Step;

typedef struct {
	double seconds;
	int rounds, group; /* rounds: 0 goes by seconds; group: 0 has no transactions */
	sqlite3 *db;
	GHashTable *kept; /* name -> value */
	Step steps[MAX_STEPS];
	size_t n_steps;
} Bare;

static void
must(Bare *b, bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "bare: %s: %s\n", what, b->db ? sqlite3_errmsg(b->db) : "");
	exit(1);
}

static void
run(Bare *b, const char *sql)
{
	must(b, sqlite3_exec(b->db, sql, NULL, NULL, NULL) == SQLITE_OK, sql);
}

/* --- the script --- */

static const DbQuery *
find_query(const char *name)
{
	for (size_t i = 0; i < n_all_queries; i++)
		if (strcmp(all_queries[i].query->name, name) == 0)
			return all_queries[i].query;
	return NULL;
}

static void
read_step(Bare *b, char *line)
{
	g_auto(GStrv) words = g_strsplit(line, "\t", -1);
	Step *s = &b->steps[b->n_steps];
	char *equals = strchr(words[0], '=');

	must(b, b->n_steps++ < MAX_STEPS, "too many steps");
	if (equals)
		s->keep = g_strndup(words[0], (gsize)(equals - words[0]));
	s->q = find_query(equals ? equals + 1 : words[0]);
	must(b, s->q && (int)g_strv_length(words) == s->q->n_params + 1, line);
	for (int i = 0; i < s->q->n_params; i++)
		s->params[i] = g_strdup(words[i + 1]);
	must(b,
	    sqlite3_prepare_v3(b->db, s->q->sqlite, -1, SQLITE_PREPARE_PERSISTENT, &s->st,
	        NULL) == SQLITE_OK,
	    line);
}

static void
read_script(Bare *b)
{
	char line[4096];

	while (fgets(line, sizeof line, stdin)) {
		line[strcspn(line, "\n")] = '\0'; /* what is empty at its end counts */
		if (*line && *line != '#')
			read_step(b, line);
	}
}

/* --- a round --- */

static const char *
value_of(Bare *b, const char *param)
{
	const char *value = param;

	if (*param == '@')
		value = g_hash_table_lookup(b->kept, param + 1);
	must(b, value != NULL, param);
	return strcmp(value, "NULL") == 0 ? NULL : value;
}

static void
do_step(Bare *b, Step *s)
{
	int rc;

	for (int i = 0; i < s->q->n_params; i++) {
		const char *v = value_of(b, s->params[i]);

		if (v && s->q->types[i] == DB_INT)
			sqlite3_bind_int64(s->st, i + 1, g_ascii_strtoll(v, NULL, 10));
		else if (v)
			sqlite3_bind_text(s->st, i + 1, v, -1, SQLITE_STATIC);
	}
	while ((rc = sqlite3_step(s->st)) == SQLITE_ROW)
		if (s->keep)
			g_hash_table_insert(b->kept, g_strdup(s->keep),
			    g_strdup((const char *)sqlite3_column_text(s->st, 0)));
	must(b, rc == SQLITE_DONE, s->q->name);
	sqlite3_reset(s->st);
	sqlite3_clear_bindings(s->st);
}

static void
do_round(Bare *b, int round)
{
	g_hash_table_insert(b->kept, g_strdup("round"), g_strdup_printf("%d", round));
	if (b->group && round % b->group == 0)
		run(b, "BEGIN IMMEDIATE");
	for (size_t i = 0; i < b->n_steps; i++)
		do_step(b, &b->steps[i]);
	if (b->group && (round + 1) % b->group == 0)
		run(b, "COMMIT");
}

static double
processor_seconds(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
	       (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static void
measure(Bare *b)
{
	gint64 began = g_get_monotonic_time();
	double used = processor_seconds(), took = 0;
	int round = 0;

	while (b->rounds ? round < b->rounds : took < b->seconds) {
		do_round(b, round++);
		took = (double)(g_get_monotonic_time() - began) / 1e6;
	}
	printf("%.1f %.1f\n", round / took, (processor_seconds() - used) * 1e6 / round);
}

/* --- all of it --- */

static char *
read_arguments(Bare *b, int argc, char **argv)
{
	g_autoptr(GOptionContext) ctx = g_option_context_new("DATABASE [NAME=VALUE…]");
	g_autoptr(GError) err = NULL;
	const GOptionEntry entries[] = {
		{ "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &b->seconds, "How long (2)",
		    "N" },
		{ "rounds", 0, 0, G_OPTION_ARG_INT, &b->rounds, "Or how many", "N" },
		{ "group", 0, 0, G_OPTION_ARG_INT, &b->group, "Rounds a commit", "N" },
		{ 0 },
	};

	g_option_context_add_main_entries(ctx, entries, NULL);
	if (!g_option_context_parse(ctx, &argc, &argv, &err) || argc < 2) {
		fprintf(stderr, "bare: %s\n", err ? err->message : "no database");
		exit(2);
	}
	for (int i = 2; i < argc; i++) {
		char *equals = strchr(argv[i], '=');

		must(b, equals != NULL, argv[i]);
		g_hash_table_insert(b->kept,
		    g_strndup(argv[i], (gsize)(equals - argv[i])), g_strdup(equals + 1));
	}
	return g_strdup(argv[1]);
}

int
main(int argc, char **argv)
{
	Bare b = { .seconds = 2 };

	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	b.kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autofree char *file = read_arguments(&b, argc, argv);
	must(&b,
	    sqlite3_open_v2(file, &b.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
	        NULL) == SQLITE_OK,
	    file);
	sqlite3_busy_timeout(b.db, 5000);
	run(&b, set_up);
	must(&b, sqlite_ext_register(b.db), "extensions");
	read_script(&b);
	measure(&b);
	return 0;
}
