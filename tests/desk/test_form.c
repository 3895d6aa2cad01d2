/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What comes by a contact form: a case, one more report of an outage, or something that
 * waits for the staff's word; and nothing is lost. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/form_receive.h"
#include "desk/outage.h"
#include "store/quarantine_store.h"

static FormReport
report(Desk *d, const char *mail)
{
	return (FormReport){ .customer_id = d->baker,
		.name = "Karl",
		.mail = mail,
		.phone = "",
		.text = "Ovnen er kold.",
		.lang = LANG_DA,
		.address = "192.0.2.7" };
}

static int64_t
sends(Desk *d, const FormReport *w)
{
	int64_t id = -1;

	must(form_receive(d->db, d->a, &d->desk, w, &id, ERR_HERE));
	return id;
}

static int64_t
waiting(Desk *d)
{
	int64_t n;

	must(quarantine_store_count(d->db, &n, ERR_HERE));
	return n;
}

static const Quarantined *
first_waiting(Desk *d)
{
	Quarantined *all;
	size_t n;

	must(quarantine_store_list(d->db, d->a, 0, 1, &all, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	return all;
}

static int64_t
declares(Desk *d, int64_t customer, const char *en)
{
	const OutageDeclare what = { .title = "Internettet er nede",
		.say = { .da = "Vi ser på det.",
		    .en = en,
		    .next_update_at = d->now + MINUTES(30) },
		.customers = &customer,
		.n_customers = 1 };
	int64_t id;

	must(outage_declare(d->db, d->a, &d->anna, &what, &id, ERR_HERE));
	return id;
}

/* --- doubt --- */

static void
what_is_in_doubt_waits_and_answers_nobody(Desk *d)
{
	static const Attachment file = { .name = "ovn.png",
		.content_type = "image/png",
		.size = 7,
		.sha256 =
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };
	FormReport w = report(d, "Karl@bager.example");
	const Quarantined *q;

	w.doubt = DOUBT_TRAP;
	w.category = CATEGORY_CRITICAL;
	w.attachments = &file;
	w.n_attachments = 1;
	g_assert_cmpint(sends(d, &w), ==, 0);
	g_assert_cmpint(waiting(d), ==, 1);
	g_assert_cmpstr(desk_mails(d), ==, "");
	q = first_waiting(d);
	g_assert_cmpstr(q->mail, ==, "karl@bager.example");
	g_assert_cmpint(q->doubt, ==, DOUBT_TRAP);

	int64_t id;
	must(quarantine_let_in(d->db, d->a, &d->anna, q->id, &id, ERR_HERE));
	Case *c = desk_case(d, id);
	g_assert_cmpint(c->customer_id, ==, d->baker);
	g_assert_cmpint(c->category, ==, CATEGORY_CRITICAL);
	size_t n;
	Entry *e = desk_entries(d, id, &n);
	g_assert_cmpstr(e->text, ==, "Ovnen er kold.");
	g_assert_cmpint(e->staff_id, ==, 0); /* it is his word, not hers who let it in */
	g_assert_cmpint(e->person_id, ==, c->person_id);
	g_assert_cmpuint(e->n_attachments, ==, 1);
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
	g_assert_cmpint(waiting(d), ==, 0);
	refused(quarantine_let_in(d->db, d->a, &d->anna, q->id, &id, ERR_HERE),
	    "quarantine.gone");
}

static void
what_is_thrown_away_is_gone_alone_or_with_all_of_its_address(Desk *d)
{
	FormReport w = report(d, "a@spam.example");

	w.doubt = DOUBT_FAST;
	for (int i = 0; i < 3; i++)
		sends(d, &w);
	w.address = "192.0.2.8";
	sends(d, &w);
	must(quarantine_throw(d->db, d->a, &d->anna, first_waiting(d)->id, false,
	    ERR_HERE));
	g_assert_cmpint(waiting(d), ==, 3);
	must(quarantine_throw(d->db, d->a, &d->anna, first_waiting(d)->id, true,
	    ERR_HERE));
	g_assert_cmpint(waiting(d), ==, 1);
	g_assert_cmpstr(first_waiting(d)->address, ==, "192.0.2.8");
	refused(quarantine_throw(d->db, d->a, &d->anna, 1, false, ERR_HERE),
	    "quarantine.gone");
}

static void
only_the_staff_decide(Desk *d)
{
	FormReport w = report(d, "a@spam.example");
	g_autoptr(GError) why = NULL, why2 = NULL;
	int64_t id;

	w.doubt = DOUBT_FOREIGN;
	sends(d, &w);
	g_assert_false(quarantine_let_in(d->db, d->a, &d->ida, 1, &id, &why));
	g_assert_error(why, ERR, ERR_DENIED);
	g_assert_false(quarantine_throw(d->db, d->a, &d->ida, 1, true, &why2));
	g_assert_error(why2, ERR, ERR_DENIED);
	g_assert_cmpint(waiting(d), ==, 1);
}

static void
too_many_of_an_address_wait_and_far_too_many_are_refused(Desk *d)
{
	FormReport w = report(d, "karl@bager.example");
	int64_t id;

	for (int i = 0; i < FORM_MOST; i++)
		g_assert_cmpint(sends(d, &w), >, 0);
	for (int i = 0; i < FORM_MOST; i++)
		g_assert_cmpint(sends(d, &w), ==, 0);
	g_assert_cmpint(first_waiting(d)->doubt, ==, DOUBT_MANY);
	refused(form_receive(d->db, d->a, &d->desk, &w, &id, ERR_HERE), "form.too_often");
	desk_wait(d, FORM_WINDOW);
	g_assert_cmpint(sends(d, &w), >, 0);
}

/* From another address each time; a network of another is not touched. */
static void
too_many_of_a_network_wait(Desk *d)
{
	static const struct {
		const char *in, *out;
	} nets[] = {
		{ "198.51.100.%d", "198.51.101.1" },
		{ "2001:db8:0:12%02x::1", "2001:db8:0:200::1" },
	};

	for (size_t k = 0; k < G_N_ELEMENTS(nets); k++) {
		FormReport w = report(d, "karl@bager.example");

		for (int i = 0; i <= FORM_MOST_OF_NET; i++) {
			g_autoptr(GString) address = g_string_new(nets[k].in);
			g_autofree char *n = k ? g_strdup_printf("%02x", i)
			                       : g_strdup_printf("%d", i);

			g_string_replace(address, k ? "%02x" : "%d", n, 1);
			w.address = address->str;
			g_assert_cmpint(sends(d, &w) == 0, ==, i == FORM_MOST_OF_NET);
		}
		w.address = nets[k].out;
		g_assert_cmpint(sends(d, &w), >, 0);
	}
}

/* --- tell me too --- */

static void
who_is_hit_too_is_one_more_reporter(Desk *d)
{
	FormReport w = report(d, "karl@bager.example");
	int64_t outage = declares(d, d->baker, "");

	w.name = "";
	w.outage_id = outage;
	w.lang = LANG_EN; /* it was said in Danish only: that is better than nothing */
	int64_t id = sends(d, &w);
	Case *c = desk_case(d, id);
	g_assert_cmpint(c->outage_id, ==, outage);
	g_assert_cmpint(c->category, ==, CATEGORY_OUTAGE);
	g_assert_cmpint(c->status, ==, STATUS_OPEN);
	g_assert_cmpstr(desk_mails(d), ==, "outage");
	size_t n;
	Entry *e = desk_entries(d, id, &n);
	g_assert_cmpstr(e[n - 1].text, ==, "Vi ser på det.");
	g_assert_cmpint(e[n - 1].person_id, ==, 0); /* the desk says it */
	g_assert_cmpint(e[n - 1].staff_id, ==, 0);

	g_assert_cmpint(sends(d, &w), ==, id); /* again: the same case, no mail more */
	g_assert_cmpstr(desk_mails(d), ==, "outage");
}

static void
an_outage_of_others_or_that_is_over_is_nobodys(Desk *d)
{
	FormReport w = report(d, "karl@bager.example");
	const OutageSay over = { .da = "Det virker.", .en = "It works." };
	int64_t id;

	w.outage_id = declares(d, d->smith, "We look at it.");
	refused(form_receive(d->db, d->a, &d->desk, &w, &id, ERR_HERE), "outage.over");
	w.outage_id = declares(d, d->baker, "We look at it.");
	must(outage_end(d->db, d->a, &d->anna, w.outage_id, 0, &over, "", ERR_HERE));
	refused(form_receive(d->db, d->a, &d->desk, &w, &id, ERR_HERE), "outage.over");
	g_assert_cmpint(waiting(d), ==, 0);
}

static void
a_mail_address_is_needed(Desk *d)
{
	FormReport w = report(d, "");
	int64_t id;

	refused(form_receive(d->db, d->a, &d->desk, &w, &id, ERR_HERE),
	    "person.mail.invalid");
	w.outage_id = declares(d, d->baker, "");
	w.name = "";
	refused(form_receive(d->db, d->a, &d->desk, &w, &id, ERR_HERE),
	    "person.mail.invalid");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define STORY(name) desk_add_story(#name, name)
	STORY(what_is_in_doubt_waits_and_answers_nobody);
	STORY(what_is_thrown_away_is_gone_alone_or_with_all_of_its_address);
	STORY(only_the_staff_decide);
	STORY(too_many_of_an_address_wait_and_far_too_many_are_refused);
	STORY(too_many_of_a_network_wait);
	STORY(who_is_hit_too_is_one_more_reporter);
	STORY(an_outage_of_others_or_that_is_over_is_nobodys);
	STORY(a_mail_address_is_needed);
	return g_test_run();
}
