/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The three clocks of a case: stories that people can check by hand, and random ones that
 * a slow second clock counts again, minute by minute. */
#include <string.h>

#include "base/err.h"
#include "model/sla.h"

#define CPH "Europe/Copenhagen"

/* 8-16, Friday 8-15:30 */
static const HoursSpan office[] = {
	{ 1, 480, 960 },
	{ 2, 480, 960 },
	{ 3, 480, 960 },
	{ 4, 480, 960 },
	{ 5, 480, 930 },
};

/* A fault: an answer in 2 h, word every 4 h, solved in 8 h, of opening time. An outage:
 * the same, round the clock. Waiting for the reporter stands all but the response still,
 * waiting for a part the solution. */
static void
make_agreement(Agreement *ag)
{
	g_autoptr(GError) err = NULL;

	*ag = (Agreement){
		.id = 1,
		.hours = hours_new(CPH, office, G_N_ELEMENTS(office), HOLIDAYS_DK, &err),
		.targets = {
			[CATEGORY_FAULT] = { .clock = { { HOURS(2), false },
			    { HOURS(4), false }, { HOURS(8), false } } },
			[CATEGORY_OUTAGE] = { .clock = { { HOURS(2), true },
			    { HOURS(4), true }, { HOURS(8), true } } },
			/* no update is promised */
			[CATEGORY_CHANGE] = { .clock = { { HOURS(2), false }, { 0 },
			    { HOURS(8), false } } },
		},
		.stands = {
			[STATUS_WAITING_REPORTER] = CLOCKS_ALL ^ 1 << CLOCK_RESPONSE,
			[STATUS_WAITING_PART] = 1 << CLOCK_SOLUTION,
		},
	};
	g_assert_no_error(err);
}

static Instant
at(const char *iso)
{
	Instant t = 0;

	g_assert_true(clock_parse_rfc3339(iso, &t));
	return t;
}

/* --- stories --- */

#define R true, false /* the response */
#define T false, true /* word to the reporter */
#define N false, false

typedef struct {
	const char *at; /* of February 2026, which is winter: "03 09:00"; the 3rd is a
	                   Tuesday */
	Status status;
	bool responded, told;
} Step;

typedef struct {
	const char *promise;
	Category category;
	Step steps[6];
	/* after the last step */
	const char *response, *update, *solution; /* due; NULL: nothing is */
	int used;                                 /* of the solution, minutes */
	int64_t standing;
} Story;

#define ALL_STAND (1 << CLOCK_RESPONSE | 1 << CLOCK_UPDATE | 1 << CLOCK_SOLUTION)

