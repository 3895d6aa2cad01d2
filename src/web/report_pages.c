/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/report_pages.h"

#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "desk/expectation.h"
#include "model/when.h"
#include "report.tmpl.h" /* made from web/tmpl/report.tmpl */
#include "web/frame.h"
#include "web/report_view.h"

/* The chart, in its own units: as wide as its bars. */
#define BAR_STEP  56
#define BAR_WIDTH 36
#define LEFT      34
#define TOP       22
#define HEIGHT    140
#define MOST_BARS 12
#define OFF_BY    0.05 /* of the share: that far from the goal it is said */
#define GOAL      ((int)(100 * EXPECT_SHARE + 0.5))

static const char *
say(const Reader *rd, TextId id, const TextArg *args, size_t n)
{
	return text_format(rd->a, rd->lang, id, args, n);
}

static int
percent(const ScoreLine *l)
{
	return l->n ? (int)lround(100.0 * (double)l->held / (double)l->n) : 0;
}

/* Further from the goal than chance takes so few. */
static bool
is_off(const ScoreLine *l)
{
	double held = (double)l->held / (double)MAX(l->n, 1);
	double chance = 2 *
	                sqrt(EXPECT_SHARE * (1 - EXPECT_SHARE) / (double)MAX(l->n, 1));

	return fabs(held - EXPECT_SHARE) > OFF_BY + chance;
}

static HeldRow
row_of(const Reader *rd, const ScoreLine *l, const char *name)
{
	const char *share = arena_printf(rd->a, "%d %%", percent(l));

	return (HeldRow){
		.name = name,
		.cases = arena_printf(rd->a, "%zu", l->n),
		.share = share,
		.told = when_hours(rd->a, rd->lang, (Duration)(l->said * 1e6)),
		.took = when_hours(rd->a, rd->lang, (Duration)(l->took * 1e6)),
		.is_off = is_off(l),
	};
}

/* "2026-02": "feb. 2026" */
static const char *
month_name(const Reader *rd, const char *month)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	Day day;

	if (!day_parse(arena_printf(rd->a, "%s-01", month), &day))
		return month;
	return when_month(rd->a, rd->lang, utc, DAYS(day));
}

static void
fill_months(const Reader *rd, const Score *s, HeldView *v)
{
	HeldRow *rows = arena_newv(rd->a, HeldRow, s->n_months + 1);

	for (size_t i = 0; i < s->n_months; i++) {
		const ScoreLine *l = &s->months[i];

		rows[i] = row_of(rd, l, month_name(rd, l->name));
	}
	v->months = rows;
	v->n_months = s->n_months;
}

static void
fill_categories(const Reader *rd, const Score *s, HeldView *v)
{
	HeldRow *rows = arena_newv(rd->a, HeldRow, s->n_groups + 1);

	for (size_t i = 0; i < s->n_groups; i++) {
		const ScoreLine *l = &s->groups[i];
		int64_t category = category_from_name(l->name);

		rows[i] = row_of(rd, l,
		    category ? text(rd->lang, category_text(category)) : l->name);
	}
	v->categories = rows;
	v->n_categories = s->n_groups;
}

static int
y_of(int share)
{
	return TOP + HEIGHT - HEIGHT * share / 100;
}

static void
fill_chart(const Reader *rd, const Score *s, HeldView *v)
{
	size_t first = s->n_months > MOST_BARS ? s->n_months - MOST_BARS : 0;
	HeldRow *bars = arena_newv(rd->a, HeldRow, MOST_BARS);

	for (size_t i = first; i < s->n_months; i++) {
		HeldRow *bar = &bars[v->n_bars];
		int share = percent(&s->months[i]);

		*bar = v->months[i];
		bar->x = LEFT + BAR_STEP * (int)v->n_bars + (BAR_STEP - BAR_WIDTH) / 2;
		bar->y = y_of(share);
		bar->height = TOP + HEIGHT - bar->y;
		bar->middle = bar->x + BAR_WIDTH / 2;
		bar->label_y = bar->y + 16;
		bar->label = arena_strndup(rd->a, bar->name, strcspn(bar->name, " "));
		const TextArg args[] = { text_arg_s(bar->name), text_arg_n(share),
			text_arg_s(bar->cases) };
		bar->title = say(rd, TEXT_REPORT_HORIZON_BAR, args, 3);
		v->n_bars++;
	}
	v->bars = bars;
	v->width = LEFT + BAR_STEP * (int)v->n_bars + 4;
	v->goal_y = y_of(GOAL);
	v->bottom = TOP + HEIGHT;
	v->view_box = arena_printf(rd->a, "0 0 %d %d", v->width, TOP + HEIGHT + 20);
}

static void
fill(const Reader *rd, const DeskScore *d, HeldView *v)
{
	const TextArg first[] = { text_arg_n(SCORE_FIRST) },
	              goal[] = { text_arg_n(GOAL) };

	v->title = text(rd->lang, TEXT_REPORT_HORIZON_TITLE);
	v->goal = say(rd, TEXT_REPORT_HORIZON_GOAL, goal, 1);
	if (!d || !d->score.all.n) {
		v->none = say(rd, TEXT_REPORT_HORIZON_NONE, first, 1);
		return;
	}
	const TextArg all[] = { text_arg_n(percent(&d->score.all)),
		text_arg_n((int64_t)d->score.all.n) };
	const TextArg learnt[] = { text_arg_s(
	    when_text(rd->a, rd->lang, rd->tz, d->learnt_at, rd->now)) };
	v->all = say(rd, TEXT_REPORT_HORIZON_HELD, all, 2);
	v->learnt = say(rd, TEXT_REPORT_HORIZON_LEARNT, learnt, 1);
	fill_months(rd, &d->score, v);
	fill_categories(rd, &d->score, v);
	fill_chart(rd, &d->score, v);
}

static bool
get_horizons(WebReq *r, GError **err)
{
	HeldView v = { 0 };
	DeskScore *d;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !expectation_score(req_db(r), req_arena(r), &d, err))
		return false;
	fill(&p.rd, d, &v);
	p.here = "reports";
	held_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static const Param no_params[] = { { 0 } };

const Route report_routes[] = {
	{ "GET", "/reports/horizons", MAY_STAFF, false,
	    "How often time horizons held, by category and month", no_params,
	    get_horizons },
	{ 0 },
};
