/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/calendar_json.h"

#include <string.h>

#include "base/err.h"

#define ALL_TIME SECONDS(INT64_C(400000000000)) /* more than years 0 to 9999 */

static const char *const weekday_names[] = { NULL, "mon", "tue", "wed", "thu", "fri",
	"sat", "sun" };

bool
json_at(JsonReader *r, const char *field)
{
	r->wrong = field;
	return false;
}

/* --- members --- */

static const char *
path_to(JsonReader *r, const char *field, const char *name)
{
	return *field ? arena_printf(r->arena, "%s.%s", field, name)
	              : arena_strdup(r->arena, name);
}

bool
json_read_only(JsonReader *r, const json_t *object, const char *field,
    const char *const *names, GError **err)
{
	const char *name;
	json_t *v;

	if (!json_is_object(object))
		return json_at(r, *field ? field : NULL) ||
		       fail(err, ERR_INVALID, "json.object");
	json_object_foreach((json_t *)(uintptr_t)object, name, v)
	{
		if (!g_strv_contains(names, name))
			return json_at(r, path_to(r, field, name)) ||
			       fail(err, ERR_INVALID, "json.unknown");
	}
	return true;
}

static bool
read_member(JsonReader *r, const json_t *object, const char *name, const char *path,
    const json_t **out, GError **err)
{
	*out = json_object_get(object, name);
	return *out || json_at(r, path) || fail(err, ERR_INVALID, "json.missing");
}

bool
json_read_text(JsonReader *r, const json_t *object, const char *field, const char *name,
    const char **out, GError **err)
{
	const char *path = path_to(r, field, name);
	const json_t *v;

	if (!read_member(r, object, name, path, &v, err))
		return false;
	if (!json_is_string(v))
		return json_at(r, path) || fail(err, ERR_INVALID, "json.text");
	*out = arena_strdup(r->arena, json_string_value(v));
	return true;
}

bool
json_read_instant(JsonReader *r, const json_t *object, const char *field,
    const char *name, Instant *out, GError **err)
{
	const char *path = path_to(r, field, name);
	const json_t *v;

	if (!read_member(r, object, name, path, &v, err))
		return false;
	return clock_parse_instant(json_string_value(v), out) || json_at(r, path) ||
	       fail(err, ERR_INVALID, "json.instant");
}

bool
json_read_seconds(JsonReader *r, const json_t *object, const char *field,
    const char *name, Duration *out, GError **err)
{
	const char *path = path_to(r, field, name);
	const json_t *v;

	if (!read_member(r, object, name, path, &v, err))
		return false;
	if (!json_is_number(v))
		return json_at(r, path) || fail(err, ERR_INVALID, "json.number");
	if (json_number_value(v) < 0)
		return json_at(r, path) || fail(err, ERR_INVALID, "json.negative");
	if (json_number_value(v) >= (double)(ALL_TIME / SECONDS(1)))
		*out = ALL_TIME;
	else if (json_is_integer(v))
		*out = SECONDS(json_integer_value(v));
	else
		*out = (Duration)(json_real_value(v) * 1e6 + 0.5);
	return true;
}

/* --- periods --- */

bool
minute_parse(const char *s, uint16_t *minute)
{
	if (!s || strlen(s) != 5 || s[2] != ':')
		return false;
	for (int i = 0; i < 5; i++)
		if (i != 2 && !g_ascii_isdigit(s[i]))
			return false;
	int h = (s[0] - '0') * 10 + s[1] - '0', m = (s[3] - '0') * 10 + s[4] - '0';

	if (m > 59 || h * 60 + m > 1440)
		return false;
	*minute = (uint16_t)(h * 60 + m);
	return true;
}

typedef struct {
	uint16_t opens, closes;
} JsonPeriod;

/* [["08:00", "12:00"], …] */
static bool
read_periods(JsonReader *r, const json_t *list, const char *field, JsonPeriod **out,
    size_t *n_out, GError **err)
{
	size_t n = json_array_size(list);
	JsonPeriod *periods = arena_newv(r->arena, JsonPeriod, n);

	if (!json_is_array(list))
		return json_at(r, field) || fail(err, ERR_INVALID, "json.list");
	for (size_t i = 0; i < n; i++) {
		const json_t *pair = json_array_get(list, i);
		const char *opens = json_string_value(json_array_get(pair, 0));
		const char *closes = json_string_value(json_array_get(pair, 1));

		if (json_array_size(pair) != 2 ||
		    !minute_parse(opens, &periods[i].opens) ||
		    !minute_parse(closes, &periods[i].closes) ||
		    periods[i].opens >= periods[i].closes)
			return json_at(r, arena_printf(r->arena, "%s[%zu]", field, i)) ||
			       fail(err, ERR_INVALID, "json.period");
	}
	*out = periods;
	*n_out = n;
	return true;
}

