/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * db_int.h - what the files behind db.h know of each other, and the tests of them.
 *
 * db.c does what is the same on both engines; what differs is a DbEngine, in
 * db_sqlite.c and db_pgsql.c. An engine's connection and statement begin with the
 * common part. */
#pragma once

#include "store/db.h"
#include "store/hub.h"

typedef struct SqlitePeer SqlitePeer;
typedef struct Writer Writer;

typedef struct {
	/* what has an err may leave ERR_BUSY, ERR_UNAVAILABLE or ERR_INTERNAL */
	Db *(*connect)(Store *s, GError **err);
	void (*close)(Db *db);
	/* Is it good for being lent once more? */
	bool (*is_alive)(Db *db);

	/* A statement without parameters or several of them, as they stand. */
	bool (*script)(Db *db, const char *sql, GError **err);
	bool (*begin)(Db *db, GError **err);
	/* When it fails, nothing is left open. Sends what was announced. */
	bool (*commit)(Db *db, GError **err);
	/* From now on the connection writes, and cannot search; with options.bulk,
	 * commit() holds back until flush() or until so many are there. SQLite only. */
	bool (*hold_found)(Db *db, GError **err);
	bool (*flush)(Db *db, GError **err);
	void (*rollback)(Db *db);
	/* False also if the engine has undone the transaction on its own. */
	bool (*in_transaction)(Db *db);
	/* Begins and ends what db_hold_still() promises; NULL if an engine does not. */
	bool (*hold_still)(Db *db);
	void (*let_go)(Db *db);
	/* Keeps other nodes from migrating until the connection is closed. */
	bool (*lock_schema)(Db *db, GError **err);
	/* Announcements reach s->hub from now on. */
	void (*listen)(Store *s);
	void (*unlisten)(Store *s);

	DbStmt *(*stmt_new)(Db *db, const DbQuery *q);
	void (*stmt_free)(DbStmt *st);
	/* Before the first binding of each use; sets st->broken if it fails. */
	void (*stmt_ready)(DbStmt *st);
	void (*stmt_reset)(DbStmt *st);
	void (*bind_int)(DbStmt *st, int param, int64_t v);
	void (*bind_text)(DbStmt *st, int param, const char *v);
	void (*bind_bytes)(DbStmt *st, int param, const void *v, size_t size);
	DbStep (*step)(DbStmt *st, GError **err);
	int64_t (*changes)(DbStmt *st);
	bool (*is_null)(DbStmt *st, int column);
	int64_t (*get_int)(DbStmt *st, int column);
	const char *(*get_text)(DbStmt *st, int column);
	const void *(*get_bytes)(DbStmt *st, int column, size_t *size);
} DbEngine;

extern const DbEngine db_sqlite, db_pgsql;

struct Db {
	Store *store;
	const DbEngine *engine;
	GHashTable *stmts; /* DbQuery * -> DbStmt *, owned */
	GPtrArray *open;   /* DbStmt *: in use now */
	GArray *announced; /* Announcement: of the transaction that is open */
	guint own;         /* from here on they are of the function that runs now */
	GData *kept;       /* see db_keep() */
	bool still;        /* see db_hold_still() */
	bool in_transact;  /* a DbTransactFunc is running on it */
	bool failed;       /* a statement failed since then */
};

struct DbStmt {
	Db *db;
	const DbQuery *q;
	GError *broken; /* why it cannot be used this time; NULL if it can */
	bool in_use, finished;
};

struct Store {
	const DbEngine *engine;
	StoreOptions options; /* where is a copy */
	bool alone;           /* one connection of SQLite's that reads and writes */
	Hub *hub;
	Writer *writer;   /* SQLite files; else transactions run on the caller's own */
	void *listener;   /* PostgreSQL's */
	SqlitePeer *peer; /* of a SQLite file that is not being filled; else NULL */
	GMutex lock;      /* guards what follows */
	GCond returned;
	GPtrArray *idle; /* Db *: the last returned is the first lent */
	int n_open, limit;
	bool listening;
	int fails_in; /* atomic; see store_fail_statement() */
};

/* The common part of a new connection, and its end. */
void db_init(Db *db, Store *s, const DbEngine *engine);
void db_clear(Db *db);

/* Runs fn and then ends what it left in use. False with an error as well when
 * fn returned true although a statement had failed. */
bool db_call(Db *db, DbTransactFunc fn, void *arg, GError **err);
/* Ends db_hold_still(). */
void db_let_go(Db *db);
/* Takes every statement out of the hands of who uses it: a step of it fails. */
void db_end_statements(Db *db);

/* For tests: the n-th statement that is begun in a transaction from now on fails with
 * ERR_UNAVAILABLE, as if the server had gone away; 0: none. */
void store_fail_statement(Store *s, int n);
/* Was that statement reached? */
bool store_statement_failed(Store *s);

/* db_transact() on this very connection, once. */
bool db_transact_here(Db *db, DbTransactFunc fn, void *arg, GError **err);
