/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/mail_end.h"

#include "base/err.h"
#include "desk/case_int.h"
#include "model/mail_limit.h"
#include "store/mail_place_store.h"

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
	    !job_store_give_up(db, x->job, now, x->why, err))
		return false;
	if (!x->m->case_id)
		return true; /* a notice: the administrator sees it in the outbox */
	if (!case_survivor(db, x->use.arena, x->m->case_id, &c, err))
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

bool
mail_may_go_at(Db *db, Arena *a, const OutMail *m, Instant now, Instant *at, GError **err)
{
	/* no machine asks for a link by the form, and that has a limit of its own */
	bool by_person = mail_is_written(m->kind) || m->kind == MAIL_SIGN_IN;
	Instant first = 0;

	*at = now;
	if (by_person || m->staff_id)
		return true;
	if (!sent_store_nth_last(db, a, m->to_mail, now - MAIL_AUTOMATIC_WINDOW,
	        MAIL_MOST_AUTOMATIC, &first, err))
		return false;
	if (first)
		*at = first + MAIL_AUTOMATIC_WINDOW + 1;
	return true;
}

typedef struct {
	const Job *job;
	Instant at;
} Waiting;

static bool
wait_until(Db *db, void *arg, GError **err)
{
	const Waiting *w = arg;

	return job_store_again(db, w->job, w->at, "so much was sent to him lately", err);
}

bool
mail_waits(Db *db, const Job *job, Instant at, GError **err)
{
	Waiting w = { job, at };

	return db_transact(db, wait_until, &w, err);
}

static bool
drop(Db *db, void *arg, GError **err)
{
	const Ending *x = arg;
	Instant now = x->use.who->now;

	return mail_store_set_state(db, x->m->id, MAIL_DROPPED, now, NULL, err) &&
	       job_store_done(db, x->job, now, err);
}

bool
mail_dropped(Db *db, Arena *a, const Actor *who, const OutMail *m, const Job *job,
    GError **err)
{
	Ending x = { { a, who }, m, job, NULL };

	return db_transact(db, drop, &x, err);
}

static bool
put_off(Db *db, void *arg, GError **err)
{
	const Ending *x = arg;

	return mail_store_set_state(db, x->m->id, MAIL_QUEUED, 0, x->why, err);
}

bool
mail_put_off(Db *db, Arena *a, const Actor *who, const OutMail *m, const char *why,
    GError **err)
{
	Ending x = { { a, who }, m, NULL, why };

	return db_transact(db, put_off, &x, err);
}

typedef struct {
	Instant now;
	int64_t mail_id;
} Again;

static bool
try_again(Db *db, void *arg, GError **err)
{
	const Again *x = arg;
	bool done;

	if (!mail_store_queue_again(db, x->mail_id, x->now, &done, err))
		return false;
	return done || fail(err, ERR_INVALID, "outbox.not_failed");
}

bool
mail_try_again(Db *db, Arena *a G_GNUC_UNUSED, const Actor *who, int64_t mail_id,
    GError **err)
{
	Again x = { who->now, mail_id };

	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	return db_transact(db, try_again, &x, err);
}
