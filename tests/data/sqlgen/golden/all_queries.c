/* made by sqlgen; do not edit */
#include "all_queries.h"

static const DbType types_case_by_number[] = { DB_INT };
extern const DbQuery query_case_by_number;
const DbQuery query_case_by_number = {
	.name = "case_by_number",
	.sqlite =
	    "SELECT c.id, c.number, c.subject, s.name AS owner_name\n"
	    "FROM case_ c LEFT JOIN staff s ON s.id = c.owner_id\n"
	    "WHERE c.number = ?1 AND c.subject <> 'a :text; with ''quotes'' and \"?\"'",
	.postgresql =
	    "SELECT c.id, c.number, c.subject, s.name AS owner_name\n"
	    "FROM case_ c LEFT JOIN staff s ON s.id = c.owner_id\n"
	    "WHERE c.number = $1 AND c.subject <> 'a :text; with ''quotes'' and \"?\"'",
	.n_params = 1,
	.types = types_case_by_number,
};

static const DbType types_case_by_id[] = { DB_INT };
extern const DbQuery query_case_by_id;
const DbQuery query_case_by_id = {
	.name = "case_by_id",
	.sqlite =
	    "SELECT c.id, c.number, c.subject, s.name AS owner_name\n"
	    "FROM case_ c LEFT JOIN staff s ON s.id = c.owner_id\n"
	    "WHERE c.id = ?1",
	.postgresql =
	    "SELECT c.id, c.number, c.subject, s.name AS owner_name\n"
	    "FROM case_ c LEFT JOIN staff s ON s.id = c.owner_id\n"
	    "WHERE c.id = $1",
	.n_params = 1,
	.types = types_case_by_id,
};

static const DbType types_case_add[] = { DB_INT, DB_TEXT, DB_INT, DB_INT, DB_BYTES };
extern const DbQuery query_case_add;
const DbQuery query_case_add = {
	.name = "case_add",
	.sqlite =
	    "INSERT INTO case_ (number, subject, owner_id, opened_at, raw)\n"
	    "VALUES (?1, ?2, ?3, ?4, ?5)",
	.postgresql =
	    "INSERT INTO case_ (number, subject, owner_id, opened_at, raw)\n"
	    "VALUES ($1, $2, $3, $4, $5)",
	.n_params = 5,
	.types = types_case_add,
};

static const DbType types_case_search[] = { DB_TEXT, DB_INT };
extern const DbQuery query_case_search;
const DbQuery query_case_search = {
	.name = "case_search",
	.sqlite =
	    "SELECT c.id\n"
	    "FROM case_ c\n"
	    "JOIN case_text t ON t.rowid = c.id\n"
	    "WHERE t.subject MATCH ?1 AND c.owner_id = ?2\n"
	    "ORDER BY c.subject COLLATE danish, c.id\n"
	    "LIMIT 50",
	.postgresql =
	    "SELECT c.id\n"
	    "FROM case_ c\n"
	    "WHERE to_tsvector('danish', c.subject) @@ to_tsquery('danish', $1)\n"
	    "AND c.owner_id = $2\n"
	    "ORDER BY c.subject COLLATE \"da-x-icu\", c.id\n"
	    "LIMIT 50",
	.n_params = 2,
	.types = types_case_search,
};

extern const DbQuery query_staff_names;
const DbQuery query_staff_names = {
	.name = "staff_names",
	.sqlite =
	    "SELECT name, CAST(length(name) AS INTEGER) AS size FROM staff ORDER BY name",
	.postgresql =
	    "SELECT name, CAST(length(name) AS BIGINT) AS size FROM staff ORDER BY name",
	.n_params = 0,
};

static const DbType types_case_keep_mail[] = { DB_BYTES, DB_TEXT, DB_INT };
extern const DbQuery query_case_keep_mail;
const DbQuery query_case_keep_mail = {
	.name = "case_keep_mail",
	.sqlite =
	    "UPDATE case_ SET raw = ?1, subject = COALESCE(?2, subject) WHERE id = ?3",
	.postgresql =
	    "UPDATE case_ SET raw = $1, subject = COALESCE($2, subject) WHERE id = $3",
	.n_params = 3,
	.types = types_case_keep_mail,
};

const ListedQuery all_queries[] = {
	{ &query_case_by_number, "case.sql", 4, true },
	{ &query_case_by_id, "case.sql", 14, false },
	{ &query_case_add, "case.sql", 21, false },
	{ &query_case_search, "case.sql", 27, false },
	{ &query_staff_names, "case.sql", 42, false },
	{ &query_case_keep_mail, "case.sql", 45, false },
	{ NULL, NULL, 0, false },
};
const size_t n_all_queries = 6;
