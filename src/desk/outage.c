/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/outage.h"

#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/notify.h"
#include "desk/outage_int.h"
#include "store/outage_store.h"
#include "store/people_store.h"

static bool
title_holds(Arena *a, const char *typed, const char **title, GError **err)
{
	char *line = g_strstrip(str_strip_control(a, typed ? typed : ""));

	*title = str_truncate_utf8(a, line, OUTAGE_MAX_TITLE);
	return **title || fail(err, ERR_INVALID, "outage.title");
}

/* --- declare --- */

typedef struct {
	Use use;
	const OutageDeclare *what;
	const char *title, *systems;
	OutageWord word;
	int64_t id;
} Declaring;

/* It began with the first report of it. */
static bool
load_reports(Db *db, const Declaring *d, Case ***out, Instant *started, GError **err)
{
	Case **reports = arena_newv(d->use.arena, Case *, d->what->n_cases);

	*started = d->use.who->now;
	for (size_t i = 0; i < d->what->n_cases; i++) {
		if (!case_load(db, d->use.arena, d->what->cases[i], 0, &reports[i], err))
			return false;
		*started = MIN(*started, reports[i]->opened_at);
	}
	*out = reports;
	return true;
}

static bool
add_customers(Db *db, const Declaring *d, int64_t id, GError **err)
{
	for (size_t i = 0; i < d->what->n_customers; i++) {
		Customer *c;

		if (!customer_store_find(db, d->use.arena, d->what->customers[i], &c,
		        err))
			return false;
		if (!c)
			return fail(err, ERR_INVALID, "customer.unknown");
		if (!outage_store_add_customer(db, id, c->id, err))
			return false;
	}
	return true;
}

/* The reports are in it before the first word is said, which then reaches them all. */
static bool
link_reports(Db *db, Declaring *d, const Outage *o, Case **reports, GError **err)
{
	OutageWord *w = &d->word;

	w->at = d->use.who->now;
	if (!outage_store_add_word(db, o->id, d->use.who->staff_id, w, err))
		return false;
	for (size_t i = 0; i < d->what->n_cases; i++)
		if (case_is_open(reports[i]) &&
		    !outage_link(db, &d->use, o, w, reports[i], err))
			return false;
	return true;
}

static bool
declare(Db *db, void *arg, GError **err)
{
	Declaring *d = arg;
	const OutageDeclare *what = d->what;
	Outage o = {
		.title = d->title,
		.systems = d->systems,
		.everybody = what->everybody,
		.declared_by = d->use.who->staff_id,
		.declared_at = d->use.who->now,
		.next_update_at = what->say.next_update_at,
	};
	Case **reports;

	if (!load_reports(db, d, &reports, &o.started_at, err) ||
	    !outage_store_add(db, &o, err) || !add_customers(db, d, o.id, err) ||
	    !link_reports(db, d, &o, reports, err) ||
	    !outage_tell_contacts(db, &d->use, &o, &d->word, err) ||
	    !job_store_set(db, JOB_OUTAGE, o.id, o.next_update_at, o.declared_at, err))
		return false;
	if (what->proposal_id &&
	    !outage_store_settle(db, what->proposal_id, o.declared_at, err))
		return false;
	d->id = o.id;
	db_announce(db, "outage", o.id);
	return true;
}

bool
outage_declare(Db *db, Arena *a, const Actor *who, const OutageDeclare *what, int64_t *id,
    GError **err)
{
	Declaring d = { .use = { a, who }, .what = what };

	if (!must_be_staff(who, err) || !title_holds(a, what->title, &d.title, err) ||
	    !case_text(a, what->systems, &d.systems, err) ||
	    !outage_word_of(a, &what->say, &d.word, err) ||
	    !outage_next_holds(&what->say, who->now, err) ||
	    !db_transact(db, declare, &d, err))
		return false;
	*id = d.id;
	return true;
}

/* --- one report more, or less --- */

typedef struct {
	Use use;
	int64_t case_id, outage_id;
} Joining;

static bool
join(Db *db, void *arg, GError **err)
{
	const Joining *j = arg;
	Arena *a = j->use.arena;
	OutageWord *last;
	Outage *o;
	Case *c;

	if (!outage_load_on(db, a, j->outage_id, 0, &o, err) ||
	    !case_load_open(db, a, j->case_id, 0, &c, err) ||
	    !outage_store_last_word(db, a, o->id, &last, err))
		return false;
	if (c->outage_id == o->id)
		return true;
	db_announce(db, "outage", o->id);
	return outage_link(db, &j->use, o, last, c, err);
}

bool
outage_join(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t outage_id,
    GError **err)
{
	Joining j = { { a, who }, case_id, outage_id };

	return must_be_staff(who, err) && db_transact(db, join, &j, err);
}

static bool
leave(Db *db, void *arg, GError **err)
{
	const Joining *j = arg;
	Case *c;

	if (!case_load_open(db, j->use.arena, j->case_id, 0, &c, err))
		return false;
	Entry e = entry_by(j->use.who, ENTRY_CHANGED, false, NULL);
	CHANGE(&e.change, outage_id, 0);
	return !c->outage_id || case_enter(db, &j->use, c, &e, err);
}

