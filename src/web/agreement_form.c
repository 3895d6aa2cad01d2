/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/agreement_form.h"

#include <string.h>

#include "agreement_form.tmpl.h" /* made from web/tmpl/agreement_form.tmpl */
#include "base/err.h"
#include "desk/agreement.h"
#include "model/ledger.h"
#include "store/agreement_store.h"
#include "store/people_store.h"
#include "web/agreement_words.h"
#include "web/frame.h"
#include "web/terms.h"

#define MAX_ID    G_MAXINT64
#define MAX_WORDS 60
#define MAX_LINES 20000

static const char *const day_names[] = { "mon", "tue", "wed", "thu", "fri", "sat",
	"sun" };
static const TextId day_texts[] = { TEXT_WHEN_MONDAY, TEXT_WHEN_TUESDAY,
	TEXT_WHEN_WEDNESDAY, TEXT_WHEN_THURSDAY, TEXT_WHEN_FRIDAY, TEXT_WHEN_SATURDAY,
	TEXT_WHEN_SUNDAY };
static const TextId clock_texts[] = { TEXT_AGREEMENT_RESPONSE, TEXT_AGREEMENT_UPDATE,
	TEXT_AGREEMENT_SOLUTION };
/* By category and clock: its length, and whether it runs round the clock. */
static const char *const length_names[N_CATEGORIES][N_CLOCKS] = {
	{ "length10", "length11", "length12" },
	{ "length20", "length21", "length22" },
	{ "length30", "length31", "length32" },
	{ "length40", "length41", "length42" },
};
static const char *const always_names[N_CATEGORIES][N_CLOCKS] = {
	{ "always10", "always11", "always12" },
	{ "always20", "always21", "always22" },
	{ "always30", "always31", "always32" },
	{ "always40", "always41", "always42" },
};
/* By status, from waiting for the reporter on, and clock. */
static const char *const stands_names[4][N_CLOCKS] = {
	{ "stands30", "stands31", "stands32" },
	{ "stands40", "stands41", "stands42" },
	{ "stands50", "stands51", "stands52" },
	{ "stands60", "stands61", "stands62" },
};

/* By kind of time and category. */
static const char *const bills_names[2][N_CATEGORIES] = {
	{ "bills11", "bills12", "bills13", "bills14" },
	{ "bills21", "bills22", "bills23", "bills24" },
};

#define LENGTH(n)                                                                        \
	{                                                                                \
		n, P_TEXT, false, MAX_WORDS, NULL                                        \
	}
#define BOX(n)                                                                           \
	{                                                                                \
		n, P_BOOL, false, 0, NULL                                                \
	}
const Param agreement_form_params[] = {
	{ "id", P_INT, false, MAX_ID, NULL },
	{ "customer", P_INT, false, MAX_ID, NULL },
	{ "seen", P_INT, false, MAX_ID, NULL },
	{ "act", P_CHOICE, false, 0, "save|preview" },
	{ "name", P_TEXT, false, 200, NULL },
	{ "from", P_TEXT, false, 20, NULL },
	{ "ends", P_TEXT, false, 20, NULL },
	{ "zone", P_TEXT, false, 64, NULL },
	BOX("always"),
	LENGTH("mon"),
	LENGTH("tue"),
	LENGTH("wed"),
	LENGTH("thu"),
	LENGTH("fri"),
	LENGTH("sat"),
	LENGTH("sun"),
	BOX("holidays"),
	BOX("ascension"),
	{ "off", P_LINES, false, MAX_LINES, NULL },
	{ "other", P_LINES, false, MAX_LINES, NULL },
	LENGTH("length10"),
	LENGTH("length11"),
	LENGTH("length12"),
	LENGTH("length20"),
	LENGTH("length21"),
	LENGTH("length22"),
	LENGTH("length30"),
	LENGTH("length31"),
	LENGTH("length32"),
	LENGTH("length40"),
	LENGTH("length41"),
	LENGTH("length42"),
	BOX("always10"),
	BOX("always11"),
	BOX("always12"),
	BOX("always20"),
	BOX("always21"),
	BOX("always22"),
	BOX("always30"),
	BOX("always31"),
	BOX("always32"),
	BOX("always40"),
	BOX("always41"),
	BOX("always42"),
	BOX("stands30"),
	BOX("stands31"),
	BOX("stands32"),
	BOX("stands40"),
	BOX("stands41"),
	BOX("stands42"),
	BOX("stands50"),
	BOX("stands51"),
	BOX("stands52"),
	BOX("stands60"),
	BOX("stands61"),
	BOX("stands62"),
	BOX("bills11"),
	BOX("bills12"),
	BOX("bills13"),
	BOX("bills14"),
	BOX("bills21"),
	BOX("bills22"),
	BOX("bills23"),
	BOX("bills24"),
	{ "reopen", P_TEXT, false, 10, NULL },
	{ "margin", P_TEXT, false, 10, NULL },
	{ "count", P_TEXT, false, 10, NULL },
	{ 0 },
};

