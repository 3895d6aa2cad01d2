/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/roster_show.h"

#include "base/err.h"
#include "desk/duty.h"
#include "desk/roster.h"
#include "model/when.h"
#include "roster.tmpl.h" /* made from web/tmpl/roster.tmpl */
#include "store/people_store.h"
#include "web/frame.h"
#include "web/roster_weeks.h"
#include "web/roster_words.h"

#define N_WEEKS   6
#define N_LOG     20
#define MAX_HOLES 10

typedef struct {
	WebReq *r;
	const Reader *rd;
	const Staff *me;
	const Zone *zone;
	Staff *staff;
	size_t n_staff;
	Roster roster; /* from the Monday of this week */
	RosterHole span;
	RosterView *v;
} Show;

static const char *
name_of(const Show *s, int64_t id)
{
	for (size_t i = 0; i < s->n_staff; i++)
		if (s->staff[i].id == id)
			return s->staff[i].name;
	return "?";
}

/* --- who is on --- */

/* The reader's first duty in that role, or NULL. */
static const char *
mine_words(const Show *s, Role role)
{
	const Reader *rd = s->rd;
	RosterDuty *d;
	size_t n = roster_duties(&s->roster, rd->a, role, rd->now, s->span.to, &d), i = 0;

	while (i < n && d[i].staff_id != s->me->id)
		i++;
	if (i == n)
		return NULL;
	const TextArg args[] = { text_arg_s(text(rd->lang, role_text(role))),
		text_arg_s(span_words(rd, (RosterHole){ d[i].from, d[i].to })) };
	return text_format(rd->a, rd->lang,
	    d[i].from == rd->now ? TEXT_ROSTER_MINE_NOW : TEXT_ROSTER_MINE_NEXT, args, 2);
}

static bool
set_now(const Show *s, GError **err)
{
	const Reader *rd = s->rd;
	Duty duty;

	if (!duty_now(req_db(s->r), rd->a, s->zone, ROLE_PARTNER, rd->now, &duty, err))
		return false;
	s->v->now = duty_words(rd, &duty);
	for (Role role = ROLE_PARTNER; role >= ROLE_AGENT && !s->v->mine; role--)
		s->v->mine = mine_words(s, role);
	return true;
}

static void
set_holes(const Show *s)
{
	RosterHole *holes;
	size_t n = roster_holes(&s->roster, s->rd->a, ROLE_PARTNER, s->rd->now,
	    s->rd->now + ROSTER_WARNS, &holes);

	if (s->v->is_empty)
		return;
	n = MIN(n, MAX_HOLES);
	s->v->holes = arena_newv(s->rd->a, const char *, n);
	for (size_t i = 0; i < n; i++)
		s->v->holes[s->v->n_holes++] = span_words(s->rd, holes[i]);
}

static void
set_weeks(const Show *s)
{
	RosterWeek *weeks = arena_newv(s->rd->a, RosterWeek, N_WEEKS);
	const RosterPicture p = { s->rd, &s->roster, s->staff, s->n_staff,
		!s->v->is_empty };
	Day today = roster_day(s->zone, s->rd->now);
	Day monday = today - (day_weekday(today) - 1);

	for (int i = 0; i < N_WEEKS; i++)
		weeks[i] = roster_week_view(&p, monday + 7 * i);
	s->v->weeks = weeks;
	s->v->n_weeks = N_WEEKS;
}

/* --- lists --- */

