/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What is typed into the search, taken apart; it is Tuesday the 3rd of February 2026. */
#include <glib.h>
#include <string.h>

#include "base/day.h"
#include "model/query.h"
#include "model/query_date.h"

#define BIT(v) (1u << (v))

static Query *
parse(Arena *a, const char *typed)
{
	Instant now;

	g_assert_true(clock_parse_rfc3339("2026-02-03T09:00:00+01:00", &now));
	return query_parse(a, typed, zone_find("Europe/Copenhagen"), now);
}

/* Words, names and problems as one text: 'printer -"den nye" kunde=bager !7' */
static char *
summary(Arena *a, const Query *q)
{
	static const char *const kinds[] = { "", "me:", "none:" };
	g_autoptr(GString) s = g_string_new(NULL);

	for (size_t i = 0; i < q->n_words; i++)
		g_string_append_printf(s, q->words[i].is_phrase ? "%s\"%s\" " : "%s%s ",
		    q->words[i].not ? "-" : "", q->words[i].text);
	for (size_t i = 0; i < q->n_names; i++)
		g_string_append_printf(s, "%s%s=%s%s ", q->names[i].not ? "-" : "",
		    query_filter_name(q->names[i].filter, LANG_EN),
		    kinds[q->names[i].kind], q->names[i].typed);
	for (size_t i = 0; i < q->n_problems; i++)
		g_string_append_printf(s, "!%d %s ", (int)q->problems[i].kind,
		    q->problems[i].typed);
	return g_strchomp(arena_strdup(a, s->str));
}

/* --- words, names, problems --- */

static const struct {
	const char *typed, *is;
} pieces[] = {
	{ "", "" },
	{ "   ", "" },
	{ "printer", "printer" },
	{ " printer  blinker ", "printer blinker" },
	{ "-printer", "-printer" },
	{ "- printer", "printer" },
	{ "--printer", "--printer" },
	{ "e-mail", "e-mail" },
	{ "\"den nye printer\"", "\"den nye printer\"" },
	{ "-\"den nye\" x", "-\"den nye\" x" },
	{ "“den nye” »x y«", "\"den nye\" \"x y\"" },
	{ "\"ikke lukket", "\"ikke lukket\"" },
	{ "\"\" !!! ...", "" },
	{ "kunde:bager", "customer=bager" },
	{ "KUNDE:Bager", "customer=Bager" },
	{ "customer:bager printer", "printer customer=bager" },
	{ "kunde: bager printer", "printer customer=bager" },
	{ "kunde:", "" },
	{ "kunde: ", "" },
	{ "kunde:,", "" },
	{ "kunde:\"Byens Bager A/S\"", "customer=Byens Bager A/S" },
	{ "kunde:\"Byens", "customer=Byens" },
	{ "kunde:bager,smed", "customer=bager customer=smed" },
	{ "kunde:\"a b\",smed x", "x customer=a b customer=smed" },
	{ "-kunde:bager", "-customer=bager" },
	{ "fra:ida@bager.example", "from=ida@bager.example" },
	{ "bruger:ida", "from=ida" },
	{ "ansvarlig:mig", "assignee=me:mig" },
	{ "assignee:me", "assignee=me:me" },
	{ "tildelt:ingen", "assignee=none:ingen" },
	{ "kunde:mig", "customer=mig" },
	{ "kunde:none", "customer=none:none" },
	{ "før:3/2", "" },
	{ "foer:3/2", "" },
	{ "har:fil", "" },
	{ "har:vedhæftning", "" },
	{ "har:tid", "!2 tid" },
	{ "foo:bar", "foo:bar !1 foo" },
	{ "http://x.example/a:b", "http://x.example/a:b" },
	{ "C:\\Windows", "C:\\Windows" },
	{ "10:30", "10:30" },
	{ "std::string", "std::string" },
	{ "fejl: den", "fejl: den" },
	{ "status:blå", "!2 blå" },
	{ "før:snart", "!3 snart" },
	{ "før:30/2", "!3 30/2" },
	{ "-den:3/2", "!3 3/2" },
	{ "nummer:1001", "" },
	{ "nr:#1001", "" },
	{ "nr:x1", "!4 x1" },
	{ "nr:1234567890123", "!4 1234567890123" },
	{ "-nr:1001", "!4 1001" },
	{ "\xff", "" },
};

