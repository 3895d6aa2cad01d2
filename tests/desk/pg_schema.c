/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "pg_schema.h"

#include "store/db_int.h"

static bool
empty(Db *db, void *arg, GError **err)
{
	const char *schema = arg;
	g_autofree char *sql = g_strdup_printf("DROP SCHEMA IF EXISTS %s CASCADE; "
	                                       "CREATE SCHEMA %s",
	    schema, schema);

	return db->engine->script(db, sql, err);
}

char *
pg_empty_schema(const char *server, const char *schema)
{
	g_autoptr(GError) err = NULL;
	g_autofree char *name = g_strdup(schema);
	Store s = { .options.where = server, .engine = &db_pgsql };
	Db *db = db_pgsql.connect(&s, &err);

	g_assert_no_error(err);
	db_transact_here(db, empty, name, &err);
	g_assert_no_error(err);
	db_pgsql.close(db);
	return g_strdup_printf("%s options='-c search_path=%s'", server, schema);
}
