/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * grow DATABASE TIMES - makes a desk larger by copies of its closed cases.
 *
 * What was written comes along, and is found by the search. So a million cases are there
 * in minutes, not in the hour that the lives of all take in `skranke simulate`, and as
 * many are open as were. The past of the desk is not longer then, but as many times as
 * full: each copy has its share of it, and what has a higher number came later. What was
 * promised in them no longer adds up. */
#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/facet.h"
#include "store/sqlite_ext.h"

/* ?1, ?2: by how much the numbers of cases and entries are higher; ?3: up to which case
 * there are originals; ?4: when their past begins; ?5: how many shares it has; ?6: how
 * much later the share of this copy begins. */
#define SHARE(at) "?4 + (" at " - ?4) / ?5 + ?6"
#define CLOSED    "c.id <= ?3 AND c.closed_at IS NOT NULL AND ?1 + ?2 + ?4 + ?5 + ?6 >= 0"

static const char *const copies[] = {
	"INSERT INTO case_ SELECT id + ?1, version, subject, customer_id, person_id, "
	"category,"
	" priority, status, step, assignee_id, channel, lang, agreement_id,"
	" " SHARE("opened_at") "," SHARE("updated_at") "," SHARE(
	    "response_due") ","
	                    " " SHARE("responded_at") "," SHARE("solution_due") "," SHARE(
	                        "horizon") ","
	                                   " next_due," SHARE("solved_at") "," SHARE(
	                                       "closed_at") ", NULL, update_due, "
	                                                    "standing,"
	                                                    " horizon_why, NULL FROM "
	                                                    "case_ c WHERE " CLOSED,
	"INSERT INTO entry SELECT e.id + ?2, e.case_id + ?1, " SHARE(
	    "e.at") ", e.kind,"
	            " e.staff_id, e.person_id, e.is_public, e.text, e.html, e.change, "
	            "e.details"
	            " FROM case_ c JOIN entry e ON e.case_id = c.id WHERE " CLOSED
	            " ORDER BY e.id",
	"INSERT INTO attachment SELECT a.entry_id + ?2, a.n, a.sha256, a.name, "
	"a.content_type,"
	" a.size, a.content_id, a.is_raw FROM case_ c JOIN entry e ON e.case_id = c.id"
	" JOIN attachment a ON a.entry_id = e.id WHERE " CLOSED,
	"INSERT INTO entry_search (rowid, subject, who, text) SELECT e.id + ?2, "
	"c.subject,"
	" COALESCE(p.name, '') || ' ' || COALESCE(p.mail, '') || ' ' || COALESCE(u.name, "
	"''),"
	" e.text FROM case_ c JOIN entry e ON e.case_id = c.id"
	" LEFT JOIN person p ON p.id = c.person_id LEFT JOIN customer u ON u.id = "
	"c.customer_id"
	" WHERE " CLOSED " AND (e.text <> '' OR e.at = c.opened_at) ORDER BY e.id",
};

/* The originals are the first share. */
static const char *const shares[] = {
	"UPDATE entry SET at = " SHARE("at") " WHERE case_id IN (SELECT c.id FROM case_ c"
	                                     " WHERE " CLOSED ")",
	"UPDATE case_ AS c SET opened_at = " SHARE(
	    "opened_at") ","
	                 " updated_at = " SHARE("updated_at") ", solved_at = " SHARE(
	                     "solved_at") ","
	                                  " closed_at = " SHARE(
	                                      "closed_at") " WHERE " CLOSED,
};

static void
must(sqlite3 *db, bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "grow: %s: %s\n", what, sqlite3_errmsg(db));
	exit(1);
}

static void
run(sqlite3 *db, const char *sql)
{
	must(db, sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, sql);
}

static sqlite3_int64
number(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st;

	must(db, sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK, sql);
	must(db, sqlite3_step(st) == SQLITE_ROW, sql);
	sqlite3_int64 n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return n;
}

static void
apply(sqlite3 *db, const char *sql, const sqlite3_int64 values[6])
{
	sqlite3_stmt *st;

	must(db, sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK, sql);
	for (int i = 0; i < 6; i++)
		sqlite3_bind_int64(st, i + 1, values[i]);
	must(db, sqlite3_step(st) == SQLITE_DONE, sql);
	sqlite3_finalize(st);
}

static void
apply_all(sqlite3 *db, const char *const *sql, size_t n, const sqlite3_int64 values[6])
{
	run(db, "BEGIN IMMEDIATE");
	for (size_t i = 0; i < n; i++)
		apply(db, sql[i], values);
	run(db, "COMMIT");
}