static void
takes_apart(const void *data)
{
	g_autoptr(Arena) a = arena_new();
	const char *const *typed_and_is = data;

	g_assert_cmpstr(summary(a, parse(a, typed_and_is[0])), ==, typed_and_is[1]);
}

/* --- values --- */

#define WAITING                                                                          \
	(BIT(STATUS_WAITING_REPORTER) | BIT(STATUS_WAITING_SUPPLIER) |                   \
	    BIT(STATUS_WAITING_PART))
#define EVERY_STATUS (BIT(N_STATUSES + 1) - 2)

static const struct {
	const char *typed;
	unsigned bits;
} statuses[] = {
	{ "x", 0 },
	{ "status:ny", BIT(STATUS_NEW) },
	{ "status:NEW", BIT(STATUS_NEW) },
	{ "status:\"i gang\"", BIT(STATUS_OPEN) },
	{ "status:igang", BIT(STATUS_OPEN) },
	{ "status:\"in progress\"", BIT(STATUS_OPEN) },
	{ "status:løst", BIT(STATUS_SOLVED) },
	{ "status:loest", BIT(STATUS_SOLVED) },
	{ "status:solved,closed", BIT(STATUS_SOLVED) | BIT(STATUS_CLOSED) },
	{ "status:ny status:lukket", BIT(STATUS_NEW) | BIT(STATUS_CLOSED) },
	{ "status:afventer", WAITING },
	{ "status:venter", WAITING },
	{ "status:waiting", WAITING },
	{ "status:waiting_part", BIT(STATUS_WAITING_PART) },
	{ "status:\"afventer leverandør\"", BIT(STATUS_WAITING_SUPPLIER) },
	{ "status:åben", EVERY_STATUS & ~BIT(STATUS_CLOSED) },
	{ "status:aaben", EVERY_STATUS & ~BIT(STATUS_CLOSED) },
	{ "status:open", EVERY_STATUS & ~BIT(STATUS_CLOSED) },
	{ "status:uløst", EVERY_STATUS & ~(BIT(STATUS_CLOSED) | BIT(STATUS_SOLVED)) },
	{ "-status:lukket", ~1u & ~BIT(STATUS_CLOSED) },
	{ "status:åben -status:ny",
	    EVERY_STATUS & ~(BIT(STATUS_CLOSED) | BIT(STATUS_NEW)) },
	{ "status:ny -status:ny", 1 },
	{ "status:blå", 0 },
};

static void
knows_statuses(void)
{
	g_autoptr(Arena) a = arena_new();

	for (size_t i = 0; i < G_N_ELEMENTS(statuses); i++) {
		g_test_message("%s", statuses[i].typed);
		g_assert_cmphex(parse(a, statuses[i].typed)->fixed.statuses, ==,
		    statuses[i].bits);
	}
}

