/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/cast_agreement.h"

#include "store/agreement_store.h"

/* Days of the year 2000: see AgreementDay. */
#define IN_2000(day_of_year) (10957 + (day_of_year)-1)

static const HoursSpan extended[] = {
	{ 1, 420, 1080 },
	{ 2, 420, 1080 },
	{ 3, 420, 1080 },
	{ 4, 420, 1080 },
	{ 5, 420, 960 },
};
static const HoursSpan every_day[] = {
	{ 1, 480, 1200 },
	{ 2, 480, 1200 },
	{ 3, 480, 1200 },
	{ 4, 480, 1200 },
	{ 5, 480, 1200 },
	{ 6, 480, 1200 },
	{ 7, 600, 1200 },
};
static const HoursSpan with_lunch[] = {
	{ 1, 540, 720 },
	{ 1, 750, 960 },
	{ 2, 540, 720 },
	{ 2, 750, 960 },
	{ 3, 540, 720 },
	{ 3, 750, 960 },
	{ 4, 540, 720 },
	{ 4, 750, 960 },
	{ 5, 540, 780 },
};

static const AgreementDay half_days[] = {
	{ AGREEMENT_OFF_YEARLY, IN_2000(157), 720, 0, "Grundlovsdag" },
	{ AGREEMENT_OFF_YEARLY, IN_2000(359), 0, 0, "Juleaften" },
	{ AGREEMENT_OFF_YEARLY, IN_2000(366), 720, 0, "Nytårsaften" },
};
static const AgreementDay few_days[] = {
	{ AGREEMENT_OFF_YEARLY, IN_2000(1), 0, 0, "Nytårsdag" },
	{ AGREEMENT_OFF_YEARLY, IN_2000(359), 840, 0, "Juleaften" },
	{ AGREEMENT_OFF_YEARLY, IN_2000(360), 0, 0, "Juledag" },
};

typedef struct {
	const char *name;
	const HoursSpan *spans;
	size_t n_spans;
	const AgreementDay *days;
	size_t n_days;
	int percent; /* of the targets of the standard */
	Holidays holidays;
	bool after_ascension;
	int changes_after; /* days; the next version is a quarter quicker; 0: never */
} Kind;

static const Kind kinds[] = {
	{ "Udvidet", extended, G_N_ELEMENTS(extended), half_days, G_N_ELEMENTS(half_days),
	    60, HOLIDAYS_DK, false, 45 },
	{ "Alle ugens dage", every_day, G_N_ELEMENTS(every_day), few_days,
	    G_N_ELEMENTS(few_days), 80, HOLIDAYS_NONE, false, 0 },
	{ "Basis", with_lunch, G_N_ELEMENTS(with_lunch), half_days,
	    G_N_ELEMENTS(half_days), 150, HOLIDAYS_DK, true, 300 },
};

static void
scale(Agreement *ag, int percent)
{
	for (int c = CATEGORY_CHANGE; c <= N_CATEGORIES; c++)
		for (int k = 0; k < N_CLOCKS; k++) {
			Duration *length = &ag->targets[c].clock[k].length;

			/* People agree on quarters of an hour. */
			*length = *length * percent / 100;
			*length -= *length % MINUTES(15);
			*length = MAX(*length, MINUTES(15));
		}
}

/* The midnight of the first of a month that is not before. */
static Instant
first_of_month(const Hours *h, Instant at)
{
	Date d = day_to_date(hours_local_day(h, at));
	int year = d.month == 12 ? d.year + 1 : d.year;

	return hours_midnight(h, day_from_date(year, d.month % 12 + 1, 1));
}

static bool
add_next(Db *db, Arena *a, Agreement *ag, int days, GError **err)
{
	if (!agreement_make_hours(a, ag, err))
		return false;
	ag->valid_from = first_of_month(ag->hours, ag->valid_from + DAYS(days));
	ag->name = arena_printf(a, "%s 2", ag->name);
	scale(ag, 75);
	return agreement_store_add(db, ag, err);
}

bool
cast_agree(Db *db, Arena *a, Dice *d, const Firm *firm, Instant begin, GError **err)
{
	int i = dice_below(d, 2 * (int)G_N_ELEMENTS(kinds));
	Agreement ag = agreement_standard();

	if (i >= (int)G_N_ELEMENTS(kinds)) /* half keep the standard */
		return true;
	const Kind *kind = &kinds[i];
	ag.customer_id = firm->id;
	ag.valid_from = begin;
	ag.name = kind->name;
	ag.spans = kind->spans;
	ag.n_spans = kind->n_spans;
	ag.days = kind->days;
	ag.n_days = kind->n_days;
	ag.holidays = kind->holidays;
	ag.off_after_ascension = kind->after_ascension;
	if (firm->lang == LANG_EN)
		ag.time_zone = "Europe/London";
	scale(&ag, kind->percent);
	return agreement_store_add(db, &ag, err) &&
	       (!kind->changes_after || add_next(db, a, &ag, kind->changes_after, err));
}
