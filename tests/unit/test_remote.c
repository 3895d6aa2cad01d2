/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Remote sessions: the address of the tool is what the administrator allows and nothing
 * else, and a session ends when it must. */
#include <glib.h>

#include "model/remote.h"

static const struct {
	const char *promise, *template, *schemes, *url; /* NULL: it does not hold */
} tools[] = {
	{ "https-is-always-allowed", "https://tool.example/{case}?id={computer}", "",
	    "https://tool.example/1001?id=12%2034%2F%3F%26%23" },
	{ "http-too", "http://tool.lan/{person}", "", "http://tool.lan/Ida%20%C3%98" },
	{ "a-scheme-that-is-allowed", "rustdesk://connection/new/{computer}",
	    "anydesk rustdesk", "rustdesk://connection/new/12%2034%2F%3F%26%23" },
	{ "in-whatever-case", "RustDesk:{case}", "rustdesk", "RustDesk:1001" },
	{ "commas-part-them-too", "anydesk:{case}", "rustdesk,anydesk", "anydesk:1001" },
	{ "one-that-is-not", "anydesk:{computer}", "rustdesk", NULL },
	{ "nor-its-beginning", "rust:{computer}", "rustdesk", NULL },
	{ "nor-more-than-it", "rustdeskx:{computer}", "rustdesk", NULL },
	{ "script-never", "javascript:alert(1)", "javascript", NULL },
	{ "nor-data", "data:text/html,x", "data", NULL },
	{ "nor-files", "FILE:///etc/passwd", "file", NULL },
	{ "a-path-is-none", "/tool/{computer}", "", NULL },
	{ "nor-another-host", "//tool.example", "", NULL },
	{ "a-scheme-from-a-hole-is-none", "{computer}://x", "rustdesk", NULL },
	{ "spaces-are-none", "https://tool.example/a b", "", NULL },
	{ "nor-control-characters", "https://tool.example/\r\nX: y", "", NULL },
	{ "nothing-is-none", "", "", NULL },
	{ "a-hole-that-is-none-stays", "https://tool.example/{x}{case", "",
	    "https://tool.example/{x}{case" },
};

static void
the_tool_opens_by_what_is_allowed(void)
{
	g_autoptr(Arena) a = arena_new();
	const Remote r = { .case_id = 1001,
		.computer = "12 34/?&#",
		.person_name = "Ida Ø" };

	for (size_t i = 0; i < G_N_ELEMENTS(tools); i++) {
		g_test_message("%s", tools[i].promise);
		g_assert_cmpstr(remote_url(a, tools[i].template, tools[i].schemes, &r),
		    ==, tools[i].url);
		g_assert_cmpint(remote_template_holds(tools[i].template,
		                    tools[i].schemes),
		    ==, tools[i].url != NULL);
	}
	/* what is filled in opens no other hole */
	const Remote sly = { .case_id = 1, .computer = "{case}" };
	g_assert_cmpstr(remote_url(a, "https://x/{computer}", "", &sly), ==,
	    "https://x/%7Bcase%7D");
	g_assert_true(remote_template_asks("x:{computer}"));
	g_assert_false(remote_template_asks("x:{case}"));
}

static void
schemes_are_words_that_run_nothing(void)
{
	static const char *const good[] = { "", " ", "rustdesk", "a+b.c-1, d" };
	static const char *const bad[] = { "1a", "rust desk:", "javascript", "x DATA",
		"æ", "a/b" };

	for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
		g_assert_true(remote_schemes_hold(good[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		g_assert_false(remote_schemes_hold(bad[i]));
}

static void
it_ends_by_itself_and_counts_begun_minutes(void)
{
	Remote r = { .state = REMOTE_ASKED,
		.asked_at = DAYS(1),
		.answered_at = DAYS(2),
		.started_at = 0 };

	g_assert_cmpint(remote_until(&r), ==, DAYS(1) + REMOTE_ASK_LASTS);
	r.state = REMOTE_AGREED;
	g_assert_cmpint(remote_until(&r), ==, DAYS(2) + REMOTE_CONSENT_LASTS);
	g_assert_cmpint(remote_minutes(&r, DAYS(3)), ==, 0);
	r.state = REMOTE_RUNNING;
	r.started_at = DAYS(2);
	g_assert_cmpint(remote_until(&r), ==, DAYS(2) + REMOTE_LONGEST);
	g_assert_cmpint(remote_minutes(&r, DAYS(2)), ==, 0);
	g_assert_cmpint(remote_minutes(&r, DAYS(2) + 1), ==, 1);
	g_assert_cmpint(remote_minutes(&r, DAYS(2) + MINUTES(1)), ==, 1);
	g_assert_cmpint(remote_minutes(&r, DAYS(2) + MINUTES(1) + 1), ==, 2);
	for (int64_t s = 1; remote_state_name(s); s++) {
		r.state = (RemoteState)s;
		g_assert_cmpint(remote_is_open(&r), ==, remote_until(&r) != 0);
		g_assert_nonnull(text(LANG_DA, remote_state_text(s)));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/remote/the-tool-opens-by-what-is-allowed",
	    the_tool_opens_by_what_is_allowed);
	g_test_add_func("/remote/schemes-are-words", schemes_are_words_that_run_nothing);
	g_test_add_func("/remote/it-ends-by-itself",
	    it_ends_by_itself_and_counts_begun_minutes);
	return g_test_run();
}
