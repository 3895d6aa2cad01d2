/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What people write in the form of an agreement, what is understood, and how it is shown
 * again: a line a case. NULL is refused. */
#include "web/agreement_words.h"

#include <string.h>

static const struct {
	const char *name, *typed, *shown;
} spans[] = {
	{ "none", " ", "" },
	{ "whole-hours", "8-16", "8–16" },
	{ "with-minutes", "08:30 – 16.15", "8.30–16.15" },
	{ "two", "8-12, 12.30-16", "8–12, 12.30–16" },
	{ "two-without-a-comma", "8-12 13-16", "8–12, 13–16" },
	{ "to-midnight", "0-24", "0–24" },
	{ "backwards", "16-8", NULL },
	{ "empty", "8-8", NULL },
	{ "past-midnight", "8-24.01", NULL },
	{ "minutes-that-are-none", "8.60-9", NULL },
	{ "one-time", "8", NULL },
	{ "words", "formiddag", NULL },
	{ "words-behind", "8-16 ca.", NULL },
}, lengths[] = {
	{ "none", "", "" },
	{ "hours-unless-said", "4", "4 t" },
	{ "hours", "4 timer", "4 t" },
	{ "english", "4 h", "4 t" },
	{ "minutes", "30 min", "30 min" },
	{ "both", "1 t 30 min", "1 t 30 min" },
	{ "clock", "1:30", "1 t 30 min" },
	{ "comma", "1,5 t", "1 t 30 min" },
	{ "point", "0.25", "15 min" },
	{ "sixty", "1:60", NULL },
	{ "negative", "-4", NULL },
	{ "words", "snart", NULL },
	{ "too-many-digits", "1234567", NULL },
}, off[] = {
	{ "none", "\n \n", "" },
	{ "every-year", "24/12 Juleaften", "24/12 Juleaften\n" },
	{ "from-a-time", "31/12 fra 12 Nytår", "31/12 fra 12 Nytår\n" },
	{ "from-half-past", "31/12 fra 12:30", "31/12 fra 12.30\n" },
	{ "a-date", "2027-05-07 Firmatur", "2027-05-07 Firmatur\n" },
	{ "a-danish-date", "7/5 2027 Firmatur", "2027-05-07 Firmatur\n" },
	{ "points", "7.5.2027", "2027-05-07\n" },
	{ "leap-day-of-every-year", "29/2", "29/2\n" },
	{ "a-number-is-a-name", "7/5 12 års fødselsdag", "7/5 12 års fødselsdag\n" },
	{ "no-such-date", "30/2", NULL },
	{ "no-leap-year", "2027-02-29", NULL },
	{ "the-name-first", "Juleaften 24/12", NULL },
}, other[] = {
	{ "none", "", "" },
	{ "a-period", "2027-06-05 10-14 Flytning", "2027-06-05 10–14 Flytning" },
	{ "two-periods", "5/6 2027 8-12, 13-15", "2027-06-05 8–12, 13–15" },
	{ "two-dates", "2027-06-05 10-14 A\n2027-06-06 9-10",
	    "2027-06-05 10–14 A\n2027-06-06 9–10" },
	{ "no-period", "2027-06-05 Flytning", NULL },
	{ "of-every-year", "5/6 10-14", NULL },
};

static char *
spans_again(Arena *a, const char *s)
{
	HoursSpan *all = NULL;
	size_t n = 0;

	return words_read_spans(a, s, 3, &all, &n) ? words_of_spans(a, LANG_DA, all, n, 3)
	                                           : NULL;
}

static char *
length_again(Arena *a, const char *s)
{
	Duration length;

	return words_read_length(s, &length) ? words_of_length(a, LANG_DA, length) : NULL;
}

static char *
off_again(Arena *a, const char *s)
{
	AgreementDay *days = NULL;
	size_t n = 0;
	int line;

	return words_read_off(a, s, &days, &n, &line) ? words_of_off(a, LANG_DA, days, n)
	                                              : NULL;
}

static char *
other_again(Arena *a, const char *s)
{
	AgreementDay *days = NULL;
	size_t n = 0;
	int line;

	return words_read_other(a, s, &days, &n, &line)
	           ? words_of_other(a, LANG_DA, days, n)
	           : NULL;
}

typedef char *(*Again)(Arena *a, const char *s);

static void
must_be(const typeof(spans[0]) *c, Again again)
{
	g_autoptr(Arena) a = arena_new();
	char *shown = again(a, c->typed);

	g_assert_cmpstr(shown, ==, c->shown);
	if (shown) /* what is shown is understood as the same */
		g_assert_cmpstr(again(a, shown), ==, shown);
}

static void
test_spans(const void *c)
{
	must_be(c, spans_again);
}
static void
test_lengths(const void *c)
{
	must_be(c, length_again);
}
static void
test_off(const void *c)
{
	must_be(c, off_again);
}
static void
test_other(const void *c)
{
	must_be(c, other_again);
}

static void
test_line(void)
{
	g_autoptr(Arena) a = arena_new();
	AgreementDay *days = NULL;
	size_t n = 0;
	int line = 0;

	g_assert_false(words_read_off(a, "24/12\n\n32/12", &days, &n, &line));
	g_assert_cmpint(line, ==, 3);
}

#define ADD_ALL(prefix, table, fn)                                                       \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                               \
		g_autofree char *path = g_strconcat(prefix, (table)[i].name, NULL);      \
		g_test_add_data_func(path, &(table)[i], fn);                             \
	}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ALL("/agreement-words/hours/", spans, test_spans)
	ADD_ALL("/agreement-words/length/", lengths, test_lengths)
	ADD_ALL("/agreement-words/off/", off, test_off)
	ADD_ALL("/agreement-words/other/", other, test_other)
	g_test_add_func("/agreement-words/the-line-that-is-none", test_line);
	return g_test_run();
}