static const Story stories[] = {
	{ "a-report-owes-an-answer-and-a-solution-but-no-update", CATEGORY_FAULT,
	    { { "03 09:00", STATUS_NEW, N } }, "03 11:00", NULL, "04 09:00", 0, 0 },
	{ "a-report-of-the-night-counts-from-the-morning", CATEGORY_FAULT,
	    { { "03 23:00", STATUS_NEW, N } }, "04 10:00", NULL, "04 16:00", 0, 0 },
	{ "round-the-clock-is-round-the-clock", CATEGORY_OUTAGE,
	    { { "03 23:00", STATUS_NEW, N } }, "04 01:00", NULL, "04 07:00", 0, 0 },
	{ "the-answer-begins-the-update", CATEGORY_FAULT,
	    { { "03 09:00", STATUS_NEW, N }, { "03 10:00", STATUS_OPEN, R } }, "03 11:00",
	    "03 14:00", "04 09:00", 60, 0 },
	{ "each-word-begins-it-anew", CATEGORY_FAULT,
	    { { "03 09:00", STATUS_NEW, N }, { "03 10:00", STATUS_OPEN, R },
	        { "03 13:00", STATUS_OPEN, T } },
	    "03 11:00", "04 09:00", "04 09:00", 240, 0 },
	{ "a-receipt-is-no-answer-and-no-word", CATEGORY_FAULT,
	    { { "03 09:00", STATUS_NEW, N }, { "03 09:30", STATUS_NEW, T } }, "03 11:00",
	    NULL, "04 09:00", 30, 0 },
	{ "where-no-update-is-promised-none-is-due", CATEGORY_CHANGE,
	    { { "03 09:00", STATUS_NEW, N }, { "03 10:00", STATUS_OPEN, R } }, "03 11:00",
	    NULL, "04 09:00", 60, 0 },
	{ "waiting-for-the-reporter-costs-nothing", CATEGORY_FAULT,
	    { { "03 09:00", STATUS_NEW, N }, { "03 10:00", STATUS_WAITING_REPORTER, R },
	        { "05 10:00", STATUS_OPEN, N } },
	    "03 11:00", "05 14:00", "06 09:00", 60, 0 },
	{ "while-it-waits-the-rest-is-what-it-was", CATEGORY_FAULT,
	    { { "03 09:00", STATUS_NEW, N }, { "03 10:00", STATUS_WAITING_REPORTER, R } },
	    "03 11:00", "03 14:00", "04 09:00", 60,
	    1 << CLOCK_UPDATE | 1 << CLOCK_SOLUTION },
	{ "waiting-for-a-part-still-owes-word", CATEGORY_FAULT,
	    { { "03 09:00", STATUS_NEW, N }, { "03 10:00", STATUS_WAITING_PART, R },
	        { "04 10:00", STATUS_OPEN, N } },
	    "03 11:00", "03 14:00", "05 09:00", 60, 0 },
	{ "waiting-for-a-supplier-runs-on-here", CATEGORY_FAULT,
	    { { "03 09:00", STATUS_NEW, N }, { "03 10:00", STATUS_WAITING_SUPPLIER, R },
	        { "04 08:30", STATUS_OPEN, N } },
	    "03 11:00", "03 14:00", "04 09:00", 450, 0 },
	{ "a-deadline-that-passed-stays-where-it-was", CATEGORY_FAULT,
	    { { "03 09:00", STATUS_NEW, N }, { "05 09:00", STATUS_OPEN, R } }, "03 11:00",
	    "05 13:00", "04 09:00", 960, 0 },
	{ "solved-stops-them-all", CATEGORY_FAULT,
	    { { "03 09:00", STATUS_NEW, N }, { "03 10:00", STATUS_SOLVED, R } },
	    "03 11:00", NULL, "04 09:00", 60, ALL_STAND },
	{ "reopened-goes-on-and-does-not-count-the-days-between", CATEGORY_FAULT,
	    { { "03 09:00", STATUS_NEW, N }, { "03 12:00", STATUS_SOLVED, R },
	        { "10 09:00", STATUS_OPEN, N } },
	    "03 11:00", "10 13:00", "10 14:00", 180, 0 },
	{ "closing-a-solved-case-adds-nothing", CATEGORY_FAULT,
	    { { "03 09:00", STATUS_NEW, N }, { "03 12:00", STATUS_SOLVED, R },
	        { "06 12:00", STATUS_CLOSED, N } },
	    "03 11:00", NULL, "04 09:00", 180, ALL_STAND },
};

static Instant
in_february(const char *short_)
{
	g_autofree char *iso = g_strdup_printf("2026-02-%.2sT%s:00+01:00", short_,
	    short_ + 3);

	return at(iso);
}

static void
is_due(Instant due, const char *expected)
{
	g_assert_cmpint(due, ==, expected ? in_february(expected) : 0);
}

static void
the_story_holds(const void *data)
{
	const Story *s = data;
	g_autoptr(GError) err = NULL;
	ClockMark marks[G_N_ELEMENTS(s->steps)];
	SlaClocks clocks;
	Change ch = { 0 };
	Agreement ag;
	size_t n = 0;

	make_agreement(&ag);
	for (; n < G_N_ELEMENTS(s->steps) && s->steps[n].at; n++)
		marks[n] = (ClockMark){ in_february(s->steps[n].at), s->steps[n].status,
			s->steps[n].responded, s->steps[n].told };
	g_assert_true(
	    sla_clocks(&(SlaCase){ &ag, s->category, marks, n }, &clocks, &err));
	sla_change(&clocks, &ch);
	is_due(ch.to.response_due, s->response);
	is_due(ch.to.update_due, s->update);
	is_due(ch.to.solution_due, s->solution);
	g_assert_cmpint(clocks.clock[CLOCK_SOLUTION].used, ==, MINUTES(s->used));
	g_assert_cmpint(ch.to.standing, ==, s->standing);
	hours_free(ag.hours);
}

