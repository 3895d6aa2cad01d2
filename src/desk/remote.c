/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/remote.h"

#include "base/err.h"
#include "base/json.h"
#include "base/str.h"
#include "desk/remote_int.h"
#include "store/desk_store.h"
#include "store/people_store.h"
#include "store/remote_store.h"

/* --- what every step has in common --- */

bool
remote_load(Db *db, const Use *u, int64_t id, int64_t seen, Remote **r, Case **c,
    GError **err)
{
	if (!remote_store_find(db, u->arena, id, r, err))
		return false;
	if (!*r)
		return fail(err, ERR_INVALID, "remote.unknown");
	if (!remote_is_open(*r))
		return fail(err, ERR_INVALID, "remote.over");
	if (seen && (*r)->version != seen)
		return fail(err, ERR_CONFLICT, "remote.changed");
	return case_load(db, u->arena, (*r)->case_id, 0, c, err);
}

/* As it was then, so that a mail says the same whenever it is sent. */
static const char *
details_of(Arena *a, const Remote *r, bool tells)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_object(&w);
	json_put_key(&w, "remote"), json_put_int(&w, r->id);
	json_put_key(&w, "state"), json_put_int(&w, r->state);
	if (r->consent)
		json_put_key(&w, "consent"), json_put_int(&w, r->consent);
	if (*r->computer)
		json_put_key(&w, "computer"), json_put_text(&w, r->computer);
	if (r->ended_at)
		json_put_key(&w, "lasted"), json_put_int(&w, r->ended_at - r->started_at);
	if (tells) {
		json_put_key(&w, "until"), json_put_int(&w, remote_until(r));
		json_put_key(&w, "to"), json_put_int(&w, r->staff_id);
		json_put_key(&w, "mail"), json_put_int(&w, MAIL_REMOTE);
	}
	json_end_object(&w);
	return arena_strdup(a, s->str);
}

Entry
remote_entry(const Use *u, const Case *c, const Remote *r, const char *text, bool tells)
{
	Entry e = entry_by(u->who, ENTRY_REMOTE, true, text);

	e.details = details_of(u->arena, r, tells);
	if (actor_is_staff(u->who) && c->status == STATUS_NEW)
		CHANGE(&e.change, status, STATUS_OPEN);
	if (actor_is_staff(u->who) && !c->responded_at)
		CHANGE(&e.change, responded_at, u->who->now);
	return e;
}

static bool
wait_for_end(Db *db, const Use *u, const Remote *r, GError **err)
{
	return job_store_set(db, JOB_REMOTE, r->id, remote_until(r), u->who->now, err);
}

bool
remote_keep(Db *db, const Use *u, Remote *r, GError **err)
{
	return remote_store_save(db, r, err) && wait_for_end(db, u, r, err);
}

static const char *
line_of(Arena *a, const char *s)
{
	return str_truncate_utf8(a, g_strstrip(str_strip_control(a, s ? s : "")),
	    REMOTE_MAX_WORDS);
}

/* --- asking --- */

typedef struct {
	Use use;
	const RemoteAsk *what;
	const char *computer, *text;
	int64_t id;
} Asking;

static bool
must_be_the_only_one(Db *db, const Asking *x, GError **err)
{
	Remote *last;

	if (!remote_store_of_case(db, x->use.arena, x->what->case_id, &last, err))
		return false;
	return !last || !remote_is_open(last) || fail(err, ERR_CONFLICT, "remote.open");
}

/* Somebody who can be written to. */
static bool
must_be_reachable(Db *db, const Asking *x, const Case *c, GError **err)
{
	Person *p = NULL;

	if (x->what->by_phone)
		return true;
	if (c->person_id && !person_store_find(db, x->use.arena, c->person_id, &p, err))
		return false;
	return (p && p->active && p->mail && *p->mail) ||
	       fail(err, ERR_INVALID, "remote.nobody");
}

static bool
ask(Db *db, void *arg, GError **err)
{
	Asking *x = arg;
	const Actor *who = x->use.who;
	bool by_phone = x->what->by_phone;
	Case *c;

	if (!case_load_open(db, x->use.arena, x->what->case_id, 0, &c, err) ||
	    !must_be_the_only_one(db, x, err) || !must_be_reachable(db, x, c, err))
		return false;
	Remote r = { .case_id = c->id,
		.staff_id = who->staff_id,
		.person_id = c->person_id,
		.state = by_phone ? REMOTE_AGREED : REMOTE_ASKED,
		.computer = x->computer,
		.what = x->text,
		.asked_at = who->now,
		.consent = by_phone ? REMOTE_BY_PHONE : REMOTE_NO_CONSENT,
		.answered_at = by_phone ? who->now : 0 };
	if (!remote_store_add(db, &r, err) || !wait_for_end(db, &x->use, &r, err))
		return false;
	x->id = r.id;
	Entry e = remote_entry(&x->use, c, &r, x->text, !by_phone);
	return case_enter(db, &x->use, c, &e, err);
}

