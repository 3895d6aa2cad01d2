/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What the staff set of a customer's contact form: a host name that is its alone, a logo
 * that is a picture, web sites. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/contact_form.h"
#include "store/contact_form_store.h"

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
	w = (ContactFormSave){ d->baker, f->version, "", "", NULL, 0, true };
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

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("a_host_name_is_of_one_customer", a_host_name_is_of_one_customer);
	desk_add_story("our_own_name_stays_ours", our_own_name_stays_ours);
	desk_add_story("who_saw_an_older_one_is_told", who_saw_an_older_one_is_told);
	desk_add_story("a_logo_is_a_picture_that_fits", a_logo_is_a_picture_that_fits);
	desk_add_story("only_the_staff_may", only_the_staff_may);
	return g_test_run();
}
