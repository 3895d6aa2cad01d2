/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What the staff set of a customer's contact form: a host name that is its alone, a logo
 * that is a picture, web sites. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/contact_form.h"
#include "desk/host_check.h"
#include "store/contact_form_store.h"
#include "store/host_check_store.h"

static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\0\x40\x8\6\0\0\0";

static bool
save(Desk *d, int64_t customer, const char *host, GError **err)
{
	ContactForm *f;
	ContactFormSave w = { .customer_id = customer, .host = host, .sites = "" };

	if (!contact_form_store_of(d->db, d->a, customer, &f, err))
		return false;
	w.seen = f->version;
	return contact_form_save(d->db, d->a, d->blobs, &d->anna, &w, err);
}

static const char *
whose(Desk *d, const char *host)
{
	ContactForm *f;

	must(contact_form_store_of_host(d->db, d->a, host, &f, ERR_HERE));
	return !f ? "nobody" : f->customer_id == d->baker ? "baker" : "smith";
}

static void
a_host_name_is_of_one_customer(Desk *d)
{
	must(save(d, d->baker, "Support.Bager.Example", ERR_HERE));
	g_assert_cmpstr(whose(d, "support.bager.example"), ==, "baker");
	refused(save(d, d->smith, "support.bager.example", ERR_HERE),
	    "contact.host.taken");
	must(save(d, d->baker, "support.bager.example", ERR_HERE));
	must(save(d, d->baker, " ", ERR_HERE));
	g_assert_cmpstr(whose(d, "support.bager.example"), ==, "nobody");
	must(save(d, d->smith, "support.bager.example", ERR_HERE));
	g_assert_cmpstr(whose(d, "support.bager.example"), ==, "smith");
	refused(save(d, d->smith, "not a host", ERR_HERE), "contact.host.invalid");
}

static void
our_own_name_stays_ours(Desk *d)
{
	const Setting url = { "url", "https://Desk.Nordlys.example:8443" };
	size_t wrong;

	must(house_set(d->db, d->a, &url, 1, &wrong, ERR_HERE));
	refused(save(d, d->baker, "desk.nordlys.example", ERR_HERE), "contact.host.ours");
}

static void
who_saw_an_older_one_is_told(Desk *d)
{
	ContactFormSave w = { .customer_id = d->baker, .host = "a.example", .sites = "" };

	must(contact_form_save(d->db, d->a, d->blobs, &d->anna, &w, ERR_HERE));
	w.host = "b.example";
	refused(contact_form_save(d->db, d->a, d->blobs, &d->anna, &w, ERR_HERE),
	    "customer.changed");
	g_assert_cmpstr(whose(d, "a.example"), ==, "baker");
}

static void
a_logo_is_a_picture_that_fits(Desk *d)
{
	g_autofree char *large = g_malloc0(LOGO_MAX_BYTES + 1);
	ContactFormSave w = { .customer_id = d->baker, .host = "", .sites = "" };
	ContactForm *f;
	char wide[sizeof png];

	w.logo = "<svg/>", w.logo_size = 6;
	refused(contact_form_save(d->db, d->a, d->blobs, &d->anna, &w, ERR_HERE),
	    "contact.logo.kind");
	memcpy(large, png, sizeof png);
	w.logo = large, w.logo_size = LOGO_MAX_BYTES + 1;
	refused(contact_form_save(d->db, d->a, d->blobs, &d->anna, &w, ERR_HERE),
	    "contact.logo.size");
	memcpy(wide, png, sizeof png);
	wide[18] = 0x10; /* 4096 */
	w.logo = wide, w.logo_size = sizeof wide;
	refused(contact_form_save(d->db, d->a, d->blobs, &d->anna, &w, ERR_HERE),
	    "contact.logo.size");

	w.logo = large, w.logo_size = LOGO_MAX_BYTES;
	must(contact_form_save(d->db, d->a, d->blobs, &d->anna, &w, ERR_HERE));
	must(contact_form_store_of(d->db, d->a, d->baker, &f, ERR_HERE));
	g_assert_cmpstr(f->logo.type, ==, "image/png");
	g_assert_cmpint(f->logo.width, ==, 256);

	must(save(d, d->baker, "a.example", ERR_HERE)); /* it stays */
	must(contact_form_store_of(d->db, d->a, d->baker, &f, ERR_HERE));
	g_assert_nonnull(f->logo_sha256);
	w = (ContactFormSave){ .customer_id = d->baker,
		.seen = f->version,
		.host = "",
		.sites = "",
		.no_logo = true };
	must(contact_form_save(d->db, d->a, d->blobs, &d->anna, &w, ERR_HERE));
	must(contact_form_store_of(d->db, d->a, d->baker, &f, ERR_HERE));
	g_assert_null(f->logo_sha256);
	g_assert_null(f->logo.type);
}

