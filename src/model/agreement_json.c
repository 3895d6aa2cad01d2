/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/agreement_json.h"

#include <string.h>

#include "base/err.h"

static const char *const weekday_names[] = { NULL, "mon", "tue", "wed", "thu", "fri",
	"sat", "sun" };
static const char *const kind_names[] = { NULL, "off", "yearly", "hours" };
static const char *const clock_names[N_CLOCKS + 1] = { "response", "update", "solution" };

/* --- writing --- */

static void
put_minute(JsonWriter *w, unsigned minute)
{
	char text[sizeof "24:00"];

	g_snprintf(text, sizeof text, "%02u:%02u", minute / 60 % 100, minute % 60);
	json_put_text(w, text);
}

static void
put_date(JsonWriter *w, const char *key, const Agreement *ag, Instant at)
{
	char text[DAY_TEXT_MAX];

	json_put_key(w, key);
	json_put_text(w, at ? day_format(hours_local_day(ag->hours, at), text) : NULL);
}

static void
put_hours(JsonWriter *w, const Agreement *ag)
{
	json_put_key(w, "calendar");
	json_begin_object(w);
	json_put_key(w, "timezone"), json_put_text(w, ag->time_zone);
	json_put_key(w, "hours");
	json_begin_object(w);
	for (uint8_t weekday = 1; weekday <= 7; weekday++) {
		json_put_key(w, weekday_names[weekday]);
		json_begin_array(w);
		for (size_t i = 0; i < ag->n_spans; i++) {
			if (ag->spans[i].weekday != weekday)
				continue;
			json_begin_array(w);
			put_minute(w, ag->spans[i].opens);
			put_minute(w, ag->spans[i].closes);
			json_end_array(w);
		}
		json_end_array(w);
	}
	json_end_object(w);
	json_end_object(w);
	json_put_key(w, "always"), json_put_bool(w, ag->always);
	json_put_key(w, "holidays");
	json_put_text(w, ag->holidays == HOLIDAYS_DK ? "DK" : "none");
	json_put_key(w, "after_ascension"), json_put_bool(w, ag->off_after_ascension);
}

static void
put_days(JsonWriter *w, const Agreement *ag)
{
	json_put_key(w, "days");
	json_begin_array(w);
	for (size_t i = 0; i < ag->n_days; i++) {
		const AgreementDay *d = &ag->days[i];
		char text[DAY_TEXT_MAX];
		const char *date = day_format(d->day, text);

		json_begin_object(w);
		json_put_key(w, "kind"), json_put_text(w, kind_names[d->kind]);
		json_put_key(w, "day");
		json_put_text(w, d->kind == AGREEMENT_OFF_YEARLY ? date + 5 : date);
		json_put_key(w, "from"), put_minute(w, d->opens);
		if (d->kind == AGREEMENT_HOURS)
			json_put_key(w, "to"), put_minute(w, d->closes);
		json_put_key(w, "name"), json_put_text(w, d->name);
		json_end_object(w);
	}
	json_end_array(w);
}

static void
put_targets(JsonWriter *w, const Agreement *ag)
{
	json_put_key(w, "targets");
	json_begin_object(w);
	for (int c = 1; c <= N_CATEGORIES; c++) {
		json_put_key(w, category_name(c));
		json_begin_object(w);
		for (int k = 0; k < N_CLOCKS; k++) {
			const ClockTarget *t = &ag->targets[c].clock[k];

			json_put_key(w, clock_names[k]);
			if (!t->length) {
				json_put_null(w);
				continue;
			}
			json_begin_object(w);
			json_put_key(w, "seconds");
			json_put_int(w, t->length / SECONDS(1));
			json_put_key(w, "always"), json_put_bool(w, t->always);
			json_end_object(w);
		}
		json_end_object(w);
	}
	json_end_object(w);
}

