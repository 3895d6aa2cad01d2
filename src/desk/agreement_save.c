/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/agreement.h"

#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "store/agreement_store.h"

typedef struct {
	Arena *arena;
	const Actor *who;
	Agreement *ag;
} Saving;

/* Begins it today or later? Today is where the customer is. */
static bool
begins_in_time(const Agreement *ag, Instant now)
{
	return ag->valid_from >=
	       hours_midnight(ag->hours, hours_local_day(ag->hours, now));
}

static bool
fits_among(Db *db, const Saving *s, const Agreement *was, GError **err)
{
	const Agreement *ag = s->ag;
	Agreement *others;
	size_t n;

	if (!agreement_store_versions(db, s->arena, ag->customer_id, &others, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (others[i].id != ag->id && others[i].valid_from == ag->valid_from)
			return fail(err, ERR_INVALID, "agreement.from.taken");
	bool moved = !was || was->valid_from != ag->valid_from;
	if (moved && n > (was ? 1 : 0) && !begins_in_time(ag, s->who->now))
		return fail(err, ERR_INVALID, "agreement.from.past");
	return true;
}

static bool
may_change(Db *db, const Agreement *was, int64_t seen, GError **err)
{
	bool held;

	if (was->version != seen)
		return fail(err, ERR_CONFLICT, "agreement.changed");
	if (!agreement_store_is_held(db, was, &held, err))
		return false;
	return !held || fail(err, ERR_INVALID, "agreement.held");
}

static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	Agreement *ag = s->ag, *was = NULL;

	if (ag->id) {
		if (!agreement_store_find(db, s->arena, ag->id, &was, err))
			return false;
		if (!was || was->customer_id != ag->customer_id)
			return fail(err, ERR_INVALID, "agreement.unknown");
		if (!may_change(db, was, ag->version, err))
			return false;
	}
	if (!fits_among(db, s, was, err))
		return false;
	return was ? agreement_store_set(db, ag, err) : agreement_store_add(db, ag, err);
}

/* Is there an hour in which somebody works? Round the clock needs none. */
static bool
has_hours(const Agreement *ag)
{
	bool needs = false;

	for (int c = 1; c <= N_CATEGORIES; c++)
		for (int k = 0; k < N_CLOCKS; k++)
			needs = needs || !ag->targets[c].clock[k].always;
	return ag->always || ag->n_spans > 0 || !needs;
}

bool
agreement_save(Db *db, Arena *a, const Actor *who, Agreement *ag, GError **err)
{
	Saving s = { a, who, ag };
	Category category;
	ClockKind clock;

	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	ag->name = g_strstrip(str_strip_control(a, ag->name));
	if (!*ag->name)
		return fail(err, ERR_INVALID, "agreement.name.missing");
	if (strlen(ag->name) > AGREEMENT_MAX_NAME)
		return fail(err, ERR_LIMIT, "agreement.name.long");
	if (ag->ends_at && ag->ends_at <= ag->valid_from)
		return fail(err, ERR_INVALID, "agreement.ends.early");
	if (!has_hours(ag))
		return fail(err, ERR_INVALID, "agreement.hours.none");
	return agreement_targets_hold(ag, &category, &clock, err) &&
	       agreement_make_hours(a, ag, err) && db_transact(db, save, &s, err);
}

typedef struct {
	Arena *arena;
	int64_t id;
} Removing;

static bool
take_back(Db *db, void *arg, GError **err)
{
	const Removing *r = arg;
	Agreement *ag, *all;
	bool held;
	size_t n;

	if (!agreement_store_find(db, r->arena, r->id, &ag, err))
		return false;
	if (!ag)
		return fail(err, ERR_INVALID, "agreement.unknown");
	if (!agreement_store_is_held(db, ag, &held, err) ||
	    !agreement_store_versions(db, r->arena, ag->customer_id, &all, &n, err))
		return false;
	if (held)
		return fail(err, ERR_INVALID, "agreement.held");
	if (!ag->customer_id && n == 1)
		return fail(err, ERR_INVALID, "agreement.last");
	return agreement_store_remove(db, r->id, err);
}

bool
agreement_remove(Db *db, Arena *a, const Actor *who, int64_t id, GError **err)
{
	Removing r = { a, id };

	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	return db_transact(db, take_back, &r, err);
}

typedef struct {
	Arena *arena;
	int64_t id;
	Instant ends_at, now;
} Ending;

static bool
end(Db *db, void *arg, GError **err)
{
	const Ending *e = arg;
	Agreement *ag;

	if (!agreement_store_find(db, e->arena, e->id, &ag, err))
		return false;
	if (!ag)
		return fail(err, ERR_INVALID, "agreement.unknown");
	if (!ag->customer_id)
		return fail(err, ERR_INVALID, "agreement.last");
	if (e->ends_at && (e->ends_at <= ag->valid_from || e->ends_at < e->now))
		return fail(err, ERR_INVALID, "agreement.ends.past");
	if (ag->ends_at && ag->ends_at < e->now)
		return fail(err, ERR_INVALID, "agreement.ends.over");
	return agreement_store_set_end(db, e->id, e->ends_at, err);
}

bool
agreement_end(Db *db, Arena *a, const Actor *who, int64_t id, Instant ends_at,
    GError **err)
{
	Ending e = { a, id, ends_at, who->now };

	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	return db_transact(db, end, &e, err);
}
