/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/writer.h"

#include "base/err.h"

#include <linux/futex.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>

/* How many share a commit at most: the first of them must not wait too long. */
#define GROUP_MAX 256

typedef enum { WAITING, LEADING, DONE } State;

/* One call of writer_transact(), on its caller's stack. */
typedef struct Request Request;
struct Request {
	Request *next;
	DbTransactFunc fn;
	void *arg;
	bool ok;
	GError *err;
	GThread *thread;
	_Atomic int state;
};

struct Writer {
	Db *db;
	GMutex lock; /* guards what follows */
	Request *first, **last;
	GThread *leader; /* NULL: nobody writes, and the queue is empty */
};

static const DbQuery savepoint = { .name = "savepoint", .sqlite = "SAVEPOINT one" };
static const DbQuery release = { .name = "release", .sqlite = "RELEASE one" };
static const DbQuery undo = { .name = "undo", .sqlite = "ROLLBACK TO one" };

static bool
run(Db *db, const DbQuery *q, GError **err)
{
	g_autoptr(DbStmt) st = db_query(db, q);

	return db_run(st, err) >= 0;
}

Writer *
writer_new(Db *db)
{
	Writer *w = g_new0(Writer, 1);

	w->db = db;
	w->last = &w->first;
	g_mutex_init(&w->lock);
	return w;
}

void
writer_free(Writer *w)
{
	g_assert(!w->leader);
	w->db->engine->close(w->db);
	g_mutex_clear(&w->lock);
	g_free(w);
}

/* --- waiting, each for himself --- */

static State
wait_for_turn(Request *r)
{
	int state;

	while ((state = atomic_load(&r->state)) == WAITING)
		syscall(SYS_futex, &r->state, FUTEX_WAIT_PRIVATE, WAITING, NULL, NULL, 0);
	return (State)state;
}

/* The request may be gone as soon as its state is set: waking an address where nobody
 * waits does no harm. */
static void
wake(Request *r, State state)
{
	atomic_store(&r->state, state);
	syscall(SYS_futex, &r->state, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

/* --- leading --- */

static Request *
take(Writer *w)
{
	g_mutex_lock(&w->lock);
	Request *r = w->first;
	if (r) {
		w->first = r->next;
		if (!w->first)
			w->last = &w->first;
		r->next = NULL;
	}
	g_mutex_unlock(&w->lock);
	return r;
}

/* What the group has done so far is not there: all who succeeded did not. */
static void
lose(Writer *w, Request *group, const GError *why)
{
	g_array_set_size(w->db->announced, 0);
	for (Request *r = group; r; r = r->next) {
		if (r->ok) {
			r->ok = false;
			r->err = g_error_copy(why);
		}
	}
}

/* Nobody can write now (another program does, or the disk is gone): who waits need not
 * try one after the other. */
static void
refuse(Writer *w, Request **end, const GError *why)
{
	Request *r;

	while ((r = take(w))) {
		r->err = g_error_copy(why);
		*end = r;
		end = &r->next;
	}
}

/* The first in a transaction needs no savepoint: nothing stands before it, so all
 * may be undone. */
static bool
run_first(Db *db, Request *r)
{
	if (db_call(db, r->fn, r->arg, &r->err))
		return true;
	db->engine->rollback(db);
	return false;
}

static bool
run_further(Db *db, Request *r)
{
	if (!run(db, &savepoint, &r->err))
		return false;
	bool ok = db_call(db, r->fn, r->arg, &r->err);
	if (!db->engine->in_transaction(db))
		return false; /* a full disk undoes all */
	if (!ok)
		run(db, &undo, NULL);
	return run(db, &release, ok ? &r->err : NULL) && ok;
}

/* Runs what is queued, and what comes meanwhile, in one transaction. Returns them. */
static Request *
run_group(Writer *w)
{
	Db *db = w->db;
	Request *group = NULL, **end = &group, *r;
	g_autoptr(GError) err = NULL;
	bool open = false;

	for (int n = 0; n < GROUP_MAX && (r = take(w)); n++) {
		*end = r;
		end = &r->next;
		if (!open && !db->engine->begin(db, &r->err)) {
			refuse(w, end, r->err);
			break;
		}
		r->ok = open ? run_further(db, r) : run_first(db, r);
		if (open && !db->engine->in_transaction(db)) {
			fail(&err, ERR_UNAVAILABLE, "undone with another: %s",
			    r->err ? r->err->message : "no reason given");
			lose(w, group, err);
			g_clear_error(&err);
		}
		open = db->engine->in_transaction(db);
	}
	if (open && !db->engine->commit(db, &err))
		lose(w, group, err);
	return group;
}

/* Everybody who waits has had his own group's result before the next leader begins, so
 * that those who write again at once are in his group. */
static void
lead(Writer *w, const Request *own)
{
	Request *group = run_group(w);

	while (group) {
		Request *next = group->next;
		if (group != own)
			wake(group, DONE);
		group = next;
	}
	g_mutex_lock(&w->lock);
	Request *heir = w->first;
	w->leader = heir ? heir->thread : NULL;
	g_mutex_unlock(&w->lock);
	if (heir)
		wake(heir, LEADING);
}

bool
writer_transact(Writer *w, DbTransactFunc fn, void *arg, GError **err)
{
	Request r = { .fn = fn, .arg = arg, .thread = g_thread_self(), .state = WAITING };

	g_mutex_lock(&w->lock);
	/* A transaction inside a transaction would wait for itself. */
	g_assert(w->leader != r.thread);
	bool leading = !w->leader;
	*w->last = &r;
	w->last = &r.next;
	if (leading)
		w->leader = r.thread;
	g_mutex_unlock(&w->lock);

	if (!leading)
		leading = wait_for_turn(&r) == LEADING;
	if (leading)
		lead(w, &r);
	if (r.err)
		g_propagate_error(err, r.err);
	return r.ok;
}
