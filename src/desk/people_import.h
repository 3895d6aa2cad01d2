/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * people_import.h - the people of a customer from a table (base/csv.h): seen line by line
 * before it is done, and then done wholly or not at all.
 *
 * The first line names the columns, in Danish or English: name (or first and last
 * name), mail, telephone, language, contact; others are left alone. Who is known by his
 * address is changed where the table says otherwise, and nobody is removed. Errors as in
 * case.h. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/person.h"
#include "store/db.h"

#define PEOPLE_IMPORT_MAX_BYTES ((int64_t)1024 * 1024)
#define PEOPLE_IMPORT_MAX_LINES 5000

typedef enum {
	IMPORT_ADDS = 1,
	IMPORT_CHANGES,
	IMPORT_SAME, /* he is known, as the table says */
	IMPORT_WRONG,
} ImportDoes;

typedef struct {
	size_t line; /* in the file, from 1 */
	ImportDoes does;
	Person person;
	TextId wrong; /* what does not hold, of IMPORT_WRONG */
} ImportLine;

typedef struct {
	ImportLine *lines;
	size_t n;
	size_t counts[IMPORT_WRONG + 1]; /* by what they do */
} PeopleImport;

/* What would happen. lang is that of new people without one. ERR_INVALID
 * "people_import.headings", "people_import.empty"; ERR_LIMIT "people_import.too_long". */
bool people_import_look(Db *db, Arena *a, int64_t customer_id, Lang lang,
    const void *bytes, size_t n, PeopleImport *out, GError **err);

/* Does it, as it is at that moment; ERR_INVALID "people_import.wrong" if a line does not
 * hold. */
bool people_import(Db *db, Arena *a, const Actor *who, int64_t customer_id, Lang lang,
    const void *bytes, size_t n, PeopleImport *out, GError **err);
