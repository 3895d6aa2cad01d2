/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What skranke worktime answers: a question a line, and what comes of it. "$" in a
 * question stands for a calendar. */
#include <string.h>

#include "base/err.h"
#include "model/worktime.h"

/* Mondays in two periods that touch, Fridays to noon, round the clock at the weekend,
 * and on Tuesday nothing but by shift. */
#define CALENDAR                                                                         \
	"\"calendar\":{\"timezone\":\"Europe/Copenhagen\",\"hours\":{"                   \
	"\"mon\":[[\"12:00\",\"16:00\"],[\"08:00\",\"12:00\"]],"                         \
	"\"wed\":[[\"08:00\",\"13:00\"],[\"10:00\",\"16:00\"]],"                         \
	"\"fri\":[[\"08:00\",\"12:00\"]],"                                               \
	"\"sat\":[[\"00:00\",\"24:00\"]],\"sun\":[[\"00:00\",\"24:00\"]]},"              \
	"\"holidays\":[\"2026-02-09\",\"2026-02-24\"],\"yearly\":[\"02-29\",\"12-24\"]," \
	"\"shifts\":{\"2026-02-03\":[[\"09:00\",\"10:00\"]],\"2026-02-16\":[],"          \
	"\"2026-02-24\":[[\"09:00\",\"10:00\"]]},"                                       \
	"\"breaks\":{\"2026-02-02\":[[\"10:00\",\"11:00\"]],"                            \
	"\"2026-02-18\":[[\"00:00\",\"24:00\"]]}}"

/* Open in the small hours of every day. */
#define NIGHT(zone, opens, closes)                                                       \
	"\"calendar\":{\"timezone\":\"" zone "\",\"hours\":{\"sun\":[[\"" opens          \
	"\",\"" closes "\"]],\"mon\":[[\"" opens "\",\"" closes "\"]]}}"

