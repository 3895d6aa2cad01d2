/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/remote_store.h"

#include "remote.q.h"
#include "store/row.h"

bool
remote_store_add(Db *db, Remote *r, GError **err)
{
	return row_int(q_remote_add(db, r->case_id, r->staff_id, row_some(&r->person_id),
	                   r->state, r->computer, r->what, r->asked_at, r->consent,
	                   row_some(&r->answered_at)),
	    &r->id, err);
}

bool
remote_store_save(Db *db, Remote *r, GError **err)
{
	int64_t changed;

	if (!row_exec_count(q_remote_save(db, r->id, r->version, r->staff_id, r->state,
	                        r->computer, r->consent, row_some(&r->answered_at),
	                        row_some(&r->started_at), row_some(&r->ended_at)),
	        &changed, err))
		return false;
	r->version++;
	return changed == 1 || fail(err, ERR_BUSY, "the session was changed meanwhile");
}

static void
read_remote(Arena *a, DbStmt *st, void *out)
{
	*(Remote *)out = (Remote){
		.id = db_int(st, c_remote_id),
		.version = db_int(st, c_remote_version),
		.case_id = db_int(st, c_remote_case_id),
		.staff_id = db_int(st, c_remote_staff_id),
		.person_id = db_int(st, c_remote_person_id),
		.state = (RemoteState)db_int(st, c_remote_state),
		.computer = row_text(a, st, c_remote_computer),
		.what = row_text(a, st, c_remote_what),
		.asked_at = db_int(st, c_remote_asked_at),
		.consent = (RemoteConsent)db_int(st, c_remote_consent),
		.answered_at = db_int(st, c_remote_answered_at),
		.started_at = db_int(st, c_remote_started_at),
		.ended_at = db_int(st, c_remote_ended_at),
		.subject = row_text(a, st, c_remote_subject),
		.staff_name = row_text(a, st, c_remote_staff_name),
		.person_name = row_text(a, st, c_remote_person_name),
	};
}

bool
remote_store_find(Db *db, Arena *a, int64_t id, Remote **out, GError **err)
{
	return ROW_ONE(a, q_remote_find(db, id), read_remote, out, err);
}

bool
remote_store_of_case(Db *db, Arena *a, int64_t case_id, Remote **out, GError **err)
{
	return ROW_ONE(a, q_remote_of_case(db, case_id), read_remote, out, err);
}

static void
read_computer(Arena *a, DbStmt *st, void *out)
{
	*(const char **)out = row_text(a, st, c_remote_computer_computer);
}

bool
remote_store_computer(Db *db, Arena *a, int64_t person_id, const char **out, GError **err)
{
	const char **found;

	if (!ROW_ONE(a, q_remote_computer(db, person_id), read_computer, &found, err))
		return false;
	*out = found ? *found : NULL;
	return true;
}
