/* SPDX-License-Identifier: AGPL-3.0-or-later
 * How many marks say what, and who is asked for one. */
#include <math.h>

#include "model/asking.h"
#include "model/marks.h"

#define NOW DAYS(20000)

/* n of each mark from 1 to 5; what is said of them, in tenths. */
static const struct {
	const char *name;
	int n[5];
	int mean, least, most;
} means[] = {
	{ "one", { 0, 0, 0, 0, 1 }, 50, 24, 50 },
	{ "one-of-the-worst", { 1 }, 10, 10, 36 },
	{ "ten-alike", { 0, 0, 0, 0, 10 }, 50, 44, 50 },
	{ "thousand-alike", { 0, 0, 0, 0, 1000 }, 50, 50, 50 },
	{ "mixed", { 1, 2, 4, 8, 15 }, 41, 37, 45 },
	{ "split", { 50, 0, 0, 0, 50 }, 30, 26, 34 },
};

static Marks
marks_of(const int n[5])
{
	Marks m = { 0 };

	for (int mark = 1; mark <= 5; mark++)
		for (int i = 0; i < n[mark - 1]; i++)
			marks_add(&m, mark);
	return m;
}

static void
a_mean_and_how_sure_it_is(const void *row)
{
	size_t i = GPOINTER_TO_SIZE(row);
	Marks m = marks_of(means[i].n);
	MarksMean mean;

	g_assert_true(marks_mean(&m, &mean));
	g_assert_cmpint(lround(mean.mean * 10), ==, means[i].mean);
	g_assert_cmpint(lround(mean.least * 10), ==, means[i].least);
	g_assert_cmpint(lround(mean.most * 10), ==, means[i].most);
}

static void
who_does_not_answer_has_no_mark(void)
{
	Marks m = { 0 };
	MarksMean mean;

	marks_add(&m, 0);
	g_assert_false(marks_mean(&m, &mean));
	marks_add(&m, 2);
	marks_add(&m, 3);
	g_assert_cmpuint(m.asked, ==, 3);
	g_assert_cmpuint(marks_answered(&m), ==, 2);
	g_assert_cmpuint(marks_low(&m), ==, 1);
	g_assert_true(marks_mean(&m, &mean));
	g_assert_cmpfloat(mean.mean, ==, 2.5);
}

static void
a_question_that_was_left_out_is_a_dash(void)
{
	const int marks[] = { 2, 0, 5 };
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(marks_words(a, marks, 3), ==, "2 · – · 5");
	g_assert_cmpstr(marks_words(a, marks, 0), ==, "");
}

static void
few_differ_by_chance(void)
{
	const int all[5] = { 2, 3, 15, 40, 60 }, bad_few[5] = { 0, 1, 0, 0, 0 },
	          bad_many[5] = { 5, 5, 5, 0, 0 }, good_many[5] = { 0, 0, 0, 0, 60 };
	Marks m = marks_of(all);
	MarksMean whole, part;

	g_assert_true(marks_mean(&m, &whole));
	m = marks_of(bad_few);
	g_assert_true(marks_mean(&m, &part));
	g_assert_false(marks_differ(&part, &whole));
	m = marks_of(bad_many);
	g_assert_true(marks_mean(&m, &part));
	g_assert_true(marks_differ(&part, &whole));
	m = marks_of(good_many);
	g_assert_true(marks_mean(&m, &part));
	g_assert_true(marks_differ(&part, &whole));
}

/* --- who is asked --- */

static const struct {
	const char *name;
	AskRule rule;
	Instant last;
	bool due;
} askings[] = {
	{ "never-before", { 7, 0 }, 0, true },
	{ "just-now", { 7, 0 }, NOW, false },
	{ "almost-a-week-ago", { 7, 0 }, NOW - DAYS(7) + 1, false },
	{ "a-week-ago", { 7, 0 }, NOW - DAYS(7), true },
	{ "each-time", { 0, 0 }, NOW, true },
};

static void
not_more_often_than_agreed(const void *row)
{
	size_t i = GPOINTER_TO_SIZE(row);
	const AskCase c = { .case_id = 1, .now = NOW, .last = askings[i].last };

	g_assert_true(asking_is_due(&askings[i].rule, &c) == askings[i].due);
}

static void
of_many_cases_some(void)
{
	const AskRule rule = { 0, 100 };
	int asked = 0;

	for (int64_t id = 1; id <= 1000; id++) {
		const AskCase few = { .case_id = id, .closed = 100 },
		              many = { .case_id = id, .closed = 1000 };

		g_assert_true(asking_is_due(&rule, &few));
		asked += asking_is_due(&rule, &many);
		g_assert_true(asking_is_due(&rule, &many) == asking_is_due(&rule, &many));
	}
	/* Three deviations of what chance gives, 9.5 each. */
	g_assert_cmpint(asked, >, 70);
	g_assert_cmpint(asked, <, 130);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(means); i++) {
		g_autofree char *path = g_strdup_printf("/marks/%s", means[i].name);

		g_test_add_data_func(path, GSIZE_TO_POINTER(i),
		    a_mean_and_how_sure_it_is);
	}
	g_test_add_func("/marks/who-does-not-answer-has-no-mark",
	    who_does_not_answer_has_no_mark);
	g_test_add_func("/marks/a-question-that-was-left-out-is-a-dash",
	    a_question_that_was_left_out_is_a_dash);
	g_test_add_func("/marks/few-differ-by-chance", few_differ_by_chance);
	for (size_t i = 0; i < G_N_ELEMENTS(askings); i++) {
		g_autofree char *path = g_strdup_printf("/asking/%s", askings[i].name);

		g_test_add_data_func(path, GSIZE_TO_POINTER(i),
		    not_more_often_than_agreed);
	}
	g_test_add_func("/asking/of-many-cases-some", of_many_cases_some);
	return g_test_run();
}