static const struct {
	const char *name, *request, *result;
} answers[] = {
	/* February 2026: the 2nd is a Monday */
	{ "add-nothing-while-open", "add $ start 2026-02-02T09:00:00+01:00 seconds 0",
	    "\"2026-02-02T08:00:00Z\"" },
	{ "add-nothing-at-an-opening", "add $ start 2026-02-02T08:00:00+01:00 seconds 0",
	    "\"2026-02-02T07:00:00Z\"" },
	{ "add-nothing-at-a-closing", "add $ start 2026-02-02T16:00:00+01:00 seconds 0",
	    "\"2026-02-03T08:00:00Z\"" },
	{ "add-nothing-where-two-touch",
	    "add $ start 2026-02-02T12:00:00+01:00 seconds 0",
	    "\"2026-02-02T11:00:00Z\"" },
	{ "add-to-the-closing", "add $ start 2026-02-02T08:00:00+01:00 seconds 25200",
	    "\"2026-02-02T15:00:00Z\"" },
	{ "add-a-second-beyond", "add $ start 2026-02-02T08:00:00+01:00 seconds 25201",
	    "\"2026-02-03T08:00:01Z\"" },
	{ "add-into-a-break", "add $ start 2026-02-02T08:00:00+01:00 seconds 7200",
	    "\"2026-02-02T09:00:00Z\"" },
	{ "add-over-a-break", "add $ start 2026-02-02T08:00:00+01:00 seconds 7201",
	    "\"2026-02-02T10:00:01Z\"" },
	{ "add-where-periods-overlap",
	    "add $ start 2026-02-04T08:00:00+01:00 seconds 28800",
	    "\"2026-02-04T15:00:00Z\"" },
	{ "add-over-midnight-without-a-seam",
	    "add $ start 2026-02-07T23:00:00+01:00 seconds 7200",
	    "\"2026-02-08T00:00:00Z\"" },
	{ "add-over-a-holiday", "add $ start 2026-02-08T23:00:00+01:00 seconds 3601",
	    "\"2026-02-11T07:00:01Z\"" },
	{ "add-a-fraction", "add $ start 2026-02-02T08:00:00.25+01:00 seconds 0.5",
	    "\"2026-02-02T07:00:00.750000Z\"" },
	{ "a-shift-without-periods-is-closed",
	    "add $ start 2026-02-16T08:00:00+01:00 seconds 0",
	    "\"2026-02-20T07:00:00Z\"" },
	{ "a-holiday-wins-over-a-shift", "open $ at 2026-02-24T09:30:00+01:00", "false" },
	{ "a-shift-opens-a-closed-weekday", "open $ at 2026-02-03T09:30:00+01:00",
	    "true" },
	{ "yearly", "open $ at 2027-12-24T09:00:00+01:00", "false" },
	{ "yearly-in-leap-years-only",
	    "between $ start 2032-02-29T00:00:00+01:00 "
	    "end 2032-03-01T00:00:00+01:00",
	    "0" },
	{ "a-break-covers-all",
	    "between $ start 2026-02-18T00:00:00+01:00 "
	    "end 2026-02-19T00:00:00+01:00",
	    "0" },
	{ "subtract-nothing-while-open",
	    "subtract $ start 2026-02-02T09:00:00+01:00 seconds 0",
	    "\"2026-02-02T08:00:00Z\"" },
	{ "subtract-nothing-at-a-closing",
	    "subtract $ start 2026-02-02T16:00:00+01:00 seconds 0",
	    "\"2026-02-02T15:00:00Z\"" },
	{ "subtract-nothing-while-closed",
	    "subtract $ start 2026-02-02T20:00:00+01:00 seconds 0",
	    "\"2026-02-02T15:00:00Z\"" },
	{ "subtract-to-the-opening",
	    "subtract $ start 2026-02-02T16:00:00+01:00 seconds 25200",
	    "\"2026-02-02T07:00:00Z\"" },
	{ "subtract-a-second-more",
	    "subtract $ start 2026-02-02T16:00:00+01:00 seconds 25201",
	    "\"2026-02-01T22:59:59Z\"" },
	{ "between-the-other-way-round",
	    "between $ start 2026-02-02T16:00:00+01:00 "
	    "end 2026-02-02T08:00:00+01:00",
	    "0" },
	{ "between-touching",
	    "between $ start 2026-02-02T11:30:00+01:00 "
	    "end 2026-02-02T12:30:00+01:00",
	    "3600" },
	{ "between-fractions",
	    "between $ start 2026-02-02T11:30:00.1+01:00 "
	    "end 2026-02-02T11:30:00.35+01:00",
	    "0.25" },
	{ "opening-is-open", "open $ at 2026-02-02T08:00:00+01:00", "true" },
	{ "closing-is-not", "open $ at 2026-02-02T16:00:00+01:00", "false" },
	{ "a-leap-second-is-the-next", "open $ at 2016-12-31T23:59:60Z", "true" },
	{ "before-1970",
	    "between $ start 1969-12-28T00:00:00+01:00 "
	    "end 1969-12-29T09:00:00+01:00",
	    "90000" },
	{ "far-ahead", "between $ start 2150-01-01T00:00:00Z end 2150-12-31T00:00:00Z",
	    "12729600" },
};

/* The night in which the clock is changed. */
static const struct {
	const char *name, *request, *result;
} nights[] = {
	{ "an-hour-that-is-skipped", NIGHT("Europe/Copenhagen", "02:00", "03:00"),
	    "between 2026-03-29T00:00:00+01:00 2026-03-30T00:00:00+02:00 0" },
	{ "a-period-that-begins-in-it", NIGHT("Europe/Copenhagen", "02:30", "04:00"),
	    "between 2026-03-29T00:00:00+01:00 2026-03-30T00:00:00+02:00 3600" },
	{ "a-period-that-ends-in-it", NIGHT("Europe/Copenhagen", "01:00", "02:30"),
	    "between 2026-03-29T00:00:00+01:00 2026-03-30T00:00:00+02:00 3600" },
	{ "an-hour-that-comes-twice", NIGHT("Europe/Copenhagen", "02:00", "03:00"),
	    "between 2026-10-25T00:00:00+02:00 2026-10-26T00:00:00+01:00 7200" },
	{ "half-of-it-comes-twice", NIGHT("Europe/Copenhagen", "02:00", "02:30"),
	    "between 2026-10-25T00:00:00+02:00 2026-10-26T00:00:00+01:00 3600" },
	{ "a-day-of-23-hours", NIGHT("Europe/Copenhagen", "00:00", "24:00"),
	    "between 2026-03-29T00:00:00+01:00 2026-03-30T00:00:00+02:00 82800" },
	{ "a-day-of-25-hours", NIGHT("Europe/Copenhagen", "00:00", "24:00"),
	    "between 2026-10-25T00:00:00+02:00 2026-10-26T00:00:00+01:00 90000" },
	{ "half-an-hour-on-lord-howe", NIGHT("Australia/Lord_Howe", "01:00", "03:00"),
	    "between 2026-04-05T00:00:00+11:00 2026-04-06T00:00:00+10:30 9000" },
	{ "a-date-that-samoa-skipped",
	    "\"calendar\":{\"timezone\":\"Pacific/Apia\",\"hours\":{\"fri\":[[\"00:00\","
	    "\"24:00\"]]}}",
	    "between 2011-12-29T00:00:00-10:00 2012-01-01T00:00:00+14:00 0" },
	{ "no-whole-hours-in-kathmandu", NIGHT("Asia/Kathmandu", "00:00", "24:00"),
	    "between 2026-02-01T00:00:00Z 2026-02-02T18:15:00Z 152100" },
};

