/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What is a host name of a customer's own, and which web site may show its form. */
#include <glib.h>

#include "model/contact_form.h"

typedef struct {
	const char *name, *typed, *is; /* NULL: it is refused */
} Line;

#define L63 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const Line hosts[] = {
	{ "plain", "support.bager.example", "support.bager.example" },
	{ "capitals", " Support.Bager.Example ", "support.bager.example" },
	{ "a dot at the end", "support.bager.example.", "support.bager.example" },
	{ "a letter of ours", "hjælp.bager.example", "xn--hjlp-woa.bager.example" },
	{ "longest label", L63 ".example", L63 ".example" },
	{ "too long a label", "a" L63 ".example", NULL },
	{ "no domain", "support", NULL },
	{ "empty label", "support..example", NULL },
	{ "an address", "192.0.2.7", NULL },
	{ "with a scheme", "https://support.bager.example", NULL },
	{ "with a path", "support.bager.example/it", NULL },
	{ "with a port", "support.bager.example:80", NULL },
	{ "a hyphen first", "-support.bager.example", NULL },
	{ "a hyphen last", "support-.bager.example", NULL },
	{ "an underscore", "sup_port.bager.example", NULL },
	{ "a quote", "support'.bager.example", NULL },
	{ "a space", "support bager.example", NULL },
	{ "no UTF-8", "support\xff.example", NULL },
	{ "nothing", "", NULL },
};

static const Line headers[] = {
	{ "plain", "support.bager.example", "support.bager.example" },
	{ "port", "Support.Bager.example:8443", "support.bager.example" },
	{ "IPv4", "127.0.0.1:8080", NULL },
	{ "IPv6", "[::1]:8080", NULL },
	{ "localhost", "localhost", NULL },
	{ "none", NULL, NULL },
};

static const Line origins[] = {
	{ "plain", "https://www.bager.example", "https://www.bager.example" },
	{ "a page of it", "HTTPS://WWW.Bager.Example/kontakt?a=1#b",
	    "https://www.bager.example" },
	{ "usual port", "https://www.bager.example:443/", "https://www.bager.example" },
	{ "other port", "https://www.bager.example:8443",
	    "https://www.bager.example:8443" },
	{ "unencrypted", "http://intranet.bager.example:80",
	    "http://intranet.bager.example" },
	{ "in the house", "http://192.168.1.7:81", "http://192.168.1.7:81" },
	{ "this machine", "http://localhost:3000", "http://localhost:3000" },
	{ "no scheme", "www.bager.example", NULL },
	{ "script", "javascript://www.bager.example/", NULL },
	{ "a file", "file:///etc/passwd", NULL },
	{ "everybody", "https://*", NULL },
	{ "a whole domain", "https://*.bager.example", NULL },
	{ "another directive", "https://a.example;script-src", NULL },
	{ "two", "https://a.example https://b.example", NULL },
	{ "null", "null", NULL },
};

static const Line sites[] = {
	{ "none", " \n\n", "" },
	{ "two, one twice",
	    "https://a.example/\n\n https://b.example \nhttps://A.example",
	    "https://a.example\nhttps://b.example\n" },
	{ "one is wrong", "https://a.example\nb.example", NULL },
};

static const struct {
	const char *group;
	const Line *lines;
	size_t n;
	const char *(*of)(Arena *a, const char *typed);
} groups[] = {
	{ "host", hosts, G_N_ELEMENTS(hosts), contact_host },
	{ "header", headers, G_N_ELEMENTS(headers), contact_host_of_header },
	{ "origin", origins, G_N_ELEMENTS(origins), contact_origin },
	{ "sites", sites, G_N_ELEMENTS(sites), contact_sites },
};

static void
reads(void)
{
	g_autoptr(Arena) a = arena_new();

	for (size_t g = 0; g < G_N_ELEMENTS(groups); g++)
		for (size_t i = 0; i < groups[g].n; i++) {
			const Line *l = &groups[g].lines[i];

			g_test_message("%s: %s", groups[g].group, l->name);
			g_assert_cmpstr(groups[g].of(a, l->typed), ==, l->is);
		}
}

static void
there_is_a_most(void)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) typed = g_string_new(NULL);

	for (int i = 0; i < CONTACT_SITES_MOST; i++)
		g_string_append_printf(typed, "https://a%d.example\n", i);
	g_assert_nonnull(contact_sites(a, typed->str));
	g_string_append(typed, "https://more.example");
	g_assert_null(contact_sites(a, typed->str));
}

static void
knows_its_own(void)
{
	const ContactForm f = { .sites = "https://a.example\nhttps://ab.example\n" };

	g_assert_true(contact_form_knows(&f, "https://a.example"));
	g_assert_true(contact_form_knows(&f, "https://ab.example"));
	g_assert_false(contact_form_knows(&f, "https://b.example"));
	g_assert_false(contact_form_knows(&f, "https://a.exampl"));
	g_assert_false(contact_form_knows(&f, "http://a.example"));
	g_assert_false(contact_form_knows(&f, "null"));
	g_assert_false(contact_form_knows(&f, ""));
	g_assert_false(contact_form_knows(&f, NULL));
}

static void
is_at_another_name(void)
{
	static const char *const urls[][2] = {
		{ "https://desk.example", "https://s.example" },
		{ "http://desk.example:8080", "http://s.example:8080" },
		{ "https://desk.example/it", "https://s.example/it" },
		{ "https://desk.example:8443/it", "https://s.example:8443/it" },
		{ "http://[::1]:8080", "http://s.example:8080" },
		{ "http://[::1]", "http://s.example" },
	};
	g_autoptr(Arena) a = arena_new();

	for (size_t i = 0; i < G_N_ELEMENTS(urls); i++)
		g_assert_cmpstr(contact_url(a, urls[i][0], "s.example"), ==, urls[i][1]);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/contact_form/reads", reads);
	g_test_add_func("/contact_form/there_is_a_most", there_is_a_most);
	g_test_add_func("/contact_form/knows_its_own", knows_its_own);
	g_test_add_func("/contact_form/is_at_another_name", is_at_another_name);
	return g_test_run();
}
