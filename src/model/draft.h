/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * draft.h - what somebody has begun to write in a case, and not sent. Data only. */
#pragma once

#include "model/case.h"
#include "model/entry.h"

typedef struct {
	int64_t case_id;
	EntryKind kind;             /* ENTRY_ANSWER, ENTRY_NOTE or ENTRY_CALL */
	const char *text, *minutes; /* as they were typed; minutes may be "" */
	Status status;              /* to be set with it; 0: as it is */
	Instant saved_at;
	const char *problem; /* why it was sent and did not go: the id of a text; "" */
} Draft;

/* A file that goes with it. */
typedef struct {
	int64_t id;
	Attachment at;
} DraftFile;

/* All files of one draft together. */
#define DRAFT_MOST_FILES 50
#define DRAFT_MOST_BYTES ((int64_t)25 * 1024 * 1024)
