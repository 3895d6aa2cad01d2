/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/company_pages.h"

#include "base/csv_write.h"
#include "base/day.h"
#include "base/err.h"
#include "model/when.h"
#include "my.tmpl.h" /* made from web/tmpl/my.tmpl */
#include "store/agreement_store.h"
#include "store/ledger_store.h"
#include "store/people_store.h"
#include "web/agreement_words.h"
#include "web/list_fill.h"
#include "web/my_case.h"
#include "web/terms.h"
#include "web/visitor.h"

#define ROWS     50
#define MOST_CSV 20000 /* cases in one file */
#define MONTHS   6     /* of load: M19 averages over 4 to 6 */

static bool
begin(WebReq *r, VisitorPage *p, GError **err)
{
	Customer *customer;

	if (!customer_store_find(req_db(r), req_arena(r), req_person(r)->customer_id,
	        &customer, err) ||
	    !visitor_begin(r, customer, p, err))
		return false;
	p->view.is_wide = true;
	return true;
}

/* --- the cases --- */

/* Its beginning on the reader's clock. */
static Instant
day_begins(const Reader *rd, Day day)
{
	Date d = day_to_date(day);
	g_autoptr(GDateTime) at = g_date_time_new(rd->tz, d.year, d.month, d.day, 0, 0,
	    0);

	return at ? g_date_time_to_unix(at) * SECONDS(1) : 0;
}

/* later days after the one that was typed; 0 if nothing, or no date, was. */
static Instant
typed_day(const Reader *rd, const char *typed, Day later)
{
	Day day;

	return *typed && words_read_date(typed, &day) ? day_begins(rd, day + later) : 0;
}

static CasesState
state_of(WebReq *r)
{
	const char *state = req_text(r, "state");

	if (g_str_equal(state, "all"))
		return CASES_ANY;
	return g_str_equal(state, "over") ? CASES_OVER : CASES_GOING;
}

static CasesAsked
asked_of(WebReq *r, const Reader *rd)
{
	return (CasesAsked){
		.customer_id = req_person(r)->customer_id,
		.person_id = req_int(r, "person"),
		.state = state_of(r),
		.category = (Category)req_int(r, "category"),
		.since = typed_day(rd, req_text(r, "since"), 0),
		.until = typed_day(rd, req_text(r, "until"), 1),
	};
}

/* What was asked, as the query of a URL. */
static const char *
query_of(WebReq *r)
{
	g_autofree char *since = g_uri_escape_string(req_text(r, "since"), NULL, FALSE);
	g_autofree char *until = g_uri_escape_string(req_text(r, "until"), NULL, FALSE);

	return arena_printf(req_arena(r),
	    "state=%s&category=%" G_GINT64_FORMAT "&person=%" G_GINT64_FORMAT
	    "&since=%s&until=%s",
	    *req_text(r, "state") ? req_text(r, "state") : "open", req_int(r, "category"),
	    req_int(r, "person"), since, until);
}

static const Choice *
state_choices(const Reader *rd, CasesState now, size_t *n)
{
	static const struct {
		const char *value;
		TextId words;
		CasesState state;
	} states[] = {
		{ "open", TEXT_COMPANY_OPEN, CASES_GOING },
		{ "over", TEXT_COMPANY_OVER, CASES_OVER },
		{ "all", TEXT_COMPANY_ALL, CASES_ANY },
	};
	Choice *out = arena_newv(rd->a, Choice, G_N_ELEMENTS(states));

	*n = G_N_ELEMENTS(states);
	for (size_t i = 0; i < *n; i++)
		out[i] = (Choice){ states[i].value, text(rd->lang, states[i].words),
			states[i].state == now };
	return out;
}

static const Choice *
category_choices(const Reader *rd, Category now, size_t *n)
{
	Choice *out = arena_newv(rd->a, Choice, N_CATEGORIES + 1);

	out[0] = (Choice){ "0", text(rd->lang, TEXT_COMPANY_ANY_CATEGORY), !now };
	for (int c = 1; c <= N_CATEGORIES; c++)
		out[c] = (Choice){ arena_printf(rd->a, "%d", c),
			text(rd->lang, category_text(c)), now == (Category)c };
	*n = N_CATEGORIES + 1;
	return out;
}