static void
put_stands(JsonWriter *w, const Agreement *ag)
{
	json_put_key(w, "stands");
	json_begin_object(w);
	for (int s = STATUS_WAITING_REPORTER; s <= STATUS_SOLVED; s++) {
		json_put_key(w, status_name(s));
		json_begin_array(w);
		for (int k = 0; k < N_CLOCKS; k++)
			if (ag->stands[s] & 1u << k)
				json_put_text(w, clock_names[k]);
		json_end_array(w);
	}
	json_end_object(w);
}

static void
put_bills(JsonWriter *w, const char *name, uint8_t categories)
{
	json_put_key(w, name);
	json_begin_array(w);
	for (int c = 1; c <= N_CATEGORIES; c++)
		if (categories & 1u << c)
			json_put_text(w, category_name(c));
	json_end_array(w);
}

void
agreement_put_json(JsonWriter *w, const Agreement *ag)
{
	json_put_key(w, "id"), json_put_int(w, ag->id);
	json_put_key(w, "name"), json_put_text(w, ag->name);
	put_date(w, "from", ag, ag->valid_from);
	put_date(w, "ends", ag, ag->ends_at ? ag->ends_at - 1 : 0);
	put_date(w, "to", ag, ag->valid_to ? ag->valid_to - 1 : 0);
	put_hours(w, ag);
	put_days(w, ag);
	put_targets(w, ag);
	put_stands(w, ag);
	put_bills(w, "bills_work", ag->bills_work);
	put_bills(w, "bills_travel", ag->bills_travel);
	json_put_key(w, "reopen_days"), json_put_int(w, ag->reopen_days);
	json_put_key(w, "horizon_margin"), json_put_int(w, ag->horizon_margin);
	json_put_key(w, "count_day"), json_put_int(w, ag->count_day);
}

/* --- reading --- */

static const char *
below(JsonReader *r, const char *field, const char *name)
{
	return arena_printf(r->arena, "%s.%s", field, name);
}

static bool
read_bool(JsonReader *r, const json_t *object, const char *name, bool *out, GError **err)
{
	const json_t *v = json_object_get(object, name);

	if (v && !json_is_boolean(v))
		return json_at(r, name) || fail(err, ERR_INVALID, "json.bool");
	if (v)
		*out = json_is_true(v);
	return true;
}

static bool
read_count(JsonReader *r, const json_t *object, const char *name, int most, int *out,
    GError **err)
{
	const json_t *v = json_object_get(object, name);

	if (v && (!json_is_integer(v) || json_integer_value(v) < 0 ||
	             json_integer_value(v) > most))
		return json_at(r, name) || fail(err, ERR_INVALID, "json.range");
	if (v)
		*out = (int)json_integer_value(v);
	return true;
}

/* A minute of the day; what is not there is left as it is. */
static bool
read_minute(JsonReader *r, const json_t *object, const char *field, const char *name,
    uint16_t *out, GError **err)
{
	const json_t *v = json_object_get(object, name);

	if (!v || minute_parse(json_string_value(v), out))
		return true;
	return json_at(r, below(r, field, name)) || fail(err, ERR_INVALID, "json.minute");
}

static bool
read_day(JsonReader *r, const json_t *v, const char *field, AgreementDay *d, GError **err)
{
	static const char *const names[] = { "kind", "day", "from", "to", "name", NULL };
	const char *kind, *day, *name = json_string_value(json_object_get(v, "name"));
	int k = AGREEMENT_HOURS;

	if (!json_read_only(r, v, field, names, err) ||
	    !json_read_text(r, v, field, "kind", &kind, err) ||
	    !json_read_text(r, v, field, "day", &day, err) ||
	    !read_minute(r, v, field, "from", &d->opens, err) ||
	    !read_minute(r, v, field, "to", &d->closes, err))
		return false;
	while (k && strcmp(kind, kind_names[k]) != 0)
		k--;
	if (!k)
		return json_at(r, below(r, field, "kind")) ||
		       fail(err, ERR_INVALID, "json.day_kind");
	d->kind = (AgreementDayKind)k;
	d->name = name ? arena_strdup(r->arena, name) : "";
	if (d->kind == AGREEMENT_OFF_YEARLY)
		day = arena_printf(r->arena, "2000-%s", day);
	return day_parse(day, &d->day) || json_at(r, below(r, field, "day")) ||
	       fail(err, ERR_INVALID, "json.date");
}

