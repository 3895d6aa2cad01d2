/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What mail servers say of who wrote (RFC 8601), and how a test of an address stands. */
#include <glib.h>

#include "model/address_test.h"

#define U CHECK_UNKNOWN
#define N CHECK_NONE
#define P CHECK_PASS
#define F CHECK_FAIL

static const struct {
	const char *name, *results;
	MailCheck spf, dkim, dmarc;
} results[] = {
	{ "nobody-looked", NULL, U, U, U },
	{ "empty", "", U, U, U },
	{ "none", "mx.bager.dk; none", U, U, U },
	{ "gmail",
	    "mx.google.com; dkim=pass header.i=@bager.dk header.s=s1 header.b=abc; "
	    "spf=pass (google.com: domain of it@bager.dk designates 192.0.2.1 as "
	    "permitted sender) smtp.mailfrom=it@bager.dk; dmarc=pass (p=NONE sp=NONE "
	    "dis=NONE) header.from=bager.dk",
	    P, P, P },
	{ "exchange-without-id",
	    "spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=bager.dk; dkim=none "
	    "(message not signed) header.d=none;dmarc=fail action=quarantine "
	    "header.from=bager.dk;compauth=fail reason=000",
	    F, N, F },
	{ "of-another-domain",
	    "mx; dkim=pass header.d=nordlys.dk; spf=pass smtp.mailfrom=sag@nordlys.dk", N,
	    N, U },
	{ "below-and-above",
	    "mx; dkim=pass header.d=mail.bager.dk; spf=pass smtp.mailfrom=bager.dk", P, P,
	    U },
	{ "only-alike", "mx; dkim=pass header.d=minbager.dk", U, N, U },
	{ "top-level", "mx; dkim=pass header.d=dk", U, N, U },
	{ "one-of-two-signatures",
	    "mx; dkim=fail header.d=bager.dk; dkim=pass header.d=bager.dk", U, P, U },
	{ "pass-and-then-fail",
	    "mx; dkim=pass header.d=bager.dk; dkim=fail header.d=bager.dk", U, P, U },
	{ "two-hops",
	    "mx; spf=softfail smtp.mailfrom=x@bager.dk\nmx2; spf=pass "
	    "smtp.mailfrom=x@bager.dk",
	    P, U, U },
	{ "in-a-comment", "mx; spf=none (dkim=pass; header.d=bager.dk)", N, U, U },
	{ "nested-comments", "mx; spf=none (a (b) dkim=pass header.d=bager.dk)", N, U,
	    U },
	{ "capitals", "MX; DKIM=Pass Header.D=BAGER.dk", U, P, U },
	{ "temporary", "mx; dkim=temperror header.d=bager.dk", U, U, U },
	{ "never-closed", "mx; spf=pass (smtp.mailfrom=bager.dk", N, U, U },
};

static void
what_they_say(const void *row)
{
	size_t i = GPOINTER_TO_SIZE(row);
	g_autoptr(Arena) a = arena_new();
	MailChecks found = mail_checks_read(a, results[i].results, "bager.dk");

	g_assert_cmpint(found.spf, ==, results[i].spf);
	g_assert_cmpint(found.dkim, ==, results[i].dkim);
	g_assert_cmpint(found.dmarc, ==, results[i].dmarc);
}

static void
an_envelope_that_was_rewritten(void)
{
	g_assert_true(mail_is_srs("<SRS0=ab1c=XY=nordlys.dk=sag@relay.dk>"));
	g_assert_true(mail_is_srs("srs1=x==y@relay.dk"));
	g_assert_false(mail_is_srs("<sag@nordlys.dk>"));
	g_assert_false(mail_is_srs(""));
	g_assert_false(mail_is_srs(NULL));
}

static void
how_it_stands(void)
{
	AddressTest t = { .sent_at = HOURS(1), .state = MAIL_SENT };

	g_assert_cmpint(address_test_state(NULL, HOURS(1)), ==, ADDRESS_UNTRIED);
	g_assert_cmpint(address_test_state(&t, HOURS(1) + ADDRESS_TEST_WAITS), ==,
	    ADDRESS_ON_ITS_WAY);
	g_assert_cmpint(address_test_state(&t, HOURS(1) + ADDRESS_TEST_WAITS + 1), ==,
	    ADDRESS_LOST);
	t.state = MAIL_BOUNCED;
	g_assert_cmpint(address_test_state(&t, HOURS(1)), ==, ADDRESS_REFUSED);
	t.arrived_at = HOURS(2);
	g_assert_cmpint(address_test_state(&t, HOURS(3)), ==, ADDRESS_ARRIVED);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(results); i++) {
		g_autofree char *path = g_strdup_printf("/address/%s", results[i].name);

		g_test_add_data_func(path, GSIZE_TO_POINTER(i), what_they_say);
	}
	g_test_add_func("/address/rewritten", an_envelope_that_was_rewritten);
	g_test_add_func("/address/how-it-stands", how_it_stands);
	return g_test_run();
}
