/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * visit_int.h - what else than its planning changes a visit; all of it runs inside a
 * transaction. */
#pragma once

#include "desk/case_int.h"
#include "model/mail.h"
#include "model/visit.h"

/* What an entry says of a step, besides the visit as it is then. */
typedef struct {
	Instant was;      /* when it would have been; 0: it was not moved */
	int64_t former;   /* who would have come; 0: it is the same one */
	OutMailKind mail; /* MAIL_VISIT; 0: nobody is told */
	bool reporter_only;
} VisitStep;
/* So that a mail says the same whenever it is sent. */
const char *visit_details(Arena *a, const Visit *v, const VisitStep *step);

/* Does the case have a visit that lies ahead? */
bool visit_is_ahead(Db *db, const Use *u, int64_t case_id, bool *is, GError **err);
/* The case was closed: a visit that lies ahead is cancelled, and says so. */
bool visit_end_in(Db *db, const Use *u, Case *c, GError **err);
/* One case goes on in the other, and so do its visits; another reporter is invited, and
 * whoever was told that it is off. Into a closed case none goes: they are cancelled. */
bool visit_follow_in(Db *db, const Use *u, Case *from, Case *into, GError **err);