/* --- what the filters of the search look for --- */

#define MAKE_FACETS "CREATE TEMP TABLE made (case_id INTEGER PRIMARY KEY, facets TEXT)"
#define READ_CASES                                                                       \
	"SELECT id, customer_id, person_id, channel, opened_at, status, category,"       \
	" priority, step, assignee_id FROM case_ WHERE closed_at IS NOT NULL"
#define ADD_FACETS                                                                       \
	"INSERT INTO entry_search (rowid, who) SELECT e.id, m.facets FROM made m"        \
	" JOIN case_ c ON c.id = m.case_id JOIN entry e ON e.case_id = c.id"             \
	" WHERE e.text <> '' OR e.at = c.opened_at ORDER BY e.id"
#define ADD_SUBJECTS                                                                     \
	"INSERT INTO subject_search (rowid, subject, who)"                               \
	" SELECT MIN(e.id), c.subject, m.facets FROM made m"                             \
	" JOIN case_ c ON c.id = m.case_id JOIN entry e ON e.case_id = c.id"             \
	" WHERE c.id > ?1 GROUP BY c.id ORDER BY 1"

static void
keep_facets(sqlite3_stmt *read, sqlite3_stmt *keep)
{
	g_autoptr(Arena) a = arena_new();
	const Case c = { .customer_id = sqlite3_column_int64(read, 1),
		.person_id = sqlite3_column_int64(read, 2),
		.channel = sqlite3_column_int64(read, 3),
		.opened_at = sqlite3_column_int64(read, 4),
		.status = sqlite3_column_int64(read, 5),
		.category = sqlite3_column_int64(read, 6),
		.priority = sqlite3_column_int64(read, 7),
		.step = sqlite3_column_int64(read, 8),
		.assignee_id = sqlite3_column_int64(read, 9) };

	sqlite3_bind_int64(keep, 1, sqlite3_column_int64(read, 0));
	sqlite3_bind_text(keep, 2, facets_of(a, &c), -1, SQLITE_TRANSIENT);
}

/* The originals get those of their share, too. */
static void
add_facets(sqlite3 *db, sqlite3_int64 originals)
{
	sqlite3_stmt *read, *keep;

	run(db, MAKE_FACETS);
	run(db, "BEGIN IMMEDIATE");
	must(db, sqlite3_prepare_v2(db, READ_CASES, -1, &read, NULL) == SQLITE_OK,
	    "read");
	must(db,
	    sqlite3_prepare_v2(db, "INSERT INTO made VALUES (?1, ?2)", -1, &keep, NULL) ==
	        SQLITE_OK,
	    "keep");
	while (sqlite3_step(read) == SQLITE_ROW) {
		keep_facets(read, keep);
		must(db, sqlite3_step(keep) == SQLITE_DONE, "made");
		sqlite3_reset(keep);
	}
	sqlite3_finalize(read);
	sqlite3_finalize(keep);
	run(db, ADD_FACETS);
	apply(db, ADD_SUBJECTS, (sqlite3_int64[]){ originals, 0, 0, 0, 0, 0 });
	run(db, "COMMIT");
}

static void
grow(sqlite3 *db, int times)
{
	sqlite3_int64 cases = number(db, "SELECT max(id) FROM case_");
	sqlite3_int64 entries = number(db, "SELECT max(id) FROM entry");
	sqlite3_int64 begin = number(db, "SELECT min(opened_at) FROM case_");
	sqlite3_int64 share = (number(db, "SELECT max(at) FROM entry") - begin) / times;

	for (int k = 1; k < times; k++)
		apply_all(db, copies, G_N_ELEMENTS(copies),
		    (sqlite3_int64[]){ k * cases, k * entries, cases, begin, times,
		        k * share });
	apply_all(db, shares, G_N_ELEMENTS(shares),
	    (sqlite3_int64[]){ 0, 0, cases, begin, times, 0 });
	add_facets(db, cases);
}

int
main(int argc, char **argv)
{
	sqlite3 *db = NULL;
	int times = argc == 3 ? atoi(argv[2]) : 0;

	if (times < 2) {
		fprintf(stderr, "usage: grow DATABASE TIMES\n");
		return 2;
	}
	must(db, sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK,
	    argv[1]);
	must(db, sqlite_ext_register(db), "extensions");
	run(db,
	    "PRAGMA synchronous=OFF; PRAGMA cache_size=-200000; PRAGMA foreign_keys=0");
	grow(db, times);
	run(db, "PRAGMA wal_checkpoint(TRUNCATE); ANALYZE");
	return 0;
}
