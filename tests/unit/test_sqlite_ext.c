/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What our SQL expects of SQLite. */
#include "store/sqlite_ext.h"

#include <glib.h>
#include <string.h>

static sqlite3 *
open_db(void)
{
	sqlite3 *db;

	g_assert_cmpint(sqlite3_open(":memory:", &db), ==, SQLITE_OK);
	g_assert_true(sqlite_ext_register(db));
	return db;
}

static void
run(sqlite3 *db, const char *sql)
{
	g_assert_cmpint(sqlite3_exec(db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* The first column of the first row, given one parameter; "" without a row. */
static char *
ask(sqlite3 *db, const char *sql, const char *param)
{
	sqlite3_stmt *st;
	char *answer;

	g_assert_cmpint(sqlite3_prepare_v2(db, sql, -1, &st, NULL), ==, SQLITE_OK);
	if (param)
		sqlite3_bind_text(st, 1, param, -1, SQLITE_STATIC);
	int rc = sqlite3_step(st);
	g_assert_true(rc == SQLITE_ROW || rc == SQLITE_DONE);
	answer = g_strdup(
	    rc == SQLITE_ROW ? (const char *)sqlite3_column_text(st, 0) : "");
	sqlite3_finalize(st);
	return answer;
}

static void
test_names_sort_as_danes_sort_them(void)
{
	sqlite3 *db = open_db();

	run(db, "CREATE TABLE name (name TEXT COLLATE danish) STRICT;"
	        "INSERT INTO name VALUES ('Østergård'), ('Åse'), ('Zimmer'), ('Abel'),"
	        "('Ærø'), ('aalborg'), ('Ågård'), ('Aarhus'), ('bo'), ('Bo')");
	g_autofree char *order = ask(db,
	    "SELECT group_concat(name, ' ') FROM (SELECT name FROM name ORDER BY name)",
	    NULL);
	g_assert_cmpstr(order, ==,
	    "Abel Bo bo Zimmer Ærø Østergård Ågård aalborg Aarhus Åse");
	sqlite3_close(db);
}

static void
test_different_names_are_never_equal(void)
{
	sqlite3 *db = open_db();
	/* The soft hyphen counts for nothing in the order. */
	g_autofree char *equal = ask(db, "SELECT ?1 = 'Abel' COLLATE danish",
	    "Ab\u00adel");

	g_assert_cmpstr(equal, ==, "0");
	sqlite3_close(db);
}

static const struct {
	const char *words, *found; /* numbers of the texts below */
} searches[] = {
	{ "printer", "1 2" },
	{ "printeren", "1 2" },
	{ "PRINTERNE", "1 2" },
	{ "aarhus", "3 4" },
	{ "Århus", "3 4" },
	{ "a\u030arhus", "3 4" }, /* as macOS writes it */
	{ "køkken", "5" },
	{ "koekkenet", "5" },
	{ "licences", "6" },
	{ "licence", "6" },
	{ "idé", "7" },
	{ "ide", "7" },
	{ "kok*", "" },
	{ "koek*", "5" },
	{ "køk*", "5" },
	{ "printere*", "1" },
	{ "\"printeren larmer\"", "1" },
	{ "printeren AND aarhus", "" },
	{ "skærm", "" },
};

static void
test_searches_find(void)
{
	sqlite3 *db = open_db();

	run(db, "CREATE VIRTUAL TABLE t USING fts5(body,"
	        " tokenize = 'snowball danish english');"
	        "INSERT INTO t (rowid, body) VALUES"
	        "(1, 'Printeren larmer'), (2, 'to printer i kælderen'), (3, 'Aarhus'),"
	        "(4, 'kontoret i Århus'), (5, 'Køkkenets maskine'),"
	        "(6, 'two licences for Excel'), (7, 'en god idé')");
	for (size_t i = 0; i < G_N_ELEMENTS(searches); i++) {
		g_autofree char *found = ask(db,
		    "SELECT COALESCE(group_concat(rowid, ' '), '') FROM"
		    " (SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY rowid)",
		    searches[i].words);

		g_test_message("%s", searches[i].words);
		g_assert_cmpstr(found, ==, searches[i].found);
	}
	sqlite3_close(db);
}

static void
test_search_marks_the_word_as_written(void)
{
	sqlite3 *db = open_db();

	run(db, "CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'snowball danish');"
	        "INSERT INTO t VALUES ('Kontoret i Århus, 2. sal')");
	g_autofree char *marked = ask(db,
	    "SELECT highlight(t, 0, '[', ']') FROM t WHERE t MATCH ?1", "aarhus");
	g_assert_cmpstr(marked, ==, "Kontoret i [Århus], 2. sal");
	sqlite3_close(db);
}

static void
test_an_endless_word_is_found_as_it_stands(void)
{
	sqlite3 *db = open_db();
	char word[5000];

	memset(word, 'x', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	run(db, "CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'snowball danish')");
	g_free(ask(db, "INSERT INTO t VALUES (?1)", word));
	g_autofree char *found = ask(db, "SELECT count(*) FROM t WHERE t MATCH ?1", word);
	g_assert_cmpstr(found, ==, "1");
	sqlite3_close(db);
}

static void
test_tokenizer_refuses_unknown_languages(void)
{
	static const char *const tables[] = {
		"CREATE VIRTUAL TABLE t USING fts5(b, tokenize = 'snowball')",
		"CREATE VIRTUAL TABLE t USING fts5(b, tokenize = 'snowball klingon')",
		"CREATE VIRTUAL TABLE t USING fts5(b, tokenize = 'snowball danish "
		"elvish')",
		"CREATE VIRTUAL TABLE t USING fts5(b,"
		" tokenize = 'snowball danish english german')",
	};
	sqlite3 *db = open_db();

	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
		g_assert_cmpint(sqlite3_exec(db, tables[i], NULL, NULL, NULL), ==,
		    SQLITE_ERROR);
	sqlite3_close(db);
}

static void
test_fold_knows_no_case(void)
{
	static const struct {
		const char *text, *folded;
	} cases[] = {
		{ "Ida@Ærø.DK", "ida@ærø.dk" },
		{ "STRASSE Straße", "strasse strasse" },
		{ "ﬁl ２", "fil 2" },
		{ "A\u030a", "å" },
		{ "", "" },
		{ NULL, NULL },
	};
	sqlite3 *db = open_db();

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *folded = ask(db, "SELECT skranke_fold(?1)",
		    cases[i].text);

		g_assert_cmpstr(folded, ==, cases[i].folded);
	}
	sqlite3_close(db);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sqlite-ext/names-sort-as-danes-sort-them",
	    test_names_sort_as_danes_sort_them);
	g_test_add_func("/sqlite-ext/different-names-are-never-equal",
	    test_different_names_are_never_equal);
	g_test_add_func("/sqlite-ext/searches-find", test_searches_find);
	g_test_add_func("/sqlite-ext/search-marks-the-word-as-written",
	    test_search_marks_the_word_as_written);
	g_test_add_func("/sqlite-ext/an-endless-word-is-found-as-it-stands",
	    test_an_endless_word_is_found_as_it_stands);
	g_test_add_func("/sqlite-ext/tokenizer-refuses-unknown-languages",
	    test_tokenizer_refuses_unknown_languages);
	g_test_add_func("/sqlite-ext/fold-knows-no-case", test_fold_knows_no_case);
	return g_test_run();
}
