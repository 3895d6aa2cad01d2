/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/roster_int.h"

#define MAX_PARTS 200

static bool
set_on(Db *db, Role role, int64_t staff_id, RosterHole span, RosterWhy why, GError **err)
{
	RosterException x = { .staff_id = staff_id,
		.role = role,
		.is_on = true,
		.begins = span.from,
		.ends = span.to,
		.why = why };

	return roster_store_add_exception(db, &x, 0, err);
}

/* Whoever steps in is on wherever the other was to be, in each role. */
static bool
step_in(Db *db, const RosterChange *g, const RosterAway *w, GError **err)
{
	Roster r;

	if (!roster_store_load(db, g->arena, g->zone, 0, w->span, &r, err))
		return false;
	for (Role role = ROLE_AGENT; role <= ROLE_PARTNER; role++) {
		RosterDuty *d;
		size_t n = roster_duties(&r, g->arena, role, w->span.from, w->span.to,
		    &d);

		if (n > MAX_PARTS)
			return fail(err, ERR_LIMIT, "roster.span");
		for (size_t i = 0; i < n; i++)
			if (d[i].staff_id == w->staff_id &&
			    (!roster_must_fit(db, g, w->instead_id, role, err) ||
			        !set_on(db, role, w->instead_id,
			            (RosterHole){ d[i].from, d[i].to }, AWAY_EXTRA, err)))
				return false;
	}
	return true;
}

static bool
set_away(Db *db, RosterChange *g, GError **err)
{
	const RosterAway *w = g->what;
	RosterException off = { .staff_id = w->staff_id,
		.begins = w->span.from,
		.ends = w->span.to,
		.why = w->why };

	/* The one before the other: then he was still on. */
	return roster_must_fit(db, g, w->staff_id, ROLE_AGENT, err) &&
	       (!w->instead_id || step_in(db, g, w, err)) &&
	       roster_store_add_exception(db, &off, 0, err) &&
	       roster_trace(db, g,
	           (RosterLog){ .kind = ROSTER_AWAY,
	               .staff_id = w->staff_id,
	               .other_id = w->instead_id,
	               .span = w->span,
	               .note = w->note },
	           err);
}

bool
roster_set_away(Db *db, Arena *a, const Actor *who, const RosterAway *away,
    RosterHole *hole, GError **err)
{
	RosterAway w = *away;
	RosterChange g = { .arena = a, .who = who, .change = set_away, .what = &w };

	if (w.why != AWAY_HOLIDAY && w.why != AWAY_SICK && w.why != AWAY_OTHER)
		return fail(err, ERR_INVALID, "roster.why");
	if (w.instead_id == w.staff_id)
		return fail(err, ERR_INVALID, "roster.himself");
	return roster_may_change(who, w.staff_id, err) &&
	       roster_span_holds(w.span, err) &&
	       roster_clean_note(a, away->note, &w.note, err) &&
	       roster_make_change(db, &g, hole, err);
}

typedef struct {
	Role role;
	const RosterAway *what;
} Extra;

static bool
set_extra(Db *db, RosterChange *g, GError **err)
{
	const Extra *x = g->what;
	const RosterAway *w = x->what;

	return roster_must_fit(db, g, w->staff_id, x->role, err) &&
	       set_on(db, x->role, w->staff_id, w->span, AWAY_EXTRA, err) &&
	       roster_trace(db, g,
	           (RosterLog){ .kind = ROSTER_EXTRA,
	               .role = x->role,
	               .staff_id = w->staff_id,
	               .span = w->span,
	               .note = w->note },
	           err);
}

bool
roster_set_extra(Db *db, Arena *a, const Actor *who, Role role, const RosterAway *extra,
    GError **err)
{
	RosterAway w = *extra;
	Extra x = { role, &w };
	RosterChange g = { .arena = a, .who = who, .change = set_extra, .what = &x };

	if (role < ROLE_AGENT || role > ROLE_PARTNER)
		return fail(err, ERR_INVALID, "staff.role.unknown");
	return roster_may_change(who, w.staff_id, err) &&
	       roster_span_holds(w.span, err) &&
	       roster_clean_note(a, extra->note, &w.note, err) &&
	       roster_make_change(db, &g, NULL, err);
}

static bool
withdraw(Db *db, RosterChange *g, GError **err)
{
	const int64_t *id = g->what;
	RosterException *x;

	if (!roster_store_find_exception(db, g->arena, *id, &x, err))
		return false;
	if (!x)
		return fail(err, ERR_INVALID, "roster.exception.unknown");
	if (x->why == AWAY_SWAP)
		return fail(err, ERR_INVALID, "roster.swap.settled");
	return roster_may_change(g->who, x->staff_id, err) &&
	       roster_store_withdraw_exception(db, x->id, g->who->now, err) &&
	       roster_trace(db, g,
	           (RosterLog){ .kind = ROSTER_WITHDRAWN,
	               .role = x->role,
	               .staff_id = x->staff_id,
	               .span = { x->begins, x->ends } },
	           err);
}

bool
roster_withdraw(Db *db, Arena *a, const Actor *who, int64_t exception_id,
    RosterHole *hole, GError **err)
{
	RosterChange g = { .arena = a,
		.who = who,
		.change = withdraw,
		.what = &exception_id };

	return roster_make_change(db, &g, hole, err);
}