static void
only_the_staff_may(Desk *d)
{
	const ContactFormSave w = { .customer_id = d->baker, .host = "", .sites = "" };

	g_autoptr(GError) why = NULL;
	g_assert_false(contact_form_save(d->db, d->a, d->blobs, &d->ida, &w, &why));
	g_assert_error(why, ERR, ERR_DENIED);
}

/* --- where links lead --- */

/* Taken as if its time had come. */
static const Job *
look(Desk *d)
{
	size_t n;
	const Job *jobs = desk_lease(d, d->now + DAYS(30), &n);

	return desk_job_of(jobs, n, JOB_HOST, d->baker);
}

static bool
seen(Desk *d, const char *host, HostTrouble trouble, Instant ends, GError **err)
{
	HostWanted wanted;
	HostChecked checked = { look(d), &wanted, { trouble, ends } };

	must(host_check_wanted(d->db, d->a, d->baker, &wanted, ERR_HERE));
	g_assert_cmpstr(wanted.host, ==, host);
	return host_check_record(d->db, d->a, &checked, d->now, err);
}

static const char *
leads_to(Desk *d)
{
	const House *there;
	ContactForm *f;
	House house;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	must(contact_form_store_of(d->db, d->a, d->baker, &f, ERR_HERE));
	must(house_at_customer(d->db, d->a, &house, f, &there, ERR_HERE));
	return there->url;
}

static int64_t
notices(Desk *d)
{
	OutMail *mails;
	size_t n, found = 0;

	must(mail_store_list(d->db, d->a, 0, 100, &mails, &n, ERR_HERE));
	for (size_t i = 0; i < n; i++)
		found += mails[i].kind == MAIL_NOTICE;
	return (int64_t)found;
}

static void
links_lead_to_the_host_while_it_leads_here(Desk *d)
{
	const Setting url = { "url", "https://desk.nordlys.example:8443" };
	const char *there = "https://support.bager.example:8443";
	size_t wrong;

	must(house_set(d->db, d->a, &url, 1, &wrong, ERR_HERE));
	g_assert_cmpstr(leads_to(d), ==, url.value);
	must(save(d, d->baker, "support.bager.example", ERR_HERE));
	g_assert_cmpstr(leads_to(d), ==, url.value);
	must(seen(d, "support.bager.example", HOST_UNKNOWN, 0, ERR_HERE));
	g_assert_cmpstr(leads_to(d), ==, url.value);
	must(seen(d, "support.bager.example", HOST_REACHED, 0, ERR_HERE));
	g_assert_cmpstr(leads_to(d), ==, there);
	desk_wait(d, HOST_HOLDS - SECONDS(1));
	must(seen(d, "support.bager.example", HOST_SILENT, 0, ERR_HERE));
	g_assert_cmpstr(leads_to(d), ==, there);
	desk_wait(d, SECONDS(1));
	must(seen(d, "support.bager.example", HOST_SILENT, 0, ERR_HERE));
	g_assert_cmpstr(leads_to(d), ==, url.value);
	/* of another name it is not known */
	must(seen(d, "support.bager.example", HOST_REACHED, 0, ERR_HERE));
	must(save(d, d->baker, "it.bager.example", ERR_HERE));
	g_assert_cmpstr(leads_to(d), ==, url.value);
}

