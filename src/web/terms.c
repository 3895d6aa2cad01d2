/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/terms.h"

#include "model/holiday.h"
#include "model/ledger.h"
#include "model/when.h"
#include "web/agreement_words.h"

#define LOOK_AHEAD 366 /* days */

/* --- the week --- */

static const TextId weekdays[] = { 0, TEXT_WHEN_MONDAY, TEXT_WHEN_TUESDAY,
	TEXT_WHEN_WEDNESDAY, TEXT_WHEN_THURSDAY, TEXT_WHEN_FRIDAY, TEXT_WHEN_SATURDAY,
	TEXT_WHEN_SUNDAY };

static WeekRow
week_row(const Reader *rd, const Agreement *ag, uint8_t weekday)
{
	WeekBar *bars = NULL;
	WeekRow row = { .day = text(rd->lang, weekdays[weekday]) };

	if (ag->always) {
		*arena_push(rd->a, &bars, &row.n_bars) = (WeekBar){ 0, 1440 };
		row.words = words_of_minute(rd->a, rd->lang, 0);
		row.words = arena_printf(rd->a, "%s–24", row.words);
	} else {
		for (size_t i = 0; i < ag->n_spans; i++) {
			const HoursSpan *s = &ag->spans[i];
			WeekBar bar = { s->opens, s->closes - s->opens };

			if (s->weekday == weekday)
				*arena_push(rd->a, &bars, &row.n_bars) = bar;
		}
		row.words = words_of_spans(rd->a, rd->lang, ag->spans, ag->n_spans,
		    weekday);
	}
	if (!*row.words)
		row.words = text(rd->lang, TEXT_AGREEMENT_CLOSED);
	row.bars = bars;
	return row;
}

/* --- the year --- */

const char *
terms_day(const Reader *rd, Day day)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();

	return when_day(rd->a, rd->lang, utc, DAYS(day) + HOURS(12),
	    DAYS(day) - DAYS(800));
}

const char *
terms_date(const Reader *rd, const Agreement *ag, Instant at)
{
	return terms_day(rd, hours_local_day(ag->hours, at));
}

static const char *
short_date(const Reader *rd, Day day)
{
	static const TextId days[] = { 0, TEXT_WHEN_MON, TEXT_WHEN_TUE, TEXT_WHEN_WED,
		TEXT_WHEN_THU, TEXT_WHEN_FRI, TEXT_WHEN_SAT, TEXT_WHEN_SUN };
	static const TextId months[] = { 0, TEXT_WHEN_JAN, TEXT_WHEN_FEB, TEXT_WHEN_MAR,
		TEXT_WHEN_APR, TEXT_WHEN_MAY_SHORT, TEXT_WHEN_JUN, TEXT_WHEN_JUL,
		TEXT_WHEN_AUG, TEXT_WHEN_SEP, TEXT_WHEN_OCT, TEXT_WHEN_NOV,
		TEXT_WHEN_DEC };
	Date d = day_to_date(day);
	TextArg args[] = {
		TEXT_ARG(text(rd->lang, days[day_weekday(day)])),
		TEXT_ARG(d.day),
		TEXT_ARG(text(rd->lang, months[d.month])),
		TEXT_ARG(arena_printf(rd->a, "%d", d.year)),
	};

	return text_format(rd->a, rd->lang, TEXT_AGREEMENT_DATE_SHORT, args, 4);
}

/* The agreement's own name of that date; NULL if it has none. */
static const char *
own_name(const Agreement *ag, Day day, bool *named)
{
	Date d = day_to_date(day);

	for (size_t i = 0; i < ag->n_days; i++) {
		Date of = day_to_date(ag->days[i].day);
		bool is = ag->days[i].kind == AGREEMENT_OFF_YEARLY
		              ? of.month == d.month && of.day == d.day
		              : ag->days[i].day == day;

		if (is) {
			*named = true;
			if (*ag->days[i].name)
				return ag->days[i].name;
		}
	}
	return NULL;
}

