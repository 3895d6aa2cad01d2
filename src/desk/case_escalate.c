/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/case_int.h"
#include "store/people_store.h"

typedef struct {
	Use use;
	int64_t case_id, seen, to_staff_id;
	const char *reason;
} Escalation;

static bool
escalate(Db *db, void *arg, GError **err)
{
	const Escalation *x = arg;
	Staff *to = NULL;
	Case *c;

	if (!case_load_open(db, x->use.arena, x->case_id, x->seen, &c, err))
		return false;
	if (c->step == STEP_PARTNER)
		return fail(err, ERR_INVALID, "case.at_last_step");
	if (x->to_staff_id &&
	    !staff_store_find(db, x->use.arena, x->to_staff_id, &to, err))
		return false;
	if (x->to_staff_id && (!to || !to->active))
		return fail(err, ERR_INVALID, "staff.unknown");

	Entry e = entry_by(x->use.who, ENTRY_ESCALATED, false, x->reason);
	CHANGE(&e.change, step, c->step + 1);
	CHANGE(&e.change, assignee_id, x->to_staff_id);
	if (c->status == STATUS_NEW)
		CHANGE(&e.change, status, STATUS_OPEN);
	return case_enter(db, &x->use, c, &e, err);
}

bool
case_escalate(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    int64_t to_staff_id, const char *reason, GError **err)
{
	Escalation x = { { a, who }, case_id, seen, to_staff_id, NULL };

	return must_be_staff(who, err) && case_text(a, reason, &x.reason, err) &&
	       (*x.reason || fail(err, ERR_INVALID, "case.escalate.reason")) &&
	       db_transact(db, escalate, &x, err);
}
