/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Codes of RFC 3463 in what mail servers say, and what they say without one. */
#include "mail/bounce_status.h"

#include <glib.h>

static const struct {
	const char *name, *text, *code; /* code NULL: there is none */
} codes[] = {
	{ "after-a-reply", "550 5.1.1 unknown", "5.1.1" },
	{ "in-brackets", "no mailbox (#5.1.1)", "5.1.1" },
	{ "before-a-stop", "It is 4.4.7.", "4.4.7" },
	{ "long", "5.1.10 x", "5.1.10" },
	{ "the-first-that-says-something", "5.0.0 then 5.7.1", "5.7.1" },
	{ "only-a-class", "550 5.0.0 x", "5.0.0" },
	{ "address-of-a-network", "host 5.1.1.3 said", NULL },
	{ "version", "Postfix-4.1.2", NULL },
	{ "longer-number", "15.1.1", NULL },
	{ "two-numbers", "5.1 x", NULL },
	{ "success", "2.1.5 ok", NULL },
	{ "at-the-end", "5.", NULL },
};

static void
test_code(const void *data)
{
	const typeof(codes[0]) *t = data;
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(bounce_status_find(a, t->text), ==, t->code);
}

static const struct {
	const char *name, *text;
	char class;
	const char *code;
} guesses[] = {
	{ "unknown", "User unknown", 0, "5.1.1" },
	{ "full", "The MAILBOX IS FULL", 0, "5.2.2" },
	{ "full-for-now", "mailbox is full", '4', "4.2.2" },
	{ "no-host", "Host unknown", 0, "5.1.2" },
	{ "no-answer", "Connection timed out", 0, "4.4.1" },
	{ "only-a-class", "Go away", '5', "5.0.0" },
	{ "nothing", "Go away", 0, NULL },
};

static void
test_guess(const void *data)
{
	const typeof(guesses[0]) *t = data;
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(bounce_status_guess(a, t->text, t->class), ==, t->code);
}

static const struct {
	const char *name, *text;
	char class;
} replies[] = {
	{ "permanent", "said: 550 unknown", '5' },
	{ "for-now", "451-try later", '4' },
	{ "in-a-number", "1550 Storegade", 0 },
	{ "a-year", "in 5500 B.C.", 0 },
	{ "not-of-smtp", "call 599 now", 0 },
	{ "none", "unknown", 0 },
};

static void
test_reply(const void *data)
{
	const typeof(replies[0]) *t = data;

	g_assert_cmpint(bounce_status_reply(t->text), ==, t->class);
}

#define ADD(group, table, test)                                                          \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                               \
		g_autofree char *path = g_strconcat("/bounce_status/" group "/",         \
		    (table)[i].name, NULL);                                              \
		g_test_add_data_func(path, &(table)[i], test);                           \
	}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("find", codes, test_code)
	ADD("guess", guesses, test_guess)
	ADD("reply", replies, test_reply)
	return g_test_run();
}
