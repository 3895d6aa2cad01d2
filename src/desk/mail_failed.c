/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/mail_failed.h"

#include "desk/case_int.h"

typedef struct {
	Use use;
	const OutMail *m;
	const Job *job;
	const char *why; /* NULL: it was sent */
} Ending;

static bool
end_mail(Db *db, void *arg, GError **err)
{
	const Ending *x = arg;
	Instant now = x->use.who->now;
	Case *c;

	if (!x->why)
		return mail_store_set_state(db, x->m->id, MAIL_SENT, now, NULL, err) &&
		       job_store_done(db, x->job, now, err);
	if (!mail_store_set_state(db, x->m->id, MAIL_FAILED, now, x->why, err) ||
	    !job_store_give_up(db, x->job, now, x->why, err) ||
	    !case_survivor(db, x->use.arena, x->m->case_id, &c, err))
		return false;
	Entry e = entry_by(x->use.who, ENTRY_BOUNCE, false,
	    arena_printf(x->use.arena, "%s: %s", x->m->to_mail, x->why));
	return !c || case_enter(db, &x->use, c, &e, err);
}

bool
mail_failed(Db *db, Arena *a, const Actor *who, const OutMail *m, const Job *job,
    const char *why, GError **err)
{
	Ending x = { { a, who }, m, job, why };

	return db_transact(db, end_mail, &x, err);
}

bool
mail_sent(Db *db, Arena *a, const Actor *who, const OutMail *m, const Job *job,
    GError **err)
{
	Ending x = { { a, who }, m, job, NULL };

	return db_transact(db, end_mail, &x, err);
}
