/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/agreement.h"

#include "base/err.h"

#define LEAST_MARGIN HOURS(1)

/* Working days from 8 to 16, Friday to 15:30. */
static const HoursSpan office[] = {
	{ 1, 480, 960 },
	{ 2, 480, 960 },
	{ 3, 480, 960 },
	{ 4, 480, 960 },
	{ 5, 480, 930 },
};

/* Of the two eves that no law makes days off; of the year 2000: see AgreementDay. */
static const AgreementDay eves[] = {
	{ AGREEMENT_OFF_YEARLY, 10957 + 358, 0, 0, "Juleaftensdag" },
	{ AGREEMENT_OFF_YEARLY, 10957 + 365, 0, 0, "Nytårsaftensdag" },
};

/* In minutes, in the order of ClockKind. */
static const struct {
	int lengths[N_CLOCKS];
	bool always;
} standard[] = {
	[CATEGORY_CHANGE] = { { 16 * 60, 40 * 60, 80 * 60 }, false },
	[CATEGORY_FAULT] = { { 4 * 60, 16 * 60, 24 * 60 }, false },
	[CATEGORY_CRITICAL] = { { 60, 4 * 60, 8 * 60 }, false },
	[CATEGORY_OUTAGE] = { { 30, 60, 4 * 60 }, true },
};

Agreement
agreement_standard(void)
{
	Agreement ag = {
		.name = "Standard",
		.time_zone = "Europe/Copenhagen",
		.holidays = HOLIDAYS_DK,
		.spans = office,
		.n_spans = G_N_ELEMENTS(office),
		.days = eves,
		.n_days = G_N_ELEMENTS(eves),
		.bills_work = 1u << CATEGORY_CHANGE,
		.bills_travel = 1u << CATEGORY_CHANGE,
		.reopen_days = 30,
		.horizon_margin = 20,
		.count_day = 1,
	};

	for (int c = 1; c <= N_CATEGORIES; c++)
		for (int k = 0; k < N_CLOCKS; k++)
			ag.targets[c].clock[k] = (ClockTarget){
				MINUTES(standard[c].lengths[k]),
				standard[c].always,
			};
	/* Only the reporter himself holds up what he was promised. */
	ag.stands[STATUS_WAITING_REPORTER] = 1 << CLOCK_UPDATE | 1 << CLOCK_SOLUTION;
	ag.stands[STATUS_SOLVED] = CLOCKS_ALL;
	ag.stands[STATUS_CLOSED] = CLOCKS_ALL;
	return ag;
}

bool
agreement_make_hours(Arena *a, Agreement *ag, GError **err)
{
	HoursOff *off = arena_newv(a, HoursOff, ag->n_days);
	HoursYearly *yearly = arena_newv(a, HoursYearly, ag->n_days);
	HoursDay *exceptions = arena_newv(a, HoursDay, ag->n_days);
	HoursSpec spec = {
		.time_zone = ag->time_zone,
		.always = ag->always,
		.holidays = ag->holidays,
		.off_after_ascension = ag->off_after_ascension,
		.spans = ag->spans,
		.n_spans = ag->n_spans,
		.off = off,
		.yearly = yearly,
		.exceptions = exceptions,
	};

	for (size_t i = 0; i < ag->n_days; i++) {
		const AgreementDay *d = &ag->days[i];
		Date date = day_to_date(d->day);

		if (d->kind == AGREEMENT_OFF)
			off[spec.n_off++] = (HoursOff){ d->day, d->opens };
		else if (d->kind == AGREEMENT_OFF_YEARLY)
			yearly[spec.n_yearly++] = (HoursYearly){ (uint8_t)date.month,
				(uint8_t)date.day, d->opens };
		else
			exceptions[spec.n_exceptions++] = (HoursDay){ d->day, d->opens,
				d->closes };
	}
	Hours *h = hours_make(&spec, err);
	if (!h)
		return false;
	ag->hours = h;
	arena_defer(a, (GDestroyNotify)hours_free, h);
	return true;
}

bool
agreement_targets_hold(const Agreement *ag, Category *category, ClockKind *clock,
    GError **err)
{
	for (int c = 1; c <= N_CATEGORIES; c++) {
		const ClockTarget *t = ag->targets[c].clock;

		*category = (Category)c;
		*clock = CLOCK_RESPONSE;
		if (t[CLOCK_RESPONSE].length <= 0)
			return fail(err, ERR_INVALID, "agreement.target.missing");
		*clock = CLOCK_SOLUTION;
		if (t[CLOCK_SOLUTION].length <= 0)
			return fail(err, ERR_INVALID, "agreement.target.missing");
		if (t[CLOCK_SOLUTION].length < t[CLOCK_RESPONSE].length)
			return fail(err, ERR_INVALID, "agreement.target.order");
		*clock = CLOCK_UPDATE;
		if (t[CLOCK_UPDATE].length < 0)
			return fail(err, ERR_INVALID, "agreement.target.missing");
	}
	return true;
}

Duration
agreement_margin(const Agreement *ag, Instant told_at, Instant horizon)
{
	Duration told = hours_between(ag->hours, told_at, horizon);

	return MAX(LEAST_MARGIN, told * ag->horizon_margin / 100);
}

bool
agreement_count(const Agreement *ag, Day after, Day *day)
{
	Date d = day_to_date(after);

	if (!ag->count_day)
		return false;
	if (d.day >= ag->count_day && ++d.month > 12)
		d.month = 1, d.year++;
	*day = day_from_date(d.year, d.month, ag->count_day);
	return true;
}

bool
agreement_reopens(const Agreement *ag, Instant closed_at, Instant now)
{
	return ag->reopen_days > 0 && now - closed_at <= DAYS(ag->reopen_days);
}

bool
agreement_due(const Agreement *ag, const ClockTarget *t, Instant from, Instant *at,
    GError **err)
{
	if (!t->always)
		return hours_add(ag->hours, from, t->length, at, err);
	*at = from + t->length;
	return true;
}
