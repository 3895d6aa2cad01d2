/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/meeting_store.h"

#include "base/err.h"
#include "meeting.q.h"
#include "store/row.h"

static void
read_meeting(Arena *a, DbStmt *st, void *out)
{
	*(Meeting *)out = (Meeting){
		.id = db_int(st, c_meeting_id),
		.version = db_int(st, c_meeting_version),
		.customer_id = db_int(st, c_meeting_customer_id),
		.state = (MeetingState)db_int(st, c_meeting_state),
		.begins = db_int(st, c_meeting_begins_at),
		.ends = db_int(st, c_meeting_ends_at),
		.place = row_text(a, st, c_meeting_place),
		.agenda = row_text(a, st, c_meeting_agenda),
		.minutes = row_text(a, st, c_meeting_minutes),
		.led_by = db_int(st, c_meeting_led_by),
		.sequence = (int)db_int(st, c_meeting_sequence),
		.planned_by = db_int(st, c_meeting_planned_by),
		.planned_at = db_int(st, c_meeting_planned_at),
		.held_at = db_int(st, c_meeting_held_at),
		.customer_name = row_text(a, st, c_meeting_customer_name),
		.staff_name = row_text(a, st, c_meeting_staff_name),
	};
}

bool
meeting_store_find(Db *db, Arena *a, int64_t id, Meeting **out, GError **err)
{
	return ROW_ONE(a, q_meeting_find(db, id), read_meeting, out, err);
}

bool
meeting_store_ahead(Db *db, Arena *a, int64_t customer_id, Meeting **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_meetings_ahead(db, customer_id), read_meeting, out, n_out,
	    err);
}

bool
meeting_store_over(Db *db, Arena *a, int64_t customer_id, int limit, Meeting **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_meetings_over(db, customer_id, limit), read_meeting, out,
	    n_out, err);
}

bool
meeting_store_led(Db *db, Arena *a, int64_t staff_id, Instant since, Instant before,
    Meeting **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_meetings_led(db, staff_id, since, before), read_meeting, out,
	    n_out, err);
}

bool
meeting_store_add(Db *db, Meeting *m, GError **err)
{
	return row_int(q_meeting_add(db, m->customer_id, m->begins, m->ends, m->place,
	                   m->agenda, m->led_by, row_some(&m->planned_by), m->planned_at),
	    &m->id, err);
}

bool
meeting_store_save(Db *db, Meeting *m, GError **err)
{
	int64_t changed;

	if (!row_exec_count(q_meeting_save(db, m->id, m->version, m->state, m->begins,
	                        m->ends, m->place, m->agenda, m->minutes, m->led_by,
	                        m->sequence, row_some(&m->held_at)),
	        &changed, err))
		return false;
	m->version++;
	return changed == 1 || fail(err, ERR_BUSY, "the meeting was changed meanwhile");
}

/* --- who comes --- */

static void
read_guest(Arena *a, DbStmt *st, void *out)
{
	*(MeetingGuest *)out = (MeetingGuest){
		.person_id = db_int(st, c_meeting_invited_id),
		.name = row_text(a, st, c_meeting_invited_name),
		.answer = (IcalPartstat)db_int(st, c_meeting_invited_answer),
	};
}

bool
meeting_store_guests(Db *db, Arena *a, int64_t id, MeetingGuest **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_meeting_invited(db, id), read_guest, out, n_out, err);
}

bool
meeting_store_answer(Db *db, int64_t id, int64_t person_id, IcalPartstat answer,
    Instant at, GError **err)
{
	return row_exec(q_meeting_answer_set(db, id, person_id, answer, at), err);
}

bool
meeting_store_forget_answers(Db *db, int64_t id, GError **err)
{
	return row_exec(q_meeting_answers_clear(db, id), err);
}