bool
outage_leave(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err)
{
	Joining j = { { a, who }, case_id, 0 };

	return must_be_staff(who, err) && db_transact(db, leave, &j, err);
}

/* --- while it is on, and its end --- */

typedef struct {
	Use use;
	int64_t outage_id, seen;
	OutageWord word;
	Instant next_update_at;
	const char *title, *cause;
	Instant started_at;
} Saying;

static bool
say(Db *db, void *arg, GError **err)
{
	Saying *s = arg;
	Outage *o;

	if (!outage_load_on(db, s->use.arena, s->outage_id, s->seen, &o, err))
		return false;
	o->next_update_at = s->next_update_at;
	return outage_store_save(db, o, err) &&
	       outage_tell(db, &s->use, o, &s->word, false, err) &&
	       job_store_set(db, JOB_OUTAGE, o->id, o->next_update_at, s->use.who->now,
	           err);
}

bool
outage_say(Db *db, Arena *a, const Actor *who, int64_t outage_id, int64_t seen,
    const OutageSay *what, GError **err)
{
	Saying s = { .use = { a, who },
		.outage_id = outage_id,
		.seen = seen,
		.next_update_at = what->next_update_at };

	return must_be_staff(who, err) && outage_word_of(a, what, &s.word, err) &&
	       outage_next_holds(what, who->now, err) && db_transact(db, say, &s, err);
}

static bool
end(Db *db, void *arg, GError **err)
{
	Saying *s = arg;
	Instant now = s->use.who->now;
	Outage *o;

	if (!outage_load_on(db, s->use.arena, s->outage_id, s->seen, &o, err))
		return false;
	o->next_update_at = 0;
	o->ended_at = now;
	if (*s->cause)
		o->cause = s->cause;
	return outage_store_save(db, o, err) &&
	       outage_tell(db, &s->use, o, &s->word, true, err) &&
	       job_store_set(db, JOB_OUTAGE, o->id, 0, now, err);
}

bool
outage_end(Db *db, Arena *a, const Actor *who, int64_t outage_id, int64_t seen,
    const OutageSay *what, const char *cause, GError **err)
{
	Saying s = { .use = { a, who }, .outage_id = outage_id, .seen = seen };

	return must_be_staff(who, err) && outage_word_of(a, what, &s.word, err) &&
	       case_text(a, cause, &s.cause, err) && db_transact(db, end, &s, err);
}

static bool
edit(Db *db, void *arg, GError **err)
{
	const Saying *s = arg;
	Outage *o;

	if (!outage_load(db, s->use.arena, s->outage_id, s->seen, &o, err))
		return false;
	o->title = s->title;
	o->cause = s->cause;
	if (s->started_at)
		o->started_at = s->started_at;
	if (o->started_at > (o->ended_at ? o->ended_at : s->use.who->now))
		return fail(err, ERR_INVALID, "outage.started");
	db_announce(db, "outage", o->id);
	return outage_store_save(db, o, err);
}

bool
outage_edit(Db *db, Arena *a, const Actor *who, int64_t outage_id, int64_t seen,
    const char *title, const char *cause, Instant started_at, GError **err)
{
	Saying s = { .use = { a, who },
		.outage_id = outage_id,
		.seen = seen,
		.started_at = started_at };

	return must_be_staff(who, err) && title_holds(a, title, &s.title, err) &&
	       case_text(a, cause, &s.cause, err) && db_transact(db, edit, &s, err);
}

/* --- the word that was promised --- */

typedef struct {
	Use use;
	const Job *job;
} Owing;

static bool
owe(Db *db, void *arg, GError **err)
{
	const Owing *w = arg;
	Arena *a = w->use.arena;
	Instant now = w->use.who->now;
	Staff *s;
	Outage *o;

	if (!outage_store_find(db, a, w->job->ref, &o, err))
		return false;
	if (!o || !o->next_update_at || o->next_update_at > now)
		return job_store_done(db, w->job, now, err);
	if (!staff_store_find(db, a, o->declared_by, &s, err))
		return false;
	const TextArg title = TEXT_ARG(o->title);
	const Notice notice = {
		.thing = arena_printf(a,
		    "outage %" G_GINT64_FORMAT " owes %" G_GINT64_FORMAT, o->id,
		    o->next_update_at),
		.subject = TEXT_NOTICE_OUTAGE_SUBJECT,
		.text = TEXT_NOTICE_OUTAGE_TEXT,
		.args = &title,
		.n_args = 1,
		.path = arena_printf(a, "/outage/%" G_GINT64_FORMAT, o->id),
	};
	db_announce(db, "outage", o->id);
	return (s && s->active ? notify_staff(db, a, s, &notice, now, err)
	                       : notify_admins(db, a, &notice, now, err)) &&
	       job_store_done(db, w->job, now, err);
}

bool
outage_owes_word(Db *db, Arena *a, const Actor *who, const Job *job, GError **err)
{
	Owing w = { { a, who }, job };

	return db_transact(db, owe, &w, err);
}
