/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/address_test_store.h"

#include "address_test.q.h"
#include "store/row.h"

static void
read_test(Arena *a, DbStmt *st, void *out)
{
	*(AddressTest *)out = (AddressTest){
		.id = db_int(st, c_address_test_id),
		.customer_id = db_int(st, c_address_test_customer_id),
		.kind = (AddressTestKind)db_int(st, c_address_test_kind),
		.address = row_text(a, st, c_address_test_address),
		.message_id = row_text(a, st, c_address_test_message_id),
		.staff_id = db_int(st, c_address_test_staff_id),
		.person_id = db_int(st, c_address_test_person_id),
		.sent_at = db_int(st, c_address_test_sent_at),
		.arrived_at = db_int(st, c_address_test_arrived_at),
		.route = { .came_by = row_text(a, st, c_address_test_came_by),
		    .forwarded_to = row_text(a, st, c_address_test_forwarded_to),
		    .return_path = row_text(a, st, c_address_test_return_path),
		    .seen = row_text(a, st, c_address_test_seen) },
		.state = (OutMailState)db_int(st, c_address_test_state),
		.error = row_text(a, st, c_address_test_error),
	};
}

bool
address_test_store_add(Db *db, AddressTest *t, GError **err)
{
	return row_int(q_address_test_add(db, t->customer_id, t->address, t->kind,
	                   t->message_id, row_some(&t->staff_id), row_some(&t->person_id),
	                   t->sent_at),
	    &t->id, err);
}

bool
address_test_store_of_mail(Db *db, Arena *a, const char *message_id, AddressTest **out,
    GError **err)
{
	return ROW_ONE(a, q_address_test_by_message(db, message_id), read_test, out, err);
}

bool
address_test_store_last(Db *db, Arena *a, int64_t customer_id, const char *address,
    AddressTestKind kind, AddressTest **out, GError **err)
{
	return ROW_ONE(a, q_address_test_last(db, customer_id, address, kind), read_test,
	    out, err);
}

bool
address_test_store_arrive(Db *db, int64_t id, Instant at, const MailRoute *route,
    GError **err)
{
	return row_exec(q_address_test_arrive(db, id, at, route->came_by,
	                    route->forwarded_to, route->return_path, route->seen),
	    err);
}

bool
customer_address_store_send_as(Db *db, int64_t customer_id, const char *address,
    bool send_as, GError **err)
{
	return row_exec(q_customer_address_send_as(db, customer_id, address, send_as),
	    err);
}