static void
knows_the_other_sets(void)
{
	g_autoptr(Arena) a = arena_new();
#define FIXED(typed, field) (parse(a, typed)->fixed.field)

	g_assert_cmphex(FIXED("kategori:nedbrud", categories), ==, BIT(CATEGORY_OUTAGE));
	g_assert_cmphex(FIXED("category:kritisk", categories), ==,
	    BIT(CATEGORY_CRITICAL));
	g_assert_cmphex(FIXED("kategori:ikke-kritisk", categories), ==,
	    BIT(CATEGORY_FAULT));
	g_assert_cmphex(FIXED("kategori:fejl", categories), ==,
	    BIT(CATEGORY_FAULT) | BIT(CATEGORY_CRITICAL));
	g_assert_cmphex(FIXED("kategori:ændring", categories), ==, BIT(CATEGORY_CHANGE));
	g_assert_cmphex(FIXED("prioritet:høj,haster", priorities), ==,
	    BIT(PRIORITY_HIGH) | BIT(PRIORITY_URGENT));
	g_assert_cmphex(FIXED("prio:u", priorities), ==, BIT(PRIORITY_URGENT));
	g_assert_cmphex(FIXED("kanal:tlf", channels), ==, 0);
	g_assert_cmphex(FIXED("kanal:telefon", channels), ==, BIT(CHANNEL_PHONE));
	g_assert_cmphex(FIXED("via:phone", channels), ==, BIT(CHANNEL_PHONE));
	g_assert_cmphex(FIXED("trin:partner", steps), ==, BIT(STEP_PARTNER));
	g_assert_true(FIXED("har:fil", has_file));
	g_assert_true(FIXED("-has:file", has_no_file));
	g_assert_cmpuint(FIXED("nr:1001,#1002", n_numbers), ==, 2);
	g_assert_cmpint(FIXED("nr:1001,#1002", numbers)[1], ==, 1002);
}

/* --- dates --- */

static const struct {
	const char *typed, *from, *to;
} dates[] = {
	{ "2026-02-03", "2026-02-03", "2026-02-04" },
	{ "2026-02", "2026-02-01", "2026-03-01" },
	{ "2025", "2025-01-01", "2026-01-01" },
	{ "3/2", "2026-02-03", "2026-02-04" },
	{ "4/2", "2025-02-04", "2025-02-05" }, /* tomorrow was not yet */
	{ "3.2.", "2026-02-03", "2026-02-04" },
	{ "3-2-26", "2026-02-03", "2026-02-04" },
	{ "3/2-2025", "2025-02-03", "2025-02-04" },
	{ "29/2", "2024-02-29", "2024-03-01" },
	{ "29/2-25", NULL, NULL },
	{ "31/12", "2025-12-31", "2026-01-01" },
	{ "13/13", NULL, NULL },
	{ "3. februar", "2026-02-03", "2026-02-04" },
	{ "3 feb 2025", "2025-02-03", "2025-02-04" },
	{ "February 3", "2026-02-03", "2026-02-04" },
	{ "Feb 4, 2025", "2025-02-04", "2025-02-05" },
	{ "februar", "2026-02-01", "2026-03-01" },
	{ "marts", "2025-03-01", "2025-04-01" },
	{ "marts 2024", "2024-03-01", "2024-04-01" },
	{ "12/2025", "2025-12-01", "2026-01-01" },
	{ "i dag", "2026-02-03", "2026-02-04" },
	{ "idag", "2026-02-03", "2026-02-04" },
	{ "today", "2026-02-03", "2026-02-04" },
	{ "I går", "2026-02-02", "2026-02-03" },
	{ "i gaar", "2026-02-02", "2026-02-03" },
	{ "yesterday", "2026-02-02", "2026-02-03" },
	{ "i forgårs", "2026-02-01", "2026-02-02" },
	{ "tirsdag", "2026-02-03", "2026-02-04" },
	{ "onsdag", "2026-01-28", "2026-01-29" },
	{ "Monday", "2026-02-02", "2026-02-03" },
	{ "uge 6", "2026-02-02", "2026-02-09" },
	{ "uge 7", "2025-02-10", "2025-02-17" },
	{ "week 1 2026", "2025-12-29", "2026-01-05" },
	{ "uge 54", NULL, NULL },
	{ "denne uge", "2026-02-02", "2026-02-09" },
	{ "sidste uge", "2026-01-26", "2026-02-02" },
	{ "denne måned", "2026-02-01", "2026-03-01" },
	{ "last month", "2026-01-01", "2026-02-01" },
	{ "i år", "2026-01-01", "2027-01-01" },
	{ "sidste år", "2025-01-01", "2026-01-01" },
	{ "7d", "2026-01-27", "2026-01-28" },
	{ "7 dage", "2026-01-27", "2026-01-28" },
	{ "2 uger", "2026-01-20", "2026-01-21" },
	{ "2 months", "2025-12-03", "2025-12-04" },
	{ "1 år", "2025-02-03", "2025-02-04" },
	{ "0 d", "2026-02-03", "2026-02-04" },
	{ "", NULL, NULL },
	{ "3", NULL, NULL },
	{ "snart", NULL, NULL },
	{ "3/2/1", "2001-02-03", "2001-02-04" },
	{ "1969", NULL, NULL },
	{ "2201", NULL, NULL },
	{ "20260203", NULL, NULL },
	{ "3 4 5 6 7", NULL, NULL },
	{ "3/2 kl. 9", NULL, NULL },
};

