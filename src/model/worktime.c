/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/worktime.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/json.h"
#include "model/calendar_json.h"
#include "model/holiday.h"
#include "model/hours.h"

#define FIRST_YEAR 1900
#define LAST_YEAR  2200

typedef struct {
	JsonReader reader;
	const json_t *request;
	Hours *hours; /* of the calendar; NULL where none is asked for */
	JsonWriter out;
} Question;

static bool
read_instant(Question *q, const char *name, Instant *at, GError **err)
{
	return json_read_instant(&q->reader, q->request, "", name, at, err);
}

static bool
read_seconds(Question *q, const char *name, Duration *length, GError **err)
{
	return json_read_seconds(&q->reader, q->request, "", name, length, err);
}

static void
put_instant(Question *q, Instant at)
{
	char text[CLOCK_UTC_MAX];

	json_put_text(&q->out, clock_format_utc(at, text));
}

/* --- the simple ones --- */

static bool
answer_add(Question *q, GError **err)
{
	Instant start, at;
	Duration length;

	if (!read_instant(q, "start", &start, err) ||
	    !read_seconds(q, "seconds", &length, err) ||
	    !hours_add(q->hours, start, length, &at, err))
		return false;
	put_instant(q, at);
	return true;
}

static bool
answer_subtract(Question *q, GError **err)
{
	Instant start, at;
	Duration length;

	if (!read_instant(q, "start", &start, err) ||
	    !read_seconds(q, "seconds", &length, err) ||
	    !hours_subtract(q->hours, start, length, &at, err))
		return false;
	put_instant(q, at);
	return true;
}

static bool
answer_between(Question *q, GError **err)
{
	Instant start, end;

	if (!read_instant(q, "start", &start, err) || !read_instant(q, "end", &end, err))
		return false;
	json_put_micros(&q->out, hours_between(q->hours, start, end));
	return true;
}

static bool
answer_open(Question *q, GError **err)
{
	Instant at;

	if (!read_instant(q, "at", &at, err))
		return false;
	json_put_bool(&q->out, hours_is_open(q->hours, at));
	return true;
}

static bool
answer_holidays(Question *q, GError **err)
{
	const json_t *year = json_object_get(q->request, "year");
	char text[DAY_TEXT_MAX];
	Day days[HOLIDAYS_MAX];
	const char *country;

	if (!json_read_text(&q->reader, q->request, "", "country", &country, err))
		return false;
	if (strcmp(country, "DK") != 0) {
		json_at(&q->reader, "country");
		return fail(err, ERR_INVALID, "worktime.country");
	}
	if (!json_is_integer(year) || json_integer_value(year) < FIRST_YEAR ||
	    json_integer_value(year) > LAST_YEAR) {
		json_at(&q->reader, "year");
		return fail(err, ERR_INVALID, "worktime.year");
	}
	size_t n = holidays_dk((int)json_integer_value(year), days);
	json_begin_array(&q->out);
	for (size_t i = 0; i < n; i++)
		json_put_text(&q->out, day_format(days[i], text));
	json_end_array(&q->out);
	return true;
}

/* --- sla --- */

typedef struct {
	Instant at;
	bool runs;
	size_t place; /* in the request: keeps those of one instant in their order */
} State;

