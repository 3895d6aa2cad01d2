/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/host_check_store.h"

#include "host_check.q.h"
#include "store/row.h"

static void
read_check(Arena *a, DbStmt *st, void *out)
{
	*(HostCheck *)out = (HostCheck){
		.host = row_text(a, st, c_host_check_host),
		.checked_at = db_int(st, c_host_check_checked_at),
		.reached_at = db_int(st, c_host_check_reached_at),
		.trouble = (HostTrouble)db_int(st, c_host_check_trouble),
		.certificate_ends = db_int(st, c_host_check_certificate_ends),
	};
}

bool
host_check_store_find(Db *db, Arena *a, const char *host, HostCheck **out, GError **err)
{
	return ROW_ONE(a, q_host_check_find(db, host), read_check, out, err);
}

bool
host_check_store_set(Db *db, const HostCheck *h, GError **err)
{
	return row_exec(q_host_check_set(db, h->host, h->checked_at,
	                    row_some(&h->reached_at), h->trouble,
	                    row_some(&h->certificate_ends)),
	    err);
}

bool
host_check_store_all(Db *db, Arena *a, const char *own, HostCheck **out, size_t *n,
    GError **err)
{
	return ROW_ALL(a, q_host_check_all(db, own), read_check, out, n, err);
}
