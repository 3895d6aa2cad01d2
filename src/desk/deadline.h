/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * deadline.h - what happens when a deadline passes. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/sla.h"
#include "store/desk_store.h"

/* The job's part: a deadline of job->ref may have passed. Each that has, and was not
 * noted yet, is an ENTRY_DEADLINE, and whoever has the case hears of it; of what passed
 * while the desk was away (DEADLINE_FRESH ago or more), he hears in one mail for all his
 * cases. Rules of
 * escalation that look at the clocks fire here too. Then the job waits for the next one,
 * or is done. All in one transaction. */
bool deadline_pass(Db *db, Arena *a, const Actor *who, const Job *job, GError **err);