static bool
set_swaps(const Show *s, GError **err)
{
	static const TextId states[] = {
		[SWAP_OFFERED] = TEXT_ROSTER_SWAP_OFFERED,
		[SWAP_ACCEPTED] = TEXT_ROSTER_SWAP_ACCEPTED,
		[SWAP_DECLINED] = TEXT_ROSTER_SWAP_DECLINED,
		[SWAP_WITHDRAWN] = TEXT_ROSTER_SWAP_WITHDRAWN,
	};
	const Reader *rd = s->rd;
	RosterSwap *swaps;
	size_t n;

	if (!roster_store_swaps(req_db(s->r), rd->a, rd->now, &swaps, &n, err))
		return false;
	RosterSwapRow *rows = arena_newv(rd->a, RosterSwapRow, n);
	for (size_t i = 0; i < n; i++) {
		const RosterSwap *w = &swaps[i];
		const TextArg args[] = { text_arg_s(w->from_name), text_arg_s(w->to_name),
			text_arg_s(span_words(rd, w->span)),
			text_arg_s(w->back.from ? span_words(rd, w->back) : "") };
		bool open = w->state == SWAP_OFFERED;
		bool may = s->me->admin || s->me->id == w->to_id ||
		           s->me->id == w->from_id;

		rows[i] = (RosterSwapRow){
			.words = w->back.from ? text_format(rd->a, rd->lang,
			                            TEXT_ROSTER_SWAP_BACK_WORDS, args, 4)
			                      : text_format(rd->a, rd->lang,
			                            TEXT_ROSTER_SWAP_WORDS, args, 3),
			.note = w->note,
			.state = text(rd->lang, states[w->state]),
			.url = open && may ? arena_printf(rd->a,
			                         "/roster/swap/%" G_GINT64_FORMAT, w->id)
			                   : NULL,
			.may_accept = s->me->admin || s->me->id == w->to_id,
			.may_withdraw = s->me->admin || s->me->id == w->from_id,
		};
	}
	s->v->swaps = rows;
	s->v->n_swaps = n;
	return true;
}

static void
set_exceptions(const Show *s)
{
	const Reader *rd = s->rd;
	RosterRow *rows = arena_newv(rd->a, RosterRow, s->roster.n_exceptions);

	for (size_t i = 0; i < s->roster.n_exceptions; i++) {
		const RosterException *x = &s->roster.exceptions[i];
		const TextArg args[] = { text_arg_s(name_of(s, x->staff_id)),
			text_arg_s(text(rd->lang, away_text(x->why))),
			text_arg_s(span_words(rd, (RosterHole){ x->begins, x->ends })),
			text_arg_s(x->role ? text(rd->lang, role_text(x->role)) : "") };
		bool may = x->why != AWAY_SWAP &&
		           (s->me->admin || s->me->id == x->staff_id);

		if (x->ends <= rd->now)
			continue;
		rows[s->v->n_exceptions++] = (RosterRow){
			.words = x->is_on ? text_format(rd->a, rd->lang,
			                        TEXT_ROSTER_ON_WORDS, args, 4)
			                  : text_format(rd->a, rd->lang,
			                        TEXT_ROSTER_OFF_WORDS, args, 3),
			.url = may ? arena_printf(rd->a,
			                 "/roster/exception/%" G_GINT64_FORMAT
			                 "/withdraw",
			                 x->id)
			           : NULL,
		};
	}
	s->v->exceptions = rows;
}

static void
set_shifts(const Show *s)
{
	const Reader *rd = s->rd;
	RosterRow *rows = arena_newv(rd->a, RosterRow, s->roster.n_shifts);

	for (size_t i = 0; i < s->roster.n_shifts; i++) {
		const RosterShift *h = &s->roster.shifts[i];

		rows[i] = (RosterRow){
			.words = arena_printf(rd->a, "%s · %s · %s",
			    name_of(s, h->staff_id), text(rd->lang, role_text(h->role)),
			    shift_words(rd, h)),
			.more = shift_more(rd, s->zone, h),
			.url = s->me->admin
			           ? arena_printf(rd->a,
			                 "/roster/shift/%" G_GINT64_FORMAT "/end", h->id)
			           : NULL,
		};
	}
	s->v->shifts = rows;
	s->v->n_shifts = s->roster.n_shifts;
}

static bool
set_log(const Show *s, GError **err)
{
	const Reader *rd = s->rd;
	RosterLog *log;
	size_t n;

	if (!roster_store_logged(req_db(s->r), rd->a, N_LOG, &log, &n, err))
		return false;
	RosterRow *rows = arena_newv(rd->a, RosterRow, n);
	for (size_t i = 0; i < n; i++)
		rows[i] = (RosterRow){
			.words = log_words(rd, &log[i]),
			.more = arena_printf(rd->a, "%s, %s%s%s",
			    log[i].by_name ? log[i].by_name
			                   : text(rd->lang, TEXT_ENTRY_DESK),
			    when_text(rd->a, rd->lang, rd->tz, log[i].at, rd->now),
			    *log[i].note ? " · " : "", log[i].note),
		};
	s->v->log = rows;
	s->v->n_log = n;
	s->v->is_empty = n == 0;
	return true;
}

