/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * check_store.h - sums over the whole database, for "skranke check". Slow: they scan. */
#pragma once

#include "store/db.h"

/* How many of each there are; all should be 0. */
typedef struct {
	int64_t wrong_counters;     /* of case_count, against the cases */
	int64_t mails_without_job;  /* queued, and nothing will send them */
	int64_t mails_with_jobs;    /* more than one job would send them */
	int64_t ledger_wrong;       /* lines of the ledger that take back another */
	int64_t due_without_job;    /* open cases whose next deadline nothing waits for */
	int64_t solved_without_job; /* nothing will close them */
	int64_t dispatches_without_job; /* answers that were sent and will not go */
} DeskSums;

bool check_store_sums(Db *db, DeskSums *out, GError **err);
