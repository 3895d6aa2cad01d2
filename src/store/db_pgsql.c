/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The engine PostgreSQL. Parameters and results travel in the binary format. */
#include <endian.h>
#include <libpq-fe.h>
#include <poll.h>
#include <string.h>

#include "base/err.h"
#include "store/db_int.h"
#include "store/pg_listen.h"

/* Of pg_type.h, which Debian has with the server only. They never change. */
enum {
	OID_BOOL = 16,
	OID_BYTEA = 17,
	OID_NAME = 19,
	OID_INT8 = 20,
	OID_INT2 = 21,
	OID_INT4 = 23,
	OID_TEXT = 25,
	OID_JSON = 114,
	OID_BPCHAR = 1042,
	OID_VARCHAR = 1043,
};

/* A lock of this number keeps others from migrating. */
#define LOCK_SCHEMA "SET statement_timeout = 0; SELECT pg_advisory_lock(795264731)"

typedef struct {
	Db base;
	PGconn *conn;
	guint last_prepared; /* its statements are called "q1", "q2" … */
} PgDb;

typedef struct {
	DbStmt base;
	char name[16]; /* "" until prepared on the connection */
	/* n_params of each */
	const char **values;
	int *lengths, *formats;
	int64_t *numbers; /* in the order of the network */
	PGresult *result; /* NULL before the first step */
	int row;
} PgStmt;

static PGconn *
conn_of(Db *db)
{
	return ((PgDb *)db)->conn;
}

static PgStmt *
own(DbStmt *st)
{
	return (PgStmt *)st;
}

/* --- errors --- */

static ErrCode
code_of(PGconn *conn, const PGresult *result)
{
	const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;

	if (PQstatus(conn) != CONNECTION_OK || !state)
		return ERR_UNAVAILABLE;
	/* serialization failure, deadlock, lock not to be had */
	if (g_str_equal(state, "40001") || g_str_equal(state, "40P01") ||
	    g_str_equal(state, "55P03"))
		return ERR_BUSY;
	/* no connection, no room, stopped by the operator or by statement_timeout */
	if (g_str_has_prefix(state, "08") || g_str_has_prefix(state, "53") ||
	    g_str_has_prefix(state, "57") || g_str_has_prefix(state, "58"))
		return ERR_UNAVAILABLE;
	return ERR_INTERNAL;
}

static bool
fail_as(PGconn *conn, const PGresult *result, const char *what, GError **err)
{
	const char *why = result && *PQresultErrorMessage(result)
	                      ? PQresultErrorMessage(result)
	                      : PQerrorMessage(conn);
	g_autofree char *line = g_strstrip(g_strdup(why));

	return fail(err, code_of(conn, result), "%s: %s", what, line);
}

/* --- connections --- */

/* Of several statements the first that fails ends all. */
static bool
script(Db *db, const char *sql, GError **err)
{
	PGresult *result = PQexec(conn_of(db), sql);
	ExecStatusType status = PQresultStatus(result);
	bool ok = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;

	if (!ok)
		fail_as(conn_of(db), result, "script", err);
	PQclear(result);
	return ok;
}

static void
ignore_notice(void *arg, const PGresult *notice)
{
	(void)arg;
	(void)notice;
}

PGconn *
pg_connect(const char *where, GError **err)
{
	const char *keys[] = { "connect_timeout", "fallback_application_name", "dbname",
		"client_encoding", NULL };
	const char *values[] = { "10", "skranke", where, "UTF8", NULL };
	PGconn *conn = PQconnectdbParams(keys, values, 1);

	if (PQstatus(conn) == CONNECTION_OK) {
		PQsetNoticeReceiver(conn, ignore_notice, NULL);
		return conn;
	}
	g_autofree char *why = g_strstrip(g_strdup(PQerrorMessage(conn)));
	fail(err, ERR_UNAVAILABLE, "PostgreSQL: %s", why);
	PQfinish(conn);
	return NULL;
}

static void
db_free(Db *db)
{
	PGconn *conn = conn_of(db);

	db_clear(db);
	PQfinish(conn);
	g_free(db);
}

static Db *
connect_db(Store *s, GError **err)
{
	PGconn *conn = pg_connect(s->options.where, err);

	if (!conn)
		return NULL;
	PgDb *db = g_new0(PgDb, 1);
	db_init(&db->base, s, &db_pgsql);
	db->conn = conn;
	if (script(&db->base,
	        "SET default_transaction_read_only = on; SET statement_timeout = '30s';"
	        "SET idle_in_transaction_session_timeout = '60s';"
	        "SET client_min_messages = warning; SET TimeZone = 'UTC'",
	        err) &&
	    (!s->options.relaxed ||
	        script(&db->base, "SET synchronous_commit = off", err)))
		return &db->base;
	db_free(&db->base);
	return NULL;
}

