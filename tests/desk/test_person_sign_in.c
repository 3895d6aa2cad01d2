/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Somebody at a customer signs in by a link that is mailed to him. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/person_sign_in.h"

static PersonLink
link_for(Desk *d, int64_t person_id, Instant at)
{
	House house;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	char *link = house_person_link(d->a, &house, person_id, at);
	return (PersonLink){ person_id, at, strrchr(link, '/') + 1 };
}

static const Person *
opened(Desk *d, const PersonLink *link, Instant now)
{
	Person *p;

	must(person_link_open(d->db, d->a, now, link, &p, ERR_HERE));
	return p;
}

static void
a_link_is_good_once_and_for_an_hour(Desk *d)
{
	const PersonLink link = link_for(d, d->ida.person_id, d->now);
	char *token;
	Person *p;

	g_assert_nonnull(opened(d, &link, d->now));
	g_assert_nonnull(opened(d, &link, d->now + PERSON_LINK_LASTS - 1));
	g_assert_null(opened(d, &link, d->now + PERSON_LINK_LASTS));
	g_assert_null(opened(d, &link, d->now - 1));
	must(person_sign_in(d->db, d->a, d->now, &link, &token, ERR_HERE));
	g_assert_null(opened(d, &link, d->now));
	refused(person_sign_in(d->db, d->a, d->now, &link, &token, ERR_HERE),
	    "person.link.over");
	must(person_session(d->db, d->a, d->now, token, &p, ERR_HERE));
	g_assert_cmpint(p->id, ==, d->ida.person_id);
	must(person_session(d->db, d->a, d->now + PERSON_SESSION_LASTS, token, &p,
	    ERR_HERE));
	g_assert_null(p);
	must(person_sign_out(d->db, d->a, token, ERR_HERE));
	must(person_session(d->db, d->a, d->now, token, &p, ERR_HERE));
	g_assert_null(p);
	/* Signing out does not make the link good again. */
	g_assert_null(opened(d, &link, d->now));
}

static void
a_link_is_of_one_person_and_one_instant(Desk *d)
{
	PersonLink link = link_for(d, d->ida.person_id, d->now);

	link.person_id++;
	g_assert_null(opened(d, &link, d->now));
	link = link_for(d, d->ida.person_id, d->now - MINUTES(59));
	link.at = d->now;
	g_assert_null(opened(d, &link, d->now));
}

static void
another_address_ends_the_sessions(Desk *d)
{
	const PersonLink link = link_for(d, d->ida.person_id, d->now);
	char *token;
	Person *p;

	must(person_sign_in(d->db, d->a, d->now, &link, &token, ERR_HERE));
	must(person_store_find(d->db, d->a, d->ida.person_id, &p, ERR_HERE));
	p->phone = "+45 11 22 33 44";
	must(person_save(d->db, d->a, &d->anna, p, ERR_HERE));
	must(person_session(d->db, d->a, d->now, token, &p, ERR_HERE));
	g_assert_nonnull(p);
	p->mail = "ida.ny@bager.example";
	must(person_save(d->db, d->a, &d->anna, p, ERR_HERE));
	must(person_session(d->db, d->a, d->now, token, &p, ERR_HERE));
	g_assert_null(p);
}

static void
only_the_known_are_mailed_and_not_too_often(Desk *d)
{
	must(person_ask_link(d->db, d->a, d->now, "nobody@bager.example", "192.0.2.1",
	    ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "");
	for (int i = 0; i < 3; i++)
		must(person_ask_link(d->db, d->a, d->now + i, "Ida@bager.example ",
		    "192.0.2.1", ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "sign_in sign_in sign_in");
	refused(person_ask_link(d->db, d->a, d->now, "ida@bager.example", "192.0.2.1",
	            ERR_HERE),
	    "sign_in.too_often");
	must(person_ask_link(d->db, d->a, d->now + MINUTES(11), "ida@bager.example",
	    "192.0.2.1", ERR_HERE));
}

static void
a_contact_keeps_his_own_company(Desk *d)
{
	Person *ida,
	    stranger = { .name = "Sven", .customer_id = d->smith, .active = true };
	Person mine = { .name = "Ny", .customer_id = d->smith, .active = true };

	must(person_save(d->db, d->a, &d->anna, &stranger, ERR_HERE));
	refused(company_person_save(d->db, d->a, &d->ida, &mine, ERR_HERE),
	    "company.not_contact");
	must(person_store_find(d->db, d->a, d->ida.person_id, &ida, ERR_HERE));
	ida->contact = true;
	must(person_save(d->db, d->a, &d->anna, ida, ERR_HERE));
	must(company_person_save(d->db, d->a, &d->ida, &mine, ERR_HERE));
	g_assert_cmpint(mine.customer_id, ==, d->baker);
	refused(company_person_save(d->db, d->a, &d->ida, &stranger, ERR_HERE),
	    "person.unknown");
	ida->active = false;
	refused(company_person_save(d->db, d->a, &d->ida, ida, ERR_HERE),
	    "company.yourself");
}

/* The price follows from that (M18). */
static void
when_somebody_came_and_left_is_kept(Desk *d)
{
	Person *p, bo = { .name = "Bo", .customer_id = d->baker, .active = true };
	Instant came = d->now, left;

	must(person_save(d->db, d->a, &d->anna, &bo, ERR_HERE));
	desk_wait(d, DAYS(3));
	must(person_store_find(d->db, d->a, bo.id, &p, ERR_HERE));
	p->name = "Bo Bager";
	p->active_at = 0; /* no form says it */
	must(person_save(d->db, d->a, &d->anna, p, ERR_HERE));
	must(person_store_find(d->db, d->a, bo.id, &p, ERR_HERE));
	g_assert_cmpint(p->active_at, ==, came);
	left = d->now;
	p->active = false;
	must(person_save(d->db, d->a, &d->anna, p, ERR_HERE));
	desk_wait(d, DAYS(1));
	must(person_store_find(d->db, d->a, bo.id, &p, ERR_HERE));
	g_assert_cmpint(p->active_at, ==, left);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("person-sign-in/when-somebody-came-and-left-is-kept",
	    when_somebody_came_and_left_is_kept);
	desk_add_story("person-sign-in/a-link-is-good-once-and-for-an-hour",
	    a_link_is_good_once_and_for_an_hour);
	desk_add_story("person-sign-in/a-link-is-of-one-person-and-one-instant",
	    a_link_is_of_one_person_and_one_instant);
	desk_add_story("person-sign-in/another-address-ends-the-sessions",
	    another_address_ends_the_sessions);
	desk_add_story("person-sign-in/only-the-known-are-mailed-and-not-too-often",
	    only_the_known_are_mailed_and_not_too_often);
	desk_add_story("person-sign-in/a-contact-keeps-his-own-company",
	    a_contact_keeps_his_own_company);
	return g_test_run();
}