static bool
read_days(JsonReader *r, const json_t *object, Agreement *ag, GError **err)
{
	const json_t *list = json_object_get(object, "days");
	size_t n = json_array_size(list);
	AgreementDay *days = arena_newv(r->arena, AgreementDay, n);

	if (!list)
		return true;
	if (!json_is_array(list)) {
		json_at(r, "days");
		return fail(err, ERR_INVALID, "json.list");
	}
	for (size_t i = 0; i < n; i++)
		if (!read_day(r, json_array_get(list, i),
		        arena_printf(r->arena, "days[%zu]", i), &days[i], err))
			return false;
	ag->days = days;
	ag->n_days = n;
	return true;
}

static bool
read_target(JsonReader *r, const json_t *of, const char *field, const char *name,
    ClockTarget *t, GError **err)
{
	static const char *const names[] = { "seconds", "always", NULL };
	const json_t *v = json_object_get(of, name);
	const char *path = below(r, field, name);

	if (!v)
		return true;
	if (json_is_null(v)) {
		t->length = 0;
		return true;
	}
	if (!json_read_only(r, v, path, names, err))
		return false;
	t->always = json_is_true(json_object_get(v, "always"));
	return json_read_seconds(r, v, path, "seconds", &t->length, err);
}

static bool
read_targets(JsonReader *r, const json_t *object, Agreement *ag, GError **err)
{
	const json_t *targets = json_object_get(object, "targets");
	const char *name;
	json_t *v;

	if (targets && !json_is_object(targets)) {
		json_at(r, "targets");
		return fail(err, ERR_INVALID, "json.object");
	}
	json_object_foreach((json_t *)(uintptr_t)targets, name, v)
	{
		int64_t category = category_from_name(name);
		const char *path = below(r, "targets", name);

		if (!category)
			return json_at(r, path) || fail(err, ERR_INVALID, "json.unknown");
		if (!json_read_only(r, v, path, clock_names, err))
			return false;
		for (int k = 0; k < N_CLOCKS; k++)
			if (!read_target(r, v, path, clock_names[k],
			        &ag->targets[category].clock[k], err))
				return false;
	}
	return true;
}

static bool
read_stand(JsonReader *r, const char *name, const json_t *list, Agreement *ag,
    GError **err)
{
	int64_t status = status_from_name(name);
	uint8_t clocks = 0;

	if (!json_is_array(list))
		return json_at(r, below(r, "stands", name)) ||
		       fail(err, ERR_INVALID, "json.list");
	if (status < STATUS_WAITING_REPORTER || status > STATUS_SOLVED)
		return json_at(r, below(r, "stands", name)) ||
		       fail(err, ERR_INVALID, "json.unknown");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *clock = json_string_value(json_array_get(list, i));
		int k = N_CLOCKS;

		while (k-- && g_strcmp0(clock, clock_names[k]) != 0)
			;
		if (k < 0)
			return json_at(r, below(r, "stands", name)) ||
			       fail(err, ERR_INVALID, "json.clock");
		clocks |= (uint8_t)(1u << k);
	}
	ag->stands[status] = clocks;
	return true;
}

static bool
read_stands(JsonReader *r, const json_t *object, Agreement *ag, GError **err)
{
	const json_t *stands = json_object_get(object, "stands");
	const char *name;
	json_t *list;

	if (stands && !json_is_object(stands)) {
		json_at(r, "stands");
		return fail(err, ERR_INVALID, "json.object");
	}
	json_object_foreach((json_t *)(uintptr_t)stands, name,
	    list) if (!read_stand(r, name, list, ag, err)) return false;
	return true;
}