/* A server that went away has closed the socket: there is something to read. */
static bool
is_alive(Db *db)
{
	PGconn *conn = conn_of(db);
	struct pollfd p = { .fd = PQsocket(conn), .events = POLLIN };

	if (PQstatus(conn) != CONNECTION_OK || PQtransactionStatus(conn) != PQTRANS_IDLE)
		return false;
	return poll(&p, 1, 0) == 0 || PQconsumeInput(conn);
}

/* --- transactions --- */

static bool
begin_transaction(Db *db, GError **err)
{
	return script(db, "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE", err);
}

static bool
in_transaction(Db *db)
{
	return PQtransactionStatus(conn_of(db)) == PQTRANS_INTRANS;
}

static void
rollback_transaction(Db *db)
{
	script(db, "ROLLBACK", NULL);
	g_array_set_size(db->announced, 0);
}

/* COMMIT, and then NOTIFY in a transaction of its own, which flushes nothing: in the
 * same transaction all that announce would commit one after the other, since
 * PostgreSQL keeps notifications in their order. */
static char *
commit_sql(Db *db)
{
	GString *sql = g_string_new("COMMIT");

	for (guint i = 0; i < db->announced->len; i++) {
		const Announcement *a = &g_array_index(db->announced, Announcement, i);
		g_autofree char *payload = g_strdup_printf("%s %" G_GINT64_FORMAT,
		    a->topic, a->id);
		char *quoted = PQescapeLiteral(conn_of(db), payload, strlen(payload));

		g_string_append_printf(sql, "%s pg_notify('" PG_CHANNEL "', %s)",
		    i == 0 ? "; SELECT" : ",", quoted);
		PQfreemem(quoted);
	}
	return g_string_free(sql, FALSE);
}

static bool
commit_transaction(Db *db, GError **err)
{
	PGconn *conn = conn_of(db);
	g_autofree char *sql = commit_sql(db);
	PGresult *result;
	bool ok = false, first = true;

	g_array_set_size(db->announced, 0);
	if (!PQsendQuery(conn, sql))
		return fail_as(conn, NULL, "commit", err);
	/* What was committed is so, even if it could not be announced. */
	while ((result = PQgetResult(conn))) {
		if (first) {
			ok = g_str_equal(PQcmdStatus(result), "COMMIT");
			if (!ok)
				fail_as(conn, result, "commit", err);
		}
		first = false;
		PQclear(result);
	}
	if (first)
		fail_as(conn, NULL, "commit", err);
	return ok;
}

/* Nothing is held back here. */
static bool
flush(Db *db, GError **err)
{
	(void)db;
	(void)err;
	return true;
}

static bool
lock_schema(Db *db, GError **err)
{
	return script(db, LOCK_SCHEMA, err);
}

/* --- statements --- */

static DbStmt *
stmt_new(Db *db, const DbQuery *q)
{
	PgStmt *st = g_new0(PgStmt, 1);

	(void)db;
	st->values = g_new0(const char *, q->n_params);
	st->lengths = g_new0(int, q->n_params);
	st->formats = g_new0(int, q->n_params);
	st->numbers = g_new0(int64_t, q->n_params);
	for (int i = 0; i < q->n_params; i++)
		st->formats[i] = 1;
	return &st->base;
}

/* The server forgets it with the connection. */
static void
stmt_free(DbStmt *st)
{
	PQclear(own(st)->result);
	g_free(own(st)->values);
	g_free(own(st)->lengths);
	g_free(own(st)->formats);
	g_free(own(st)->numbers);
	g_clear_error(&st->broken);
	g_free(st);
}

static void
stmt_reset(DbStmt *st)
{
	PQclear(own(st)->result);
	own(st)->result = NULL;
	for (int i = 0; i < st->q->n_params; i++)
		own(st)->values[i] = NULL;
}

/* Prepared at the first step: after an error PostgreSQL takes no statement any more,
 * and the first step is where one expects to hear of it. */
static void
stmt_ready(DbStmt *st)
{
	own(st)->row = -1;
}

static void
bind_value(DbStmt *st, int param, const void *v, size_t size)
{
	if (size > G_MAXINT) {
		fail(&st->broken, ERR_INTERNAL, "%s: parameter %d is too big",
		    st->q->name, param);
		return;
	}
	own(st)->values[param - 1] = v;
	own(st)->lengths[param - 1] = (int)size;
}

static void
bind_int(DbStmt *st, int param, int64_t v)
{
	int64_t *number = &own(st)->numbers[param - 1];

	*number = (int64_t)htobe64((uint64_t)v);
	bind_value(st, param, number, sizeof *number);
}

static void
bind_text(DbStmt *st, int param, const char *v)
{
	bind_value(st, param, v, strlen(v));
}