/* --- a version as a form --- */

static const char *
date_words(Arena *a, const Hours *h, Instant at)
{
	char date[DAY_TEXT_MAX];

	return at ? arena_strdup(a, day_format(hours_local_day(h, at), date)) : "";
}

static void
fill_boxes(const Reader *rd, const Agreement *ag, AgreementForm *f)
{
	for (int c = 0; c < N_CATEGORIES; c++) {
		f->targets[c].icon = arena_printf(rd->a, "category-%s",
		    category_name(c + 1));
		f->targets[c].label = text(rd->lang, category_text(c + 1));
		for (int k = 0; k < N_CLOCKS; k++) {
			const ClockTarget *t = &ag->targets[c + 1].clock[k];

			f->targets[c].cells[k] = (TargetCell){
				.name = length_names[c][k],
				.value = words_of_length(rd->a, rd->lang, t->length),
				.always_name = always_names[c][k],
				.always = t->always,
			};
		}
	}
	for (int s = 0; s < 4; s++) {
		Status status = (Status)(STATUS_WAITING_REPORTER + s);

		f->stands[s].label = text(rd->lang, status_text(status));
		for (int k = 0; k < N_CLOCKS; k++)
			f->stands[s].clocks[k] = (Choice){ stands_names[s][k],
				text(rd->lang, clock_texts[k]),
				(ag->stands[status] & 1u << k) != 0 };
	}
}

static void
fill_bills(const Reader *rd, const Agreement *ag, AgreementForm *f)
{
	for (int k = 0; k < 2; k++) {
		LedgerKind kind = (LedgerKind)(k + 1);

		f->bills[k].label = text(rd->lang, ledger_kind_text(kind));
		for (int c = 0; c < N_CATEGORIES; c++)
			f->bills[k].categories[c] = (Choice){ bills_names[k][c],
				text(rd->lang, category_text(c + 1)),
				ledger_billable(ag, (Category)(c + 1), kind) };
	}
}

/* The last day on which it holds. */
static Instant
last_day(const Agreement *ag)
{
	return ag->ends_at ? ag->ends_at - SECONDS(1) : 0;
}

static void
fill(const Reader *rd, const Agreement *ag, AgreementForm *f)
{
	f->name = (FormLine){ "name", NULL, ag->name };
	f->from = (FormLine){ "from", NULL,
		date_words(rd->a, ag->hours, ag->valid_from) };
	f->ends = (FormLine){ "ends", NULL, date_words(rd->a, ag->hours, last_day(ag)) };
	f->zone = (FormLine){ "zone", NULL, ag->time_zone };
	for (uint8_t d = 0; d < 7; d++)
		f->days[d] = (FormLine){ day_names[d], text(rd->lang, day_texts[d]),
			words_of_spans(rd->a, rd->lang, ag->spans, ag->n_spans, d + 1) };
	f->off = (FormLine){ "off", NULL,
		words_of_off(rd->a, rd->lang, ag->days, ag->n_days) };
	f->other = (FormLine){ "other", NULL,
		words_of_other(rd->a, rd->lang, ag->days, ag->n_days) };
	f->reopen = (FormLine){ "reopen", NULL,
		arena_printf(rd->a, "%d", ag->reopen_days) };
	f->margin = (FormLine){ "margin", NULL,
		arena_printf(rd->a, "%d", ag->horizon_margin) };
	f->count = (FormLine){ "count", NULL, arena_printf(rd->a, "%d", ag->count_day) };
	f->always = ag->always;
	f->holidays = ag->holidays == HOLIDAYS_DK;
	f->ascension = ag->off_after_ascension;
	fill_boxes(rd, ag, f);
	fill_bills(rd, ag, f);
}

/* --- a form as a version --- */

typedef struct {
	WebReq *r;
	const Reader *rd;
	AgreementForm *f;
	Agreement *ag;
	bool holds;
} Typing;

/* The text is what was typed; error, if it is none, is shown there. */
static void
take(Typing *t, FormLine *line, bool holds, TextId error)
{
	line->value = req_text(t->r, line->name);
	if (holds)
		return;
	line->error = text(t->rd->lang, error);
	t->holds = false;
}

