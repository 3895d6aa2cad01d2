/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_find.h - the search for cases: by words and filters, the best first.
 *
 * What few entries match is ranked: words in the subject before words in the text, open
 * before closed, new before old. Of what is everywhere the newest come first, and the
 * newest with the words in the subject, since to look at all would take half a second at
 * a million cases. A filter is looked up together with the words (model/facet.h). With a
 * filter alone the open cases come by their deadlines, others by what was last written in
 * them. Reads only. */
#pragma once

#include "desk/query_find.h"
#include "store/case_store.h"
#include "store/hits.h"

typedef struct {
	CaseLine line;
	HitText subject, customer, person; /* the names without pieces if there is none */
	HitText snippet;                   /* of what was written; may have no pieces */
	const char *file; /* the attached file that the snippet is from; NULL: none */
} CaseFound;

typedef struct {
	Query *query; /* with its problems */
	CaseFound *cases;
	size_t n;
} CaseFind;

/* What was typed, by whom (who->now is the time); at most limit cases. */
bool case_find(Db *db, Arena *a, const Actor *who, const char *typed, int limit,
    CaseFind *out, GError **err);