#define PENDING(at) "{\"at\":\"" at "\",\"state\":\"pending\"}"
#define CLOSED(at)  "{\"at\":\"" at "\",\"state\":\"closed\"}"
#define OPEN(at)    "{\"at\":\"" at "\",\"state\":\"open\"}"

/* Two hours for what was created on a Monday at 8. */
static const struct {
	const char *name, *created, *states, *result;
	int target;
} clocks[] = {
	{ "runs-at-once", "2026-02-23T08:00:00+01:00", "",
	    "{\"due\":\"2026-02-23T09:00:00Z\",\"used_seconds\":0}", 7200 },
	{ "created-while-closed", "2026-02-23T06:00:00+01:00", "",
	    "{\"due\":\"2026-02-23T09:00:00Z\",\"used_seconds\":0}", 7200 },
	{ "goes-on-from-the-last-entry", "2026-02-23T08:00:00+01:00",
	    PENDING("2026-02-23T09:00:00+01:00"),
	    "{\"due\":\"2026-02-23T09:00:00Z\",\"used_seconds\":3600}", 7200 },
	{ "stands-while-pending", "2026-02-23T08:00:00+01:00",
	    PENDING("2026-02-23T09:00:00+01:00") "," OPEN("2026-02-23T11:00:00+01:00"),
	    "{\"due\":\"2026-02-23T11:00:00Z\",\"used_seconds\":3600}", 7200 },
	{ "stands-while-closed-until-it-is-opened-again", "2026-02-23T08:00:00+01:00",
	    CLOSED("2026-02-23T09:00:00+01:00") "," OPEN("2026-02-23T11:00:00+01:00"),
	    "{\"due\":\"2026-02-23T11:00:00Z\",\"used_seconds\":3600}", 7200 },
	{ "a-state-again-changes-nothing", "2026-02-23T08:00:00+01:00",
	    OPEN("2026-02-23T08:30:00+01:00") "," PENDING(
	        "2026-02-23T09:00:00+01:00") "," PENDING("2026-02-23T09:30:00+01:00"),
	    "{\"due\":\"2026-02-23T09:30:00Z\",\"used_seconds\":3600}", 7200 },
	{ "in-any-order", "2026-02-23T08:00:00+01:00",
	    OPEN("2026-02-23T11:00:00+01:00") "," PENDING("2026-02-23T09:00:00+01:00"),
	    "{\"due\":\"2026-02-23T11:00:00Z\",\"used_seconds\":3600}", 7200 },
	{ "before-it-was-created", "2026-02-23T08:00:00+01:00",
	    PENDING("2026-02-22T09:00:00+01:00") "," OPEN("2026-02-23T11:00:00+01:00"),
	    "{\"due\":\"2026-02-23T12:00:00Z\",\"used_seconds\":0}", 7200 },
	{ "reached-before-the-last-entry", "2026-02-23T08:00:00+01:00",
	    PENDING("2026-02-23T15:00:00+01:00"),
	    "{\"due\":\"2026-02-23T09:00:00Z\",\"used_seconds\":25200}", 7200 },
	{ "reached-as-it-stops", "2026-02-23T08:00:00+01:00",
	    PENDING("2026-02-23T10:00:00+01:00"),
	    "{\"due\":\"2026-02-23T09:00:00Z\",\"used_seconds\":7200}", 7200 },
	{ "reached-and-then-left-alone", "2026-02-23T08:00:00+01:00",
	    PENDING("2026-02-23T10:00:00+01:00") "," OPEN("2026-02-23T14:00:00+01:00"),
	    "{\"due\":\"2026-02-23T09:00:00Z\",\"used_seconds\":7200}", 7200 },
	{ "nothing-is-due-at-once", "2026-02-23T09:00:00+01:00", "",
	    "{\"due\":\"2026-02-23T08:00:00Z\",\"used_seconds\":0}", 0 },
};

