/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * po.h - reads a PO file: the texts of one language, by id. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
	char *id;       /* "case.title" */
	char *forms[2]; /* [1] is NULL without a plural; else the form for many */
	int line;
} PoText;

typedef struct {
	const char *path;
	GPtrArray *texts; /* PoText, in their order */
	bool failed;
} Po;

/* What is wrong is printed as path:line: message, and failed is set. */
Po *po_read(const char *path);
void po_free(Po *po);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Po, po_free)
/* Prints path:line: message, and sets failed. */
void po_refuse(Po *po, int line, const char *fmt, ...) G_GNUC_PRINTF(3, 4);