static int
by_instant(const void *a, const void *b)
{
	const State *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static bool
read_state(Question *q, const json_t *v, size_t place, State *out, GError **err)
{
	const char *field = arena_printf(q->reader.arena, "states[%zu]", place), *state;

	if (!json_is_object(v))
		return json_at(&q->reader, field) ||
		       fail(err, ERR_INVALID, "json.object");
	if (!json_read_instant(&q->reader, v, field, "at", &out->at, err) ||
	    !json_read_text(&q->reader, v, field, "state", &state, err))
		return false;
	out->runs = !strcmp(state, "open");
	out->place = place;
	return out->runs || !strcmp(state, "pending") || !strcmp(state, "closed") ||
	       json_at(&q->reader, arena_printf(q->reader.arena, "%s.state", field)) ||
	       fail(err, ERR_INVALID, "worktime.state");
}

static bool
read_states(Question *q, State **out, size_t *n_out, GError **err)
{
	const json_t *list = json_object_get(q->request, "states");
	size_t n = json_array_size(list);
	State *states = arena_newv(q->reader.arena, State, n);

	if (!list) {
		json_at(&q->reader, "states");
		return fail(err, ERR_INVALID, "json.missing");
	}
	if (!json_is_array(list)) {
		json_at(&q->reader, "states");
		return fail(err, ERR_INVALID, "json.list");
	}
	for (size_t i = 0; i < n; i++)
		if (!read_state(q, json_array_get(list, i), i, &states[i], err))
			return false;
	if (n)
		qsort(states, n, sizeof *states, by_instant);
	*out = states;
	*n_out = n;
	return true;
}

/* A clock that has run from one entry to the next. */
typedef struct {
	const Hours *hours;
	Duration target, used;
	bool reached;
	Instant due;
} SlaClock;

static void
run_clock(SlaClock *c, Instant from, Instant to)
{
	Duration piece = hours_between(c->hours, from, to);
	Instant at;

	if (!c->reached && c->used + piece >= c->target &&
	    hours_add(c->hours, from, c->target - c->used, &at, NULL) && at <= to) {
		c->due = at;
		c->reached = true;
	}
	c->used += piece;
}

static bool
answer_sla(Question *q, GError **err)
{
	SlaClock clock = { .hours = q->hours };
	Instant created, from;
	bool runs = true;
	State *states;
	size_t n = 0;

	if (!read_instant(q, "created", &created, err) ||
	    !read_seconds(q, "target_seconds", &clock.target, err) ||
	    !read_states(q, &states, &n, err))
		return false;
	from = created;
	for (size_t i = 0; i < n; i++) {
		/* What was said before it was there holds from its beginning. */
		Instant at = MAX(states[i].at, created);

		if (runs)
			run_clock(&clock, from, at);
		runs = states[i].runs;
		from = at;
	}
	if (!clock.reached &&
	    !hours_add(q->hours, from, clock.target - clock.used, &clock.due, err))
		return false;
	json_begin_object(&q->out);
	json_put_key(&q->out, "due"), put_instant(q, clock.due);
	json_put_key(&q->out, "used_seconds"), json_put_micros(&q->out, clock.used);
	json_end_object(&q->out);
	return true;
}

/* --- the request --- */

static const struct {
	const char *op;
	bool (*answer)(Question *q, GError **err);
	bool of_calendar;
} questions[] = {
	{ "add", answer_add, true },
	{ "subtract", answer_subtract, true },
	{ "between", answer_between, true },
	{ "open", answer_open, true },
	{ "sla", answer_sla, true },
	{ "holidays", answer_holidays, false },
};

static bool
read_calendar(Question *q, GError **err)
{
	HoursSpec spec;

	if (!calendar_read(&q->reader, json_object_get(q->request, "calendar"),
	        "calendar", &spec, err))
		return false;
	q->hours = hours_make(&spec, err);
	if (!q->hours && !q->reader.wrong)
		q->reader.wrong = g_error_matches(*err, ERR, ERR_LIMIT)
		                      ? "calendar"
		                      : "calendar.timezone";
	return q->hours != NULL;
}

static bool
answer(Question *q, GError **err)
{
	const char *op;

	if (!json_is_object(q->request))
		return json_at(&q->reader, NULL) ||
		       fail(err, ERR_INVALID, "worktime.request");
	if (!json_read_text(&q->reader, q->request, "", "op", &op, err))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(questions); i++)
		if (!strcmp(op, questions[i].op))
			return (!questions[i].of_calendar || read_calendar(q, err)) &&
			       questions[i].answer(q, err);
	json_at(&q->reader, "op");
	return fail(err, ERR_INVALID, "worktime.op");
}

bool
worktime_answer(Arena *a, const char *request, size_t n, GString *out, const char **field,
    GError **err)
{
	json_error_t why;
	json_t *root = json_loadb(request, n, JSON_REJECT_DUPLICATES, &why);
	g_autoptr(GString) said = g_string_new(NULL);
	Question q = { .reader.arena = a, .request = root, .out = json_writer(said) };

	*field = NULL;
	if (!root) {
		*field = arena_printf(a, "%d:%d: %s", why.line, why.column, why.text);
		return fail(err, ERR_INVALID, "worktime.json");
	}
	json_begin_object(&q.out);
	json_put_key(&q.out, "result");
	bool ok = answer(&q, err);
	json_end_object(&q.out);
	hours_free(q.hours);
	json_decref(root);
	if (ok)
		g_string_append_len(out, said->str, (gssize)said->len);
	*field = q.reader.wrong;
	return ok;
}
