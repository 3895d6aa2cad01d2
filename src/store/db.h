/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * db.h - the one way to the database, SQLite or PostgreSQL.
 *
 * SQL is written in store/sql/ and reaches C as a DbQuery, made by sqlgen; no other
 * part of the program contains any, and none is ever put together from strings.
 *
 * A Store is an open database: a pool of connections, and on SQLite the one connection
 * that writes. A Db is one connection, used by one thread at a time. What changes
 * anything runs in db_transact(); everything else reads. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct Store Store;
typedef struct Db Db;
typedef struct DbStmt DbStmt;

typedef enum { DB_INT, DB_TEXT, DB_BYTES } DbType;

/* One named query. The two texts differ where the engines do. */
typedef struct {
	const char *name, *sqlite, *postgresql;
	int n_params;
	const DbType *types; /* n_params of them */
} DbQuery;

typedef enum { DB_ERROR = -1, DB_DONE = 0, DB_ROW = 1 } DbStep;

/* --- the store --- */

typedef struct {
	/* "postgresql://..." or "host=... dbname=..." for PostgreSQL; anything else is
	 * the path of a SQLite file, made if missing. ":memory:" is for tests: one
	 * connection that reads and writes, so a second store_borrow() waits. */
	const char *where;
	int readers;       /* most connections at once; 0 is a default by the cores */
	int64_t mmap_size; /* bytes of the SQLite file mapped; 0 is a default */
	bool relaxed; /* no flush to disk at commit: simulation and benchmarks only */
	/* To fill a SQLite file: one connection that reads and writes, as of ":memory:".
	 * Thousands of transactions share a commit, so one that fails undoes the others
	 * as well; db_flush() ends them. Nothing on PostgreSQL. */
	bool bulk;
} StoreOptions;

/* Opens, brings the schema up to date (migrate.h). Fails with
 * ERR_UNAVAILABLE (cannot be reached or opened) or ERR_INTERNAL (a changed
 * migration, a newer schema). */
Store *store_open(const StoreOptions *options, GError **err);
/* All connections must have been given back. */
void store_close(Store *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Store, store_close)
bool store_is_postgresql(const Store *s);

/* Borrows a connection that can only read outside db_transact(); waits while all
 * are lent. Any thread. Fails with ERR_UNAVAILABLE. */
Db *store_borrow(Store *s, GError **err);
/* What is read from now on is as of one instant (each query costs less so), until it is
 * given back or db_transact(). Keeps SQLite's log from being emptied: for a page, not for
 * longer. On PostgreSQL each query still sees what is there. */
void db_hold_still(Db *db);
/* Gives it back: statements are reset, a read snapshot with them. */
void db_give_back(Db *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Db, db_give_back)

bool db_is_postgresql(const Db *db);

/* --- queries --- */

/* Statements are prepared once for each connection and handed out reset. A
 * parameter that is not bound is NULL. Never fails: what goes wrong shows at
 * the first db_step(). The same query may not be in use twice on a connection. */
DbStmt *db_query(Db *db, const DbQuery *q);
void db_stmt_done(DbStmt *st);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DbStmt, db_stmt_done)
/* Parameters count from 1. Texts and bytes must live until the first step. */
void db_bind_int(DbStmt *st, int param, int64_t v);
void db_bind_text(DbStmt *st, int param, const char *v); /* NULL is NULL */
void db_bind_bytes(DbStmt *st, int param, const void *v, size_t size);

DbStep db_step(DbStmt *st, GError **err);
/* Runs to the end and counts the rows changed; -1 on error. */
int64_t db_run(DbStmt *st, GError **err);
/* Columns count from 0. */
bool db_is_null(DbStmt *st, int column);
int64_t db_int(DbStmt *st, int column);      /* NULL is 0 */
const char *db_text(DbStmt *st, int column); /* NULL is NULL; until the next step */
const void *db_bytes(DbStmt *st, int column, size_t *size); /* until the next step */

/* --- changing --- */

/* Runs fn in a transaction; commits if it returns true, else undoes all of it and
 * hands on its error. Starts over, up to five times, when fn or the commit fails with
 * ERR_BUSY: so fn must have no effect outside the database, and must not keep what
 * it loaded the time before. The Db that fn gets may be another one than db, and fn
 * may run in another thread while the caller waits (on SQLite one writer serves all
 * and many transactions share a commit). Returns true only once the change is on disk.
 * fn must not call db_transact(), and must return the error of a statement: a
 * transaction cannot go on after one. Ends the queries that are in use on db: a further
 * step of one fails. A full disk gives ERR_UNAVAILABLE. */
typedef bool (*DbTransactFunc)(Db *db, void *arg, GError **err);
bool db_transact(Db *db, DbTransactFunc fn, void *arg, GError **err);
/* Commits what a store in bulk has held back. */
bool db_flush(Db *db, GError **err);

/* What a caller keeps with a connection, by a name: only what can be made anew at any
 * time, since each connection has its own. NULL: nothing. end is called for the one
 * before, and at the end. */
void *db_kept(Db *db, const char *name);
void db_keep(Db *db, const char *name, void *p, GDestroyNotify end);

/* Inside a transaction: tells all who listen, on every node, once it is committed. A
 * SQLite file has one process that listens; the others tell it (sqlite_peer.h).
 * topic is a word of ours ("case", "job"); id says which. */
void db_announce(Db *db, const char *topic, int64_t id);
/* fn is called for each announcement, in a thread of the store's: it must be quick
 * and must not use the database. What is announced while PostgreSQL cannot be reached is
 * not heard. Returns a handle for store_unlisten(), after which fn is not called
 * any more. */
typedef void (*StoreListenFunc)(const char *topic, int64_t id, void *arg);
guint store_listen(Store *s, StoreListenFunc fn, void *arg);
void store_unlisten(Store *s, guint handle);