static bool
people_choices(WebReq *r, const Reader *rd, int64_t now, CompanyCases *v, GError **err)
{
	Person *people;
	size_t n;

	if (!person_store_of_customer(req_db(r), rd->a, req_person(r)->customer_id,
	        &people, &n, err))
		return false;
	Choice *out = arena_newv(rd->a, Choice, n + 1);
	out[0] = (Choice){ "0", text(rd->lang, TEXT_COMPANY_ANY_PERSON), !now };
	for (size_t i = 0; i < n; i++)
		out[i + 1] = (Choice){ arena_printf(rd->a, "%" G_GINT64_FORMAT,
			                   people[i].id),
			people[i].name, people[i].id == now };
	v->people = out;
	v->n_people = n + 1;
	return true;
}

static void
set_rows(WebReq *r, const Reader *rd, const CaseLine *lines, size_t n, CompanyCases *v)
{
	const char *query = query_of(r);
	MyCases *list = &v->list;

	list->rows = my_cases(rd, lines, n, true);
	list->n_rows = n;
	if (*req_text(r, "after"))
		list->first_url = arena_printf(rd->a, "/my/company?%s", query);
	if (n == ROWS)
		list->next_url = arena_printf(rd->a, "/my/company?%s&after=%s", query,
		    list_after_words(rd->a,
		        case_store_after(LIST_CUSTOMER, &lines[n - 1])));
	v->csv_url = arena_printf(rd->a, "/my/company/cases.csv?%s", query);
}

static bool
get_cases(WebReq *r, GError **err)
{
	CaseListAfter after;
	CaseLine *lines;
	VisitorPage p;
	size_t n;

	if (!begin(r, &p, err) || !list_after_read(req_text(r, "after"), &after, err))
		return false;
	const CasesAsked asked = asked_of(r, &p.rd);
	if (!case_store_asked(req_db(r), p.rd.a, &asked, after, ROWS, &lines, &n, err))
		return false;
	CompanyCases v = {
		.list = { .title = text(p.rd.lang, TEXT_COMPANY_CASES),
		    .empty = text(p.rd.lang, TEXT_COMPANY_NONE) },
		.since = req_text(r, "since"),
		.until = req_text(r, "until"),
	};
	v.states = state_choices(&p.rd, asked.state, &v.n_states);
	v.categories = category_choices(&p.rd, asked.category, &v.n_categories);
	if (!people_choices(r, &p.rd, asked.person_id, &v, err))
		return false;
	set_rows(r, &p.rd, lines, n, &v);
	company_cases(p.body, &v);
	return visitor_end(&p, 200, v.list.title);
}

/* --- the cases as a file --- */

static const char *
date_of(const Reader *rd, Instant at)
{
	g_autoptr(GDateTime) utc = at ? g_date_time_new_from_unix_utc(at / SECONDS(1))
	                              : NULL;
	g_autoptr(GDateTime) local = utc ? g_date_time_to_timezone(utc, rd->tz) : NULL;
	g_autofree char *s = local ? g_date_time_format(local, "%Y-%m-%d %H:%M") : NULL;

	return s ? arena_strdup(rd->a, s) : "";
}

static void
csv_head(const Reader *rd, GString *out)
{
	static const TextId heads[] = { TEXT_COMPANY_NUMBER, TEXT_COMPANY_SUBJECT,
		TEXT_COMPANY_PERSON, TEXT_LIST_CATEGORY, TEXT_LIST_STATUS,
		TEXT_COMPANY_REPORTED, TEXT_COMPANY_HORIZON, TEXT_COMPANY_SOLVED,
		TEXT_COMPANY_CLOSED };
	const char *words[G_N_ELEMENTS(heads)];

	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		words[i] = text(rd->lang, heads[i]);
	csv_line(out, words, G_N_ELEMENTS(words));
}

static void
csv_case(const Reader *rd, GString *out, const CaseLine *line)
{
	const Case *c = &line->c;
	const char *fields[] = {
		arena_printf(rd->a, "%" G_GINT64_FORMAT, c->id),
		c->subject,
		line->person_name,
		text(rd->lang, category_text(c->category)),
		text(rd->lang, status_text(c->status)),
		date_of(rd, c->opened_at),
		date_of(rd, c->horizon),
		date_of(rd, c->solved_at),
		date_of(rd, c->closed_at),
	};

	csv_line(out, fields, G_N_ELEMENTS(fields));
}

static bool
get_csv(WebReq *r, GError **err)
{
	VisitorPage p;
	CaseLine *lines;
	size_t n;

	if (!begin(r, &p, err))
		return false;
	const CasesAsked asked = asked_of(r, &p.rd);
	if (!case_store_asked(req_db(r), p.rd.a, &asked, (CaseListAfter){ 0 }, MOST_CSV,
	        &lines, &n, err))
		return false;
	Out *out = req_answer(r, 200, "text/csv; charset=utf-8");
	req_header(r, "Content-Disposition",
	    p.rd.lang == LANG_DA ? "attachment; filename=\"sager.csv\""
	                         : "attachment; filename=\"cases.csv\"");
	g_string_append(out->buf, CSV_BEGINS);
	csv_head(&p.rd, out->buf);
	for (size_t i = 0; i < n; i++)
		csv_case(&p.rd, out->buf, &lines[i]);
	return true;
}