static const struct {
	const char *name, *request, *field, *message;
} refused[] = {
	{ "no-json", "{", NULL, "worktime.json" },
	{ "a-name-twice", "{\"op\":\"open\",\"op\":\"add\"}", NULL, "worktime.json" },
	{ "no-object", "[1]", "", "worktime.request" },
	{ "no-op", "{}", "op", "json.missing" },
	{ "unknown-op", "{\"op\":\"multiply\"}", "op", "worktime.op" },
	{ "no-calendar", "{\"op\":\"add\"}", "calendar", "json.missing" },
	{ "calendar-is-none", "{\"op\":\"add\",\"calendar\":[]}", "calendar",
	    "json.object" },
	{ "no-zone", "{\"op\":\"add\",\"calendar\":{}}", "calendar.timezone",
	    "json.missing" },
	{ "unknown-zone", "{\"op\":\"add\",\"calendar\":{\"timezone\":\"Mars/Olympus\"}}",
	    "calendar.timezone", "agreement.time_zone.unknown" },
#define WITH(rest) "{\"op\":\"open\",\"calendar\":{\"timezone\":\"UTC\"," rest "}"
	{ "eighth-weekday", WITH("\"hours\":{\"day\":[]}}"), "calendar.hours.day",
	    "json.unknown" },
	{ "backwards",
	    WITH("\"hours\":{\"mon\":[[\"09:00\",\"10:00\"],[\"16:00\","
	         "\"08:00\"]]}}"),
	    "calendar.hours.mon[1]", "json.period" },
	{ "empty-period", WITH("\"hours\":{\"mon\":[[\"09:00\",\"09:00\"]]}}"),
	    "calendar.hours.mon[0]", "json.period" },
	{ "past-midnight", WITH("\"hours\":{\"mon\":[[\"09:00\",\"24:01\"]]}}"),
	    "calendar.hours.mon[0]", "json.period" },
	{ "one-time", WITH("\"hours\":{\"mon\":[[\"09:00\"]]}}"), "calendar.hours.mon[0]",
	    "json.period" },
	{ "no-such-date", WITH("\"holidays\":[\"2026-02-28\",\"2026-02-29\"]}"),
	    "calendar.holidays[1]", "json.date" },
	{ "no-such-day-of-the-year", WITH("\"yearly\":[\"02-30\"]}"),
	    "calendar.yearly[0]", "json.yearly" },
	{ "shift-of-no-date", WITH("\"shifts\":{\"monday\":[]}}"),
	    "calendar.shifts.monday", "json.date" },
	{ "mistyped-member", WITH("\"holiday\":[]}"), "calendar.holiday",
	    "json.unknown" },
	{ "no-instant", WITH("\"hours\":{}}"), "at", "json.missing" },
	{ "instant-without-offset", WITH("\"hours\":{}},\"at\":\"2026-02-03T09:00:00\""),
	    "at", "json.instant" },
	{ "instant-of-no-date", WITH("\"hours\":{}},\"at\":\"2026-02-30T09:00:00Z\""),
	    "at", "json.instant" },
	{ "leap-second-of-no-day", WITH("\"hours\":{}},\"at\":\"2026-02-03T09:59:60Z\""),
	    "at", "json.instant" },
	{ "negative",
	    "{\"op\":\"add\",\"calendar\":{\"timezone\":\"UTC\"},\"start\":"
	    "\"2026-02-03T09:00:00Z\",\"seconds\":-1}",
	    "seconds", "json.negative" },
	{ "no-hours-at-all",
	    "{\"op\":\"subtract\",\"calendar\":{\"timezone\":\"UTC\"},\"start\":"
	    "\"2026-02-03T09:00:00Z\",\"seconds\":1}",
	    NULL, "agreement.hours.none" },
	{ "longer-than-all-time",
	    "{\"op\":\"add\",\"calendar\":{\"timezone\":\"UTC\",\"hours\":{\"mon\":"
	    "[[\"00:00\",\"24:00\"]]}},\"start\":\"2026-02-03T09:00:00Z\","
	    "\"seconds\":1e300}",
	    NULL, "agreement.hours.too_few" },
	{ "unknown-state",
	    "{\"op\":\"sla\",\"calendar\":{\"timezone\":\"UTC\"},\"created\":"
	    "\"2026-02-03T09:00:00Z\",\"target_seconds\":1,\"states\":[{\"at\":"
	    "\"2026-02-03T09:00:00Z\",\"state\":\"asleep\"}]}",
	    "states[0].state", "worktime.state" },
	{ "another-country", "{\"op\":\"holidays\",\"country\":\"SE\",\"year\":2026}",
	    "country", "worktime.country" },
	{ "year-by-half", "{\"op\":\"holidays\",\"country\":\"DK\",\"year\":2026.5}",
	    "year", "worktime.year" },
	{ "before-1900", "{\"op\":\"holidays\",\"country\":\"DK\",\"year\":1899}", "year",
	    "worktime.year" },
};

