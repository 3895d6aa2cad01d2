/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/roster_pages.h"

#include <stdio.h>

#include "base/err.h"
#include "desk/duty.h"
#include "desk/roster.h"
#include "web/frame.h"
#include "web/roster_show.h"
#include "web/roster_words.h"

/* --- what was typed --- */

/* "08:00" */
static bool
read_clock(const char *s, int *minute)
{
	unsigned hour, min;
	char end;

	if (sscanf(s, "%2u:%2u%c", &hour, &min, &end) != 2 || hour > 24 || min > 59 ||
	    hour * 60 + min > 1440)
		return false;
	*minute = (int)(hour * 60 + min);
	return true;
}

/* "2026-02-04T08:00" on the clock of the house; "" is none (0). */
static bool
read_moment(WebReq *r, const Zone *zone, const char *name, Instant *at, GError **err)
{
	const char *s = req_text(r, name);
	const char *clock = *s ? strchr(s, 'T') : NULL;
	int minute;
	Day day;

	*at = 0;
	if (!*s)
		return true;
	if (!clock ||
	    !day_parse(arena_strndup(req_arena(r), s, (size_t)(clock - s)), &day) ||
	    !read_clock(clock + 1, &minute))
		return fail(err, ERR_INVALID, "roster.moment");
	*at = roster_instant(zone, day, minute);
	return true;
}

/* A date, or none: 0. */
static bool
read_day(WebReq *r, const char *name, Day *day, GError **err)
{
	const char *s = req_text(r, name);

	*day = 0;
	return !*s || day_parse(s, day) || fail(err, ERR_INVALID, "roster.moment");
}

static bool
read_span(WebReq *r, const Zone *zone, RosterHole *span, GError **err)
{
	return read_moment(r, zone, "from", &span->from, err) &&
	       read_moment(r, zone, "to", &span->to, err);
}

static unsigned
weekdays_of(WebReq *r)
{
	unsigned bits = 0;
	size_t n;
	const int64_t *days = req_ints(r, "weekday", &n);

	for (size_t i = 0; i < n; i++)
		if (days[i] >= 1 && days[i] <= 7)
			bits |= 1u << days[i];
	return bits;
}

static RosterTyped
typed_in(WebReq *r, const char *form)
{
	bool pattern = g_str_equal(form, "pattern"), swap = g_str_equal(form, "swap");

	return (RosterTyped){
		.form = form,
		.from = req_text(r, pattern ? "begins" : "from"),
		.to = req_text(r, pattern ? "ends" : "to"),
		.back_from = swap ? req_text(r, "back_from") : "",
		.back_to = swap ? req_text(r, "back_to") : "",
		.note = pattern ? "" : req_text(r, "note"),
		.from_day = pattern ? req_text(r, "from_day") : "",
		.to_day = pattern ? req_text(r, "to_day") : "",
		.weekdays = pattern ? weekdays_of(r) : 0,
		.every = pattern ? req_int(r, "every") : 1,
		.on_holidays = !pattern || req_bool(r, "on_holidays"),
	};
}

/* --- after a form --- */

static const RosterTyped no_form = { .from = "",
	.to = "",
	.back_from = "",
	.back_to = "",
	.note = "",
	.from_day = "",
	.to_day = "",
	.every = 1,
	.on_holidays = true };

/* The hole that the change would have opened is said in words. */
static bool
after(WebReq *r, const RosterTyped *typed, bool ok, RosterHole hole, const GError *why,
    GError **err)
{
	RosterTyped t = *typed;

	if (ok)
		return req_see_other_saying(r, "/roster", TEXT_ROSTER_DONE);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_error_copy(why));
		return false;
	}
	if (hole.to) {
		const House *house = req_house(r, err);

		if (!house)
			return false;
		const Reader rd = { req_arena(r), req_lang(r),
			zone_glib(zone_find(house->time_zone)), req_actor(r)->now };
		const TextArg args[] = { text_arg_s(span_words(&rd, hole)) };
		t.hole = text_format(rd.a, rd.lang, TEXT_ROSTER_HOLE_WORDS, args, 1);
	}
	return roster_show(r, &t, why, err);
}

/* --- the forms --- */

static bool
get_roster(WebReq *r, GError **err)
{
	return roster_show(r, NULL, NULL, err);
}