/* 14 days before, and 3 days before; and of another certificate anew. */
static void
an_end_of_a_certificate_is_told_twice(Desk *d)
{
	static const char host[] = "support.bager.example";
	Instant ends = d->now + DAYS(20);
	int64_t before = notices(d);

	must(save(d, d->baker, host, ERR_HERE));
	must(seen(d, host, HOST_REACHED, ends, ERR_HERE));
	desk_wait(d, DAYS(6));
	must(seen(d, host, HOST_REACHED, ends, ERR_HERE));
	g_assert_cmpint(notices(d), ==, before);
	desk_wait(d, SECONDS(1));
	for (int i = 0; i < 2; i++) {
		must(seen(d, host, HOST_REACHED, ends, ERR_HERE));
		g_assert_cmpint(notices(d), ==, before + 1);
	}
	desk_wait(d, DAYS(11));
	for (int i = 0; i < 2; i++) {
		must(seen(d, host, HOST_REACHED, ends, ERR_HERE));
		g_assert_cmpint(notices(d), ==, before + 2);
	}
	must(seen(d, host, HOST_REACHED, ends + DAYS(90), ERR_HERE));
	g_assert_cmpint(notices(d), ==, before + 2);
}

static void
a_host_that_is_lost_is_told_after_an_hour(Desk *d)
{
	static const char host[] = "support.bager.example";
	int64_t before = notices(d);

	must(save(d, d->baker, host, ERR_HERE));
	must(seen(d, host, HOST_SILENT, 0, ERR_HERE));
	desk_wait(d, HOURS(2));
	must(seen(d, host, HOST_SILENT, 0, ERR_HERE)); /* it never led here */
	must(seen(d, host, HOST_REACHED, 0, ERR_HERE));
	desk_wait(d, HOURS(1) - SECONDS(1));
	must(seen(d, host, HOST_SILENT, 0, ERR_HERE));
	g_assert_cmpint(notices(d), ==, before);
	desk_wait(d, SECONDS(1));
	for (int i = 0; i < 2; i++) {
		must(seen(d, host, HOST_SILENT, 0, ERR_HERE));
		g_assert_cmpint(notices(d), ==, before + 1);
	}
}

/* What it saw before is not what is there now. */
static void
a_look_that_was_asked_for_meanwhile_counts(Desk *d)
{
	static const char host[] = "support.bager.example";
	HostWanted wanted;
	HostCheck *check;
	size_t n;

	must(save(d, d->baker, host, ERR_HERE));
	must(host_check_wanted(d->db, d->a, d->baker, &wanted, ERR_HERE));
	const HostChecked slow = { look(d), &wanted, { HOST_SILENT, 0 } };
	must(save(d, d->baker, host, ERR_HERE));
	must(host_check_record(d->db, d->a, &slow, d->now, ERR_HERE));
	must(host_check_store_find(d->db, d->a, host, &check, ERR_HERE));
	g_assert_null(check);
	const Job *due = desk_lease(d, d->now, &n);
	const HostChecked anew = { desk_job_of(due, n, JOB_HOST, d->baker), &wanted,
		{ HOST_REACHED, 0 } };
	must(host_check_record(d->db, d->a, &slow, d->now, ERR_HERE));
	must(host_check_record(d->db, d->a, &anew, d->now, ERR_HERE));
	must(host_check_store_find(d->db, d->a, host, &check, ERR_HERE));
	g_assert_cmpint(check->trouble, ==, HOST_REACHED);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("a_host_name_is_of_one_customer", a_host_name_is_of_one_customer);
	desk_add_story("our_own_name_stays_ours", our_own_name_stays_ours);
	desk_add_story("who_saw_an_older_one_is_told", who_saw_an_older_one_is_told);
	desk_add_story("a_logo_is_a_picture_that_fits", a_logo_is_a_picture_that_fits);
	desk_add_story("only_the_staff_may", only_the_staff_may);
	desk_add_story("links_lead_to_the_host_while_it_leads_here",
	    links_lead_to_the_host_while_it_leads_here);
	desk_add_story("an_end_of_a_certificate_is_told_twice",
	    an_end_of_a_certificate_is_told_twice);
	desk_add_story("a_host_that_is_lost_is_told_after_an_hour",
	    a_host_that_is_lost_is_told_after_an_hour);
	desk_add_story("a_look_that_was_asked_for_meanwhile_counts",
	    a_look_that_was_asked_for_meanwhile_counts);
	return g_test_run();
}