/* --- what a mark is made of --- */

static void
only_the_staff_answers(void)
{
	const Case before = { .status = STATUS_OPEN, .horizon = 1 };
	const Case after = { .status = STATUS_OPEN, .responded_at = 5, .horizon = 1 };
	Entry e = { .at = 5, .kind = ENTRY_ANSWER, .staff_id = 1, .is_public = true };

	CHANGE(&e.change, responded_at, 5);
	g_assert_true(clock_mark(&before, &after, &e).responded);
	g_assert_true(clock_mark(&before, &after, &e).told);
	e.kind = ENTRY_NOTE;
	e.is_public = false;
	e.change = (Change){ 0 };
	g_assert_false(clock_mark(&before, &after, &e).responded);
	g_assert_false(clock_mark(&before, &after, &e).told);
	e = (Entry){ .at = 5, .kind = ENTRY_MAIL_IN, .person_id = 1, .is_public = true };
	g_assert_false(clock_mark(&before, &after, &e).told);
	g_assert_false(clock_mark(NULL, &after, &e).told); /* the receipt */
	g_assert_false(clock_mark(NULL, &after, &e).responded);
}

/* --- shares --- */

static void
a_share_is_reached_while_the_clock_runs(void)
{
	const ClockMark marks[] = { { in_february("03 09:00"), STATUS_NEW, N },
		{ in_february("03 10:00"), STATUS_WAITING_REPORTER, R } };
	g_autoptr(GError) err = NULL;
	SlaClocks clocks;
	Instant reached = 1;
	Agreement ag;
	SlaCase of = { &ag, CATEGORY_FAULT, marks, 1 };

	make_agreement(&ag);
	g_assert_true(sla_clocks(&of, &clocks, &err));
	g_assert_true(sla_reaches(&of, CLOCK_SOLUTION, &clocks.clock[CLOCK_SOLUTION], 750,
	    &reached, &err));
	g_assert_cmpint(reached, ==, in_february("03 15:00"));
	g_assert_true(sla_reaches(&of, CLOCK_SOLUTION, &clocks.clock[CLOCK_SOLUTION],
	    1000, &reached, &err));
	g_assert_cmpint(reached, ==, in_february("04 09:00"));
	of.n = 2;
	g_assert_true(sla_clocks(&of, &clocks, &err));
	g_assert_true(sla_reaches(&of, CLOCK_SOLUTION, &clocks.clock[CLOCK_SOLUTION], 750,
	    &reached, &err));
	g_assert_cmpint(reached, ==, 0); /* it stands */
	hours_free(ag.hours);
}

/* --- the same, counted minute by minute --- */

#define MAX_MARKS 8

/* Open by the wall in Copenhagen, as the spans above say; April 2026 has Easter. */
static bool
wall_is_open(Instant t)
{
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(CPH);
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(t / SECONDS(1));
	g_autoptr(GDateTime) wall = g_date_time_to_timezone(utc, tz);
	g_autofree char *day = g_date_time_format(wall, "%m-%d");
	static const char *const off[] = { "04-02", "04-03", "04-05", "04-06" };
	int minute = g_date_time_get_hour(wall) * 60 + g_date_time_get_minute(wall);
	int weekday = g_date_time_get_day_of_week(wall);

	for (size_t i = 0; i < G_N_ELEMENTS(off); i++)
		if (!strcmp(day, off[i]))
			return false;
	return weekday <= 5 && minute >= 480 && minute < (weekday == 5 ? 930 : 960);
}

typedef struct {
	Duration used[N_CLOCKS];
	Instant due[N_CLOCKS]; /* 0: not reached */
} Slow;

/* Does that clock count in the minute that begins after the marks up to i? */
static bool
slow_counts(const Agreement *ag, ClockKind kind, const ClockMark *marks, size_t i)
{
	bool responded = false;

	for (size_t j = 0; j <= i; j++)
		responded = responded || marks[j].responded;
	if (marks[i].status >= STATUS_SOLVED ||
	    (ag->stands[marks[i].status] & (1 << kind)) != 0)
		return false;
	switch (kind) {
	case CLOCK_RESPONSE:
		return !responded;
	case CLOCK_UPDATE:
		return responded;
	case CLOCK_SOLUTION:
		return true;
	}
	g_assert_not_reached();
}

