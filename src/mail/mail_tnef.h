/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_tnef.h - opens a winmail.dat (TNEF, MS-OXTNEF), in which Exchange puts the files
 * of a mail and sometimes its text. Read by ourselves: it is a list of lengths, and the
 * library there is for it has a past of writing over their ends. */
#pragma once

#include "mail/mime.h"

typedef struct {
	const char *name;                      /* UTF-8, as it is written; or NULL */
	const char *content_type, *content_id; /* or NULL */
	MimeSpan data;
} TnefFile;

typedef struct {
	TnefFile *files;
	size_t n_files;
	const char *text, *html; /* UTF-8, or NULL */
} Tnef;

bool tnef_is(MimeSpan bytes);
/* False if it is none, or ends in the middle: then out has what came before. Messages in
 * it are opened too, their files among the others. */
bool tnef_open(Arena *a, MimeSpan bytes, Tnef *out);
