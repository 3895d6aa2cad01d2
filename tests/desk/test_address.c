/* SPDX-License-Identifier: AGPL-3.0-or-later
 * A customer's own address is tried out: by whom, how often, and what is noted when the
 * mail comes back (M2). */
#include "base/err.h"
#include "desk.h"
#include "desk/address_test.h"
#include "mail/render.h"
#include "mailed.h"
#include "store/address_test_store.h"

#define IT "it@bager.example"

static void
set_up(Desk *d)
{
	const Setting host = { "smtp_host", "mail.example" };
	size_t wrong;

	must(house_set(d->db, d->a, &host, 1, &wrong, ERR_HERE));
}

static AddressTest *
last(Desk *d, AddressTestKind kind)
{
	AddressTest *t;

	must(address_test_store_last(d->db, d->a, d->baker, IT, kind, &t, ERR_HERE));
	return t;
}

/* The mail as it would go: whom it is from. */
static const char *
written_by(Desk *d, const char *message_id)
{
	OutMail *m;
	House house;
	RenderedMail r;

	must(mail_store_find_by_message_id(d->db, d->a, message_id, &m, ERR_HERE));
	must(house_load(d->db, d->a, &house, ERR_HERE));
	const RenderSource source = { d->db, d->blobs, &house };
	must(render_mail(&source, d->a, m, &r, ERR_HERE));
	return strstr(arena_strndup(d->a, r.bytes, r.n_bytes), "From: ");
}

static void
it_is_sent_and_comes_back(Desk *d)
{
	MailReceived done;

	set_up(d);
	must(address_test_send(d->db, d->a, &d->anna, d->baker, IT, ADDRESS_TEST_OUT,
	    ERR_HERE));
	AddressTest *t = last(d, ADDRESS_TEST_OUT);
	g_assert_cmpint(t->staff_id, ==, d->anna.staff_id);
	g_assert_cmpint(address_test_state(t, d->now), ==, ADDRESS_ON_ITS_WAY);
	const char *from = written_by(d, t->message_id);
	g_assert_nonnull(strstr(arena_strndup(d->a, from, strcspn(from, "\r")), IT));
	desk_wait(d, SECONDS(3));
	const InMail back = { .from = { "", IT },
		.subject = "Prøve",
		.message_id = t->message_id,
		.text = "",
		.raw = "x",
		.raw_size = 1,
		.route = { .came_by = "desk@x",
		    .seen = "mx; dkim=pass header.d=bager.example" } };
	for (int i = 0; i < 2; i++) {
		must(mail_receive(d->db, d->blobs, d->a, &d->desk, &back, &done,
		    ERR_HERE));
		g_assert_true(done.known);
		desk_wait(d, HOURS(1));
	}
	t = last(d, ADDRESS_TEST_OUT);
	g_assert_cmpint(t->arrived_at - t->sent_at, ==, SECONDS(3));
	g_assert_cmpstr(t->route.came_by, ==, "desk@x");
	g_assert_cmpstr(t->route.seen, ==, "mx; dkim=pass header.d=bager.example");
	g_assert_null(last(d, ADDRESS_TEST_IN));
}

static void
a_test_to_it_is_of_the_house(Desk *d)
{
	set_up(d);
	must(address_test_send(d->db, d->a, &d->anna, d->baker, IT, ADDRESS_TEST_IN,
	    ERR_HERE));
	const char *from = written_by(d, last(d, ADDRESS_TEST_IN)->message_id);
	g_assert_null(strstr(arena_strndup(d->a, from, strcspn(from, "\r")), IT));
}

static void
only_the_staff_and_its_contact_may(Desk *d)
{
	Person *p;

	set_up(d);
	refused(address_test_send(d->db, d->a, &d->ida, d->baker, IT, ADDRESS_TEST_IN,
	            &must_err),
	    "address.denied");
	must(person_store_find(d->db, d->a, d->ida.person_id, &p, ERR_HERE));
	p->contact = true;
	must(person_save(d->db, d->a, &d->anna, p, ERR_HERE));
	must(address_test_send(d->db, d->a, &d->ida, d->baker, IT, ADDRESS_TEST_IN,
	    ERR_HERE));
	refused(address_test_send(d->db, d->a, &d->ida, d->smith, IT, ADDRESS_TEST_IN,
	            &must_err),
	    "address.denied");
	refused(address_test_send(d->db, d->a, &d->anna, d->smith, IT, ADDRESS_TEST_IN,
	            &must_err),
	    "address.unknown");
	refused(address_send_as(d->db, d->a, &d->ida, d->baker, IT, false, &must_err),
	    "staff.only");
}

static void
not_too_often(Desk *d)
{
	set_up(d);
	for (int i = 0; i < 6; i++)
		must(address_test_send(d->db, d->a, &d->anna, d->baker, IT,
		    ADDRESS_TEST_IN, ERR_HERE));
	refused(address_test_send(d->db, d->a, &d->anna, d->baker, IT, ADDRESS_TEST_IN,
	            &must_err),
	    "address.too_often");
	desk_wait(d, MINUTES(11));
	must(address_test_send(d->db, d->a, &d->anna, d->baker, IT, ADDRESS_TEST_IN,
	    ERR_HERE));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("address/it-is-sent-and-comes-back", it_is_sent_and_comes_back);
	desk_add_story("address/a-test-to-it-is-of-the-house",
	    a_test_to_it_is_of_the_house);
	desk_add_story("address/only-the-staff-and-its-contact-may",
	    only_the_staff_and_its_contact_may);
	desk_add_story("address/not-too-often", not_too_often);
	return g_test_run();
}