/* A date at whose midnight it begins or, the day after, has ended. */
static void
read_dates(Typing *t)
{
	Agreement *ag = t->ag;
	const char *ends = req_text(t->r, "ends");
	Day from = 0, last = 0;
	bool zone = true;
	/* Only to know the midnights. */
	g_autoptr(Hours) h = hours_new(ag->time_zone, NULL, 0, HOLIDAYS_NONE, NULL);

	if (!h) {
		zone = false;
		h = hours_new("UTC", NULL, 0, HOLIDAYS_NONE, NULL);
	}
	bool is_from = words_read_date(req_text(t->r, "from"), &from);
	bool is_last = !*ends || words_read_date(ends, &last);

	take(t, &t->f->zone, zone, TEXT_AGREEMENT_TIME_ZONE_UNKNOWN);
	take(t, &t->f->from, is_from, TEXT_AGREEMENT_DATE_WRONG);
	take(t, &t->f->ends, is_last && (!*ends || last >= from),
	    is_last ? TEXT_AGREEMENT_ENDS_EARLY : TEXT_AGREEMENT_DATE_WRONG);
	ag->valid_from = is_from ? hours_midnight(h, from) : t->rd->now;
	ag->ends_at = is_last && *ends ? hours_midnight(h, last + 1) : 0;
	/* Untouched, it begins when it began, were that not at midnight. */
	if (is_from && t->ag->id && req_int(t->r, "seen")) {
		Agreement *was;

		if (agreement_store_find(req_db(t->r), t->rd->a, ag->id, &was, NULL) &&
		    was && hours_local_day(was->hours, was->valid_from) == from)
			ag->valid_from = was->valid_from;
	}
}

static void
read_hours(Typing *t)
{
	HoursSpan *spans = NULL;
	AgreementDay *days = NULL;
	int line = 0;
	Agreement *ag = t->ag;

	ag->n_spans = ag->n_days = 0;
	for (uint8_t d = 0; d < 7; d++)
		take(t, &t->f->days[d],
		    words_read_spans(t->rd->a, req_text(t->r, day_names[d]), d + 1,
		        &spans, &ag->n_spans),
		    TEXT_AGREEMENT_HOURS_WRONG);
	take(t, &t->f->off,
	    words_read_off(t->rd->a, req_text(t->r, "off"), &days, &ag->n_days, &line),
	    TEXT_AGREEMENT_OFF_WRONG);
	take(t, &t->f->other,
	    words_read_other(t->rd->a, req_text(t->r, "other"), &days, &ag->n_days,
	        &line),
	    TEXT_AGREEMENT_OTHER_WRONG);
	ag->spans = spans;
	ag->days = days;
	ag->always = t->f->always = req_bool(t->r, "always");
	t->f->holidays = req_bool(t->r, "holidays");
	ag->holidays = t->f->holidays ? HOLIDAYS_DK : HOLIDAYS_NONE;
	ag->off_after_ascension = t->f->ascension = req_bool(t->r, "ascension");
	if (!ag->always && !ag->n_spans && t->holds) {
		t->f->hours_error = text(t->rd->lang, TEXT_AGREEMENT_HOURS_NONE);
		t->holds = false;
	}
}

static TextId
length_error(const ClockTarget *clocks, int k, bool read)
{
	if (!read || clocks[k].length > HOURS(99999))
		return TEXT_AGREEMENT_LENGTH_WRONG;
	if (k != CLOCK_UPDATE && !clocks[k].length)
		return TEXT_AGREEMENT_TARGET_MISSING;
	if (k == CLOCK_SOLUTION && clocks[k].length < clocks[CLOCK_RESPONSE].length)
		return TEXT_AGREEMENT_TARGET_ORDER;
	return 0;
}

static void
read_targets(Typing *t)
{
	for (int c = 0; c < N_CATEGORIES; c++)
		for (int k = 0; k < N_CLOCKS; k++) {
			ClockTarget *clocks = t->ag->targets[c + 1].clock;
			TargetCell *cell = &t->f->targets[c].cells[k];

			cell->value = req_text(t->r, cell->name);
			cell->always = req_bool(t->r, cell->always_name);
			clocks[k].always = cell->always;
			TextId wrong = length_error(clocks, k,
			    words_read_length(cell->value, &clocks[k].length));
			if (wrong) {
				cell->error = text(t->rd->lang, wrong);
				t->holds = false;
			}
		}
}

static bool
read_number(const char *s, int most, int *out)
{
	guint64 v;

	if (!g_ascii_string_to_unsigned(s, 10, 0, (guint64)most, &v, NULL))
		return false;
	*out = (int)v;
	return true;
}

static void
read_bills(Typing *t)
{
	for (int k = 0; k < 2; k++) {
		uint8_t categories = 0;

		for (int c = 0; c < N_CATEGORIES; c++) {
			Choice *box = &t->f->bills[k].categories[c];

			box->on = req_bool(t->r, box->value);
			categories |= (uint8_t)(box->on ? 1u << (c + 1) : 0);
		}
		*(k ? &t->ag->bills_travel : &t->ag->bills_work) = categories;
	}
}

