/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * check.h - proves that the desk is whole: every case is what its entries say, every open
 * case has a time horizon, every counter counts right, every mail has its job. */
#pragma once

#include "base/arena.h"
#include "store/db.h"

typedef struct {
	int64_t cases, entries, problems;
} CheckReport;

/* Told of each problem: the case (0: none), and English for the operator. */
typedef void (*CheckFound)(int64_t case_id, const char *what, void *arg);

/* Reads all cases in batches; what others write meanwhile is no problem. True also if
 * problems were found: see report. */
bool check_desk(Store *store, CheckFound found, void *arg, CheckReport *report,
    GError **err);
