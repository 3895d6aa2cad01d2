/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What people promise in words; it is Tuesday 3 March 2026, 9.00 in Copenhagen (week 10),
 * unless another time is given. */
#include <stdio.h>
#include <string.h>

#include "model/date_words.h"

typedef struct {
	const char *text;
	const char
	    *latest;     /* local: "03-06 17:00" of 2026, or with its year; NULL: none */
	const char *now; /* local; NULL: see above */
} Row;

#include "date_words_da.h"
#include "date_words_en.h"

typedef struct {
	Lang lang;
	const Row *row;
} Asked;

static Instant
instant_of(const char *local)
{
	int y = 2026, m, d, hour, minute;
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier("Europe/Copenhagen");

	if (local[4] == '-')
		g_assert_cmpint(sscanf(local, "%d-%d-%d %d:%d", &y, &m, &d, &hour,
		                    &minute),
		    ==, 5);
	else
		g_assert_cmpint(sscanf(local, "%d-%d %d:%d", &m, &d, &hour, &minute), ==,
		    4);
	g_autoptr(GDateTime) t = g_date_time_new(tz, y, m, d, hour, minute, 0);
	return SECONDS(g_date_time_to_unix(t));
}

static char *
local_of(Instant at)
{
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier("Europe/Copenhagen");
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at / SECONDS(1));
	g_autoptr(GDateTime) t = g_date_time_to_timezone(utc, tz);

	return g_date_time_format(t,
	    g_date_time_get_year(t) == 2026 ? "%m-%d %H:%M" : "%Y-%m-%d %H:%M");
}

static void
the_promise_is_found(const void *data)
{
	const Asked *asked = data;
	const Row *r = asked->row;
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier("Europe/Copenhagen");
	Instant now = instant_of(r->now ? r->now : "03-03 09:00");
	DateWords found[DATE_WORDS_MAX];
	size_t n = date_words_find(r->text, asked->lang, tz, now, found), best = 0;

	g_test_message("%s", r->text);
	for (size_t i = 0; i < n; i++) {
		g_assert_cmpint(found[i].earliest, <=, found[i].latest);
		g_assert_cmpint(found[i].latest, >, now);
		g_assert_cmpuint(found[i].at + found[i].length, <=, strlen(r->text));
		g_assert_cmpint(found[i].confidence, >=, 40);
		g_assert_cmpint(found[i].confidence, <=, 99);
		if (found[i].confidence > found[best].confidence)
			best = i;
	}
	g_autofree char *latest = n ? local_of(found[best].latest) : NULL;
	g_assert_cmpstr(latest, ==, r->latest);
}

static void
the_words_and_the_whole_span_are_given(void)
{
	static const char text[] =
	    "Vi forventer at det er løst tirsdag kl. 10-12 i uge 12.";
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier("Europe/Copenhagen");
	DateWords w;

	g_assert_true(date_words_best(text, LANG_DA, tz, instant_of("03-03 09:00"), &w));
	g_assert_cmpint(w.earliest, ==, instant_of("03-17 10:00"));
	g_assert_cmpint(w.latest, ==, instant_of("03-17 12:00"));
	g_autofree char *words = g_strndup(text + w.at, w.length);
	g_assert_cmpstr(words, ==, "tirsdag kl. 10-12 i uge 12");
}

static void
the_other_language_is_tried(void)
{
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier("Europe/Copenhagen");
	DateWords w;
	Instant now = instant_of("03-03 09:00");

	g_assert_true(
	    date_words_best("We expect to fix it tomorrow at 2pm", LANG_DA, tz, now, &w));
	g_assert_cmpint(w.latest, ==, instant_of("03-04 14:00"));
	g_assert_false(date_words_best("", LANG_EN, tz, now, &w));
}

/* What the clock skips or has twice is still an instant after now. */
static void
any_bytes_are_survived(void)
{
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier("Europe/Copenhagen");
	static const char *const bits[] = { "kl", ".", "14", ":", "30", "d", "den", "6",
		"/", "3", "-", "2026", "marts", "uge", "12", "om", "timer", "99", "31",
		"fredag", "næste", "inden", "\n", "senest", "i morgen", "24",
		"slutningen af", "53", "0", "29", "februar" };
	DateWords found[DATE_WORDS_MAX];

	for (int round = 0; round < 20000; round++) {
		g_autoptr(GString) s = g_string_new(NULL);
		int n = g_test_rand_int_range(1, 9);

		for (int i = 0; i < n; i++)
			g_string_append_printf(s, "%s%s",
			    bits[g_test_rand_int_range(0, G_N_ELEMENTS(bits))],
			    g_test_rand_bit() ? " " : "");
		Instant now = DAYS(g_test_rand_int_range(18000, 30000)) +
		              MINUTES(g_test_rand_int_range(0, 1440));
		size_t k = date_words_find(s->str, LANG_DA, tz, now, found);
		for (size_t i = 0; i < k; i++) {
			g_assert_cmpint(found[i].latest, >, now);
			g_assert_cmpint(found[i].earliest, <=, found[i].latest);
		}
	}
}

static void
add(Lang lang, const Row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		g_autofree char *path = g_strdup_printf("/date-words/%s/%03zu",
		    lang_code(lang), i + 1);
		Asked *asked = g_new(Asked, 1);

		*asked = (Asked){ lang, &rows[i] };
		g_test_add_data_func_full(path, asked, the_promise_is_found, g_free);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add(LANG_DA, danish, G_N_ELEMENTS(danish));
	add(LANG_EN, english, G_N_ELEMENTS(english));
	g_test_add_func("/date-words/the-words-and-the-whole-span-are-given",
	    the_words_and_the_whole_span_are_given);
	g_test_add_func("/date-words/the-other-language-is-tried",
	    the_other_language_is_tried);
	g_test_add_func("/date-words/any-bytes-are-survived", any_bytes_are_survived);
	return g_test_run();
}
