/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Tables of cases as other programs write them: text, dates, columns. */
#include <string.h>

#include "base/arena.h"
#include "model/date_read.h"
#include "model/expect_table.h"

/* --- text in cells --- */

/* What is read, cells divided by | and lines by /. */
static const struct {
	const char *name, *file, *read;
} texts[] = {
	{ "commas", "a,b\n1,2\n", "a|b/1|2" },
	{ "semicolons", "a;b\r\n1,5;2\r\n", "a|b/1,5|2" },
	{ "tabs-and-old-line-ends", "a\tb\r1\t2", "a|b/1|2" },
	{ "quotes", "a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n3,4",
	    "a|b/x, \"y\"|two\nlines/3|4" },
	{ "separator-that-is-said", "sep=;\na,b;c\n1;2\n", "a,b|c/1|2" },
	{ "mark-of-utf-8", "\xef\xbb\xbf\x61,b\n1,2\n", "a|b/1|2" },
	{ "windows", "k\xf8,b\n\x80,2\n", "k\xc3\xb8|b/\xe2\x82\xac|2" },
	{ "utf-8", "k\xc3\xb8,b\n1,2\n", "k\xc3\xb8|b/1|2" },
	{ "empty-lines-and-spaces", "\n\n a , b \n\n 1 ,\"2 \"\n\n", "a|b/1|2" },
	{ "a-quote-never-closed", "a,b\n\"1,2\n3,4\n", "a|b/\"1|2/3|4" },
	{ "an-empty-last-cell", "a,b\n1,\n", "a|b/1|" },
	{ "nothing", "", "" },
};

static void
test_text(const void *data)
{
	const typeof(texts[0]) *t = data;
	g_autoptr(Csv) csv = csv_new(t->file, strlen(t->file));
	g_autoptr(GString) read = g_string_new(NULL);
	CsvRow row;

	while (csv_next(csv, &row)) {
		g_string_append(read, read->len ? "/" : "");
		for (size_t i = 0; i < row.n; i++)
			g_string_append_printf(read, "%s%s", i ? "|" : "", row.cells[i]);
	}
	g_assert_cmpstr(read->str, ==, t->read);
}

/* --- dates --- */

/* NULL: it is none. */
static const struct {
	const char *text;
	bool month_first;
	const char *at;
} dates[] = {
	{ "2026-02-03T09:30:15Z", false, "2026-02-03T09:30:15Z" },
	{ "2026-02-03T09:30:15.250+01:00", false, "2026-02-03T08:30:15Z" },
	{ "2026-02-03 09:30:15", false, "2026-02-03T09:30:15Z" },
	{ "2026-02-03 09:30:15 UTC", false, "2026-02-03T09:30:15Z" },
	{ "2026-02-03 09:30", false, "2026-02-03T09:30:00Z" },
	{ "2026-02-03", false, "2026-02-03T00:00:00Z" },
	{ "20260203", false, "2026-02-03T00:00:00Z" },
	{ "20260203T093015Z", false, "2026-02-03T09:30:15Z" },
	{ "03-02-2026", false, "2026-02-03T00:00:00Z" },
	{ "03-02-2026 09.30", false, "2026-02-03T09:30:00Z" },
	{ "3.2.2026 kl. 9.30", false, "2026-02-03T09:30:00Z" },
	{ "2/3/2026 9:30 AM", true, "2026-02-03T09:30:00Z" },
	{ "2/3/2026 12:05 am", true, "2026-02-03T00:05:00Z" },
	{ "2/3/2026 12:05 PM", true, "2026-02-03T12:05:00Z" },
	{ "2/3/26", true, "2026-02-03T00:00:00Z" },
	{ "29/2/2016 01:16", false, "2016-02-29T01:16:00Z" },
	{ "03/Feb/26 9:30 AM", false, "2026-02-03T09:30:00Z" },
	{ "Feb 3, 2026 9:30 PM", false, "2026-02-03T21:30:00Z" },
	{ "Tue, 03 Feb 2026 09:30:00 +0100", false, "2026-02-03T08:30:00Z" },
	{ "1770111015", false, "2026-02-03T09:30:15Z" },
	{ "1770111015000", false, "2026-02-03T09:30:15Z" },
	{ "1770111015.5", false, "2026-02-03T09:30:15Z" },
	{ "2026-02-29", false, NULL },
	{ "2025-13-01", false, NULL },
	{ "31/12/2025", true, NULL },
	{ "2026-02-03 25:00", false, NULL },
	{ "2026-02-03 09:61", false, NULL },
	{ "13:00 PM", false, NULL },
	{ "2/3/2026 13:00 PM", true, NULL },
	{ "1234", false, NULL },
	{ "v1.2.3", false, NULL },
	{ "", false, NULL },
	{ "tomorrow", false, NULL },
};

static void
test_dates(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
		Instant at = 0, wanted = 0;
		bool is = date_read(dates[i].text, dates[i].month_first, &at);

		g_test_message("\"%s\"", dates[i].text);
		g_assert_cmpint(is, ==, dates[i].at != NULL);
		if (dates[i].at)
			g_assert_true(clock_parse_rfc3339(dates[i].at, &wanted));
		g_assert_cmpint(at / SECONDS(1), ==, wanted / SECONDS(1));
	}
}

