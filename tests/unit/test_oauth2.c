/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What token servers' refusals mean: only a person mends some of them. */
#include "mail/oauth2.h"

#include <string.h>

static const struct {
	const char *promise;
	long status;
	const char *json;
	MailTrouble trouble;
} rows[] = {
	{ "a-consent-that-ended", 400, "{\"error\":\"invalid_grant\"}", TROUBLE_SIGN_IN },
	{ "a-changed-password", 400,
	    "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50173: x\"}",
	    TROUBLE_SIGN_IN },
	{ "a-second-factor", 400,
	    "{\"error\":\"invalid_request\",\"error_description\":\"AADSTS50076: x\"}",
	    TROUBLE_SIGN_IN },
	{ "a-secret-that-ran-out", 401,
	    "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: x\"}",
	    TROUBLE_CLIENT_SECRET },
	{ "a-tenant-that-is-none", 400,
	    "{\"error\":\"invalid_request\",\"error_description\":\"AADSTS90002: x\"}",
	    TROUBLE_CLIENT_SECRET },
	{ "no-consent", 400, "{\"error\":\"unauthorized_client\"}", TROUBLE_CONSENT },
	{ "no-consent-by-code", 400,
	    "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS65001: x\"}",
	    TROUBLE_CONSENT },
	{ "a-wrong-scope", 400, "{\"error\":\"invalid_scope\"}", TROUBLE_CONSENT },
	{ "too-often", 429, "", TROUBLE_THROTTLED },
	{ "a-server-that-fails", 500, "{\"error\":\"invalid_grant\"}",
	    TROUBLE_TOKEN_SERVER },
	{ "a-page-instead", 404, "<html>", TROUBLE_TOKEN_SERVER },
	{ "nothing-at-all", 400, "", TROUBLE_TOKEN_SERVER },
	{ "a-word-that-is-none-of-theirs", 400, "{\"error\":17}", TROUBLE_TOKEN_SERVER },
	{ "a-redirect", 302, "{\"error\":\"invalid_grant\"}", TROUBLE_TOKEN_SERVER },
};

static void
the_row_holds(const void *data)
{
	size_t i = GPOINTER_TO_SIZE(data);

	g_assert_cmpint(oauth2_trouble(rows[i].status, rows[i].json,
	                    strlen(rows[i].json)),
	    ==, rows[i].trouble);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = g_strdup_printf("/refusal/%s", rows[i].promise);
		g_test_add_data_func(path, GSIZE_TO_POINTER(i), the_row_holds);
	}
	return g_test_run();
}
