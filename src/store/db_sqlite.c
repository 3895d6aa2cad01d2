/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The engine SQLite. */
#include <sqlite3.h>
#include <string.h>

#include "base/err.h"
#include "store/db_int.h"
#include "store/sqlite_ext.h"
#include "store/sqlite_found.h"
#include "store/sqlite_peer.h"

#define BUSY_MS   5000
#define MMAP_SIZE ((int64_t)2 << 30)

#define CACHE_KIB      2048
#define BULK_CACHE_KIB (256 * 1024)
#define BULK_COMMIT    32768 /* transactions that share one */

typedef struct {
	Db base;
	sqlite3 *conn;
	bool holds_found; /* see sqlite_found.h */
	int n_held;       /* transactions of a bulk that are not committed yet */
} SqliteDb;

typedef struct {
	DbStmt base;
	sqlite3_stmt *st; /* NULL until it could be prepared */
} SqliteStmt;

static const DbQuery begin = { .name = "begin", .sqlite = "BEGIN IMMEDIATE" };
static const DbQuery read_begin = { .name = "read_begin", .sqlite = "BEGIN" };
static const DbQuery commit = { .name = "commit", .sqlite = "COMMIT" };
static const DbQuery rollback = { .name = "rollback", .sqlite = "ROLLBACK" };
static const DbQuery may_write = { .name = "may_write", .sqlite = "PRAGMA query_only=0" };
static const DbQuery may_read = { .name = "may_read", .sqlite = "PRAGMA query_only=1" };

static sqlite3 *
conn_of(Db *db)
{
	return ((SqliteDb *)db)->conn;
}

static ErrCode
code_of(int rc)
{
	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return ERR_BUSY;
	case SQLITE_FULL:
	case SQLITE_IOERR:
	case SQLITE_NOMEM:
	case SQLITE_CANTOPEN:
		return ERR_UNAVAILABLE;
	default:
		return ERR_INTERNAL;
	}
}

/* Fails with what the connection says about what it did last. */
static bool
fail_as(Db *db, const char *what, GError **err)
{
	sqlite3 *conn = conn_of(db);

	return fail(err, code_of(sqlite3_extended_errcode(conn)), "%s: %s", what,
	    sqlite3_errmsg(conn));
}

/* --- connections --- */

static bool
script(Db *db, const char *sql, GError **err)
{
	if (sqlite3_exec(conn_of(db), sql, NULL, NULL, NULL) != SQLITE_OK)
		return fail_as(db, "script", err);
	return true;
}

/* The caches are small: pages of the file are read where it is mapped, and the
 * program should rest in little memory. A bulk changes the same pages again and again. */