/* --- columns --- */

static const struct {
	const char *name, *file;
	/* Each column's kind, by its first letter: o c n, u for unused; Choice, Quantity,
	 * Words in capitals; the category in brackets. */
	const char *kinds;
	size_t cases, open, bad, again;
	const char *first; /* when the first opened */
} tables[] = {
	{ "as-documented",
	    "opened,closed,category\n2026-02-03,2026-02-04,a\n2026-02-03,,b\n", "oc[C]",
	    2, 1, 0, 0, "2026-02-03T00:00:00Z" },
	{ "an-incident-log",
	    "number,incident_state,reassignment_count,opened_at,sys_updated_at,category,"
	    "priority,closed_code,resolved_at,closed_at\n"
	    "INC1,New,0,29/2/2016 01:16,29/2/2016 01:23,Cat 55,3 - Moderate,c "
	    "5,29/2/2016 "
	    "11:29,5/3/2016 12:00\n"
	    "INC1,Closed,2,29/2/2016 01:16,5/3/2016 12:00,Cat 56,3 - Moderate,c "
	    "5,29/2/2016 "
	    "11:29,5/3/2016 12:00\n"
	    "INC2,New,0,1/3/2016 02:00,1/3/2016 02:01,Cat 40,2 - High,c 6,?,7/3/2016 "
	    "10:00\n",
	    "nuuou[C]Cuuc", 2, 0, 0, 1, "2016-02-29T01:16:00Z" },
	{ "american-dates",
	    "Created;Resolved;Issue Type\n2/3/2026 9:00 AM;2/14/2026 1:00 PM;Bug\n"
	    "2/5/2026 9:00 AM;;Task\n",
	    "oc[C]", 2, 1, 0, 0, "2026-02-03T09:00:00Z" },
	{ "danish",
	    "Sagsnr;Oprettet;Lukket;Kategori\n7;03-02-2026 09.00;04-02-2026 10.15;net\n"
	    "8;03-02-2026 09.30;;mail\n",
	    "noc[C]", 2, 1, 0, 0, "2026-02-03T09:00:00Z" },
	{ "bad-rows-are-counted",
	    "opened,closed\n2026-02-03,2026-02-04\nnever,2026-02-04\n2026-02-05,2026-02-"
	    "04\n"
	    "2026-02-05,soon\n2026-02-01,NULL\n",
	    "oc", 2, 1, 3, 0, "2026-02-01T00:00:00Z" },
};

static void
test_table(const void *data)
{
	const typeof(tables[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	g_autoptr(Csv) csv = csv_new(t->file, strlen(t->file));
	g_autoptr(GString) kinds = g_string_new(NULL);
	ExpectTable table;
	Instant first;

	expect_table_read(a, csv, &(ColumnNames){ 0 }, &table, &err);
	g_assert_no_error(err);
	for (size_t i = 0; i < table.columns.n; i++) {
		bool group = i == table.columns.group;

		g_string_append_printf(kinds, "%s%c%s", group ? "[" : "",
		    "uocnCQW"[table.columns.columns[i].kind], group ? "]" : "");
	}
	g_assert_cmpstr(kinds->str, ==, t->kinds);
	g_assert_cmpuint(table.n, ==, t->cases);
	g_assert_cmpuint(table.n_open, ==, t->open);
	g_assert_cmpuint(table.bad_opened + table.bad_closed, ==, t->bad);
	g_assert_cmpuint(table.again, ==, t->again);
	g_autoptr(Expect) e = expect_new(expect_table_grain(&table));
	const ExpectPast *past = expect_table_past(&table, a, e);
	g_assert_true(clock_parse_rfc3339(t->first, &first));
	g_assert_cmpint(past[0].opened, ==, first);
}

static const struct {
	const char *file, *opened, *why;
} refused[] = {
	{ "", NULL, "the file is empty" },
	{ "a,b\n1,2\n", NULL, "opened" },
	{ "opened,b\n2026-02-03,2\n", NULL, "closed" },
	{ "opened,closed\n2026-02-03,2\n", "begun", "begun" },
};

static void
what_is_no_table_is_refused(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
		g_autoptr(Arena) a = arena_new();
		g_autoptr(GError) err = NULL;
		g_autoptr(Csv) csv = csv_new(refused[i].file, strlen(refused[i].file));
		const ColumnNames names = { .opened = refused[i].opened };
		ExpectTable table;

		g_assert_false(expect_table_read(a, csv, &names, &table, &err));
		g_assert_nonnull(strstr(err->message, refused[i].why));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *path = g_strconcat("/text/", texts[i].name, NULL);

		g_test_add_data_func(path, &texts[i], test_text);
	}
	g_test_add_func("/dates", test_dates);
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *path = g_strconcat("/table/", tables[i].name, NULL);

		g_test_add_data_func(path, &tables[i], test_table);
	}
	g_test_add_func("/what-is-no-table-is-refused", what_is_no_table_is_refused);
	return g_test_run();
}
