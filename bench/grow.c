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
