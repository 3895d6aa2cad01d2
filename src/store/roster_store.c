/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/roster_store.h"

#include "roster.q.h"
#include "store/row.h"

static void
read_shift(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(RosterShift *)out = (RosterShift){
		.id = db_int(st, c_roster_shift_id),
		.role = (Role)db_int(st, c_roster_shift_role),
		.staff_id = db_int(st, c_roster_shift_staff_id),
		.weekday = (int)db_int(st, c_roster_shift_weekday),
		.begins = (int)db_int(st, c_roster_shift_begins),
		.ends = (int)db_int(st, c_roster_shift_ends),
		.every = (int)db_int(st, c_roster_shift_every),
		.week = (int)db_int(st, c_roster_shift_week),
		.on_holidays = db_int(st, c_roster_shift_on_holidays) != 0,
		.from_day = (Day)db_int(st, c_roster_shift_from_day),
		.to_day = (Day)db_int(st, c_roster_shift_to_day),
	};
}

static void
read_exception(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(RosterException *)out = (RosterException){
		.id = db_int(st, c_roster_exception_id),
		.staff_id = db_int(st, c_roster_exception_staff_id),
		.role = (Role)db_int(st, c_roster_exception_role),
		.is_on = db_int(st, c_roster_exception_is_on) != 0,
		.begins = db_int(st, c_roster_exception_begins_at),
		.ends = db_int(st, c_roster_exception_ends_at),
		.why = (RosterWhy)db_int(st, c_roster_exception_why),
	};
}

bool
roster_store_load(Db *db, Arena *a, const Zone *zone, Role role, RosterHole span,
    Roster *out, GError **err)
{
	RosterException *exceptions;
	RosterShift *shifts;
	Roster r = { .zone = zone };

	/* A shift of the day before may still be running. */
	if (!ROW_ALL(a, q_roster_shifts(db, role, roster_day(zone, span.from) - 1),
	        read_shift, &shifts, &r.n_shifts, err) ||
	    !ROW_ALL(a, q_roster_exceptions(db, role, span.from, span.to), read_exception,
	        &exceptions, &r.n_exceptions, err))
		return false;
	r.shifts = shifts;
	r.exceptions = exceptions;
	*out = r;
	return true;
}

bool
roster_store_find_shift(Db *db, Arena *a, int64_t id, RosterShift **out, GError **err)
{
	return ROW_ONE(a, q_roster_shift_find(db, id), read_shift, out, err);
}

bool
roster_store_add_shift(Db *db, RosterShift *s, GError **err)
{
	int64_t from = s->from_day, to = s->to_day;

	return row_int(q_roster_shift_add(db, s->role, s->staff_id, s->weekday, s->begins,
	                   s->ends, s->every, s->week, s->on_holidays, row_some(&from),
	                   row_some(&to)),
	    &s->id, err);
}

bool
roster_store_end_shift(Db *db, int64_t id, Day to_day, GError **err)
{
	return row_exec(q_roster_shift_end(db, id, to_day), err);
}

bool
roster_store_remove_shift(Db *db, int64_t id, GError **err)
{
	return row_exec(q_roster_shift_remove(db, id), err);
}

bool
roster_store_find_exception(Db *db, Arena *a, int64_t id, RosterException **out,
    GError **err)
{
	return ROW_ONE(a, q_roster_exception_find(db, id), read_exception, out, err);
}

bool
roster_store_add_exception(Db *db, RosterException *x, int64_t swap_id, GError **err)
{
	return row_int(q_roster_exception_add(db, x->staff_id, x->role, x->is_on,
	                   x->begins, x->ends, x->why, row_some(&swap_id)),
	    &x->id, err);
}

bool
roster_store_withdraw_exception(Db *db, int64_t id, Instant now, GError **err)
{
	return row_exec(q_roster_exception_withdraw(db, id, now), err);
}

/* --- swaps --- */

static void
read_swap(Arena *a, DbStmt *st, void *out)
{
	*(RosterSwap *)out = (RosterSwap){
		.id = db_int(st, c_roster_swap_id),
		.from_id = db_int(st, c_roster_swap_from_id),
		.to_id = db_int(st, c_roster_swap_to_id),
		.role = (Role)db_int(st, c_roster_swap_role),
		.span = { db_int(st, c_roster_swap_begins_at),
		    db_int(st, c_roster_swap_ends_at) },
		.back = { db_int(st, c_roster_swap_back_begins),
		    db_int(st, c_roster_swap_back_ends) },
		.note = row_text(a, st, c_roster_swap_note),
		.state = (RosterSwapState)db_int(st, c_roster_swap_state),
		.offered_at = db_int(st, c_roster_swap_offered_at),
		.answered_at = db_int(st, c_roster_swap_answered_at),
		.from_name = row_text(a, st, c_roster_swap_from_name),
		.to_name = row_text(a, st, c_roster_swap_to_name),
	};
}

bool
roster_store_swaps(Db *db, Arena *a, Instant from, RosterSwap **out, size_t *n,
    GError **err)
{
	return ROW_ALL(a, q_roster_swaps(db, from), read_swap, out, n, err);
}

bool
roster_store_find_swap(Db *db, Arena *a, int64_t id, RosterSwap **out, GError **err)
{
	return ROW_ONE(a, q_roster_swap_find(db, id), read_swap, out, err);
}

bool
roster_store_add_swap(Db *db, RosterSwap *s, GError **err)
{
	return row_int(q_roster_swap_add(db, s->role, s->from_id, s->to_id, s->span.from,
	                   s->span.to, row_some(&s->back.from), row_some(&s->back.to),
	                   s->note, s->offered_at),
	    &s->id, err);
}

bool
roster_store_answer_swap(Db *db, int64_t id, RosterSwapState state, Instant now,
    bool *done, GError **err)
{
	int64_t n;

	if (!row_exec_count(q_roster_swap_answer(db, id, state, now), &n, err))
		return false;
	*done = n > 0;
	return true;
}

/* --- who changed what --- */

bool
roster_store_log(Db *db, const RosterLog *l, GError **err)
{
	return row_exec(q_roster_log_add(db, l->at, row_some(&l->by_id), l->kind, l->role,
	                    l->staff_id, row_some(&l->other_id), row_some(&l->span.from),
	                    row_some(&l->span.to), l->note ? l->note : ""),
	    err);
}

static void
read_log(Arena *a, DbStmt *st, void *out)
{
	*(RosterLog *)out = (RosterLog){
		.at = db_int(st, c_roster_log_list_at),
		.kind = (RosterLogKind)db_int(st, c_roster_log_list_kind),
		.role = (Role)db_int(st, c_roster_log_list_role),
		.span = { db_int(st, c_roster_log_list_begins_at),
		    db_int(st, c_roster_log_list_ends_at) },
		.note = row_text(a, st, c_roster_log_list_note),
		.by_name = row_text(a, st, c_roster_log_list_by_name),
		.staff_name = row_text(a, st, c_roster_log_list_staff_name),
		.other_name = row_text(a, st, c_roster_log_list_other_name),
	};
}

bool
roster_store_logged(Db *db, Arena *a, int limit, RosterLog **out, size_t *n, GError **err)
{
	return ROW_ALL(a, q_roster_log_list(db, limit), read_log, out, n, err);
}
