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

/* They bake at night. */
static const HoursSpan nights[] = {
	{ 1, 0, 360 },
	{ 1, 1320, 1440 },
	{ 2, 0, 360 },
	{ 2, 1320, 1440 },
	{ 3, 0, 360 },
	{ 3, 1320, 1440 },
	{ 4, 0, 360 },
	{ 4, 1320, 1440 },
	{ 5, 0, 360 },
	{ 5, 1320, 1440 },
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

#define WITH(list) list, G_N_ELEMENTS(list)

typedef struct {
	const char *name;
	const HoursSpan *spans;
	size_t n_spans;
	const AgreementDay *days;
	size_t n_days;
	int percent; /* of the targets of the standard */
	Holidays holidays;
	bool after_ascension;
	int changes_after;  /* days; the next version is a quarter quicker; 0: never */
	bool closing_days;  /* and a Saturday that is open: see add_closing_days() */
	bool always;        /* all hours are open */
	bool clocks_always; /* all clocks run round the clock */
	const char *zone;   /* NULL: by the customer's language */
	unsigned stands;    /* clocks, also while a supplier or a part is waited for */
} Kind;

static const Kind kinds[] = {
	{ "Vagttelefon", WITH(extended), WITH(half_days), 120, HOLIDAYS_DK,
	    .clocks_always = true },
	{ "Udvidet", WITH(extended), WITH(half_days), 60, HOLIDAYS_DK,
	    .changes_after = 45 },
	{ "Alle ugens dage", WITH(every_day), WITH(few_days), 80, HOLIDAYS_NONE },
	{ "Basis", WITH(with_lunch), WITH(half_days), 150, HOLIDAYS_DK, true,
	    .changes_after = 200, .closing_days = true, .stands = 1 << CLOCK_SOLUTION },
	{ "Nat", WITH(nights), WITH(few_days), 70, HOLIDAYS_NONE, .changes_after = 150,
	    .stands = CLOCKS_ALL },
	{ "Døgnvagt", WITH(every_day), WITH(few_days), 50, HOLIDAYS_NONE,
	    .always = true },
	{ "Grønland", WITH(extended), WITH(half_days), 100, HOLIDAYS_DK,
	    .closing_days = true, .zone = "America/Nuuk" },
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
begin_on_day_of(Arena *a, Agreement *ag, Instant begin, GError **err)
{
	if (!agreement_make_hours(a, ag, err))
		return false;
	ag->valid_from = hours_midnight(ag->hours, hours_local_day(ag->hours, begin));
	return true;
}

static bool
add_next(Db *db, Arena *a, Agreement *ag, int days, GError **err)
{
	ag->valid_from = first_of_month(ag->hours, ag->valid_from + DAYS(days));
	ag->name = arena_printf(a, "%s 2", ag->name);
	scale(ag, 75);
	return agreement_store_add(db, ag, err);
}

/* In its own year: the Saturday before Christmas is open, from noon on the day after it
 * is not, and in the middle of the year it is closed for two days. */
static void
add_closing_days(Arena *a, Agreement *ag, Instant begin)
{
	int year = day_to_date((Day)(begin / DAYS(1))).year;
	Day saturday = day_from_date(year, 12, 23), summer;

	while (day_weekday(saturday) != 6)
		saturday--;
	summer = saturday + 220;
	const AgreementDay more[] = {
		{ AGREEMENT_HOURS, saturday, 600, 840, "Julesalg" },
		{ AGREEMENT_HOURS, saturday, 900, 960, "Julesalg" },
		{ AGREEMENT_OFF, saturday + 2, 720, 0, "Julefrokost" },
		{ AGREEMENT_OFF, summer, 0, 0, "Ferielukket" },
		{ AGREEMENT_OFF, summer + 1, 0, 0, "Ferielukket" },
	};
	AgreementDay *days = arena_newv(a, AgreementDay, ag->n_days + G_N_ELEMENTS(more));
	for (size_t i = 0; i < ag->n_days; i++)
		days[i] = ag->days[i];
	for (size_t i = 0; i < G_N_ELEMENTS(more); i++)
		days[ag->n_days++] = more[i];
	ag->days = days;
}

bool
cast_agree(Db *db, Arena *a, int number, const Firm *firm, Instant begin, GError **err)
{
	Agreement ag = agreement_standard();

	if (number % 3 == 2) /* a third keeps the standard */
		return true;
	const Kind *kind = &kinds[(number - number / 3) % (int)G_N_ELEMENTS(kinds)];
	ag.customer_id = firm->id;
	ag.name = kind->name;
	ag.spans = kind->spans;
	ag.n_spans = kind->n_spans;
	ag.days = kind->days;
	ag.n_days = kind->n_days;
	ag.holidays = kind->holidays;
	ag.off_after_ascension = kind->after_ascension;
	ag.always = kind->always;
	for (int c = CATEGORY_CHANGE; c <= N_CATEGORIES && kind->clocks_always; c++)
		for (int k = 0; k < N_CLOCKS; k++)
			ag.targets[c].clock[k].always = true;
	if (kind->zone)
		ag.time_zone = kind->zone;
	else if (firm->lang == LANG_EN)
		ag.time_zone = "Europe/London";
	ag.stands[STATUS_WAITING_SUPPLIER] |= (uint8_t)kind->stands;
	ag.stands[STATUS_WAITING_PART] |= (uint8_t)kind->stands;
	if (kind->closing_days)
		add_closing_days(a, &ag, begin);
	scale(&ag, kind->percent);
	if (!begin_on_day_of(a, &ag, begin, err))
		return false;
	return agreement_store_add(db, &ag, err) &&
	       (!kind->changes_after || add_next(db, a, &ag, kind->changes_after, err));
}

bool
cast_agree_standard(Db *db, Arena *a, Instant begin, GError **err)
{
	Agreement *all;
	size_t n;

	if (!agreement_store_versions(db, a, 0, &all, &n, err))
		return false;
	/* A desk that has just been set up has one, from now on. */
	return !n || (begin_on_day_of(a, &all[n - 1], begin, err) &&
	                 agreement_store_set(db, &all[n - 1], err));
}
