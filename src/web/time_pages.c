/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/time_pages.h"
#include "web/time_field.h"

#include "base/day.h"
#include "base/err.h"
#include "desk/ledger.h"
#include "model/when.h"
#include "store/ledger_store.h"
#include "time.tmpl.h" /* made from web/tmpl/time.tmpl */
#include "web/case_show.h"
#include "web/frame.h"
#include "web/time_show.h"

#define LEAST_GAP    MINUTES(15)
#define DAYS_OF_WEEK 7

/* What the form beside one's week begins with; "" is nothing. */
typedef struct {
	const char *week, *number, *minutes, *at, *text, *kind, *method;
} Typed;
static const Typed nothing = { "", "", "", "", "", "", "" };

/* --- one's week --- */

typedef struct {
	const Page *p;
	const Actor *who;
	Instant midnights[DAYS_OF_WEEK + 1];
	const LedgerLine *lines;
	size_t n;
} Week;

static Day
local_day(const Reader *rd, Instant at)
{
	int interval = g_time_zone_find_interval(rd->tz, G_TIME_TYPE_UNIVERSAL,
	    at / SECONDS(1));
	Instant local = at + SECONDS(g_time_zone_get_offset(rd->tz, interval));

	return (Day)(local / DAYS(1));
}

static Instant
midnight(const Reader *rd, Day day)
{
	char date[DAY_TEXT_MAX];
	Instant at = DAYS(day);

	time_field_read(rd, arena_printf(rd->a, "%sT00:00", day_format(day, date)), &at);
	return at;
}

static const char *
sum_words(const Reader *rd, int64_t minutes)
{
	return when_hours(rd->a, rd->lang, MINUTES(MAX(minutes, 0)));
}

static TimeSpan
gap(const Reader *rd, Instant from, Instant to)
{
	return (TimeSpan){
		.from = when_clock(rd->a, rd->lang, rd->tz, from),
		.to = when_clock(rd->a, rd->lang, rd->tz, to),
		.length = when_hours(rd->a, rd->lang, to - from),
		.url = arena_printf(rd->a, "/time?at=%s&minutes=%d#book",
		    time_field(rd, to), (int)((to - from) / MINUTES(1))),
	};
}

/* What was done on a day, in its order, and the gaps between. */
static void
fill_day(const Week *w, size_t day, TimeDay *v)
{
	const Reader *rd = &w->p->rd;
	Instant from = w->midnights[day], to = w->midnights[day + 1], ended = 0;
	TimeSpan *spans = NULL;
	int64_t sum = 0;

	for (size_t i = 0; i < w->n; i++) {
		const LedgerLine *l = &w->lines[i];
		Instant begun = l->worked_at - MINUTES(l->minutes);

		if (l->worked_at < from || l->worked_at >= to)
			continue;
		sum += l->minutes;
		if (ledger_stands(l) && ended && begun - ended >= LEAST_GAP)
			*arena_push(rd->a, &spans, &v->n_spans) = gap(rd, ended, begun);
		TimeLine *line = arena_new0(rd->a, TimeLine);
		*line = time_line(rd, w->who, l);
		*arena_push(rd->a, &spans, &v->n_spans) = (TimeSpan){ .line = line };
		if (ledger_stands(l))
			ended = MAX(ended, l->worked_at);
	}
	v->is_today = rd->now >= from && rd->now < to;
	if (v->is_today && ended && rd->now - ended >= LEAST_GAP)
		*arena_push(rd->a, &spans, &v->n_spans) = gap(rd, ended, rd->now);
	v->spans = spans;
	v->day = when_day(rd->a, rd->lang, rd->tz, from + HOURS(12), rd->now);
	v->total = sum_words(rd, sum);
}

/* The days that have come, the last first; those without work only if they are today. */
static void
fill_days(const Week *w, TimePage *v)
{
	const Reader *rd = &w->p->rd;
	TimeDay *days = NULL;

	for (size_t i = DAYS_OF_WEEK; i-- > 0;) {
		TimeDay day = { 0 };

		if (w->midnights[i] > rd->now)
			continue;
		fill_day(w, i, &day);
		if (day.n_spans || day.is_today)
			*arena_push(rd->a, &days, &v->n_days) = day;
		if (day.is_today)
			v->today = day.total;
	}
	v->days = days;
}

typedef struct {
	int64_t number, minutes;
	const LedgerLine *line;
} CaseSum;

static int
by_minutes(const void *a, const void *b)
{
	const CaseSum *x = a, *y = b;

	return x->minutes > y->minutes ? -1 : x->minutes < y->minutes;
}

