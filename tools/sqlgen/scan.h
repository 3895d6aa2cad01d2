/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * scan.h - SQL cut into pieces, as far as both engines agree. */
#pragma once

#include <stddef.h>

typedef enum {
	SQL_END,
	SQL_SPACE,
	SQL_COMMENT, /* -- to the end of the line, or between slash and star */
	SQL_QUOTED,  /* 'text' or "identifier" */
	SQL_WORD,    /* keyword, identifier or number */
	SQL_PARAM,   /* :name */
	SQL_MARK,    /* @NAME@ */
	SQL_CAST,    /* :: */
	SQL_OTHER,   /* one byte */
	SQL_UNENDED, /* a text, identifier or comment that never ends */
} SqlKind;

typedef struct {
	SqlKind kind;
	size_t size;
} SqlPiece;

SqlPiece sql_scan(const char *p);
