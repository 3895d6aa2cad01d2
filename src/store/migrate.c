/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/migrate.h"

#include "base/clock.h"
#include "base/err.h"
#include "store/db_int.h"

#include <string.h>

#define TABLE                                                                            \
	"CREATE TABLE IF NOT EXISTS schema_migration ("                                  \
	"number BIGINT PRIMARY KEY, name TEXT NOT NULL,"                                 \
	"sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)"

static const DbQuery applied = {
	.name = "migrations_applied",
	.sqlite = "SELECT number, name, sha256 FROM schema_migration ORDER BY number",
	.postgresql = "SELECT number, name, sha256 FROM schema_migration ORDER BY number",
};
static const DbType record_types[] = { DB_INT, DB_TEXT, DB_TEXT, DB_INT };
static const DbQuery record = {
	.name = "migration_record",
	.sqlite = "INSERT INTO schema_migration VALUES (?1, ?2, ?3, ?4)",
	.postgresql = "INSERT INTO schema_migration VALUES ($1, $2, $3, $4)",
	.n_params = 4,
	.types = record_types,
};

typedef struct {
	const Migration *list;
	size_t n, n_applied;
} Migrating;

/* Is the row at this place of schema_migration what the list has there? */
static bool
check_row(const Migrating *m, DbStmt *st, size_t place, GError **err)
{
	int64_t number = db_int(st, 0);
	const char *name = db_text(st, 1);

	if (place >= m->n)
		return fail(err, ERR_INTERNAL,
		    "the database is newer than this program: migration %" G_GINT64_FORMAT
		    " (%s) is unknown here",
		    number, name);
	const Migration *here = &m->list[place];
	if (number != here->number)
		return fail(err, ERR_INTERNAL,
		    "the database has migration %" G_GINT64_FORMAT " (%s) where %d (%s) "
		    "belongs",
		    number, name, here->number, here->name);
	if (strcmp(db_text(st, 2), here->sha256) != 0)
		return fail(err, ERR_INTERNAL,
		    "migration %d (%s) was changed after it had been applied to this "
		    "database",
		    here->number, here->name);
	return true;
}

static bool
check_applied(Migrating *m, Db *db, GError **err)
{
	g_autoptr(DbStmt) st = db_query(db, &applied);
	DbStep step;

	m->n_applied = 0;
	while ((step = db_step(st, err)) == DB_ROW) {
		if (!check_row(m, st, m->n_applied++, err))
			return false;
	}
	return step == DB_DONE;
}

/* A DbTransactFunc: the first that is missing. */
static bool
apply_next(Db *db, void *arg, GError **err)
{
	Migrating *m = arg;

	if (!db->engine->script(db, TABLE, err) || !check_applied(m, db, err))
		return false;
	if (m->n_applied == m->n)
		return true;
	const Migration *next = &m->list[m->n_applied];
	const char *sql = db->engine == &db_sqlite ? next->sqlite : next->postgresql;
	if (!db->engine->script(db, sql, err)) {
		g_prefix_error(err, "migration %d (%s): ", next->number, next->name);
		return false;
	}
	g_autoptr(DbStmt) st = db_query(db, &record);
	db_bind_int(st, 1, next->number);
	db_bind_text(st, 2, next->name);
	db_bind_text(st, 3, next->sha256);
	db_bind_int(st, 4, clock_now());
	m->n_applied++;
	return db_run(st, err) == 1;
}

static bool
check_list(const Migration *list, size_t n, GError **err)
{
	for (size_t i = 0; i < n; i++) {
		if (list[i].number != (int)i + 1)
			return fail(err, ERR_INTERNAL, "migration %zu is missing", i + 1);
	}
	return true;
}

bool
migrate(Db *db, const Migration *list, size_t n, GError **err)
{
	Migrating m = { .list = list, .n = n };

	if (!check_list(list, n, err) || !db->engine->lock_schema(db, err))
		return false;
	do {
		if (!db_transact_here(db, apply_next, &m, err))
			return false;
	} while (m.n_applied < n);
	return true;
}
