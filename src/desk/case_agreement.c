/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/case_int.h"
#include "store/agreement_store.h"

typedef struct {
	Use use;
	const CaseAgreement *what;
	const char *reason;
} Moving;

/* The version that was asked for: one of the customer's, or of the house's, that has
 * begun. */
static bool
find_version(Db *db, const Moving *m, const Case *c, Agreement **out, GError **err)
{
	Instant now = m->use.who->now;
	Arena *a = m->use.arena;
	Agreement *ag;

	if (!m->what->agreement_id)
		return agreement_store_in_force(db, a, c->customer_id, now, out, err);
	if (!agreement_store_find(db, a, m->what->agreement_id, &ag, err))
		return false;
	if (!ag)
		return fail(err, ERR_INVALID, "agreement.unknown");
	if (ag->customer_id && ag->customer_id != c->customer_id)
		return fail(err, ERR_INVALID, "case.agreement.others");
	if (ag->valid_from > now)
		return fail(err, ERR_INVALID, "case.agreement.begins");
	*out = ag;
	return true;
}

static bool
move(Db *db, void *arg, GError **err)
{
	const Moving *m = arg;
	Agreement *ag;
	Case *c;

	if (!case_load_open(db, m->use.arena, m->what->case_id, m->what->seen, &c, err) ||
	    !find_version(db, m, c, &ag, err))
		return false;
	if (!ag)
		return fail(err, ERR_INVALID, "agreement.unknown");
	if (ag->id == c->agreement_id)
		return fail(err, ERR_INVALID, "case.agreement.same");
	Entry e = entry_by(m->use.who, ENTRY_CHANGED, false, m->reason);
	CHANGE(&e.change, agreement_id, ag->id);
	return case_enter(db, &m->use, c, &e, err);
}

bool
case_move_agreement(Db *db, Arena *a, const Actor *who, const CaseAgreement *what,
    GError **err)
{
	Moving m = { .use = { a, who }, .what = what };

	if (!must_be_staff(who, err) || !case_text(a, what->reason, &m.reason, err))
		return false;
	if (!case_may_move_agreement(who))
		return fail(err, ERR_DENIED, "case.agreement.who");
	if (!*m.reason)
		return fail(err, ERR_INVALID, "case.agreement.reason");
	return db_transact(db, move, &m, err);
}
