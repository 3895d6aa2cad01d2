/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/clock_pages.h"

#include "clocks.tmpl.h" /* made from web/tmpl/clocks.tmpl */
#include "desk/case.h"
#include "desk/clocks.h"
#include "model/when.h"
#include "store/case_store.h"
#include "web/clocks_view.h"
#include "web/frame.h"
#include "web/held_show.h"

#define MAX_STRETCHES 100

static const struct {
	const char *look;
	TextId words;
} whys[] = {
	[STRETCH_COUNTS] = { "counts", TEXT_CLOCKS_COUNTS },
	[STRETCH_CLOSED] = { "closed", TEXT_CLOCKS_CLOSED },
	[STRETCH_STANDS] = { "stands", TEXT_CLOCKS_STANDS },
	[STRETCH_OVER] = { "over", TEXT_CLOCKS_OVER },
};

static const char *
words(const Reader *rd, TextId id, const char *what)
{
	TextArg arg = TEXT_ARG(what);

	return text_format(rd->a, rd->lang, id, &arg, 1);
}

/* Within one day, the end needs no date. */
static const char *
from_to(const Reader *rd, const SlaStretch *s)
{
	const char *from_day = when_day(rd->a, rd->lang, rd->tz, s->from, rd->now);
	const char *to_day = when_day(rd->a, rd->lang, rd->tz, s->to, rd->now);
	bool same = g_str_equal(from_day, to_day);
	TextArg args[] = {
		TEXT_ARG(when_text(rd->a, rd->lang, rd->tz, s->from, rd->now)),
		TEXT_ARG(same ? when_clock(rd->a, rd->lang, rd->tz, s->to)
		              : when_text(rd->a, rd->lang, rd->tz, s->to, rd->now)),
	};

	return text_format(rd->a, rd->lang, TEXT_CLOCKS_FROM_TO, args, 2);
}

static StretchRow
row_of(const Reader *rd, const SlaStretch *s)
{
	TextId id = whys[s->why].words;
	bool stands = s->why == STRETCH_STANDS;

	return (StretchRow){
		.look = whys[s->why].look,
		.from_to = from_to(rd, s),
		.why = stands ? words(rd, id, text(rd->lang, status_text(s->status)))
		              : text(rd->lang, id),
		.counted = s->counted ? when_hours(rd->a, rd->lang, s->counted) : NULL,
	};
}

static Duration
sum_of(const SlaStretch *stretches, size_t n)
{
	Duration sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += stretches[i].counted;
	return sum;
}

static void
fill_sum(const Reader *rd, const SlaClock *clock, Duration used, ClockView *v)
{
	TextArg args[] = { TEXT_ARG(when_hours(rd->a, rd->lang, used)),
		TEXT_ARG(when_hours(rd->a, rd->lang, clock->target)) };

	v->sum = text_format(rd->a, rd->lang, TEXT_CLOCKS_SUM, args, 2);
	v->share = (int)(MIN(used, clock->target) * 100 / clock->target);
	v->is_over = used >= clock->target;
}

static Chip
chip_of(const Reader *rd, const Case *c, ClockKind kind)
{
	switch (kind) {
	case CLOCK_RESPONSE:
		return chip_response(rd, c);
	case CLOCK_UPDATE:
		return chip_update(rd, c);
	case CLOCK_SOLUTION:
		return chip_solution(rd, c);
	}
	g_assert_not_reached();
}

static void
fill_clock(const Reader *rd, const Case *c, const CaseClocks *k, ClockKind kind,
    ClockView *v)
{
	const SlaClock *clock = &k->clocks.clock[kind];
	bool always = k->of.ag->targets[c->category].clock[kind].always;
	Instant until = clock->ended ? clock->ended : rd->now;
	SlaStretch *stretches;
	size_t n = sla_explain(rd->a, &k->of, kind, until, SIZE_MAX, &stretches);
	size_t shown = MIN(n, MAX_STRETCHES);
	StretchRow *rows = arena_newv(rd->a, StretchRow, shown);

	for (size_t i = 0; i < shown; i++)
		rows[i] = row_of(rd, &stretches[n - shown + i]);
	*v = (ClockView){
		.title = text(rd->lang, clock_kind_text(kind)),
		.runs = text(rd->lang,
		    always ? TEXT_CLOCKS_ALWAYS : TEXT_CLOCKS_IN_HOURS),
		.chip = chip_of(rd, c, kind),
		.rows = rows,
		.n_rows = shown,
		.cut = shown < n,
	};
	v->chip.url = NULL; /* this is where it leads */
	fill_sum(rd, clock, sum_of(stretches, n), v);
}

static void
fill(const Reader *rd, const Case *c, const CaseClocks *k, ClocksView *v)
{
	ClockView *clocks = arena_newv(rd->a, ClockView, N_CLOCKS);

	for (ClockKind kind = 0; kind < N_CLOCKS; kind++)
		if (k->clocks.clock[kind].target && k->clocks.clock[kind].began)
			fill_clock(rd, c, k, kind, &clocks[v->n_clocks++]);
	v->clocks = clocks;
}

/* The page, also after a form that cannot be done as it is: then with the problem. */
static bool
show(WebReq *r, int status, const char *typed, const char *problem, GError **err)
{
	int64_t number = req_int(r, "number");
	CaseClocks k;
	Case *c;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !case_store_find(req_db(r), p.rd.a, number, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	TextArg title = TEXT_ARG(number);
	ClocksView v = {
		.title = text_format(p.rd.a, p.rd.lang, TEXT_CLOCKS_TITLE, &title, 1),
		.subject = c->subject,
		.back_url = arena_printf(p.rd.a, "/case/%" G_GINT64_FORMAT, number),
		.held = { .version = c->version, .typed = typed, .problem = problem },
	};
	if (!case_clocks(req_db(r), p.rd.a, c, &k, err) ||
	    !held_show(req_db(r), &p.rd, req_actor(r), c, &k, &v.held, err))
		return false;
	fill(&p.rd, c, &k, &v);
	clocks_page(p.body, &v);
	return page_end(&p, status, v.title, err);
}

static bool
get_clocks(WebReq *r, GError **err)
{
	return show(r, 200, "", NULL, err);
}

static bool
post_agreement(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const CaseAgreement w = { .case_id = req_int(r, "number"),
		.seen = req_int(r, "seen"),
		.agreement_id = req_int(r, "agreement"),
		.reason = req_text(r, "reason") };

	if (case_move_agreement(req_db(r), req_arena(r), req_actor(r), &w, &why))
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT "/clocks",
		        w.case_id),
		    TEXT_CLOCKS_MOVED);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_steal_pointer(&why));
		return false;
	}
	return show(r, req_status_of(why), w.reason, req_says(r, why), err);
}

static const Param params[] = {
	{ "number", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};
static const Param agreement_params[] = {
	{ "number", P_INT, true, G_MAXINT64, NULL },
	{ "seen", P_INT, true, G_MAXINT64, NULL },
	{ "agreement", P_INT, false, G_MAXINT64, NULL },
	{ "reason", P_LINES, false, 2000, NULL },
	{ 0 },
};

const Route clock_routes[] = {
	{ "GET", "/case/:number/clocks", MAY_STAFF, false,
	    "The clocks of a case, each with what counted and why; and which agreement "
	    "it is "
	    "held to",
	    params, get_clocks },
	{ "POST", "/case/:number/agreement", MAY_STAFF, true,
	    "Holds a case to another version of the agreement: administrators, partners",
	    agreement_params, post_agreement },
	{ 0 },
};