/* Whom it is about: himself, unless the administrator says another. */
static int64_t
of_staff(WebReq *r)
{
	return req_actor(r)->admin && req_int(r, "staff") ? req_int(r, "staff")
	                                                  : req_actor(r)->staff_id;
}

static bool
post_away(WebReq *r, GError **err)
{
	const RosterTyped typed = typed_in(r, "away");
	RosterHole hole = { 0, 0 };
	g_autoptr(GError) why = NULL;
	RosterAway w = {
		.staff_id = of_staff(r),
		.why = (RosterWhy)req_int(r, "why"),
		.instead_id = req_int(r, "instead"),
		.note = req_text(r, "note"),
	};
	const Zone *zone;

	if (!duty_zone(req_db(r), req_arena(r), &zone, err))
		return false;
	bool ok = read_span(r, zone, &w.span, &why) &&
	          roster_set_away(req_db(r), req_arena(r), req_actor(r), &w, &hole, &why);
	return after(r, &typed, ok, hole, why, err);
}

static bool
post_extra(WebReq *r, GError **err)
{
	const RosterTyped typed = typed_in(r, "extra");
	g_autoptr(GError) why = NULL;
	RosterAway w = { .staff_id = of_staff(r), .note = req_text(r, "note") };
	const Zone *zone;

	if (!duty_zone(req_db(r), req_arena(r), &zone, err))
		return false;
	bool ok = read_span(r, zone, &w.span, &why) &&
	          roster_set_extra(req_db(r), req_arena(r), req_actor(r),
	              (Role)req_int(r, "role"), &w, &why);
	return after(r, &typed, ok, (RosterHole){ 0, 0 }, why, err);
}

static bool
post_swap(WebReq *r, GError **err)
{
	const RosterTyped typed = typed_in(r, "swap");
	g_autoptr(GError) why = NULL;
	RosterSwap s = {
		.role = (Role)req_int(r, "role"),
		.from_id = req_actor(r)->staff_id,
		.to_id = req_int(r, "with"),
		.note = req_text(r, "note"),
	};
	const Zone *zone;
	int64_t id;

	if (!duty_zone(req_db(r), req_arena(r), &zone, err))
		return false;
	bool ok = read_span(r, zone, &s.span, &why) &&
	          read_moment(r, zone, "back_from", &s.back.from, &why) &&
	          read_moment(r, zone, "back_to", &s.back.to, &why) &&
	          roster_offer_swap(req_db(r), req_arena(r), req_actor(r), &s, &id, &why);
	return after(r, &typed, ok, (RosterHole){ 0, 0 }, why, err);
}

static bool
post_swap_answer(WebReq *r, GError **err)
{
	const char *said = req_text(r, "answer");
	RosterSwapState answer = g_str_equal(said, "accept")    ? SWAP_ACCEPTED
	                         : g_str_equal(said, "decline") ? SWAP_DECLINED
	                                                        : SWAP_WITHDRAWN;
	RosterHole hole = { 0, 0 };
	g_autoptr(GError) why = NULL;
	bool ok = roster_answer_swap(req_db(r), req_arena(r), req_actor(r),
	    req_int(r, "id"), answer, &hole, &why);

	return after(r, &no_form, ok, hole, why, err);
}

/* What ends when it begins lasts a day; what ends before it, ends the day after. */
static bool
read_pattern(WebReq *r, RosterPattern *p, GError **err)
{
	RosterShift *s = &p->shift;

	if (!read_clock(req_text(r, "begins"), &s->begins) ||
	    !read_clock(req_text(r, "ends"), &s->ends) || s->begins == 1440)
		return fail(err, ERR_INVALID, "roster.shift");
	if (s->ends <= s->begins)
		s->ends += 1440;
	s->staff_id = req_int(r, "staff");
	s->role = (Role)req_int(r, "role");
	s->every = (int)MAX(1, req_int(r, "every"));
	s->on_holidays = req_bool(r, "on_holidays");
	p->weekdays = weekdays_of(r);
	return read_day(r, "from_day", &s->from_day, err) &&
	       read_day(r, "to_day", &s->to_day, err);
}

