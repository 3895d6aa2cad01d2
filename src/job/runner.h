/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * runner.h - does what follows by itself: sends mails, closes solved cases.
 *
 * Workers take due jobs under a lease, do them outside any transaction, and record the
 * end in one. A worker that dies loses its lease, and another does the job again: each
 * is safe to do twice.
 *
 * Files are read by a worker of their own, one after the other: a mail waits for none. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/clock.h"
#include "mail/oauth2.h"
#include "mail/sandbox.h"
#include "store/blob.h"
#include "store/db.h"

typedef struct {
	Store *store;
	Blobs *blobs;
	Tokens *tokens; /* borrowed */
	Sandbox *files; /* borrowed, of file_text_work; NULL: files are not read */
	int threads;    /* 0: 2 */
} RunnerOptions;

typedef struct Runner Runner;

Runner *runner_start(const RunnerOptions *options);
/* What runs comes to its end; what waits stays. */
void runner_stop(Runner *r);

/* Does all that is due now but reading files, in this thread; *n is how many. For
 * tests. */
bool runner_run_due(Store *store, Blobs *blobs, Instant now, size_t *n, GError **err);

/* When a job that failed is tried again: later each time, and after two days no more (0).
 * attempts counts from 1. */
Duration runner_back_off(int64_t attempts);