static void
read_rest(Typing *t)
{
	Agreement *ag = t->ag;

	ag->name = req_text(t->r, "name");
	take(t, &t->f->name, *ag->name != '\0', TEXT_AGREEMENT_NAME_MISSING);
	take(t, &t->f->reopen,
	    read_number(req_text(t->r, "reopen"), 3650, &ag->reopen_days),
	    TEXT_AGREEMENT_REOPEN_WRONG);
	take(t, &t->f->margin,
	    read_number(req_text(t->r, "margin"), 100, &ag->horizon_margin),
	    TEXT_AGREEMENT_MARGIN_WRONG);
	take(t, &t->f->count,
	    read_number(req_text(t->r, "count"), AGREEMENT_LAST_COUNT_DAY,
	        &ag->count_day),
	    TEXT_AGREEMENT_COUNT_WRONG);
	for (int s = 0; s < 4; s++) {
		uint8_t *stands = &ag->stands[STATUS_WAITING_REPORTER + s];

		*stands = 0;
		for (int k = 0; k < N_CLOCKS; k++) {
			Choice *box = &t->f->stands[s].clocks[k];

			box->on = req_bool(t->r, box->value);
			*stands |= (uint8_t)(box->on ? 1u << k : 0);
		}
	}
}

/* --- the page --- */

const char *
agreement_url(Arena *a, int64_t customer_id)
{
	return customer_id ? arena_printf(a, "/customer/%" G_GINT64_FORMAT "/agreement",
	                         customer_id)
	                   : "/agreement";
}

static bool
finish(Page *p, const Agreement *ag, AgreementForm *f, int status, GError **err)
{
	Customer *c = NULL;
	TextArg of;

	if (ag->customer_id &&
	    !customer_store_find(req_db(p->r), p->rd.a, ag->customer_id, &c, err))
		return false;
	if (c) {
		of = TEXT_ARG(c->name);
		f->title = text_format(p->rd.a, p->rd.lang,
		    ag->id ? TEXT_AGREEMENT_EDIT : TEXT_AGREEMENT_NEW, &of, 1);
	} else {
		f->title = text(p->rd.lang,
		    ag->id ? TEXT_AGREEMENT_EDIT_STANDARD : TEXT_AGREEMENT_NEW_STANDARD);
	}
	f->url = ag->id ? arena_printf(p->rd.a, "/agreement/%" G_GINT64_FORMAT, ag->id)
	                : "/agreements";
	f->back_url = agreement_url(p->rd.a, ag->customer_id);
	f->customer_id = ag->customer_id;
	f->version = ag->version;
	p->here = "customers";
	agreement_form(p->body, f);
	return page_end(p, status, f->title, err);
}

bool
agreement_form_show(WebReq *r, const Agreement *like, GError **err)
{
	AgreementForm f = { 0 };
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	fill(&p.rd, like, &f);
	f.terms = terms_of(&p.rd, like);
	return finish(&p, like, &f, 200, err);
}

/* Which field the use case refused; NULL: none of them. */
static const char **
refused(AgreementForm *f, const GError *why)
{
	if (g_str_has_prefix(why->message, "agreement.from"))
		return &f->from.error;
	if (g_str_has_prefix(why->message, "agreement.ends"))
		return &f->ends.error;
	if (g_str_has_prefix(why->message, "agreement.name"))
		return &f->name.error;
	if (g_str_has_prefix(why->message, "agreement.hours"))
		return &f->hours_error;
	return &f->error;
}

bool
agreement_form_save(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Agreement ag = agreement_standard();
	AgreementForm f = { 0 };
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	Typing t = { r, &p.rd, &f, &ag, true };
	if (!agreement_make_hours(p.rd.a, &ag, err))
		return false;
	fill(&p.rd, &ag, &f); /* the names of all fields */
	ag.id = req_int(r, "id");
	ag.customer_id = req_int(r, "customer");
	ag.version = req_int(r, "seen");
	ag.time_zone = req_text(r, "zone");
	read_dates(&t);
	read_hours(&t);
	read_targets(&t);
	read_rest(&t);
	read_bills(&t);
	if (t.holds && !agreement_make_hours(p.rd.a, &ag, &why)) {
		f.hours_error = req_says(r, why);
		t.holds = false;
	}
	if (t.holds)
		f.terms = terms_of(&p.rd, &ag);
	if (g_str_equal(req_text(r, "act"), "preview"))
		return finish(&p, &ag, &f, 200, err);
	if (!t.holds)
		return finish(&p, &ag, &f, 422, err);
	if (agreement_save(req_db(r), p.rd.a, req_actor(r), &ag, &why))
		return req_see_other_saying(r,
		    arena_printf(p.rd.a, "/agreement/%" G_GINT64_FORMAT, ag.id),
		    TEXT_AGREEMENT_SAVED);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_steal_pointer(&why));
		return false;
	}
	*refused(&f, why) = req_says(r, why);
	return finish(&p, &ag, &f, req_status_of(why), err);
}