static bool
prepare(DbStmt *st, GError **err)
{
	static const Oid oids
	    [] = { [DB_INT] = OID_INT8, [DB_TEXT] = OID_TEXT, [DB_BYTES] = OID_BYTEA };
	PgDb *db = (PgDb *)st->db;
	g_autofree Oid *types = g_new(Oid, st->q->n_params);
	char name[sizeof own(st)->name];

	for (int i = 0; i < st->q->n_params; i++)
		types[i] = oids[st->q->types[i]];
	g_snprintf(name, sizeof name, "q%u", ++db->last_prepared);
	PGresult *result = PQprepare(db->conn, name, st->q->postgresql, st->q->n_params,
	    types);
	bool ok = PQresultStatus(result) == PGRES_COMMAND_OK;
	if (ok)
		g_strlcpy(own(st)->name, name, sizeof name);
	else
		fail_as(db->conn, result, st->q->name, err);
	PQclear(result);
	return ok;
}

/* A column of another type would be misread: it needs a CAST. */
static bool
check_columns(DbStmt *st, const PGresult *result, GError **err)
{
	for (int i = 0; i < PQnfields(result); i++) {
		switch (PQftype(result, i)) {
		case OID_BOOL:
		case OID_BYTEA:
		case OID_NAME:
		case OID_INT8:
		case OID_INT2:
		case OID_INT4:
		case OID_TEXT:
		case OID_JSON:
		case OID_BPCHAR:
		case OID_VARCHAR:
			break;
		default:
			return fail(err, ERR_INTERNAL, "%s: column %s has type %u",
			    st->q->name, PQfname(result, i), PQftype(result, i));
		}
	}
	return true;
}

static bool
execute(DbStmt *st, GError **err)
{
	PgStmt *p = own(st);
	PGconn *conn = conn_of(st->db);

	if (!*p->name && !prepare(st, err))
		return false;
	p->result = PQexecPrepared(conn, p->name, st->q->n_params, p->values, p->lengths,
	    p->formats, 1);
	ExecStatusType status = PQresultStatus(p->result);
	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
		return fail_as(conn, p->result, st->q->name, err);
	return check_columns(st, p->result, err);
}

static DbStep
step(DbStmt *st, GError **err)
{
	if (!own(st)->result && !execute(st, err))
		return DB_ERROR;
	return ++own(st)->row < PQntuples(own(st)->result) ? DB_ROW : DB_DONE;
}

static int64_t
changes(DbStmt *st)
{
	PGresult *result = own(st)->result;

	if (g_str_has_prefix(PQcmdStatus(result), "SELECT"))
		return 0;
	return g_ascii_strtoll(PQcmdTuples(result), NULL, 10);
}

/* --- results --- */

static bool
is_null(DbStmt *st, int column)
{
	return PQgetisnull(own(st)->result, own(st)->row, column);
}

static const char *
get_text(DbStmt *st, int column)
{
	if (is_null(st, column))
		return NULL;
	return PQgetvalue(own(st)->result, own(st)->row, column);
}

static int64_t
get_int(DbStmt *st, int column)
{
	const unsigned char *v = (const unsigned char *)get_text(st, column);
	uint64_t n = 0;

	if (!v)
		return 0;
	switch (PQftype(own(st)->result, column)) {
	case OID_BOOL:
	case OID_INT2:
	case OID_INT4:
	case OID_INT8:
		break;
	default:
		g_error("%s: column %d is not a number", st->q->name, column);
	}
	int size = PQgetlength(own(st)->result, own(st)->row, column);
	n = v[0] & 0x80 ? UINT64_MAX : 0;
	for (int i = 0; i < size; i++)
		n = n << 8 | v[i];
	return (int64_t)n;
}

static const void *
get_bytes(DbStmt *st, int column, size_t *size)
{
	*size = (size_t)PQgetlength(own(st)->result, own(st)->row, column);
	return get_text(st, column);
}

const DbEngine db_pgsql = {
	.connect = connect_db,
	.close = db_free,
	.is_alive = is_alive,
	.script = script,
	.begin = begin_transaction,
	.commit = commit_transaction,
	.flush = flush,
	.rollback = rollback_transaction,
	.in_transaction = in_transaction,
	.lock_schema = lock_schema,
	.listen = pg_listen_start,
	.unlisten = pg_listen_stop,
	.stmt_new = stmt_new,
	.stmt_free = stmt_free,
	.stmt_ready = stmt_ready,
	.stmt_reset = stmt_reset,
	.bind_int = bind_int,
	.bind_text = bind_text,
	.bind_bytes = bind_value,
	.step = step,
	.changes = changes,
	.is_null = is_null,
	.get_int = get_int,
	.get_text = get_text,
	.get_bytes = get_bytes,
};
