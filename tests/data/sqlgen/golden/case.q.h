/* made by sqlgen from case.sql; do not edit */
#pragma once

#include "store/db.h"

extern const DbQuery query_case_by_number;
/* Every case page begins with it,
 * and every mail (* / ends no comment). */
static inline DbStmt *
q_case_by_number(Db *db, int64_t number)
{
	DbStmt *st = db_query(db, &query_case_by_number);

	db_bind_int(st, 1, number);
	return st;
}
enum {
	c_case_id = 0,
	c_case_number = 1,
	c_case_subject = 2,
	c_case_owner_name = 3,
};

extern const DbQuery query_case_by_id;
static inline DbStmt *
q_case_by_id(Db *db, int64_t id)
{
	DbStmt *st = db_query(db, &query_case_by_id);

	db_bind_int(st, 1, id);
	return st;
}

extern const DbQuery query_case_add;
static inline DbStmt *
q_case_add(Db *db, int64_t number, const char *subject, const int64_t *owner, int64_t opened, const void *raw, size_t raw_size)
{
	DbStmt *st = db_query(db, &query_case_add);

	db_bind_int(st, 1, number);
	g_assert(subject);
	db_bind_text(st, 2, subject);
	if (owner)
		db_bind_int(st, 3, *owner);
	db_bind_int(st, 4, opened);
	if (raw)
		db_bind_bytes(st, 5, raw, raw_size);
	return st;
}

extern const DbQuery query_case_search;
static inline DbStmt *
q_case_search(Db *db, const char *words, int64_t owner)
{
	DbStmt *st = db_query(db, &query_case_search);

	g_assert(words);
	db_bind_text(st, 1, words);
	db_bind_int(st, 2, owner);
	return st;
}
enum {
	c_case_search_id = 0,
};

extern const DbQuery query_staff_names;
static inline DbStmt *
q_staff_names(Db *db)
{
	DbStmt *st = db_query(db, &query_staff_names);

	return st;
}
enum {
	c_staff_names_name = 0,
	c_staff_names_size = 1,
};

extern const DbQuery query_case_keep_mail;
static inline DbStmt *
q_case_keep_mail(Db *db, const void *raw, size_t raw_size, const char *subject, int64_t id)
{
	DbStmt *st = db_query(db, &query_case_keep_mail);

	g_assert(raw);
	db_bind_bytes(st, 1, raw, raw_size);
	if (subject)
		db_bind_text(st, 2, subject);
	db_bind_int(st, 3, id);
	return st;
}