static void
fill_cases(const Week *w, TimePage *v)
{
	const Reader *rd = &w->p->rd;
	CaseSum *sums = NULL;
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		size_t k = 0;

		while (k < n && sums[k].number != w->lines[i].case_id)
			k++;
		if (k == n)
			*arena_push(rd->a, &sums, &n) = (CaseSum){ w->lines[i].case_id, 0,
				&w->lines[i] };
		sums[k].minutes += w->lines[i].minutes;
	}
	if (n)
		qsort(sums, n, sizeof *sums, by_minutes);
	TimeOfCase *cases = arena_newv(rd->a, TimeOfCase, n);
	for (size_t i = 0; i < n; i++)
		cases[i] = (TimeOfCase){
			.number = sums[i].number,
			.url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT,
			    sums[i].number),
			.subject = sums[i].line->subject,
			.customer = sums[i].line->customer_name,
			.total = sum_words(rd, sums[i].minutes),
		};
	v->cases = cases;
	v->n_cases = n;
}

static void
fill_sums(const Week *w, TimePage *v)
{
	int64_t all = 0, billable = 0;

	for (size_t i = 0; i < w->n; i++) {
		all += w->lines[i].minutes;
		if (w->lines[i].billable)
			billable += w->lines[i].minutes;
	}
	v->total = sum_words(&w->p->rd, all);
	v->billable = sum_words(&w->p->rd, billable);
}

static void
fill_choices(const Reader *rd, const Typed *typed, TimePage *v)
{
	Choice *kinds = arena_newv(rd->a, Choice, LEDGER_TRAVEL);
	Choice *methods = arena_newv(rd->a, Choice, N_METHODS);

	for (int i = 0; i < LEDGER_TRAVEL; i++)
		kinds[i] = (Choice){ ledger_kind_name(i + 1),
			text(rd->lang, ledger_kind_text(i + 1)),
			g_str_equal(typed->kind, ledger_kind_name(i + 1)) };
	/* What was forgotten is mostly none of those that write an entry anyhow. */
	for (int i = 0; i < N_METHODS; i++)
		methods[i] = (Choice){ method_name(N_METHODS - i),
			text(rd->lang, method_text(N_METHODS - i)),
			g_str_equal(typed->method, method_name(N_METHODS - i)) };
	v->kinds = kinds;
	v->n_kinds = LEDGER_TRAVEL;
	v->methods = methods;
	v->n_methods = N_METHODS;
	v->number = typed->number;
	v->minutes = typed->minutes;
	v->at = typed->at;
	v->text = typed->text;
}

static const char *
week_url(const Reader *rd, Day monday)
{
	char date[DAY_TEXT_MAX];

	return arena_printf(rd->a, "/time?week=%s", day_format(monday, date));
}

static bool
show_week(WebReq *r, const Typed *typed, const GError *why, GError **err)
{
	TimePage v = { .url = "/time" };
	Week w = { .who = req_actor(r) };
	LedgerLine *lines;
	Day day;
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	w.p = &p;
	if (!day_parse(typed->week, &day) || day > local_day(&p.rd, p.rd.now))
		day = local_day(&p.rd, p.rd.now);
	Day monday = day - day_weekday(day) + 1;
	for (Day i = 0; i <= DAYS_OF_WEEK; i++)
		w.midnights[i] = midnight(&p.rd, monday + i);
	if (!ledger_store_of_staff(req_db(r), p.rd.a, w.who->staff_id, w.midnights[0],
	        w.midnights[DAYS_OF_WEEK], &lines, &w.n, err))
		return false;
	w.lines = lines;
	fill_days(&w, &v);
	fill_cases(&w, &v);
	fill_sums(&w, &v);
	fill_choices(&p.rd, typed, &v);
	v.title = text(p.rd.lang, TEXT_TIME_TITLE);
	const TextArg number[] = { text_arg_n(
	    (monday + 3 - day_from_date(day_to_date(monday + 3).year, 1, 1)) / 7 + 1) };
	v.week = text_format(p.rd.a, p.rd.lang, TEXT_TIME_WEEK, number, 1);
	v.before_url = week_url(&p.rd, monday - 7);
	v.after_url = w.midnights[DAYS_OF_WEEK] <= p.rd.now ? week_url(&p.rd, monday + 7)
	                                                    : NULL;
	v.error = why ? req_says(r, why) : NULL;
	p.here = "time";
	p.path = "/time";
	time_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_time(WebReq *r, GError **err)
{
	Typed typed = nothing;

	typed.week = req_text(r, "week");
	typed.minutes = req_text(r, "minutes");
	typed.at = req_text(r, "at");
	return show_week(r, &typed, NULL, err);
}

/* --- booking --- */

static int
minutes_of(WebReq *r)
{
	guint64 n;

	return g_ascii_string_to_unsigned(req_text(r, "minutes"), 10, 0, 9999, &n, NULL)
	           ? (int)n
	           : -1;
}

static LedgerBook
booking_of(WebReq *r)
{
	return (LedgerBook){
		.case_id = req_int(r, "number"),
		.minutes = minutes_of(r),
		.kind = (LedgerKind)ledger_kind_from_name(req_text(r, "kind")),
		.method = (Method)method_from_name(req_text(r, "method")),
		.text = req_text(r, "text"),
		.reason = "",
	};
}

static bool
post_case_time(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const LedgerBook w = booking_of(r);

	if (ledger_book(req_db(r), req_arena(r), req_actor(r), &w, &why))
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT, w.case_id),
		    TEXT_TIME_DONE);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_steal_pointer(&why));
		return false;
	}
	const CaseTyped typed = { .kind = "answer",
		.text = "",
		.status = "",
		.minutes = "",
		.error = req_says(r, why) };
	return case_show(r, w.case_id, req_status_of(why), &typed, err);
}

