/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/roster_int.h"

static bool
add_pattern(Db *db, RosterChange *g, GError **err)
{
	RosterPattern *p = g->what;
	RosterShift *s = &p->shift;
	Day first = p->begins_in  ? p->begins_in
	            : s->from_day ? s->from_day
	                          : roster_day(g->zone, g->who->now);

	if (!roster_must_fit(db, g, s->staff_id, s->role, err))
		return false;
	s->week = s->every >= 1 ? roster_week(first, s->every) : 0;
	for (int weekday = 1; weekday <= 7; weekday++) {
		if (!(p->weekdays & 1u << weekday))
			continue;
		s->weekday = weekday;
		if (!roster_shift_holds(s))
			return fail(err, ERR_INVALID, "roster.shift");
		if (!roster_store_add_shift(db, s, err))
			return false;
	}
	return roster_trace(db, g,
	    (RosterLog){ .kind = ROSTER_SHIFT_ADDED,
	        .role = s->role,
	        .staff_id = s->staff_id },
	    err);
}

bool
roster_add_pattern(Db *db, Arena *a, const Actor *who, RosterPattern *p, RosterHole *hole,
    GError **err)
{
	RosterChange g = { .arena = a, .who = who, .change = add_pattern, .what = p };

	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	if (!(p->weekdays & 0xfe))
		return fail(err, ERR_INVALID, "roster.weekdays");
	return roster_make_change(db, &g, hole, err);
}

typedef struct {
	int64_t id;
	Day last_day;
} Ending;

static bool
end_shift(Db *db, RosterChange *g, GError **err)
{
	const Ending *e = g->what;
	Day today = roster_day(g->zone, g->who->now);
	Day last = e->last_day ? e->last_day : today - 1;
	RosterShift *s;

	if (!roster_store_find_shift(db, g->arena, e->id, &s, err))
		return false;
	if (!s)
		return fail(err, ERR_INVALID, "roster.shift.unknown");
	if (last < today - 1 || (s->to_day && s->to_day < last))
		return fail(err, ERR_INVALID, "roster.shift.past");
	bool begun = !s->from_day || s->from_day <= last;
	return (begun ? roster_store_end_shift(db, s->id, last, err)
	              : roster_store_remove_shift(db, s->id, err)) &&
	       roster_trace(db, g,
	           (RosterLog){ .kind = ROSTER_SHIFT_ENDED,
	               .role = s->role,
	               .staff_id = s->staff_id },
	           err);
}

bool
roster_end_shift(Db *db, Arena *a, const Actor *who, int64_t id, Day last_day,
    RosterHole *hole, GError **err)
{
	Ending e = { id, last_day };
	RosterChange g = { .arena = a, .who = who, .change = end_shift, .what = &e };

	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	return roster_make_change(db, &g, hole, err);
}
