/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/dispatch.h"

#include "base/err.h"
#include "desk/case_int.h"
#include "desk/draft.h"
#include "store/desk_store.h"
#include "store/dispatch_store.h"
#include "store/draft_store.h"
#include "store/people_store.h"

/* --- sending --- */

typedef struct {
	Use use;
	CaseWrite what;
	Duration wait;
	int64_t id;
} Sending;

/* Nobody is late because he can change his mind. */
static Duration
wait_of(const Case *c, Duration wait, Instant now)
{
	Instant due = case_deadline(c, CLOCK_RESPONSE);

	wait = MIN(wait, DISPATCH_LONGEST);
	return due > now ? MIN(wait, (due - now) / 2) : wait;
}

static bool
keep_files(Db *db, const Sending *s, int64_t dispatch_id, GError **err)
{
	const DraftOf of = { s->what.case_id, s->use.who->staff_id, dispatch_id };

	if (!draft_store_files_go(db, &of, err))
		return false;
	for (size_t i = 0; i < s->what.n_attachments; i++)
		if (!draft_store_add_file(db, &of, &s->what.attachments[i], err))
			return false;
	return true;
}

static bool
send(Db *db, void *arg, GError **err)
{
	Sending *s = arg;
	const Actor *who = s->use.who;
	Case *c;

	if (!case_answerable(db, s->use.arena, &s->what, &c, err))
		return false;
	Duration wait = wait_of(c, s->wait, who->now);
	if (wait < SECONDS(1))
		return case_answer_in(db, &s->use, &s->what, who->now, err);

	Dispatch d = { .case_id = c->id,
		.staff_id = who->staff_id,
		.text = s->what.text,
		.minutes = s->what.minutes,
		.status = s->what.status,
		.sent_at = who->now,
		.goes_at = who->now + wait };
	if (!dispatch_store_add(db, &d, err) || !keep_files(db, s, d.id, err) ||
	    !draft_store_clear(db, c->id, who->staff_id, err) ||
	    !job_store_add(db, JOB_DISPATCH, d.id, d.goes_at, err))
		return false;
	s->id = d.id;
	db_announce(db, "case", c->id);
	return true;
}

bool
dispatch_answer(Db *db, Arena *a, const Actor *who, const CaseWrite *what, Duration wait,
    int64_t *id, GError **err)
{
	Sending s = { { a, who }, *what, wait, 0 };

	s.what.is_drafted = true;
	if (!case_answer_holds(a, who, what, &s.what.text, err) ||
	    !db_transact(db, send, &s, err))
		return false;
	*id = s.id;
	return true;
}

/* --- taking back --- */

/* It is a draft again, before what was begun meanwhile. */
static bool
draft_again(Db *db, const Use *u, const Dispatch *d, const char *problem, GError **err)
{
	const DraftOf of = { d->case_id, d->staff_id, d->id };
	Draft *begun;
	Draft back = { .case_id = d->case_id,
		.kind = ENTRY_ANSWER,
		.text = d->text,
		.minutes = d->minutes ? arena_printf(u->arena, "%d", d->minutes) : "",
		.status = d->status,
		.saved_at = u->who->now,
		.problem = problem };

	if (!draft_store_find(db, u->arena, d->case_id, d->staff_id, &begun, err))
		return false;
	if (begun)
		back.text = arena_printf(u->arena, "%s\n\n%s", d->text, begun->text);
	db_announce(db, "case", d->case_id);
	return draft_store_save(db, &back, d->staff_id, err) &&
	       draft_store_files_back(db, &of, err) &&
	       dispatch_store_remove(db, d->id, err);
}

typedef struct {
	Use use;
	int64_t id, case_id;
} Taking;

static bool
take_back(Db *db, void *arg, GError **err)
{
	Taking *t = arg;
	Dispatch *d;

	if (!dispatch_store_find(db, t->use.arena, t->id, &d, err))
		return false;
	if (!d)
		return fail(err, ERR_CONFLICT, "dispatch.gone");
	if (d->staff_id != t->use.who->staff_id)
		return fail(err, ERR_DENIED, "dispatch.others");
	t->case_id = d->case_id;
	return draft_again(db, &t->use, d, "", err) &&
	       job_store_set(db, JOB_DISPATCH, d->id, 0, t->use.who->now, err);
}

bool
dispatch_take_back(Db *db, Arena *a, const Actor *who, int64_t id, int64_t *case_id,
    GError **err)
{
	Taking t = { { a, who }, id, 0 };

	if (!must_be_staff(who, err) || !db_transact(db, take_back, &t, err))
		return false;
	*case_id = t.case_id;
	return true;
}

/* --- going --- */

static bool
write_of(Db *db, Arena *a, const Dispatch *d, CaseWrite *w, GError **err)
{
	const DraftOf of = { d->case_id, d->staff_id, d->id };
	DraftFile *files;
	Case *c;
	size_t n;

	if (!draft_store_files(db, a, &of, &files, &n, err) ||
	    !case_survivor(db, a, d->case_id, &c, err))
		return false;
	Attachment *at = arena_newv(a, Attachment, n);
	for (size_t i = 0; i < n; i++)
		at[i] = files[i].at;
	*w = (CaseWrite){ .case_id = c->id,
		.text = d->text,
		.minutes = d->minutes,
		.status = d->status,
		.attachments = at,
		.n_attachments = n };
	return true;
}

/* Before anything is written: what the user would be told, he is told. */
static bool
enter(Db *db, const Use *u, const Dispatch *d, GError **err)
{
	const DraftOf of = { d->case_id, d->staff_id, d->id };
	g_autoptr(GError) why = NULL;
	CaseWrite w;
	Case *c;

	if (!write_of(db, u->arena, d, &w, err))
		return false;
	if (!case_answerable(db, u->arena, &w, &c, &why)) {
		if (err_is(why, ERR_INVALID))
			return draft_again(db, u, d, why->message, err);
		g_propagate_error(err, g_steal_pointer(&why));
		return false;
	}
	return case_answer_in(db, u, &w, d->sent_at, err) &&
	       draft_store_clear_files(db, &of, err) &&
	       dispatch_store_remove(db, d->id, err);
}

static bool
go(Db *db, void *arg, GError **err)
{
	const Taking *t = arg;
	Actor author = { .now = t->use.who->now };
	const Use use = { t->use.arena, &author };
	Dispatch *d;
	Staff *s;

	if (!dispatch_store_find(db, use.arena, t->id, &d, err))
		return false;
	if (d && d->goes_at > author.now)
		return true;
	if (!job_store_set(db, JOB_DISPATCH, t->id, 0, author.now, err))
		return false;
	if (!d)
		return true;
	if (!staff_store_find(db, use.arena, d->staff_id, &s, err))
		return false;
	author.staff_id = s->id;
	author.role = s->role;
	author.admin = s->admin;
	author.lang = s->lang;
	return enter(db, &use, d, err);
}

bool
dispatch_go(Db *db, Arena *a, Instant now, int64_t id, GError **err)
{
	const Actor desk = { .now = now };
	Taking t = { { a, &desk }, id, 0 };

	return db_transact(db, go, &t, err);
}
