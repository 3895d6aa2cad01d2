/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "desk/case_int.h"
#include "desk/duty.h"
#include "desk/roster_int.h"
#include "store/desk_store.h"
#include "store/people_store.h"

#define MAX_NOTE 500 /* bytes */
#define MAX_SPAN DAYS(366)

static RosterHole
year(const RosterChange *g)
{
	return (RosterHole){ g->who->now, g->who->now + ROSTER_HOLDS_FOR };
}

static bool
holes_now(Db *db, const RosterChange *g, RosterHole **out, size_t *n, GError **err)
{
	RosterHole span = year(g);
	Roster r;

	if (!roster_store_load(db, g->arena, g->zone, ROLE_PARTNER, span, &r, err))
		return false;
	*n = roster_holes(&r, g->arena, ROLE_PARTNER, span.from, span.to, out);
	return true;
}

static bool
change_covered(Db *db, void *arg, GError **err)
{
	RosterHole *before, *after;
	size_t n_before, n_after;
	RosterChange *g = arg;

	if (!duty_zone(db, g->arena, &g->zone, err) ||
	    !holes_now(db, g, &before, &n_before, err) || !g->change(db, g, err) ||
	    !holes_now(db, g, &after, &n_after, err))
		return false;
	if (roster_new_hole(before, n_before, after, n_after, &g->hole))
		return fail(err, ERR_CONFLICT, "roster.hole");
	db_announce(db, "case", 0); /* every page says who is on duty */
	/* From the first change on it is looked after every day. */
	return job_store_set(db, JOB_ROSTER_WATCH, 0, g->who->now, g->who->now, err);
}

bool
roster_make_change(Db *db, RosterChange *g, RosterHole *hole, GError **err)
{
	g_autoptr(GError) why = NULL;

	if (db_transact(db, change_covered, g, &why))
		return true;
	if (hole && err_is(why, ERR_CONFLICT) && g_str_equal(why->message, "roster.hole"))
		*hole = g->hole;
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* --- who, and what may be --- */

bool
roster_must_fit(Db *db, const RosterChange *g, int64_t staff_id, Role role, GError **err)
{
	Staff *s;

	if (!staff_store_find(db, g->arena, staff_id, &s, err))
		return false;
	if (!s || !s->active)
		return fail(err, ERR_INVALID, "staff.unknown");
	return s->role >= role || fail(err, ERR_INVALID, "roster.role");
}

bool
roster_span_holds(RosterHole span, GError **err)
{
	return (span.from < span.to && span.to - span.from <= MAX_SPAN) ||
	       fail(err, ERR_INVALID, "roster.span");
}

bool
roster_may_change(const Actor *who, int64_t of_staff_id, GError **err)
{
	if (!who->admin && !must_be_staff(who, err))
		return false;
	return who->admin || who->staff_id == of_staff_id ||
	       fail(err, ERR_DENIED, "roster.not_yours");
}

bool
roster_clean_note(Arena *a, const char *note, const char **out, GError **err)
{
	*out = g_strstrip(arena_strdup(a, note ? note : ""));
	return strlen(*out) <= MAX_NOTE || fail(err, ERR_LIMIT, "case.text.too_long");
}

bool
roster_trace(Db *db, const RosterChange *g, RosterLog l, GError **err)
{
	l.at = g->who->now;
	l.by_id = g->who->staff_id;
	return roster_store_log(db, &l, err);
}