static bool
post_time(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	LedgerBook w = booking_of(r);
	const char *at = req_text(r, "at");
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	bool ok = (!*at || time_field_read(&p.rd, at, &w.worked_at) ||
	              fail(&why, ERR_INVALID, "horizon.unreadable")) &&
	          ledger_book(req_db(r), req_arena(r), req_actor(r), &w, &why);
	if (ok)
		return req_see_other_saying(r,
		    week_url(&p.rd,
		        local_day(&p.rd, w.worked_at ? w.worked_at : p.rd.now)),
		    TEXT_TIME_DONE);
	const Typed typed = { "", arena_printf(p.rd.a, "%" G_GINT64_FORMAT, w.case_id),
		req_text(r, "minutes"), at, w.text, req_text(r, "kind"),
		req_text(r, "method") };
	if (req_user_can_mend(why))
		return show_week(r, &typed, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* --- correcting --- */

static bool
post_correct(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const char *billing = req_text(r, "billing");
	const LedgerCorrect w = {
		.line_id = req_int(r, "id"),
		.minutes = minutes_of(r),
		.kind = (LedgerKind)ledger_kind_from_name(req_text(r, "kind")),
		.billing = g_str_equal(billing, "yes")  ? BILL_YES
		           : g_str_equal(billing, "no") ? BILL_NO
		                                        : BILL_BY_AGREEMENT,
		.reason = req_text(r, "reason"),
	};
	LedgerLine *l;

	if (!ledger_store_find(req_db(r), req_arena(r), w.line_id, &l, err))
		return false;
	if (!l)
		return req_not_found(r);
	if (ledger_correct(req_db(r), req_arena(r), req_actor(r), &w, &why))
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT, l->case_id),
		    TEXT_TIME_CORRECTED);
	if (req_user_can_mend(why))
		return show_week(r, &nothing, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* clang-format off */
#define BOOKING \
	{ "number", P_INT, true, G_MAXINT64, NULL }, \
	{ "minutes", P_TEXT, false, 4, NULL }, \
	{ "kind", P_CHOICE, true, 0, "work|travel" }, \
	{ "method", P_CHOICE, false, 0, "mail|phone|remote|handin|visit|other" }, \
	{ "text", P_TEXT, false, 2000, NULL }
/* clang-format on */

static const Param week_params[] = {
	{ "week", P_TEXT, false, 10, NULL },
	{ "at", P_TEXT, false, 20, NULL },
	{ "minutes", P_TEXT, false, 4, NULL },
	{ 0 },
};
static const Param case_params[] = { BOOKING, { 0 } };
static const Param book_params[] = { BOOKING, { "at", P_TEXT, false, 40, NULL }, { 0 } };
static const Param correct_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ "minutes", P_TEXT, false, 4, NULL },
	{ "kind", P_CHOICE, true, 0, "work|travel" },
	{ "billing", P_CHOICE, true, 0, "agreed|yes|no" },
	{ "reason", P_TEXT, false, 2000, NULL },
	{ 0 },
};

const Route time_routes[] = {
	{ "GET", "/time", MAY_STAFF, false, "What one has booked, a week at a time",
	    week_params, get_time },
	{ "POST", "/time", MAY_STAFF, true, "Books time on a case, afterwards",
	    book_params, post_time },
	{ "POST", "/case/:number/time", MAY_STAFF, true, "Books time on a case",
	    case_params, post_case_time },
	{ "POST", "/time/:id", MAY_STAFF, true,
	    "Corrects a line of the ledger of time by one that counters it",
	    correct_params, post_correct },
	{ 0 },
};
