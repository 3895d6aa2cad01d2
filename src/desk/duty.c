/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/duty.h"

#include "base/err.h"
#include "desk/house.h"
#include "store/people_store.h"
#include "store/roster_store.h"

#define LOOKS_AHEAD  DAYS(14)
#define SEES_THE_END DAYS(2)

bool
duty_zone(Db *db, Arena *a, const Zone **zone, GError **err)
{
	House house;

	if (!house_load(db, a, &house, err))
		return false;
	*zone = zone_find(house.time_zone);
	return *zone ||
	       fail(err, ERR_INTERNAL, "time_zone \"%s\" is not known", house.time_zone);
}

bool
duty_now(Db *db, Arena *a, const Zone *zone, Role role, Instant now, Duty *out,
    GError **err)
{
	const RosterHole span = { now, now + SEES_THE_END };
	Duty found = { .how = DUTY_ON };
	RosterDuty *duties;
	Roster r;
	Staff *s;

	if (!roster_store_load(db, a, zone, role, span, &r, err))
		return false;
	if (!r.n_shifts && !r.n_exceptions)
		found.how = DUTY_NO_ROSTER;
	size_t n = roster_duties(&r, a, role, span.from, span.to, &duties);
	if (n && duties[0].from == now) {
		if (!staff_store_find(db, a, duties[0].staff_id, &s, err))
			return false;
		found.staff = s;
		found.until = duties[0].to < span.to ? duties[0].to : 0;
	}
	*out = found;
	return true;
}

bool
duty_has_on(Db *db, Arena *a, int64_t staff_id, Instant at, bool *on, GError **err)
{
	const Zone *zone;
	Duty found;

	*on = false;
	if (!duty_zone(db, a, &zone, err))
		return false;
	for (Role role = ROLE_AGENT; role <= ROLE_PARTNER && !*on; role++) {
		if (!duty_now(db, a, zone, role, at, &found, err))
			return false;
		*on = found.staff && found.staff->id == staff_id;
	}
	return true;
}

/* --- who can be asked --- */

typedef struct {
	Arena *arena;
	const Staff *all;
	size_t n_all;
	Duty *list;
	size_t n;
} Order;

static const Staff *
staff_of(const Order *o, int64_t id)
{
	for (size_t i = 0; i < o->n_all; i++)
		if (o->all[i].id == id && o->all[i].active)
			return &o->all[i];
	return NULL;
}

static bool
is_in(const Order *o, const Staff *s)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->list[i].staff == s)
			return true;
	return false;
}

static void
add(Order *o, const Staff *s, Duty duty)
{
	duty.staff = s;
	if (s && !is_in(o, s))
		*arena_push(o->arena, &o->list, &o->n) = duty;
}

/* Those who are of that role by what they are: nobody else decides for a partner. */
static void
add_others(Order *o, const Roster *r, Role role, Instant now, bool away)
{
	DutyHow how = r->n_shifts ? DUTY_SUBSTITUTE : DUTY_NO_ROSTER;

	for (size_t i = 0; i < o->n_all; i++)
		if (o->all[i].active && o->all[i].role == role &&
		    roster_is_away(r, o->all[i].id, now) == away)
			add(o, &o->all[i], (Duty){ .how = how });
}

bool
duty_order(Db *db, Arena *a, Role role, Instant now, Duty **out, size_t *n, GError **err)
{
	const RosterHole span = { now, now + LOOKS_AHEAD };
	Order o = { .arena = a };
	RosterDuty *duties;
	const Zone *zone;
	Staff *all;
	Roster r;

	if (!duty_zone(db, a, &zone, err) ||
	    !staff_store_all(db, a, &all, &o.n_all, err) ||
	    !roster_store_load(db, a, zone, role, span, &r, err))
		return false;
	o.all = all;
	size_t n_duties = roster_duties(&r, a, role, span.from, span.to, &duties);
	for (size_t i = 0; i < n_duties; i++) {
		bool is_on = duties[i].from == now;

		add(&o, staff_of(&o, duties[i].staff_id),
		    (Duty){ .how = is_on ? DUTY_ON : DUTY_NEXT,
		        .from = duties[i].from,
		        .until = is_on && duties[i].to < span.to ? duties[i].to : 0 });
	}
	add_others(&o, &r, role, now, false);
	add_others(&o, &r, role, now, true);
	*out = o.list;
	*n = o.n;
	return true;
}

/* --- to whom a case goes --- */

static Proposed
as_proposed(const Duty *d)
{
	static const ProposedWhy whys[] = {
		[DUTY_ON] = PROPOSED_ON,
		[DUTY_NEXT] = PROPOSED_NEXT,
		[DUTY_NO_ROSTER] = PROPOSED_ROLE,
		[DUTY_SUBSTITUTE] = PROPOSED_ROLE,
	};

	return (Proposed){ d->staff, whys[d->how], d->until,
		d->how == DUTY_NEXT ? d->from : 0 };
}

/* Where a consultant stands in the order: those who are not in it come last. */
static size_t
place_of(const Duty *order, size_t n, int64_t staff_id)
{
	size_t i = 0;

	while (i < n && order[i].staff->id != staff_id)
		i++;
	return i;
}

/* Of those who know the customer the one who is there soonest. */
static bool
propose_knower(Db *db, Arena *a, const Case *c, const Duty *order, size_t n,
    Proposed *out, GError **err)
{
	size_t best = SIZE_MAX, n_known;
	Staff *known;

	if (!customer_store_consultants(db, a, c->customer_id, &known, &n_known, err))
		return false;
	for (size_t i = 0; i < n_known; i++) {
		size_t place = place_of(order, n, known[i].id);

		if (!known[i].active || known[i].id == c->assignee_id || place >= best)
			continue;
		best = place;
		*out = (Proposed){ .staff = &known[i], .why = PROPOSED_KNOWS };
		if (place < n && order[place].how == DUTY_ON)
			out->until = order[place].until;
	}
	return true;
}

bool
duty_propose(Db *db, Arena *a, const Case *c, CaseStep step, Instant now, Proposed *out,
    GError **err)
{
	Role role = step == STEP_PARTNER ? ROLE_PARTNER : ROLE_CONSULTANT;
	Proposed found = { 0 };
	Duty *order;
	size_t n;

	if (!duty_order(db, a, role, now, &order, &n, err) ||
	    (step == STEP_CONSULTANT && c->customer_id &&
	        !propose_knower(db, a, c, order, n, &found, err)))
		return false;
	for (size_t i = 0; i < n && !found.staff; i++)
		if (order[i].staff->id != c->assignee_id)
			found = as_proposed(&order[i]);
	*out = found;
	return true;
}