static bool
post_pattern(WebReq *r, GError **err)
{
	const RosterTyped typed = typed_in(r, "pattern");
	RosterHole hole = { 0, 0 };
	g_autoptr(GError) why = NULL;
	RosterPattern p = { 0 };
	bool ok = read_pattern(r, &p, &why) && roster_add_pattern(req_db(r), req_arena(r),
	                                           req_actor(r), &p, &hole, &why);

	return after(r, &typed, ok, hole, why, err);
}

static bool
post_shift_end(WebReq *r, GError **err)
{
	RosterHole hole = { 0, 0 };
	g_autoptr(GError) why = NULL;
	Day last;
	bool ok = read_day(r, "last_day", &last, &why) &&
	          roster_end_shift(req_db(r), req_arena(r), req_actor(r),
	              req_int(r, "id"), last, &hole, &why);

	return after(r, &no_form, ok, hole, why, err);
}

static bool
post_withdraw(WebReq *r, GError **err)
{
	RosterHole hole = { 0, 0 };
	g_autoptr(GError) why = NULL;
	bool ok = roster_withdraw(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    &hole, &why);

	return after(r, &no_form, ok, hole, why, err);
}

/* --- routes --- */

/* clang-format off */
#define MAX_ID G_MAXINT64
#define ID { "id", P_INT, true, MAX_ID, NULL }
#define SPAN \
	{ "from", P_TEXT, false, 40, NULL }, { "to", P_TEXT, false, 40, NULL }, \
	{ "note", P_TEXT, false, 800, NULL }
#define STAFF { "staff", P_INT, false, MAX_ID, NULL }
#define ROLE { "role", P_INT, false, ROLE_PARTNER, NULL }
/* clang-format on */

static const Param id_params[] = { ID, { 0 } };
static const Param away_params[] = {
	SPAN,
	STAFF,
	{ "why", P_INT, false, AWAY_OTHER, NULL },
	{ "instead", P_INT, false, MAX_ID, NULL },
	{ 0 },
};
static const Param extra_params[] = { SPAN, STAFF, ROLE, { 0 } };
static const Param swap_params[] = {
	SPAN,
	ROLE,
	{ "with", P_INT, false, MAX_ID, NULL },
	{ "back_from", P_TEXT, false, 40, NULL },
	{ "back_to", P_TEXT, false, 40, NULL },
	{ 0 },
};
static const Param answer_params[] = {
	ID,
	{ "answer", P_CHOICE, true, 0, "accept|decline|withdraw" },
	{ 0 },
};
static const Param pattern_params[] = {
	STAFF,
	ROLE,
	{ "weekday", P_INTS, false, 7, NULL },
	{ "begins", P_TEXT, false, 10, NULL },
	{ "ends", P_TEXT, false, 10, NULL },
	{ "every", P_INT, false, 52, NULL },
	{ "from_day", P_TEXT, false, 20, NULL },
	{ "to_day", P_TEXT, false, 20, NULL },
	{ "on_holidays", P_BOOL, false, 0, NULL },
	{ 0 },
};
static const Param end_params[] = {
	ID,
	{ "last_day", P_TEXT, false, 20, NULL },
	{ 0 },
};

const Route roster_routes[] = {
	{ "GET", "/roster", MAY_STAFF, false, "The duty roster (M11)", NULL, get_roster },
	{ "POST", "/roster/away", MAY_STAFF, true, "Somebody is ill or away", away_params,
	    post_away },
	{ "POST", "/roster/swap", MAY_STAFF, true, "Offers a duty to somebody",
	    swap_params, post_swap },
	{ "POST", "/roster/swap/:id", MAY_STAFF, true,
	    "Accepts, declines or withdraws a swap", answer_params, post_swap_answer },
	{ "POST", "/roster/extra", MAY_ADMIN, true, "Puts somebody on beside the pattern",
	    extra_params, post_extra },
	{ "POST", "/roster/pattern", MAY_ADMIN, true, "Adds shifts to the weekly pattern",
	    pattern_params, post_pattern },
	{ "POST", "/roster/shift/:id/end", MAY_ADMIN, true, "Ends a weekly shift",
	    end_params, post_shift_end },
	{ "POST", "/roster/exception/:id/withdraw", MAY_STAFF, true,
	    "Takes a change of the roster away again", id_params, post_withdraw },
	{ 0 },
};
