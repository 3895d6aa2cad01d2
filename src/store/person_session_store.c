/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/person_session_store.h"

#include "person_session.q.h"
#include "store/row.h"

bool
person_session_store_add(Db *db, const PersonSession *s, GError **err)
{
	/* Those that expired; their links did long before. */
	Duration lasts = s->expires_at - s->created_at;

	return row_exec(q_person_session_forget(db, s->created_at - lasts), err) &&
	       row_exec(q_person_session_add(db, s->token_sha256, s->person_id,
	                    s->link_at, s->created_at, s->expires_at),
	           err);
}

bool
person_session_store_find(Db *db, const char *token_sha256, Instant now,
    int64_t *person_id, GError **err)
{
	return row_int(q_person_session_find(db, token_sha256, now), person_id, err);
}

bool
person_session_store_link_used(Db *db, int64_t person_id, Instant link_at, bool *used,
    GError **err)
{
	int64_t n;

	if (!row_int(q_person_session_of_link(db, person_id, link_at), &n, err))
		return false;
	*used = n > 0;
	return true;
}

bool
person_session_store_end(Db *db, const char *token_sha256, GError **err)
{
	return row_exec(q_person_session_end(db, token_sha256), err);
}

bool
person_session_store_end_all_of(Db *db, int64_t person_id, GError **err)
{
	return row_exec(q_person_session_end_all_of(db, person_id), err);
}
