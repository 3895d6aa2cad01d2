/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * guide.h (desk) - the knowledge base (M9): what the staff writes there, and whether it
 * worked for whom it was given to. That a guide is given follows from what is written in
 * a case, by its links (model/guide.h): an answer, a solution or a call that names one
 * gives it. Errors as in case.h. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/entry.h"
#include "model/guide.h"
#include "store/db.h"

#define GUIDE_MAX_TITLE    200    /* characters */
#define GUIDE_MAX_TEXT     100000 /* bytes */
#define GUIDE_MAX_KEYWORDS 1000
#define GUIDE_MAX_WHAT     500 /* characters */

/* Another version of it, or with the id 0 the first; guide.version is the one that was
 * seen, and both are set. Its author and instant are the actor's. Pictures, stored
 * already, are put at the end of its texts. ERR_INVALID "guide.title.missing",
 * "guide.text.missing" (a language has one of both), "guide.picture.kind",
 * "customer.unknown"; ERR_CONFLICT "guide.changed". */
typedef struct {
	Guide guide;
	const Attachment *pictures;
	size_t n_pictures;
} GuideSave;
bool guide_save(Db *db, Arena *a, const Actor *who, GuideSave *what, GError **err);

/* What an earlier version said is the newest again; seen is the newest that was seen. */
bool guide_restore(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    int64_t version, GError **err);

/* Whether a guide that was given in a case worked, as the reporter says (the actor is he)
 * or the staff saw. A case that waited for him goes on. The same once more changes
 * nothing. ERR_INVALID "guide.not_given". */
bool case_guide_worked(Db *db, Arena *a, const Actor *who, int64_t case_id,
    int64_t guide_id, bool worked, GError **err);