/* Does the update begin anew at that mark? With each word, and when a case that was at
 * its end goes on. */
static bool
slow_restarts(const ClockMark *marks, size_t i)
{
	bool reopened = i && marks[i - 1].status >= STATUS_SOLVED &&
	                marks[i].status < STATUS_SOLVED;
	bool responded = false;

	for (size_t j = 0; j <= i; j++)
		responded = responded || marks[j].responded;
	return marks[i].responded || (responded && (marks[i].told || reopened));
}

static Slow
count_slowly(const Agreement *ag, Category category, const ClockMark *marks, size_t n)
{
	bool always = category == CATEGORY_OUTAGE;
	Slow s = { 0 };
	size_t i = 0;

	for (Instant t = marks[0].at; t < marks[n - 1].at; t += MINUTES(1)) {
		for (; i + 1 < n && marks[i + 1].at <= t; i++)
			if (slow_restarts(marks, i + 1))
				s.used[CLOCK_UPDATE] = s.due[CLOCK_UPDATE] = 0;
		if (!always && !wall_is_open(t))
			continue;
		for (ClockKind kind = 0; kind < N_CLOCKS; kind++) {
			if (!slow_counts(ag, kind, marks, i))
				continue;
			s.used[kind] += MINUTES(1);
			if (s.used[kind] == ag->targets[category].clock[kind].length)
				s.due[kind] = t + MINUTES(1);
		}
	}
	return s;
}

static size_t
draw_marks(ClockMark *marks)
{
	size_t n = (size_t)g_test_rand_int_range(2, MAX_MARKS);
	/* about the change to summer time and Easter */
	Instant t = at("2026-03-26T00:00:00+01:00") +
	            MINUTES(g_test_rand_int_range(0, 10 * 1440));

	for (size_t i = 0; i < n; i++) {
		marks[i] = (ClockMark){ t,
			(Status)g_test_rand_int_range(STATUS_NEW, STATUS_CLOSED + 1), N };
		if (i == 0)
			marks[i].status = STATUS_NEW;
		else
			marks[i].told = g_test_rand_int_range(0, 3) == 0;
		t += MINUTES(g_test_rand_int_range(1, 3 * 1440));
	}
	/* one of them is the response; sometimes none is */
	size_t response = (size_t)g_test_rand_int_range(1, (int)n + 1);
	if (response < n)
		marks[response].responded = true;
	/* the last does not end the case, so that all has been counted before it */
	marks[n - 1].status = STATUS_OPEN;
	marks[n - 1].told = marks[n - 1].responded = false;
	if (n > 1 && marks[n - 2].status >= STATUS_SOLVED)
		marks[n - 2].status = STATUS_OPEN;
	return n;
}

static void
tell_marks(ClockKind kind, const ClockMark *marks, size_t n)
{
	for (size_t i = 0; i < n; i++)
		g_test_message("clock %d: %+" G_GINT64_FORMAT " min: status %d%s%s",
		    (int)kind, (marks[i].at - marks[0].at) / MINUTES(1),
		    (int)marks[i].status, marks[i].responded ? ", answered" : "",
		    marks[i].told ? ", told" : "");
}

static void
a_slow_clock_agrees(void)
{
	static const Category categories[] = { CATEGORY_FAULT, CATEGORY_OUTAGE };
	Agreement ag;

	make_agreement(&ag);
	for (int round = 0; round < 60; round++) {
		Category category = categories[round % 2];
		g_autoptr(GError) err = NULL;
		ClockMark marks[MAX_MARKS];
		size_t n = draw_marks(marks);
		Slow slow = count_slowly(&ag, category, marks, n);
		SlaClocks fast;

		g_assert_true(
		    sla_clocks(&(SlaCase){ &ag, category, marks, n }, &fast, &err));
		for (ClockKind kind = 0; kind < N_CLOCKS; kind++) {
			const SlaClock *c = &fast.clock[kind];

			if (c->used != slow.used[kind])
				tell_marks(kind, marks, n);
			g_assert_cmpint(c->used, ==, slow.used[kind]);
			if (slow.due[kind])
				g_assert_cmpint(c->due, ==, slow.due[kind]);
			else if (c->began && !c->ended)
				g_assert_cmpint(c->due, >=, marks[n - 1].at);
		}
	}
	hours_free(ag.hours);
}