/* Why that date is special; NULL if it is not. */
static const char *
day_name(const Reader *rd, const Agreement *ag, const HolidayYear *year, Day day)
{
	Holiday holiday = ag->holidays == HOLIDAYS_DK ? holiday_dk(year, day)
	                                              : HOLIDAY_NONE;
	bool named = false;
	const char *own = own_name(ag, day, &named);

	if (holiday != HOLIDAY_NONE)
		return text(rd->lang, holiday_text(holiday));
	if (own)
		return own;
	if (ag->off_after_ascension && day == year->easter + 40)
		return text(rd->lang, TEXT_AGREEMENT_AFTER_ASCENSION);
	return named ? "" : NULL;
}

static const char *
day_words(const Reader *rd, const HoursDayPlan *plan)
{
	g_autoptr(GString) s = g_string_new(NULL);

	for (size_t i = 0; i < plan->n; i++)
		g_string_append_printf(s, "%s%s–%s", i ? ", " : "",
		    words_of_minute(rd->a, rd->lang, plan->periods[i].opens),
		    words_of_minute(rd->a, rd->lang, plan->periods[i].closes));
	return plan->n ? arena_strdup(rd->a, s->str)
	               : text(rd->lang, TEXT_AGREEMENT_CLOSED);
}

static void
add_specials(const Reader *rd, const Agreement *ag, TermsView *v)
{
	Day today = hours_local_day(ag->hours, rd->now);
	SpecialRow *rows = NULL;
	HolidayYear year = { 0 };

	for (Day day = today; day < today + LOOK_AHEAD && !ag->always; day++) {
		int y = day_to_date(day).year;

		if (year.year != y)
			year = holiday_year(y);
		const char *name = day_name(rd, ag, &year, day);
		if (!name)
			continue;
		HoursDayPlan plan = hours_of_day(ag->hours, day);
		*arena_push(rd->a, &rows, &v->n_specials) = (SpecialRow){
			.date = short_date(rd, day),
			.name = name,
			.what = day_words(rd, &plan),
			.is_open = plan.n > 0,
		};
	}
	v->specials = rows;
}

/* --- the promises --- */

static PromiseRow
promise_row(const Reader *rd, const Agreement *ag, Category category)
{
	PromiseRow row = { .icon = arena_printf(rd->a, "category-%s",
		               category_name(category)),
		.name = text(rd->lang, category_text(category)) };
	GTimeZone *tz = hours_time_zone(ag->hours);
	Instant by[N_CLOCKS] = { 0 };

	for (int k = 0; k < N_CLOCKS; k++) {
		const ClockTarget *t = &ag->targets[category].clock[k];
		TextArg length = TEXT_ARG(words_of_length(rd->a, rd->lang, t->length));

		if (!t->length)
			continue;
		row.length[k] = t->always
		                    ? text_format(rd->a, rd->lang,
		                          TEXT_AGREEMENT_ROUND_THE_CLOCK, &length, 1)
		                    : length.s;
		agreement_due(ag, t, rd->now, &by[k], NULL);
	}
	if (by[CLOCK_RESPONSE])
		row.response_by = when_short(rd->a, rd->lang, tz, by[CLOCK_RESPONSE],
		    rd->now);
	if (by[CLOCK_SOLUTION])
		row.solution_by = when_short(rd->a, rd->lang, tz, by[CLOCK_SOLUTION],
		    rd->now);
	return row;
}

