/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * job_end.h - how a job comes to its end, by the runner and in the simulation. */
#pragma once

#include "store/desk_store.h"

/* It has come to its end, or waits for another instant: again, unless 0. If it was set to
 * another one meanwhile, it stays so. In a transaction of its own. */
bool job_end(Db *db, const Job *job, Instant again, Instant now, GError **err);
