/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * emit.h - the C that sqlgen writes. A file that would not change is not touched, so
 * that what includes it is not built again. Exits when a file cannot be written. */
#pragma once

#include "migration.h"
#include "query.h"

/* The queries of that file: NAME.q.h */
void emit_header(const char *folder, const Source *s, const Query *queries, size_t n);
/* all_queries.h, all_queries.c */
void emit_queries(const char *folder, const Query *queries, size_t n);
/* migrations.h, migrations.c */
void emit_migrations(const char *folder, const Migration *migrations, size_t n);
