/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/agreement_store.h"

#include <string.h>

#include "agreement.q.h"
#include "store/row.h"

/* --- reading --- */

static void
read_agreement(Arena *a, DbStmt *st, void *out)
{
	Agreement *ag = out;
	Instant next = db_int(st, c_agreement_next_from);

	ag->id = db_int(st, c_agreement_id);
	ag->customer_id = db_int(st, c_agreement_customer_id);
	ag->valid_from = db_int(st, c_agreement_valid_from);
	ag->ends_at = db_int(st, c_agreement_ends_at);
	ag->valid_to = next && ag->ends_at ? MIN(next, ag->ends_at)
	                                   : MAX(next, ag->ends_at);
	ag->version = db_int(st, c_agreement_version);
	ag->name = row_text(a, st, c_agreement_name);
	ag->time_zone = row_text(a, st, c_agreement_time_zone);
	ag->holidays = strcmp(db_text(st, c_agreement_holidays), "DK") == 0
	                   ? HOLIDAYS_DK
	                   : HOLIDAYS_NONE;
	ag->always = db_int(st, c_agreement_always) != 0;
	ag->off_after_ascension = db_int(st, c_agreement_off_after_ascension) != 0;
	ag->stands[STATUS_WAITING_REPORTER] = (uint8_t)db_int(st,
	    c_agreement_stands_reporter);
	ag->stands[STATUS_WAITING_SUPPLIER] = (uint8_t)db_int(st,
	    c_agreement_stands_supplier);
	ag->stands[STATUS_WAITING_PART] = (uint8_t)db_int(st, c_agreement_stands_part);
	ag->stands[STATUS_SOLVED] = (uint8_t)db_int(st, c_agreement_stands_solved);
	ag->stands[STATUS_CLOSED] = CLOCKS_ALL;
	ag->reopen_days = (int)db_int(st, c_agreement_reopen_days);
	ag->horizon_margin = (int)db_int(st, c_agreement_horizon_margin);
	ag->count_day = (int)db_int(st, c_agreement_count_day);
	ag->bills_work = (uint8_t)db_int(st, c_agreement_bills_work);
	ag->bills_travel = (uint8_t)db_int(st, c_agreement_bills_travel);
}

static void
read_span(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(HoursSpan *)out = (HoursSpan){
		.weekday = (uint8_t)db_int(st, c_agreement_hours_weekday),
		.opens = (uint16_t)db_int(st, c_agreement_hours_opens),
		.closes = (uint16_t)db_int(st, c_agreement_hours_closes),
	};
}

static void
read_day(Arena *a, DbStmt *st, void *out)
{
	*(AgreementDay *)out = (AgreementDay){
		.kind = (AgreementDayKind)db_int(st, c_agreement_days_kind),
		.day = (Day)db_int(st, c_agreement_days_day),
		.opens = (uint16_t)db_int(st, c_agreement_days_opens),
		.closes = (uint16_t)db_int(st, c_agreement_days_closes),
		.name = row_text(a, st, c_agreement_days_name),
	};
}

static bool
load_hours(Db *db, Arena *a, Agreement *ag, GError **err)
{
	HoursSpan *spans;
	AgreementDay *days;

	if (!ROW_ALL(a, q_agreement_hours(db, ag->id), read_span, &spans, &ag->n_spans,
	        err) ||
	    !ROW_ALL(a, q_agreement_days(db, ag->id), read_day, &days, &ag->n_days, err))
		return false;
	ag->spans = spans;
	ag->days = days;
	return agreement_make_hours(a, ag, err);
}

static bool
load_targets(Db *db, Agreement *ag, GError **err)
{
	g_autoptr(DbStmt) st = q_agreement_targets(db, ag->id);
	DbStep step;

	while ((step = db_step(st, err)) == DB_ROW) {
		int64_t category = db_int(st, c_agreement_targets_category);

		g_assert(category >= 1 && category <= N_CATEGORIES);
		ClockTarget *t = ag->targets[category].clock;
		t[CLOCK_RESPONSE] = (ClockTarget){
			SECONDS(db_int(st, c_agreement_targets_response)),
			db_int(st, c_agreement_targets_response_always) != 0,
		};
		t[CLOCK_UPDATE] = (ClockTarget){
			SECONDS(db_int(st, c_agreement_targets_update_)),
			db_int(st, c_agreement_targets_update_always) != 0,
		};
		t[CLOCK_SOLUTION] = (ClockTarget){
			SECONDS(db_int(st, c_agreement_targets_solution)),
			db_int(st, c_agreement_targets_solution_always) != 0,
		};
	}
	return step == DB_DONE;
}

static bool
load(Db *db, Arena *a, DbStmt *found, Agreement **out, GError **err)
{
	Agreement *ag;

	if (!ROW_ONE(a, found, read_agreement, &ag, err))
		return false;
	if (ag && (!load_hours(db, a, ag, err) || !load_targets(db, ag, err)))
		return false;
	*out = ag;
	return true;
}

