/* made by sqlgen: every query of store/sql; do not edit */
#pragma once

#include "store/db.h"

typedef struct {
	const DbQuery *query;
	const char *file;
	int line;
	bool hot; /* its plan must use an index */
} ListedQuery;

extern const ListedQuery all_queries[];
extern const size_t n_all_queries;
