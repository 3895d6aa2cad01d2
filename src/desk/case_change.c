/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "desk/case_int.h"
#include "desk/waiting_int.h"
#include "store/people_store.h"

typedef struct {
	Use use;
	const CaseChange *what;
} Changing;

static bool
people_hold(Db *db, Arena *a, const CaseChange *w, GError **err)
{
	Customer *customer = NULL;
	Person *p = NULL;
	Staff *s = NULL;

	if ((w->customer_id &&
	        !customer_store_find(db, a, w->customer_id, &customer, err)) ||
	    (w->person_id && !person_store_find(db, a, w->person_id, &p, err)) ||
	    (w->assignee_id && !staff_store_find(db, a, w->assignee_id, &s, err)))
		return false;
	if (w->customer_id && !customer)
		return fail(err, ERR_INVALID, "customer.unknown");
	if (w->person_id && !p)
		return fail(err, ERR_INVALID, "person.unknown");
	if (w->assignee_id && (!s || !s->active))
		return fail(err, ERR_INVALID, "staff.unknown");
	return true;
}

static Change
wanted(Arena *a, const CaseChange *w)
{
	const char *subject = case_subject(a, w->subject);
	Change ch = { 0 };

	if (w->category)
		CHANGE(&ch, category, w->category);
	if (w->priority)
		CHANGE(&ch, priority, w->priority);
	if (w->status)
		CHANGE(&ch, status, w->status);
	if (w->assign)
		CHANGE(&ch, assignee_id, w->assignee_id);
	if (w->customer_id)
		CHANGE(&ch, customer_id, w->customer_id);
	if (w->person_id)
		CHANGE(&ch, person_id, w->person_id);
	if (*subject)
		CHANGE(&ch, subject, subject);
	return ch;
}

static bool
change(Db *db, void *arg, GError **err)
{
	const Changing *g = arg;
	const CaseChange *w = g->what;
	Arena *a = g->use.arena;
	Case *c;

	if (!case_load_open(db, a, w->case_id, w->seen, &c, err) ||
	    !people_hold(db, a, w, err))
		return false;

	Entry e = entry_by(g->use.who, ENTRY_CHANGED, false, w->reason);
	e.change = wanted(a, w);
	if (!change_reduce(&e.change, c))
		return true;
	/* Another customer is another agreement; another category is another promise of
	 * the agreement that the case is held to (M7, M17). */
	if (CHANGES(&e.change, customer_id)) {
		if (!case_promise(db, a, c, e.change.to.customer_id, &e.change, err))
			return false;
	} else if (CHANGES(&e.change, category)) {
		CHANGE(&e.change, horizon_why, HORIZON_PROMISE);
	}
	if (c->status == STATUS_NEW && w->assign && w->assignee_id && !w->status)
		CHANGE(&e.change, status, STATUS_OPEN);
	return waiting_asks(db, &g->use, c, &e, err) &&
	       case_enter(db, &g->use, c, &e, err);
}

bool
case_change(Db *db, Arena *a, const Actor *who, const CaseChange *what, GError **err)
{
	Changing g = { .use = { a, who }, .what = what };

	if (what->category && !category_name(what->category))
		return fail(err, ERR_INVALID, "case.category.unknown");
	if (what->priority && !priority_name(what->priority))
		return fail(err, ERR_INVALID, "case.priority.unknown");
	return must_be_staff(who, err) && case_status_may_be_set(what->status, err) &&
	       db_transact(db, change, &g, err);
}