bool
remote_ask(Db *db, Arena *a, const Actor *who, const RemoteAsk *what, int64_t *id,
    GError **err)
{
	Asking x = { .use = { a, who },
		.what = what,
		.computer = line_of(a, what->computer) };

	if (!must_be_staff(who, err) || !case_text(a, what->what, &x.text, err) ||
	    !db_transact(db, ask, &x, err))
		return false;
	*id = x.id;
	return true;
}

/* --- what the staff do next --- */

typedef struct {
	Use use;
	int64_t id, seen;
	const char *computer;
} Step;

static bool
note_consent(Db *db, void *arg, GError **err)
{
	const Step *x = arg;
	Remote *r;
	Case *c;

	if (!remote_load(db, &x->use, x->id, x->seen, &r, &c, err))
		return false;
	if (r->state != REMOTE_ASKED)
		return true;
	r->state = REMOTE_AGREED;
	r->consent = REMOTE_BY_PHONE;
	r->answered_at = x->use.who->now;
	Entry e = remote_entry(&x->use, c, r, NULL, false);
	return remote_keep(db, &x->use, r, err) && case_enter(db, &x->use, c, &e, err);
}

bool
remote_agreed(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen, GError **err)
{
	Step x = { .use = { a, who }, .id = id, .seen = seen };

	return must_be_staff(who, err) && db_transact(db, note_consent, &x, err);
}

static bool
take_back(Db *db, void *arg, GError **err)
{
	const Step *x = arg;
	Remote *r;
	Case *c;

	if (!remote_load(db, &x->use, x->id, x->seen, &r, &c, err))
		return false;
	if (r->state == REMOTE_RUNNING)
		return fail(err, ERR_INVALID, "remote.running");
	r->state = REMOTE_WITHDRAWN;
	Entry e = remote_entry(&x->use, c, r, NULL, false);
	return remote_keep(db, &x->use, r, err) && case_enter(db, &x->use, c, &e, err);
}

bool
remote_withdraw(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    GError **err)
{
	Step x = { .use = { a, who }, .id = id, .seen = seen };

	return must_be_staff(who, err) && db_transact(db, take_back, &x, err);
}

static bool
must_be_ready(Db *db, const Step *x, const Remote *r, GError **err)
{
	House house;

	if (r->state == REMOTE_RUNNING)
		return fail(err, ERR_INVALID, "remote.running");
	if (r->state != REMOTE_AGREED || x->use.who->now >= remote_until(r))
		return fail(err, ERR_INVALID, "remote.consent");
	if (!house_load(db, x->use.arena, &house, err))
		return false;
	return *r->computer || !remote_template_asks(house.remote_url) ||
	       fail(err, ERR_INVALID, "remote.computer.missing");
}

static bool
start(Db *db, void *arg, GError **err)
{
	const Step *x = arg;
	Remote *r;
	Case *c;

	if (!remote_load(db, &x->use, x->id, x->seen, &r, &c, err))
		return false;
	if (*x->computer)
		r->computer = x->computer;
	if (!must_be_ready(db, x, r, err))
		return false;
	r->state = REMOTE_RUNNING;
	r->started_at = x->use.who->now;
	r->staff_id = x->use.who->staff_id;
	Entry e = remote_entry(&x->use, c, r, NULL, false);
	return remote_keep(db, &x->use, r, err) && case_enter(db, &x->use, c, &e, err);
}

bool
remote_start(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    const char *computer, GError **err)
{
	Step x = { .use = { a, who },
		.id = id,
		.seen = seen,
		.computer = line_of(a, computer) };

	return must_be_staff(who, err) && db_transact(db, start, &x, err);
}

typedef struct {
	Use use;
	const RemoteEnd *what;
	const char *text;
} Ending;

static bool
end(Db *db, void *arg, GError **err)
{
	const Ending *x = arg;
	Remote *r;
	Case *c;

	if (!remote_load(db, &x->use, x->what->id, x->what->seen, &r, &c, err))
		return false;
	if (r->state != REMOTE_RUNNING)
		return fail(err, ERR_INVALID, "remote.not_running");
	r->state = REMOTE_ENDED;
	r->ended_at = x->use.who->now;
	Entry e = remote_entry(&x->use, c, r, x->text, false);
	e.minutes = x->what->by_clock ? remote_minutes(r, r->ended_at) : x->what->minutes;
	return remote_keep(db, &x->use, r, err) && case_enter(db, &x->use, c, &e, err);
}

bool
remote_end(Db *db, Arena *a, const Actor *who, const RemoteEnd *what, GError **err)
{
	Ending x = { .use = { a, who }, .what = what };

	if (what->minutes < 0)
		return fail(err, ERR_INVALID, "case.minutes.negative");
	return must_be_staff(who, err) && case_text_needed(a, what->text, &x.text, err) &&
	       db_transact(db, end, &x, err);
}