static void
the_explanation_adds_up(void)
{
	Agreement ag;

	make_agreement(&ag);
	for (int round = 0; round < 200; round++) {
		g_autoptr(Arena) a = arena_new();
		g_autoptr(GError) err = NULL;
		ClockMark marks[MAX_MARKS];
		size_t n = draw_marks(marks);
		ClockKind kind = (ClockKind)(round % N_CLOCKS);
		SlaClocks fast;
		SlaStretch *s;

		const SlaCase of = { &ag, CATEGORY_FAULT, marks, n };
		g_assert_true(sla_clocks(&of, &fast, &err));
		size_t n_s = sla_explain(a, &of, kind, marks[n - 1].at, SIZE_MAX, &s);
		Duration sum = 0;
		for (size_t i = 0; i < n_s; i++) {
			g_assert_cmpint(s[i].from, <, s[i].to);
			if (i)
				g_assert_cmpint(s[i].from, ==, s[i - 1].to);
			sum += s[i].counted;
		}
		g_assert_cmpint(sum, ==, fast.clock[kind].used);
		if (n_s)
			g_assert_cmpint(s[n_s - 1].to, ==, marks[n - 1].at);
	}
	hours_free(ag.hours);
}

static void
a_reply_opens_a_closed_case_again_up_to_the_day(void)
{
	Agreement ag = agreement_standard();

	ag.reopen_days = 3;
	g_assert_true(agreement_reopens(&ag, 5, 5));
	g_assert_true(agreement_reopens(&ag, 5, 5 + DAYS(3)));
	g_assert_false(agreement_reopens(&ag, 5, 5 + DAYS(3) + 1));
	ag.reopen_days = 0;
	g_assert_false(agreement_reopens(&ag, 5, 5));
}

/* after, the day of the month on which is counted, the next such day; "": never. */
static const struct {
	const char *after;
	int count_day;
	const char *next;
} counts[] = {
	{ "2027-02-03", 1, "2027-03-01" },
	{ "2027-02-28", 1, "2027-03-01" },
	{ "2027-03-01", 1, "2027-04-01" }, /* it was counted as that day began */
	{ "2027-12-31", 1, "2028-01-01" },
	{ "2027-12-01", 1, "2028-01-01" },
	{ "2027-02-14", 15, "2027-02-15" },
	{ "2027-02-15", 15, "2027-03-15" },
	{ "2027-02-27", 28, "2027-02-28" },
	{ "2027-02-28", 28, "2027-03-28" },
	{ "2027-02-03", 0, "" },
};

static void
people_are_counted_on_the_same_day_of_each_month(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
		const Agreement ag = { .count_day = counts[i].count_day };
		char text[DAY_TEXT_MAX] = "";
		Day after, next;

		g_assert_true(day_parse(counts[i].after, &after));
		if (agreement_count(&ag, after, &next))
			day_format(next, text);
		g_assert_cmpstr(text, ==, counts[i].next);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(stories); i++) {
		g_autofree char *path = g_strdup_printf("/sla/%s", stories[i].promise);
		g_test_add_data_func(path, &stories[i], the_story_holds);
	}
	g_test_add_func("/sla/a-reply-opens-a-closed-case-again-up-to-the-day",
	    a_reply_opens_a_closed_case_again_up_to_the_day);
	g_test_add_func("/sla/people-are-counted-on-the-same-day-of-each-month",
	    people_are_counted_on_the_same_day_of_each_month);
	g_test_add_func("/sla/only-the-staff-answers", only_the_staff_answers);
	g_test_add_func("/sla/a-share-is-reached-while-the-clock-runs",
	    a_share_is_reached_while_the_clock_runs);
	g_test_add_func("/sla/a-slow-clock-agrees", a_slow_clock_agrees);
	g_test_add_func("/sla/the-explanation-adds-up", the_explanation_adds_up);
	return g_test_run();
}
