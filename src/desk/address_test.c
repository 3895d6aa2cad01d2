/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/address_test.h"

#include "base/err.h"
#include "desk/address_test_int.h"
#include "desk/mail_own.h"
#include "desk/notify.h"
#include "desk/sender.h"
#include "store/address_test_store.h"
#include "store/desk_store.h"
#include "store/people_store.h"

#define TRIES_WINDOW MINUTES(10)
#define TRIES_MOST   6 /* both kinds, three times: it fills somebody's inbox */

typedef struct {
	Use use;
	AddressTest test;
	bool too_often;
} Trying;

static bool
is_of_customer(Db *db, Arena *a, int64_t customer_id, const char *address, bool *is,
    GError **err)
{
	CustomerAddress *all;
	size_t n;

	*is = false;
	if (!customer_store_addresses(db, a, customer_id, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		*is |= all[i].kind == ADDRESS_RECIPIENT &&
		       g_str_equal(all[i].value, address);
	return true;
}

static bool
may(Db *db, const Use *u, int64_t customer_id, GError **err)
{
	Person *p = NULL;

	if (actor_is_staff(u->who))
		return true;
	if (u->who->person_id &&
	    !person_store_find(db, u->arena, u->who->person_id, &p, err))
		return false;
	return (p && p->contact && p->active && p->customer_id == customer_id) ||
	       fail(err, ERR_DENIED, "address.denied");
}

static bool
holds(Db *db, const Trying *t, GError **err)
{
	const AddressTest *test = &t->test;
	House house;
	bool is;

	if (!may(db, &t->use, test->customer_id, err) ||
	    !is_of_customer(db, t->use.arena, test->customer_id, test->address, &is, err))
		return false;
	if (!is)
		return fail(err, ERR_INVALID, "address.unknown");
	if (!house_load(db, t->use.arena, &house, err) ||
	    !sender_is_set(db, &house, &is, err))
		return false;
	return is || fail(err, ERR_INVALID, "address.no_server");
}

static bool
try_it(Db *db, void *arg, GError **err)
{
	Trying *t = arg;
	Arena *a = t->use.arena;
	AddressTest *test = &t->test;
	Customer *customer;
	int64_t n;

	if (!holds(db, t, err) ||
	    !attempt_store_count(db, arena_printf(a, "address:%s", test->address),
	        test->sent_at, TRIES_WINDOW, &n, err))
		return false;
	t->too_often = n > TRIES_MOST;
	if (t->too_often)
		return true;
	if (!customer_store_find(db, a, test->customer_id, &customer, err))
		return false;
	const TextArg args[] = { text_arg_s(test->address) };
	const Letter letter = {
		.to = test->address,
		.lang = customer->lang,
		.kind = MAIL_ADDRESS_TEST,
		.subject = text_format(a, customer->lang, TEXT_ADDRESS_TEST_SUBJECT, args,
		    1),
		.text = text_format(a, customer->lang, TEXT_ADDRESS_TEST_TEXT, args, 1),
	};
	return notify_address(db, a, &letter, test->sent_at, &test->message_id, err) &&
	       address_test_store_add(db, test, err);
}

bool
address_test_send(Db *db, Arena *a, const Actor *who, int64_t customer_id,
    const char *address, AddressTestKind kind, GError **err)
{
	Trying t = { .use = { a, who },
		.test = { .customer_id = customer_id,
		    .address = address,
		    .kind = kind,
		    .staff_id = who->staff_id,
		    .person_id = who->person_id,
		    .sent_at = who->now } };

	if (!db_transact(db, try_it, &t, err))
		return false;
	return !t.too_often || fail(err, ERR_LIMIT, "address.too_often");
}

/* --- whether it is used --- */

typedef struct {
	Arena *arena;
	int64_t customer_id;
	const char *address;
	bool send_as;
} Using;

static bool
use_it(Db *db, void *arg, GError **err)
{
	const Using *u = arg;
	bool is;

	if (!is_of_customer(db, u->arena, u->customer_id, u->address, &is, err))
		return false;
	if (!is)
		return fail(err, ERR_INVALID, "address.unknown");
	return customer_address_store_send_as(db, u->customer_id, u->address, u->send_as,
	    err);
}

bool
address_send_as(Db *db, Arena *a, const Actor *who, int64_t customer_id,
    const char *address, bool send_as, GError **err)
{
	Using u = { a, customer_id, address, send_as };

	return must_be_staff(who, err) && db_transact(db, use_it, &u, err);
}

/* --- it comes back --- */

bool
address_test_arrive_in(Db *db, const Use *u, const House *house, const InMail *m,
    GError **err)
{
	const char *id = mail_own_id(u->arena, house, m);
	AddressTest *test = NULL;
	MailRoute route = m->route;

	if (!id || !address_test_store_of_mail(db, u->arena, id, &test, err))
		return !id;
	if (!test || test->arrived_at)
		return true;
	if (m->envelope_to)
		route.came_by = m->envelope_to;
	if (m->envelope_from)
		route.return_path = m->envelope_from;
	return address_test_store_arrive(db, test->id, u->who->now, &route, err);
}
