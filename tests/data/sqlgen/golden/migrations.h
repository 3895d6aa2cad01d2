/* made by sqlgen: the schema, step by step; do not edit */
#pragma once

#include <stddef.h>

typedef struct {
	int number;
	const char *name, *sha256, *sqlite, *postgresql;
} Migration;

extern const Migration migrations[];
extern const size_t n_migrations;
