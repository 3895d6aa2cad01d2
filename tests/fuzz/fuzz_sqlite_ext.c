/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Any three texts: the Danish order is an order, folding twice is folding once, and a
 * text that was indexed is found by itself. */
#include "store/sqlite_ext.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static sqlite3 *
prepared_db(void)
{
	static sqlite3 *db; /* kept: opening one takes longer than all else */

	if (db)
		return db;
	g_assert_cmpint(sqlite3_open(":memory:", &db), ==, SQLITE_OK);
	g_assert_true(sqlite_ext_register(db));
	g_assert_cmpint(
	    sqlite3_exec(db,
	        "CREATE VIRTUAL TABLE doc USING fts5 (text, tokenize = 'snowball danish "
	        "english')",
	        NULL, NULL, NULL),
	    ==, SQLITE_OK);
	return db;
}

/* The number that the query gives for the two texts; -1 for no row. */
static int
ask(const char *sql, const char *a, const char *b)
{
	sqlite3_stmt *st;

	g_assert_cmpint(sqlite3_prepare_v2(prepared_db(), sql, -1, &st, NULL), ==,
	    SQLITE_OK);
	sqlite3_bind_text(st, 1, a, -1, SQLITE_STATIC);
	if (sqlite3_bind_parameter_count(st) > 1)
		sqlite3_bind_text(st, 2, b, -1, SQLITE_STATIC);
	int rc = sqlite3_step(st);
	g_assert_true(rc == SQLITE_ROW || rc == SQLITE_DONE);
	int answer = rc == SQLITE_ROW ? sqlite3_column_int(st, 0) : -1;
	sqlite3_finalize(st);
	return answer;
}

/* -1, 0, 1 */
static int
compare(const char *a, const char *b)
{
	return ask("SELECT (?1 > ?2 COLLATE danish) - (?1 < ?2 COLLATE danish)", a, b);
}

static void
order_holds(const char *a, const char *b, const char *c)
{
	g_assert_cmpint(compare(a, a), ==, 0);
	g_assert_cmpint(compare(a, b), ==, -compare(b, a));
	g_assert_true((compare(a, b) == 0) == (strcmp(a, b) == 0));
	if (compare(a, b) <= 0 && compare(b, c) <= 0)
		g_assert_cmpint(compare(a, c), <=, 0);
}

static void
search_finds(const char *text)
{
	g_autoptr(GString) phrase = g_string_new(text);

	g_string_replace(phrase, "\"", " ", 0);
	g_string_prepend_c(phrase, '"');
	g_string_append_c(phrase, '"');
	ask("INSERT INTO doc (text) VALUES (?1)", text, NULL);
	int found = ask("SELECT count(*) FROM doc WHERE doc MATCH ?1", phrase->str, NULL);
	int words = ask("SELECT count(*) FROM doc WHERE text GLOB '*[a-z]*'", "", NULL);
	ask("DELETE FROM doc WHERE rowid = last_insert_rowid()", NULL, NULL);
	g_assert_true(found == 1 || words == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *all = g_strndup((const char *)data, size);
	g_auto(GStrv) text = g_strsplit(all, "\n", 3);

	for (char **t = text; *t; t++)
		if (!g_utf8_validate(*t, -1, NULL))
			return 0; /* never gets as far as the database */
	if (g_strv_length(text) < 3)
		return 0;
	order_holds(text[0], text[1], text[2]);
	g_assert_cmpint(ask("SELECT skranke_fold(?1) = skranke_fold(skranke_fold(?1))",
	                    text[0], NULL),
	    ==, 1);
	search_finds(text[0]);
	return 0;
}