/* --- what forms offer --- */

static void
set_people(const Show *s)
{
	const Reader *rd = s->rd;
	Choice *staff = arena_newv(rd->a, Choice, s->n_staff);
	Choice *others = arena_newv(rd->a, Choice, s->n_staff + 1);

	others[s->v->n_others++] = (Choice){ "0", text(rd->lang, TEXT_CASE_NOBODY),
		true };
	for (size_t i = 0; i < s->n_staff; i++) {
		const char *id = arena_printf(rd->a, "%" G_GINT64_FORMAT, s->staff[i].id);

		if (!s->staff[i].active)
			continue;
		staff[s->v->n_staff++] = (Choice){ id, s->staff[i].name,
			s->staff[i].id == s->me->id };
		if (s->me->admin || s->staff[i].id != s->me->id)
			others[s->v->n_others++] = (Choice){ id, s->staff[i].name };
	}
	s->v->staff = staff;
	s->v->others = others;
}

static void
set_choices(const Show *s)
{
	const Reader *rd = s->rd;
	static const RosterWhy off[] = { AWAY_HOLIDAY, AWAY_SICK, AWAY_OTHER };
	Choice *roles = arena_newv(rd->a, Choice, 3);
	Choice *whys = arena_newv(rd->a, Choice, G_N_ELEMENTS(off));
	Choice *days = arena_newv(rd->a, Choice, 7);

	for (Role role = ROLE_PARTNER; role >= ROLE_AGENT; role--) {
		const Choice c = { arena_printf(rd->a, "%d", (int)role),
			text(rd->lang, role_text(role)) };

		roles[s->v->n_roles++] = c;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(off); i++)
		whys[s->v->n_whys++] = (Choice){ arena_printf(rd->a, "%d", (int)off[i]),
			text(rd->lang, away_text(off[i])) };
	for (int i = 1; i <= 7; i++)
		days[i - 1] = (Choice){ arena_printf(rd->a, "%d", i),
			text(rd->lang, weekday_text(i)),
			(s->v->typed.weekdays & 1u << i) != 0 };
	s->v->roles = roles;
	s->v->my_roles = roles + (ROLE_PARTNER - s->me->role);
	s->v->n_my_roles = (size_t)s->me->role;
	s->v->whys = whys;
	s->v->weekdays = days;
}

static bool
load(Show *s, GError **err)
{
	Arena *a = s->rd->a;
	Db *db = req_db(s->r);

	if (!duty_zone(db, a, &s->zone, err) ||
	    !staff_store_all(db, a, &s->staff, &s->n_staff, err))
		return false;
	Day today = roster_day(s->zone, s->rd->now);
	Day monday = today - (day_weekday(today) - 1);
	s->span = (RosterHole){ roster_instant(s->zone, monday, 0),
		roster_instant(s->zone, monday + 7 * N_WEEKS, 0) };
	return roster_store_load(db, a, s->zone, 0, s->span, &s->roster, err);
}

bool
roster_show(WebReq *r, const RosterTyped *typed, const GError *why, GError **err)
{
	static const RosterTyped nothing = { .from = "",
		.to = "",
		.back_from = "",
		.back_to = "",
		.note = "",
		.from_day = "",
		.to_day = "",
		.every = 1,
		.on_holidays = true };
	RosterView v = { .typed = typed ? *typed : nothing };
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	Show s = { .r = r, .rd = &p.rd, .me = req_staff(r), .v = &v };
	if (!load(&s, err) || !set_log(&s, err) || !set_now(&s, err) ||
	    !set_swaps(&s, err))
		return false;
	set_holes(&s);
	set_weeks(&s);
	set_exceptions(&s);
	set_shifts(&s);
	set_people(&s);
	set_choices(&s);
	v.title = text(p.rd.lang, TEXT_ROSTER_TITLE);
	v.admin = s.me->admin;
	v.typed.error = why ? req_says(r, why) : NULL;
	p.here = "roster";
	p.path = "/roster";
	roster_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}