/* A list of categories; left out it stays as it was. */
static bool
read_bills(JsonReader *r, const json_t *object, const char *name, uint8_t *out,
    GError **err)
{
	const json_t *list = json_object_get(object, name);
	uint8_t categories = 0;
	const json_t *item;
	size_t i;

	if (!list)
		return true;
	json_array_foreach(list, i, item)
	{
		int64_t c = category_from_name(json_string_value(item));

		if (!c)
			return json_at(r, name) || fail(err, ERR_INVALID, "json.unknown");
		categories |= (uint8_t)(1u << c);
	}
	if (!json_is_array(list))
		return json_at(r, name) || fail(err, ERR_INVALID, "json.list");
	*out = categories;
	return true;
}

static bool
read_calendar(JsonReader *r, const json_t *object, Agreement *ag, GError **err)
{
	/* Its days off are the agreement's own, which have names. */
	static const char *const names[] = { "timezone", "hours", NULL };
	const json_t *calendar = json_object_get(object, "calendar");
	const char *holidays = json_string_value(json_object_get(object, "holidays"));
	HoursSpec spec;

	if (calendar) {
		if (!json_read_only(r, calendar, "calendar", names, err) ||
		    !calendar_read(r, calendar, "calendar", &spec, err))
			return false;
		ag->time_zone = spec.time_zone;
		ag->spans = spec.spans;
		ag->n_spans = spec.n_spans;
	}
	if (holidays && strcmp(holidays, "DK") != 0 && strcmp(holidays, "none") != 0) {
		json_at(r, "holidays");
		return fail(err, ERR_INVALID, "json.holidays");
	}
	if (holidays)
		ag->holidays = *holidays == 'D' ? HOLIDAYS_DK : HOLIDAYS_NONE;
	return read_bool(r, object, "always", &ag->always, err) &&
	       read_bool(r, object, "after_ascension", &ag->off_after_ascension, err) &&
	       read_days(r, object, ag, err);
}

/* From the midnight of the first day to that after the last. */
static bool
read_dates(JsonReader *r, const json_t *object, Agreement *ag, GError **err)
{
	const json_t *from = json_object_get(object, "from");
	const json_t *ends = json_object_get(object, "ends");
	g_autoptr(Hours) h = hours_new(ag->time_zone, NULL, 0, HOLIDAYS_NONE, err);
	Day day;

	if (!h)
		return json_at(r, "calendar.timezone");
	if (!day_parse(json_string_value(from), &day)) {
		json_at(r, "from");
		return fail(err, ERR_INVALID, "json.date");
	}
	ag->valid_from = hours_midnight(h, day);
	if (!ends || json_is_null(ends))
		return true;
	if (!day_parse(json_string_value(ends), &day)) {
		json_at(r, "ends");
		return fail(err, ERR_INVALID, "json.date");
	}
	ag->ends_at = hours_midnight(h, day + 1);
	return true;
}

/* All that agreement_put_json() writes: what is said of one can be said of another. */
static const char *const member_names[] = { "id", "name", "from", "ends", "to",
	"calendar", "always", "holidays", "after_ascension", "days", "targets", "stands",
	"bills_work", "bills_travel", "reopen_days", "horizon_margin", "count_day",
	NULL };

bool
agreement_read_json(JsonReader *r, const json_t *object, Agreement *ag, GError **err)
{
	return json_read_only(r, object, "", member_names, err) &&
	       json_read_text(r, object, "", "name", &ag->name, err) &&
	       read_calendar(r, object, ag, err) && read_dates(r, object, ag, err) &&
	       read_targets(r, object, ag, err) && read_stands(r, object, ag, err) &&
	       read_bills(r, object, "bills_work", &ag->bills_work, err) &&
	       read_bills(r, object, "bills_travel", &ag->bills_travel, err) &&
	       read_count(r, object, "reopen_days", 3650, &ag->reopen_days, err) &&
	       read_count(r, object, "horizon_margin", 100, &ag->horizon_margin, err) &&
	       (!json_object_get(object, "count_day") ||
	           read_count(r, object, "count_day", AGREEMENT_LAST_COUNT_DAY,
	               &ag->count_day, err));
}
