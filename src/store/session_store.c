/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "session.q.h"
#include "store/desk_store.h"
#include "store/row.h"

bool
session_store_add(Db *db, const char *token_sha256, int64_t staff_id, Instant now,
    Instant expires, GError **err)
{
	return row_exec(q_session_end_expired(db, now), err) &&
	       row_exec(q_session_add(db, token_sha256, staff_id, now, expires), err);
}

bool
session_store_find(Db *db, const char *token_sha256, Instant now, int64_t *staff_id,
    GError **err)
{
	return row_int(q_session_find(db, token_sha256, now), staff_id, err);
}

bool
session_store_end(Db *db, const char *token_sha256, GError **err)
{
	return row_exec(q_session_end(db, token_sha256), err);
}

bool
session_store_end_all_of(Db *db, int64_t staff_id, GError **err)
{
	return row_exec(q_session_end_all_of(db, staff_id), err);
}

bool
attempt_store_count(Db *db, const char *name, Instant now, Duration window, int64_t *n,
    GError **err)
{
	/* What is older than a day belongs to no window any more. */
	return row_exec(q_attempt_forget(db, now - DAYS(1)), err) &&
	       row_int(q_attempt_count(db, name, now, window), n, err);
}

bool
attempt_store_take_back(Db *db, const char *name, GError **err)
{
	return row_exec(q_attempt_take_back(db, name), err);
}