/* {"mon": periods, …} */
static bool
read_hours(JsonReader *r, const json_t *hours, const char *field, HoursSpec *out,
    GError **err)
{
	HoursSpan *spans = NULL;
	const char *name;
	json_t *list;

	if (!json_is_object(hours))
		return json_at(r, field) || fail(err, ERR_INVALID, "json.object");
	json_object_foreach((json_t *)(uintptr_t)hours, name, list)
	{
		const char *path = path_to(r, field, name);
		JsonPeriod *periods;
		uint8_t weekday = 7;
		size_t n;

		while (weekday && strcmp(name, weekday_names[weekday]) != 0)
			weekday--;
		if (!weekday)
			return json_at(r, path) || fail(err, ERR_INVALID, "json.unknown");
		if (!read_periods(r, list, path, &periods, &n, err))
			return false;
		for (size_t i = 0; i < n; i++)
			*arena_push(r->arena, &spans,
			    &out->n_spans) = (HoursSpan){ weekday, periods[i].opens,
				periods[i].closes };
	}
	out->spans = spans;
	return true;
}

/* {"2026-05-16": periods, …}; a date without any stands there all the same. */
static bool
read_days(JsonReader *r, const json_t *object, const char *field, const HoursDay **out,
    size_t *n_out, GError **err)
{
	HoursDay *days = NULL;
	const char *name;
	json_t *list;

	if (!json_is_object(object))
		return json_at(r, field) || fail(err, ERR_INVALID, "json.object");
	json_object_foreach((json_t *)(uintptr_t)object, name, list)
	{
		const char *path = path_to(r, field, name);
		JsonPeriod *periods;
		size_t n;
		Day day;

		if (!day_parse(name, &day))
			return json_at(r, path) || fail(err, ERR_INVALID, "json.date");
		if (!read_periods(r, list, path, &periods, &n, err))
			return false;
		if (n == 0)
			*arena_push(r->arena, &days, n_out) = (HoursDay){ .day = day };
		for (size_t i = 0; i < n; i++)
			*arena_push(r->arena, &days, n_out) = (HoursDay){ day,
				periods[i].opens, periods[i].closes };
	}
	*out = days;
	return true;
}

/* --- days off --- */

static bool
read_holidays(JsonReader *r, const json_t *list, const char *field, HoursSpec *out,
    GError **err)
{
	size_t n = json_array_size(list);
	HoursOff *off = arena_newv(r->arena, HoursOff, n);

	if (!json_is_array(list))
		return json_at(r, field) || fail(err, ERR_INVALID, "json.list");
	for (size_t i = 0; i < n; i++)
		if (!day_parse(json_string_value(json_array_get(list, i)), &off[i].day))
			return json_at(r, arena_printf(r->arena, "%s[%zu]", field, i)) ||
			       fail(err, ERR_INVALID, "json.date");
	out->off = off;
	out->n_off = n;
	return true;
}

static bool
read_yearly(JsonReader *r, const json_t *list, const char *field, HoursSpec *out,
    GError **err)
{
	size_t n = json_array_size(list);
	HoursYearly *yearly = arena_newv(r->arena, HoursYearly, n);

	if (!json_is_array(list))
		return json_at(r, field) || fail(err, ERR_INVALID, "json.list");
	for (size_t i = 0; i < n; i++) {
		const char *s = json_string_value(json_array_get(list, i));
		/* 2000 was a leap year. */
		g_autofree char *date = g_strconcat("2000-", s ? s : "", NULL);
		Day day;

		if (!day_parse(date, &day))
			return json_at(r, arena_printf(r->arena, "%s[%zu]", field, i)) ||
			       fail(err, ERR_INVALID, "json.yearly");
		yearly[i].month = (uint8_t)day_to_date(day).month;
		yearly[i].day = (uint8_t)day_to_date(day).day;
	}
	out->yearly = yearly;
	out->n_yearly = n;
	return true;
}

/* --- the whole --- */

static bool
read_part(JsonReader *r, const char *name, const json_t *v, const char *field,
    HoursSpec *out, GError **err)
{
	const char *path = path_to(r, field, name);

	if (!strcmp(name, "timezone"))
		return true; /* read already */
	if (!strcmp(name, "hours"))
		return read_hours(r, v, path, out, err);
	if (!strcmp(name, "holidays"))
		return read_holidays(r, v, path, out, err);
	if (!strcmp(name, "yearly"))
		return read_yearly(r, v, path, out, err);
	if (!strcmp(name, "shifts"))
		return read_days(r, v, path, &out->shifts, &out->n_shifts, err);
	if (!strcmp(name, "breaks"))
		return read_days(r, v, path, &out->breaks, &out->n_breaks, err);
	return json_at(r, path) || fail(err, ERR_INVALID, "json.unknown");
}

bool
calendar_read(JsonReader *r, const json_t *calendar, const char *field, HoursSpec *out,
    GError **err)
{
	const char *name;
	json_t *v;

	*out = (HoursSpec){ 0 };
	if (!calendar)
		return json_at(r, field) || fail(err, ERR_INVALID, "json.missing");
	if (!json_is_object(calendar))
		return json_at(r, field) || fail(err, ERR_INVALID, "json.object");
	if (!json_read_text(r, calendar, field, "timezone", &out->time_zone, err))
		return false;
	json_object_foreach((json_t *)(uintptr_t)calendar, name,
	    v) if (!json_is_null(v) &&
	           !read_part(r, name, v, field, out, err)) return false;
	return true;
}