static void
reads_dates(void)
{
	g_autoptr(Arena) a = arena_new();
	char text[DAY_TEXT_MAX];
	Day today, from, to;

	g_assert_true(day_parse("2026-02-03", &today));
	for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
		bool is = query_date(a, dates[i].typed, today, &from, &to);

		g_test_message("%s", dates[i].typed);
		g_assert_cmpint(is, ==, dates[i].from != NULL);
		if (!is)
			continue;
		g_assert_cmpstr(day_format(from, text), ==, dates[i].from);
		g_assert_cmpstr(day_format(to, text), ==, dates[i].to);
	}
}

static const struct {
	const char *typed, *from, *before;
} spans[] = {
	{ "før:3/2", NULL, "2026-02-03T00:00:00+01:00" },
	{ "efter:3/2", "2026-02-03T00:00:00+01:00", NULL },
	{ "-efter:3/2", NULL, "2026-02-03T00:00:00+01:00" },
	{ "-before:3/2", "2026-02-03T00:00:00+01:00", NULL },
	{ "den:3/2", "2026-02-03T00:00:00+01:00", "2026-02-04T00:00:00+01:00" },
	{ "on:2025", "2025-01-01T00:00:00+01:00", "2026-01-01T00:00:00+01:00" },
	{ "efter:1/7-2025", "2025-07-01T00:00:00+02:00", NULL },
	{ "efter:\"sidste uge\" efter:2020", "2026-01-26T00:00:00+01:00", NULL },
	{ "before:2025 before:2020", NULL, "2020-01-01T00:00:00+01:00" },
};

static Instant
at(const char *s)
{
	Instant t = 0;

	if (s)
		g_assert_true(clock_parse_rfc3339(s, &t));
	return t;
}

static void
puts_dates_on_the_clock(void)
{
	g_autoptr(Arena) a = arena_new();

	for (size_t i = 0; i < G_N_ELEMENTS(spans); i++) {
		const QueryFixed f = parse(a, spans[i].typed)->fixed;

		g_test_message("%s", spans[i].typed);
		g_assert_cmpint(f.from, ==, at(spans[i].from));
		g_assert_cmpint(f.before, ==, at(spans[i].before));
	}
}

/* --- what fits --- */

static void
a_case_fits_or_not(void)
{
	static const int64_t ids[] = { 7, 0 };
	Case c = { .id = 1001,
		.status = STATUS_NEW,
		.customer_id = 7,
		.opened_at = 50,
		.category = CATEGORY_FAULT };
	CaseFilter f = { 0 };
#define FITS(is) g_assert_cmpint(case_filter_fits(&f, &c, false), ==, is)

	FITS(true);
	g_assert_false(case_filter_is_set(&f));
	f.fixed.statuses = BIT(STATUS_NEW);
	g_assert_true(case_filter_is_set(&f));
	FITS(true);
	f.fixed.statuses = BIT(STATUS_OPEN);
	FITS(false);
	f = (CaseFilter){ .fixed = { .from = 50, .before = 51 } };
	FITS(true);
	f.fixed.from = 51;
	FITS(false);
	f.fixed = (QueryFixed){ .before = 50 };
	FITS(false);
	f = (CaseFilter){ .customers = { .is_set = true, .ids = ids, .n = 1 } };
	FITS(true);
	f.customers.n = 0;
	FITS(false);
	f.customers = (FilterIds){ .not_ids = ids, .n_not = 1 };
	g_assert_true(case_filter_is_set(&f));
	FITS(false);
	f = (CaseFilter){ .assignees = { .is_set = true, .ids = ids, .n = 1 } };
	FITS(false);
	f.assignees.n = 2; /* nobody */
	FITS(true);
	f = (CaseFilter){ .fixed = { .has_file = true } };
	FITS(false);
	g_assert_true(case_filter_fits(&f, &c, true));
	f = (CaseFilter){ .fixed = { .has_no_file = true } };
	FITS(true);
	f = (CaseFilter){ .fixed = { .numbers = ids, .n_numbers = 2 } };
	FITS(false);
	c.id = 7;
	FITS(true);
}

