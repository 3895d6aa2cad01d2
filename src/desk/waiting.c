/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/waiting.h"

#include "base/err.h"
#include "desk/house.h"
#include "desk/waiting_int.h"
#include "model/mail.h"
#include "model/waiting.h"
#include "store/agreement_store.h"
#include "store/people_store.h"

/* How long to wait. */
typedef struct {
	House house;
	Agreement *ag;
} Patience;

static bool
load_patience(Db *db, Arena *a, const Case *c, Patience *out, GError **err)
{
	if (!house_load(db, a, &out->house, err) ||
	    !agreement_store_find(db, a, c->agreement_id, &out->ag, err))
		return false;
	return out->ag || fail(err, ERR_INTERNAL, "a case without an agreement");
}

/* 0 if that is not wanted. */
static Instant
after(const Patience *p, Instant from, int days)
{
	return days > 0 ? waiting_until(p->ag->hours, from, days) : 0;
}

static bool
save(Db *db, const Waiting *w, Instant now, GError **err)
{
	return waiting_store_save(db, w, err) &&
	       job_store_set(db, JOB_WAITING, w->case_id, w->next_at, now, err);
}

static bool
end(Db *db, int64_t case_id, Instant now, GError **err)
{
	return waiting_store_end(db, case_id, err) &&
	       job_store_set(db, JOB_WAITING, case_id, 0, now, err);
}

/* --- it begins, and ends --- */

static bool
find_reporter(Db *db, Arena *a, const Case *c, Person **out, GError **err)
{
	*out = NULL;
	if (c->person_id && !person_store_find(db, a, c->person_id, out, err))
		return false;
	if (*out && (!(*out)->mail || !(*out)->active))
		*out = NULL;
	return true;
}

static bool
begin(Db *db, const Use *u, const Case *c, const Entry *e, GError **err)
{
	Waiting w = { .case_id = c->id, .since = e->at };
	Patience p;
	Person *reporter;

	if (!load_patience(db, u->arena, c, &p, err) ||
	    !find_reporter(db, u->arena, c, &reporter, err) ||
	    !waiting_store_asked(db, c->id, &w.asked, err))
		return false;
	if (!reporter) /* somebody else than the reporter may be it now */
		return end(db, c->id, e->at, err);
	w.next_at = after(&p, e->at, p.house.remind_days);
	return save(db, &w, e->at, err);
}

/* Whoever asks or is asked by it, and his word, count from now. */
static bool
is_a_word(const Entry *e)
{
	return e->kind == ENTRY_ANSWER || (e->person_id && e->is_public);
}

bool
waiting_follow(Db *db, const Use *u, const Case *before, const Case *c, const Entry *e,
    GError **err)
{
	bool was = before && before->status == STATUS_WAITING_REPORTER;

	if (c->status != STATUS_WAITING_REPORTER)
		return !was || end(db, c->id, e->at, err);
	if (was && before->person_id == c->person_id && !is_a_word(e))
		return true;
	return begin(db, u, c, e, err);
}

bool
waiting_asks(Db *db, const Use *u, const Case *c, Entry *e, GError **err)
{
	int64_t asked;

	if (!CHANGES(&e->change, status) ||
	    e->change.to.status != STATUS_WAITING_REPORTER)
		return true;
	if (!waiting_store_asked(db, c->id, &asked, err))
		return false;
	if (!asked)
		e->details = arena_printf(u->arena, "{\"mail\":%d}", MAIL_WAITING);
	return true;
}

/* --- he does not answer --- */

typedef struct {
	Use use;
	int64_t case_id;
} Passing;

static bool
remind(Db *db, const Use *u, Case *c, Waiting *w, const Patience *p, GError **err)
{
	Entry e = entry_by(u->who, ENTRY_REMINDED, true, NULL);

	w->reminded_at = u->who->now;
	w->next_at = after(p, u->who->now, p->house.unanswered_days);
	e.details = arena_printf(u->arena,
	    "{\"mail\":%d,\"asked\":%" G_GINT64_FORMAT ",\"since\":%" G_GINT64_FORMAT
	    ",\"closes\":%" G_GINT64_FORMAT "}",
	    MAIL_REMINDED, w->asked, w->since, w->next_at);
	return case_enter(db, u, c, &e, err) && save(db, w, u->who->now, err);
}

static bool
close_unanswered(Db *db, const Use *u, Case *c, GError **err)
{
	Entry e = entry_by(u->who, ENTRY_CLOSED, true, NULL);

	e.details = "{\"unanswered\":1}";
	CHANGE(&e.change, status, STATUS_CLOSED);
	CHANGE(&e.change, closed_at, u->who->now);
	return case_enter(db, u, c, &e, err);
}

/* Has the reminder come to him? While it is still on its way, one waits a day longer; if
 * it came back, somebody has to call him. */
static bool
mail_came(Db *db, const Use *u, const Case *c, const Patience *p, Waiting *w, bool *came,
    GError **err)
{
	Person *reporter;
	OutMail *last = NULL;

	if (!find_reporter(db, u->arena, c, &reporter, err) ||
	    (reporter && !mail_store_find_last_to(db, u->arena, c->id, reporter->mail,
	                     &last, err)))
		return false;
	*came = last && last->state == MAIL_SENT;
	if (!*came)
		w->next_at = last && last->state == MAIL_QUEUED ? after(p, u->who->now, 1)
		                                                : 0;
	return *came || save(db, w, u->who->now, err);
}

static bool
go_on(Db *db, const Use *u, Case *c, Waiting *w, GError **err)
{
	Patience p;
	bool came;

	if (!load_patience(db, u->arena, c, &p, err))
		return false;
	/* It may have been switched off meanwhile. */
	if (!(w->reminded_at ? p.house.unanswered_days : p.house.remind_days)) {
		w->next_at = 0;
		return save(db, w, u->who->now, err);
	}
	if (!w->reminded_at)
		return remind(db, u, c, w, &p, err);
	return mail_came(db, u, c, &p, w, &came, err) &&
	       (!came || close_unanswered(db, u, c, err));
}

static bool
pass(Db *db, void *arg, GError **err)
{
	const Passing *g = arg;
	const Use *u = &g->use;
	Waiting *w;
	Case *c;

	if (!case_load(db, u->arena, g->case_id, 0, &c, err) ||
	    !waiting_store_find(db, u->arena, g->case_id, &w, err))
		return false;
	if (!w || c->status != STATUS_WAITING_REPORTER)
		return end(db, g->case_id, u->who->now, err);
	/* Put off since the job was taken? */
	if (!w->next_at || w->next_at > u->who->now)
		return save(db, w, u->who->now, err);
	return go_on(db, u, c, w, err);
}

bool
waiting_pass(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err)
{
	Passing g = { { a, who }, case_id };

	return db_transact(db, pass, &g, err);
}

/* --- for the staff --- */

bool
waiting_ahead(Db *db, Arena *a, const Case *c, WaitingAhead *out, GError **err)
{
	Waiting *w;
	Patience p;

	*out = (WaitingAhead){ 0 };
	if (c->status != STATUS_WAITING_REPORTER)
		return true;
	if (!waiting_store_find(db, a, c->id, &w, err) ||
	    !load_patience(db, a, c, &p, err))
		return false;
	out->row = w;
	if (!w || !w->next_at)
		return true;
	out->remind_at = w->reminded_at ? 0 : w->next_at;
	out->close_at = w->reminded_at ? w->next_at
	                               : after(&p, w->next_at, p.house.unanswered_days);
	return true;
}