/* --- what was agreed, and what is drawn --- */

static const char *
month_words(const Reader *rd, GDateTime *month)
{
	static const TextId names[] = { TEXT_WHEN_JANUARY, TEXT_WHEN_FEBRUARY,
		TEXT_WHEN_MARCH, TEXT_WHEN_APRIL, TEXT_WHEN_MAY, TEXT_WHEN_JUNE,
		TEXT_WHEN_JULY, TEXT_WHEN_AUGUST, TEXT_WHEN_SEPTEMBER, TEXT_WHEN_OCTOBER,
		TEXT_WHEN_NOVEMBER, TEXT_WHEN_DECEMBER };

	return arena_printf(rd->a, "%s %d",
	    text(rd->lang, names[g_date_time_get_month(month) - 1]),
	    g_date_time_get_year(month));
}

static bool
set_load(WebReq *r, const Reader *rd, CompanyAgreement *v, GError **err)
{
	LoadRow *rows = arena_newv(rd->a, LoadRow, MONTHS);
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc(rd->now / SECONDS(1));
	g_autoptr(GDateTime) here = g_date_time_to_timezone(now, rd->tz);
	g_autoptr(GDateTime) this_month = g_date_time_new(rd->tz,
	    g_date_time_get_year(here), g_date_time_get_month(here), 1, 0, 0, 0);

	for (int i = 0; i < MONTHS; i++) {
		g_autoptr(GDateTime) from = g_date_time_add_months(this_month, -i);
		g_autoptr(GDateTime) to = g_date_time_add_months(this_month, 1 - i);
		LedgerSum sum;

		if (!ledger_store_sum_of_customer(req_db(r), req_person(r)->customer_id,
		        g_date_time_to_unix(from) * SECONDS(1),
		        g_date_time_to_unix(to) * SECONDS(1), &sum, err))
			return false;
		rows[i] = (LoadRow){ month_words(rd, from),
			when_hours(rd->a, rd->lang, MINUTES(sum.all)) };
	}
	v->load = rows;
	v->n_load = MONTHS;
	return true;
}

static bool
get_agreement(WebReq *r, GError **err)
{
	CompanyAgreement v = { 0 };
	Agreement *ag;
	VisitorPage p;

	if (!begin(r, &p, err) ||
	    !agreement_store_in_force(req_db(r), p.rd.a, p.customer ? p.customer->id : 0,
	        p.rd.now, &ag, err))
		return false;
	if (!ag)
		return req_not_found(r);
	const TextArg from[] = { text_arg_s(terms_date(&p.rd, ag, ag->valid_from)) };
	v.name = ag->name;
	v.from = ag->valid_from > 0
	             ? text_format(p.rd.a, p.rd.lang, TEXT_AGREEMENT_FROM, from, 1)
	             : NULL;
	v.terms = terms_of(&p.rd, ag);
	if (!set_load(r, &p.rd, &v, err))
		return false;
	company_agreement(p.body, &v);
	return visitor_end(&p, 200, text(p.rd.lang, TEXT_COMPANY_AGREEMENT));
}

#define ASKED                                                                            \
	{ "state", P_CHOICE, false, 0, "open|over|all" },                                \
	    { "category", P_INT, false, N_CATEGORIES, NULL },                            \
	    { "person", P_INT, false, G_MAXINT64, NULL },                                \
	    { "since", P_TEXT, false, 20, NULL },                                        \
	{                                                                                \
		"until", P_TEXT, false, 20, NULL                                         \
	}

static const Param list_params[] = {
	ASKED,
	{ "after", P_TEXT, false, 48, NULL },
	{ 0 },
};
static const Param csv_params[] = { ASKED, { 0 } };

const Route company_routes[] = {
	{ "GET", "/my/company", MAY_CONTACT, false, "All cases of one's company",
	    list_params, get_cases },
	{ "GET", "/my/company/cases.csv", MAY_CONTACT, false,
	    "The same for a spreadsheet", csv_params, get_csv },
	{ "GET", "/my/company/agreement", MAY_CONTACT, false,
	    "What was agreed, and what is drawn on the desk", NULL, get_agreement },
	{ 0 },
};
