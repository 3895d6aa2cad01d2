/* SPDX-License-Identifier: AGPL-3.0-or-later
 * An open database: its connections, who writes, who listens. */
#include <libpq-fe.h>
#include <sqlite3.h>
#include <string.h>

#include "base/err.h"
#include "migrations.h"
#include "store/db_int.h"
#include "store/migrate.h"
#include "store/sqlite_peer.h"
#include "store/writer.h"

static bool
is_postgresql(const char *where)
{
	if (g_str_has_prefix(where, "postgresql://") ||
	    g_str_has_prefix(where, "postgres://"))
		return true;
	PQconninfoOption *options = PQconninfoParse(where, NULL);
	PQconninfoFree(options);
	return options && *where;
}

static Store *
new_store(const StoreOptions *options)
{
	Store *s = g_new0(Store, 1);

	s->options = *options;
	s->options.where = g_strdup(options->where);
	s->engine = is_postgresql(options->where) ? &db_pgsql : &db_sqlite;
	s->alone = s->engine == &db_sqlite &&
	           (options->bulk || !strcmp(options->where, ":memory:"));
	s->limit = options->readers ? options->readers
	                            : MAX(16, 4 * (int)g_get_num_processors());
	if (s->alone)
		s->limit = 1;
	s->hub = hub_new();
	if (s->engine == &db_sqlite && !s->alone)
		s->peer = sqlite_peer_new(s->options.where, s->hub);
	s->idle = g_ptr_array_new();
	g_mutex_init(&s->lock);
	g_cond_init(&s->returned);
	return s;
}

static void
store_free(Store *s)
{
	sqlite_peer_free(s->peer);
	hub_free(s->hub);
	g_ptr_array_unref(s->idle);
	g_cond_clear(&s->returned);
	g_mutex_clear(&s->lock);
	g_free((char *)(uintptr_t)s->options.where);
	g_free(s);
}

void
store_close(Store *s)
{
	if (!s)
		return;
	g_assert(s->idle->len == (guint)s->n_open);
	if (s->listening)
		s->engine->unlisten(s);
	for (guint i = 0; i < s->idle->len; i++)
		s->engine->close(g_ptr_array_index(s->idle, i));
	/* Last, so that SQLite tidies up its log with a connection that may write. */
	if (s->writer)
		writer_free(s->writer);
	store_free(s);
}

/* A connection for the pool: it reads. */
static Db *
connect_reader(Store *s, GError **err)
{
	Db *db = s->engine->connect(s, err);

	if (db && s->engine == &db_sqlite &&
	    !s->engine->script(db, "PRAGMA query_only=1", err)) {
		s->engine->close(db);
		return NULL;
	}
	return db;
}

Store *
store_open(const StoreOptions *options, GError **err)
{
	/* Without it two threads need not wait for each other when they allocate. It has
	 * no effect once SQLite is in use. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);

	g_autoptr(Store) s = new_store(options);
	Db *db = s->engine->connect(s, err);
	if (!db)
		return NULL;
	bool searches = store_is_postgresql(s) || (s->alone && !options->bulk);
	if (!migrate(db, migrations, n_migrations, err) ||
	    (!searches && !s->engine->hold_found(db, err))) {
		s->engine->close(db);
		return NULL;
	}
	if (s->alone) {
		s->engine->script(db, "PRAGMA query_only=1", NULL);
		g_ptr_array_add(s->idle, db);
		s->n_open = 1;
	} else if (s->engine == &db_sqlite) {
		s->writer = writer_new(db);
	} else {
		s->engine->close(db);
	}
	return g_steal_pointer(&s);
}

bool
store_is_postgresql(const Store *s)
{
	return s->engine == &db_pgsql;
}

/* --- the pool --- */

/* An idle connection that still works; NULL if there is none. */
static Db *
take_idle(Store *s)
{
	while (s->idle->len > 0) {
		Db *db = g_ptr_array_steal_index_fast(s->idle, s->idle->len - 1);

		if (s->engine->is_alive(db))
			return db;
		s->engine->close(db);
		s->n_open--;
	}
	return NULL;
}

Db *
store_borrow(Store *s, GError **err)
{
	Db *db;

	g_mutex_lock(&s->lock);
	while (!(db = take_idle(s)) && s->n_open >= s->limit)
		g_cond_wait(&s->returned, &s->lock);
	if (!db)
		s->n_open++;
	g_mutex_unlock(&s->lock);
	if (db)
		return db;

	db = connect_reader(s, err);
	if (!db) {
		g_mutex_lock(&s->lock);
		s->n_open--;
		g_cond_signal(&s->returned);
		g_mutex_unlock(&s->lock);
	}
	return db;
}

void
db_give_back(Db *db)
{
	if (!db)
		return;
	Store *s = db->store;

	db_end_statements(db);
	for (guint i = 0; i < db->open->len; i++)
		((DbStmt *)g_ptr_array_index(db->open, i))->in_use = false;
	g_ptr_array_set_size(db->open, 0);
	db_let_go(db);
	g_mutex_lock(&s->lock);
	g_ptr_array_add(s->idle, db);
	g_cond_signal(&s->returned);
	g_mutex_unlock(&s->lock);
}

/* --- announcements --- */

guint
store_listen(Store *s, StoreListenFunc fn, void *arg)
{
	guint handle = hub_add(s->hub, fn, arg);

	g_mutex_lock(&s->lock);
	if (!s->listening)
		s->engine->listen(s);
	s->listening = true;
	g_mutex_unlock(&s->lock);
	return handle;
}

void
store_unlisten(Store *s, guint handle)
{
	hub_remove(s->hub, handle);
}