static bool
set_up(Db *db, GError **err)
{
	const StoreOptions *o = &db->store->options;
	sqlite3 *conn = conn_of(db);
	g_autofree char *sql = g_strdup_printf(
	    "PRAGMA synchronous=%s; PRAGMA mmap_size=%" G_GINT64_FORMAT ";"
	    "PRAGMA cache_size=-%d; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=%d;"
	    "PRAGMA journal_size_limit=67108864",
	    o->relaxed ? "OFF" : "FULL", o->mmap_size ? o->mmap_size : MMAP_SIZE,
	    o->bulk ? BULK_CACHE_KIB : CACHE_KIB, !o->bulk);

	/* Even a reader may have to wait while the log is being made. */
	sqlite3_busy_timeout(conn, BUSY_MS);
	sqlite3_extended_result_codes(conn, 1);
	sqlite3_db_config(conn, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(conn, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(conn, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	if (!script(db, "PRAGMA journal_mode=WAL", err) || !script(db, sql, err))
		return false;
	sqlite3_db_config(conn, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (!sqlite_ext_register(conn))
		return fail_as(db, "extensions", err);
	return true;
}

static void
db_free(Db *db)
{
	sqlite3 *conn = conn_of(db);

	db_clear(db);
	sqlite3_close(conn);
	g_free(db);
}

static Db *
connect_db(Store *s, GError **err)
{
	SqliteDb *db = g_new0(SqliteDb, 1);
	g_autoptr(GError) why = NULL;
	/* A Db is used by one thread at a time. */
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;

	db_init(&db->base, s, &db_sqlite);
	if (sqlite3_open_v2(s->options.where, &db->conn, flags, NULL) != SQLITE_OK)
		fail_as(&db->base, "open", &why);
	else if (set_up(&db->base, &why))
		return &db->base;
	fail(err, ERR_UNAVAILABLE, "%s: %s", s->options.where, why->message);
	db_free(&db->base);
	return NULL;
}

static bool
is_alive(Db *db)
{
	(void)db;
	return true;
}

/* --- transactions --- */

static bool
run(Db *db, const DbQuery *q, GError **err)
{
	g_autoptr(DbStmt) st = db_query(db, q);

	return db_run(st, err) >= 0;
}

static bool
in_transaction(Db *db)
{
	return !sqlite3_get_autocommit(conn_of(db));
}

static bool
hold_still(Db *db)
{
	return run(db, &read_begin, NULL);
}

static void
let_go(Db *db)
{
	if (in_transaction(db))
		run(db, &commit, NULL);
}

/* Only a store that is alone reads and writes with the same connection. */
static void
allow_writing(Db *db, bool allow)
{
	if (db->store->alone)
		run(db, allow ? &may_write : &may_read, NULL);
}

static bool
begin_transaction(Db *db, GError **err)
{
	if (((SqliteDb *)db)->n_held > 0)
		return true;
	allow_writing(db, true);
	if (run(db, &begin, err))
		return true;
	allow_writing(db, false);
	return false;
}

static void
rollback_transaction(Db *db)
{
	if (in_transaction(db))
		run(db, &rollback, NULL);
	((SqliteDb *)db)->n_held = 0;
	allow_writing(db, false);
	g_array_set_size(db->announced, 0);
}

static bool
settle(Db *db, GError **err)
{
	return !((SqliteDb *)db)->holds_found || sqlite_found_settle(conn_of(db)) ||
	       fail_as(db, "search", err);
}

/* What was announced, to those who listen in this process and in another. */
static void
tell(Db *db)
{
	const Announcement *list = (const void *)db->announced->data;

	hub_post(db->store->hub, list, db->announced->len);
	if (db->store->peer)
		sqlite_peer_tell(db->store->peer, list, db->announced->len);
	g_array_set_size(db->announced, 0);
}

static bool
commit_all(Db *db, GError **err)
{
	if (!settle(db, err) || !run(db, &commit, err)) {
		rollback_transaction(db);
		return false;
	}
	((SqliteDb *)db)->n_held = 0;
	allow_writing(db, false);
	tell(db);
	return true;
}

static bool
commit_transaction(Db *db, GError **err)
{
	SqliteDb *own = (SqliteDb *)db;

	if (db->store->options.bulk && own->holds_found && ++own->n_held < BULK_COMMIT)
		return true;
	return commit_all(db, err);
}

static bool
hold_found(Db *db, GError **err)
{
	((SqliteDb *)db)->holds_found = true;
	allow_writing(db, true);
	bool ok = sqlite_found_hold(conn_of(db)) || fail_as(db, "search", err);
	allow_writing(db, false);
	return ok;
}

static bool
flush(Db *db, GError **err)
{
	return ((SqliteDb *)db)->n_held == 0 || commit_all(db, err);
}

/* BEGIN IMMEDIATE does. */
static bool
lock_schema(Db *db, GError **err)
{
	(void)db;
	(void)err;
	return true;
}

static void
listen_to_others(Store *s)
{
	if (s->peer)
		sqlite_peer_listen(s->peer);
}

/* It ends with the peer. */
static void
no_unlisten(Store *s)
{
	(void)s;
}

/* --- statements --- */

static sqlite3_stmt *
stmt_of(DbStmt *st)
{
	return ((SqliteStmt *)st)->st;
}

static DbStmt *
stmt_new(Db *db, const DbQuery *q)
{
	SqliteStmt *st = g_new0(SqliteStmt, 1);

	(void)db;
	(void)q;
	return &st->base;
}

static void
stmt_free(DbStmt *st)
{
	sqlite3_finalize(stmt_of(st));
	g_clear_error(&st->broken);
	g_free(st);
}

static void
stmt_ready(DbStmt *st)
{
	SqliteStmt *own = (SqliteStmt *)st;

	if (own->st)
		return;
	int rc = sqlite3_prepare_v3(conn_of(st->db), st->q->sqlite, -1,
	    SQLITE_PREPARE_PERSISTENT, &own->st, NULL);
	if (rc != SQLITE_OK)
		fail_as(st->db, st->q->name, &st->broken);
}

static void
stmt_reset(DbStmt *st)
{
	sqlite3_reset(stmt_of(st));
	/* What was bound is not ours to keep. */
	if (st->q->n_params > 0 && stmt_of(st))
		sqlite3_clear_bindings(stmt_of(st));
}

static void
check_bound(DbStmt *st, int rc)
{
	if (rc != SQLITE_OK)
		fail_as(st->db, st->q->name, &st->broken);
}

static void
bind_int(DbStmt *st, int param, int64_t v)
{
	check_bound(st, sqlite3_bind_int64(stmt_of(st), param, v));
}

static void
bind_text(DbStmt *st, int param, const char *v)
{
	check_bound(st, sqlite3_bind_text(stmt_of(st), param, v, -1, SQLITE_STATIC));
}

static void
bind_bytes(DbStmt *st, int param, const void *v, size_t size)
{
	check_bound(st, sqlite3_bind_blob64(stmt_of(st), param, v, size, SQLITE_STATIC));
}

static DbStep
step(DbStmt *st, GError **err)
{
	switch (sqlite3_step(stmt_of(st))) {
	case SQLITE_ROW:
		return DB_ROW;
	case SQLITE_DONE:
		return DB_DONE;
	default:
		fail_as(st->db, st->q->name, err);
		return DB_ERROR;
	}
}

static int64_t
changes(DbStmt *st)
{
	return sqlite3_stmt_readonly(stmt_of(st)) ? 0
	                                          : sqlite3_changes64(conn_of(st->db));
}

static bool
is_null(DbStmt *st, int column)
{
	return sqlite3_column_type(stmt_of(st), column) == SQLITE_NULL;
}

static int64_t
get_int(DbStmt *st, int column)
{
	return sqlite3_column_int64(stmt_of(st), column);
}

static const char *
get_text(DbStmt *st, int column)
{
	return (const char *)sqlite3_column_text(stmt_of(st), column);
}

static const void *
get_bytes(DbStmt *st, int column, size_t *size)
{
	const void *bytes = sqlite3_column_blob(stmt_of(st), column);

	*size = (size_t)sqlite3_column_bytes(stmt_of(st), column);
	return bytes;
}

const DbEngine db_sqlite = {
	.connect = connect_db,
	.close = db_free,
	.is_alive = is_alive,
	.script = script,
	.begin = begin_transaction,
	.commit = commit_transaction,
	.hold_found = hold_found,
	.flush = flush,
	.rollback = rollback_transaction,
	.in_transaction = in_transaction,
	.hold_still = hold_still,
	.let_go = let_go,
	.lock_schema = lock_schema,
	.listen = listen_to_others,
	.unlisten = no_unlisten,
	.stmt_new = stmt_new,
	.stmt_free = stmt_free,
	.stmt_ready = stmt_ready,
	.stmt_reset = stmt_reset,
	.bind_int = bind_int,
	.bind_text = bind_text,
	.bind_bytes = bind_bytes,
	.step = step,
	.changes = changes,
	.is_null = is_null,
	.get_int = get_int,
	.get_text = get_text,
	.get_bytes = get_bytes,
};