bool
agreement_store_in_force(Db *db, Arena *a, int64_t customer_id, Instant at,
    Agreement **out, GError **err)
{
	return load(db, a, q_agreement_in_force(db, customer_id, at), out, err);
}

bool
agreement_store_find(Db *db, Arena *a, int64_t id, Agreement **out, GError **err)
{
	return load(db, a, q_agreement_find(db, id), out, err);
}

bool
agreement_store_versions(Db *db, Arena *a, int64_t customer_id, Agreement **out,
    size_t *n_out, GError **err)
{
	Agreement *all;
	size_t n;

	if (!ROW_ALL(a, q_agreement_versions(db, customer_id), read_agreement, &all, &n,
	        err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!load_hours(db, a, &all[i], err) || !load_targets(db, &all[i], err))
			return false;
	*out = all;
	*n_out = n;
	return true;
}

bool
agreement_store_is_held(Db *db, const Agreement *ag, bool *held, GError **err)
{
	int64_t some;

	if (!row_int(q_agreement_is_held(db, ag->id, ag->customer_id), &some, err))
		return false;
	*held = some != 0;
	return true;
}

/* --- writing --- */

static bool
add_targets(Db *db, const Agreement *ag, GError **err)
{
	for (int64_t c = 1; c <= N_CATEGORIES; c++) {
		const ClockTarget *t = ag->targets[c].clock;
		const ClockTarget *r = &t[CLOCK_RESPONSE], *u = &t[CLOCK_UPDATE],
		                  *s = &t[CLOCK_SOLUTION];

		if (!row_exec(q_agreement_target_add(db, ag->id, c,
		                  r->length / SECONDS(1), r->always,
		                  u->length / SECONDS(1), u->always,
		                  s->length / SECONDS(1), s->always),
		        err))
			return false;
	}
	return true;
}

static bool
add_parts(Db *db, const Agreement *ag, GError **err)
{
	for (size_t i = 0; i < ag->n_spans; i++) {
		const HoursSpan *s = &ag->spans[i];

		if (!row_exec(q_agreement_hours_add(db, ag->id, s->weekday, s->opens,
		                  s->closes),
		        err))
			return false;
	}
	for (size_t i = 0; i < ag->n_days; i++) {
		const AgreementDay *d = &ag->days[i];

		if (!row_exec(q_agreement_day_add(db, ag->id, d->kind, d->day, d->opens,
		                  d->closes, d->name),
		        err))
			return false;
	}
	return add_targets(db, ag, err);
}

static bool
clear_parts(Db *db, int64_t id, GError **err)
{
	return row_exec(q_agreement_clear_hours(db, id), err) &&
	       row_exec(q_agreement_clear_days(db, id), err) &&
	       row_exec(q_agreement_clear_targets(db, id), err);
}

static const char *
holidays_name(Holidays h)
{
	return h == HOLIDAYS_DK ? "DK" : "none";
}

bool
agreement_store_add(Db *db, Agreement *ag, GError **err)
{
	return row_int(q_agreement_add(db, row_some(&ag->customer_id), ag->valid_from,
	                   row_some(&ag->ends_at), ag->name, ag->time_zone,
	                   holidays_name(ag->holidays), ag->always,
	                   ag->off_after_ascension, ag->stands[STATUS_WAITING_REPORTER],
	                   ag->stands[STATUS_WAITING_SUPPLIER],
	                   ag->stands[STATUS_WAITING_PART], ag->stands[STATUS_SOLVED],
	                   ag->reopen_days, ag->horizon_margin, ag->bills_work,
	                   ag->bills_travel, ag->count_day),
	           &ag->id, err) &&
	       add_parts(db, ag, err);
}

bool
agreement_store_set(Db *db, const Agreement *ag, GError **err)
{
	return row_exec(q_agreement_set(db, ag->id, ag->valid_from,
	                    row_some(&ag->ends_at), ag->name, ag->time_zone,
	                    holidays_name(ag->holidays), ag->always,
	                    ag->off_after_ascension, ag->stands[STATUS_WAITING_REPORTER],
	                    ag->stands[STATUS_WAITING_SUPPLIER],
	                    ag->stands[STATUS_WAITING_PART], ag->stands[STATUS_SOLVED],
	                    ag->reopen_days, ag->horizon_margin, ag->bills_work,
	                    ag->bills_travel, ag->count_day),
	           err) &&
	       clear_parts(db, ag->id, err) && add_parts(db, ag, err);
}

bool
agreement_store_set_end(Db *db, int64_t id, Instant ends_at, GError **err)
{
	return row_exec(q_agreement_set_end(db, id, row_some(&ends_at)), err);
}

bool
agreement_store_remove(Db *db, int64_t id, GError **err)
{
	return clear_parts(db, id, err) && row_exec(q_agreement_remove(db, id), err);
}