static void
must_be(const char *request, const char *result)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *expected = g_strdup_printf("{\"result\":%s}", result);
	const char *field;

	g_test_message("%s", request);
	worktime_answer(a, request, strlen(request), out, &field, &err);
	g_assert_no_error(err);
	g_assert_cmpstr(out->str, ==, expected);
}

/* "add $ start T seconds N" as JSON. */
static char *
spell_out(const char *line)
{
	g_auto(GStrv) words = g_strsplit(line, " ", -1);
	GString *s = g_string_new(NULL);

	g_string_printf(s, "{\"op\":\"%s\",%s", words[0], CALENDAR);
	for (size_t i = 2; words[i]; i += 2) {
		const char *quote = strcmp(words[i], "seconds") ? "\"" : "";
		g_string_append_printf(s, ",\"%s\":%s%s%s", words[i], quote, words[i + 1],
		    quote);
	}
	g_string_append_c(s, '}');
	return g_string_free(s, FALSE);
}

static void
test_answer(const void *data)
{
	const typeof(answers[0]) *c = data;
	g_autofree char *request = spell_out(c->request);

	must_be(request, c->result);
}

static void
test_night(const void *data)
{
	const typeof(nights[0]) *c = data;
	g_auto(GStrv) words = g_strsplit(c->result, " ", -1);
	g_autofree char *request =
	    g_strdup_printf("{\"op\":\"between\",%s,\"start\":\"%s\",\"end\":\"%s\"}",
	        c->request, words[1], words[2]);

	must_be(request, words[3]);
}

static void
test_clock(const void *data)
{
	const typeof(clocks[0]) *c = data;
	g_autofree char
	    *request = g_strdup_printf("{\"op\":\"sla\",%s,\"created\":\"%s\",\"target_"
	                               "seconds\":%d,\"states\":[%s]}",
	        CALENDAR, c->created, c->target, c->states);

	must_be(request, c->result);
}

static void
test_holidays(void)
{
	must_be("{\"op\":\"holidays\",\"country\":\"DK\",\"year\":2024}",
	    "[\"2024-01-01\",\"2024-03-28\",\"2024-03-29\",\"2024-03-31\",\"2024-04-01\","
	    "\"2024-05-09\",\"2024-05-19\",\"2024-05-20\",\"2024-12-25\",\"2024-12-"
	    "26\"]");
	must_be("{\"op\":\"holidays\",\"country\":\"DK\",\"year\":2023}",
	    "[\"2023-01-01\",\"2023-04-06\",\"2023-04-07\",\"2023-04-09\",\"2023-04-10\","
	    "\"2023-05-05\",\"2023-05-18\",\"2023-05-28\",\"2023-05-29\",\"2023-12-25\","
	    "\"2023-12-26\"]");
}

static void
test_refused(const void *data)
{
	const typeof(refused[0]) *c = data;
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	g_autoptr(GString) out = g_string_new("untouched");
	const char *field;

	g_assert_false(
	    worktime_answer(a, c->request, strlen(c->request), out, &field, &err));
	g_assert_cmpstr(err->message, ==, c->message);
	if (strcmp(c->message, "worktime.json") != 0)
		g_assert_cmpstr(field, ==, c->field && *c->field ? c->field : NULL);
	g_assert_cmpstr(out->str, ==, "untouched");
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
	ADD_ALL("/worktime/", answers, test_answer)
	ADD_ALL("/worktime/night/", nights, test_night)
	ADD_ALL("/worktime/sla/", clocks, test_clock)
	ADD_ALL("/worktime/refused/", refused, test_refused)
	g_test_add_func("/worktime/holidays", test_holidays);
	return g_test_run();
}
