/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Transactions and announcements, as far as the engines are alike. */
#include "base/err.h"
#include "store/db_int.h"
#include "store/writer.h"

#include <string.h>

#define RETRIES 5

bool
db_call(Db *db, DbTransactFunc fn, void *arg, GError **err)
{
	db->in_transact = true;
	db->failed = false;
	db->own = db->announced->len;
	bool ok = fn(db, arg, err);
	db->in_transact = false;
	db_end_statements(db);
	/* PostgreSQL could not commit it either. */
	if (ok && db->failed)
		ok = fail(err, ERR_INTERNAL, "a transaction went on after an error");
	if (!ok)
		g_array_set_size(db->announced, db->own);
	return ok;
}

bool
db_transact_here(Db *db, DbTransactFunc fn, void *arg, GError **err)
{
	g_array_set_size(db->announced, 0);
	if (!db->engine->begin(db, err))
		return false;
	if (!db_call(db, fn, arg, err)) {
		db->engine->rollback(db);
		return false;
	}
	return db->engine->commit(db, err);
}

/* Two that ran into each other should not do so again: waits 0-2 ms, 0-4 ms, … */
static void
wait_before_retry(int retry)
{
	g_usleep((gulong)g_random_int_range(0, 1000 << retry));
}

bool
db_transact(Db *db, DbTransactFunc fn, void *arg, GError **err)
{
	Writer *w = db->store->writer;

	g_assert(!db->in_transact);
	/* Else what is read after it would be from before it. */
	db_end_statements(db);
	db_let_go(db);
	for (int retry = 1;; retry++) {
		g_autoptr(GError) e = NULL;
		bool ok = w ? writer_transact(w, fn, arg, &e)
		            : db_transact_here(db, fn, arg, &e);

		if (ok)
			return true;
		if (retry > RETRIES || !err_is(e, ERR_BUSY)) {
			if (e)
				g_propagate_error(err, g_steal_pointer(&e));
			return false;
		}
		wait_before_retry(retry);
	}
}

bool
db_flush(Db *db, GError **err)
{
	return db->engine->flush(db, err);
}

void
db_announce(Db *db, const char *topic, int64_t id)
{
	Announcement a = { .id = id };

	g_assert(db->in_transact);
	g_assert(strlen(topic) < sizeof a.topic && !strpbrk(topic, " \n"));
	g_strlcpy(a.topic, topic, sizeof a.topic);
	for (guint i = db->own; i < db->announced->len; i++) {
		const Announcement *b = &g_array_index(db->announced, Announcement, i);

		if (b->id == id && strcmp(b->topic, topic) == 0)
			return;
	}
	g_array_append_val(db->announced, a);
}