/* "Svar og opdatering løber, løsning står stille" would be long: what stands is named. */
static const char *
stands_words(const Reader *rd, unsigned clocks)
{
	static const TextId names[N_CLOCKS] = { TEXT_AGREEMENT_RESPONSE,
		TEXT_AGREEMENT_UPDATE, TEXT_AGREEMENT_SOLUTION };
	g_autoptr(GString) s = g_string_new(NULL);

	if (clocks == 0)
		return text(rd->lang, TEXT_AGREEMENT_ALL_RUN);
	if (clocks == CLOCKS_ALL)
		return text(rd->lang, TEXT_AGREEMENT_ALL_STAND);
	for (int k = 0; k < N_CLOCKS; k++)
		if (clocks & 1u << k)
			g_string_append_printf(s, "%s%s", s->len ? ", " : "",
			    text(rd->lang, names[k]));
	TextArg which = TEXT_ARG(s->str);
	return text_format(rd->a, rd->lang, TEXT_AGREEMENT_STAND, &which, 1);
}

static const char *
open_words(const Reader *rd, const Agreement *ag)
{
	Instant change = hours_next_change(ag->hours, rd->now);

	if (!change)
		return text(rd->lang, hours_is_open(ag->hours, rd->now)
		                          ? TEXT_SIDE_OPEN_ALWAYS
		                          : TEXT_AGREEMENT_CLOSED);
	TextArg at = TEXT_ARG(
	    when_text(rd->a, rd->lang, hours_time_zone(ag->hours), change, rd->now));
	return text_format(rd->a, rd->lang,
	    hours_is_open(ag->hours, rd->now) ? TEXT_SIDE_OPEN_UNTIL
	                                      : TEXT_SIDE_CLOSED_UNTIL,
	    &at, 1);
}

/* "Arbejde: Ændringsanmodning, Nedbrud" */
static const char *
bills_words(const Reader *rd, const Agreement *ag, LedgerKind kind)
{
	g_autoptr(GString) s = g_string_new(NULL);

	for (int c = 1; c <= N_CATEGORIES; c++)
		if (ledger_billable(ag, (Category)c, kind))
			g_string_append_printf(s, "%s%s", s->len ? ", " : "",
			    text(rd->lang, category_text(c)));
	return arena_printf(rd->a, "%s: %s", text(rd->lang, ledger_kind_text(kind)),
	    s->len ? s->str : text(rd->lang, TEXT_AGREEMENT_BILLS_NOTHING));
}

TermsView *
terms_of(const Reader *rd, const Agreement *ag)
{
	TermsView *v = arena_new0(rd->a, TermsView);
	TextArg days = TEXT_ARG((int64_t)ag->reopen_days);
	TextArg margin = TEXT_ARG((int64_t)ag->horizon_margin);
	TextArg count = TEXT_ARG((int64_t)ag->count_day);

	for (uint8_t weekday = 1; weekday <= 7; weekday++)
		v->week[weekday - 1] = week_row(rd, ag, weekday);
	v->zone_words = ag->time_zone;
	v->open_words = open_words(rd, ag);
	v->always = ag->always;
	add_specials(rd, ag, v);
	for (int c = 1; c <= N_CATEGORIES; c++)
		v->promises[c - 1] = promise_row(rd, ag, (Category)c);
	for (int i = 0; i < 4; i++) {
		Status status = (Status)(STATUS_WAITING_REPORTER + i);

		v->stands[i] = (StandsRow){ text(rd->lang, status_text(status)),
			stands_words(rd, ag->stands[status]) };
	}
	v->reopen = ag->reopen_days ? text_format(rd->a, rd->lang,
	                                  TEXT_AGREEMENT_REOPEN_WORDS, &days, 1)
	                            : text(rd->lang, TEXT_AGREEMENT_REOPEN_NEVER);
	v->bills[0] = bills_words(rd, ag, LEDGER_WORK);
	v->bills[1] = bills_words(rd, ag, LEDGER_TRAVEL);
	v->margin = text_format(rd->a, rd->lang, TEXT_AGREEMENT_MARGIN_WORDS, &margin, 1);
	v->count = ag->count_day ? text_format(rd->a, rd->lang,
	                               TEXT_AGREEMENT_COUNT_WORDS, &count, 1)
	                         : text(rd->lang, TEXT_AGREEMENT_COUNT_NOT);
	return v;
}
