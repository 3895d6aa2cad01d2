/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/check_store.h"

#include "check.q.h"
#include "store/row.h"

bool
check_store_sums(Db *db, DeskSums *out, GError **err)
{
	return row_int(q_check_counters(db), &out->wrong_counters, err) &&
	       row_int(q_check_mails_without_job(db), &out->mails_without_job, err) &&
	       row_int(q_check_mails_with_jobs(db), &out->mails_with_jobs, err) &&
	       row_int(q_check_ledger_wrong(db), &out->ledger_wrong, err) &&
	       row_int(q_check_due_without_job(db), &out->due_without_job, err) &&
	       row_int(q_check_solved_without_job(db), &out->solved_without_job, err) &&
	       row_int(q_check_dispatches_without_job(db), &out->dispatches_without_job,
	           err);
}