static void
a_problem_says_what_is_possible(void)
{
	g_autoptr(Arena) a = arena_new();
	const struct {
		const char *typed, *says[N_LANGS];
	} problems[] = {
		{ "foo:bar", { "kunde:, fra:", "customer:, from:" } },
		{ "status:blå", { "\"afventer bruger\"", "\"in progress\"" } },
		{ "har:tid", { "fil", "file" } },
		{ "før:snart", { "før:snart", "before:snart" } },
		{ "nr:x", { "nummer:x", "number:x" } },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(problems); i++)
		for (int lang = 0; lang < N_LANGS; lang++) {
			const Query *q = parse(a, problems[i].typed);
			g_assert_cmpuint(q->n_problems, ==, 1);
			const char *said = query_problem_text(a, (Lang)lang,
			    &q->problems[0]);
			g_test_message("%s", said);
			g_assert_nonnull(strstr(said, problems[i].says[lang]));
		}
}

/* Each value that is offered is understood, in its language. */
static void
what_is_offered_is_understood(void)
{
	g_autoptr(Arena) a = arena_new();
	int offered = 0;

	for (int kind = 1; kind <= N_FILTERS; kind++)
		for (int lang = 0; lang < N_LANGS; lang++) {
			const char **values;
			size_t n = query_values(a, (FilterKind)kind, (Lang)lang, &values);

			for (size_t i = 0; i < n; i++, offered++) {
				const char *typed = arena_printf(a, "%s:%s",
				    query_filter_name((FilterKind)kind, (Lang)lang),
				    values[i]);
				const Query *q = parse(a, typed);
				g_test_message("%s", typed);
				g_assert_cmpuint(q->n_problems, ==, 0);
				const CaseFilter f = { .fixed = q->fixed };
				g_assert_true(q->n_names || case_filter_is_set(&f));
			}
		}
	g_assert_cmpint(offered, >, 60);
}

static void
there_is_a_limit(void)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) many = g_string_new(NULL);
	g_autofree char *longest = g_strnfill(QUERY_MAX_BYTES, 'a'),
	                *longer = g_strnfill(QUERY_MAX_BYTES + 1, 'a');

	for (int i = 0; i <= QUERY_MAX_FILTERS; i++)
		g_string_append(many, "kunde:a ");
	g_assert_cmpuint(parse(a, many->str)->n_names, ==, QUERY_MAX_FILTERS);
	g_assert_cmpuint(parse(a, longest)->n_words, ==, 1);
	g_assert_cmpuint(parse(a, longer)->n_words, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autofree char *path = g_strdup_printf("/query/takes-apart/%zu", i);

		g_test_add_data_func(path, &pieces[i], takes_apart);
	}
	g_test_add_func("/query/knows-statuses", knows_statuses);
	g_test_add_func("/query/knows-the-other-sets", knows_the_other_sets);
	g_test_add_func("/query/reads-dates", reads_dates);
	g_test_add_func("/query/puts-dates-on-the-clock", puts_dates_on_the_clock);
	g_test_add_func("/query/a-case-fits-or-not", a_case_fits_or_not);
	g_test_add_func("/query/a-problem-says-what-is-possible",
	    a_problem_says_what_is_possible);
	g_test_add_func("/query/what-is-offered-is-understood",
	    what_is_offered_is_understood);
	g_test_add_func("/query/there-is-a-limit", there_is_a_limit);
	return g_test_run();
}
