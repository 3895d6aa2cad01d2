/* SPDX-License-Identifier: AGPL-3.0-or-later
 * When mail that can wait may come: both sides of each border. */
#include "model/quiet.h"

#include "base/err.h"

static const struct {
	const char *promise;
	MailWhen when;
	const char *at, *may; /* in Copenhagen */
} rows[] = {
	{ "any-time-is-now", MAIL_ANY_TIME, "2026-02-03T03:00:00+01:00",
	    "2026-02-03T03:00:00+01:00" },
	{ "before-seven-waits", MAIL_DAYTIME, "2026-02-03T06:59:59+01:00",
	    "2026-02-03T07:00:00+01:00" },
	{ "seven-is-now", MAIL_DAYTIME, "2026-02-03T07:00:00+01:00",
	    "2026-02-03T07:00:00+01:00" },
	{ "just-before-nine-in-the-evening-is-now", MAIL_DAYTIME,
	    "2026-02-03T20:59:59+01:00", "2026-02-03T20:59:59+01:00" },
	{ "nine-in-the-evening-waits-for-the-morning", MAIL_DAYTIME,
	    "2026-02-03T21:00:00+01:00", "2026-02-04T07:00:00+01:00" },
	{ "a-sunday-has-a-daytime-too", MAIL_DAYTIME, "2026-02-08T12:00:00+01:00",
	    "2026-02-08T12:00:00+01:00" },
	{ "seven-is-by-the-clock-on-the-wall-in-summer", MAIL_DAYTIME,
	    "2026-07-03T03:00:00+02:00", "2026-07-03T07:00:00+02:00" },
	{ "friday-evening-waits-for-monday", MAIL_WORKDAYS, "2026-02-06T18:00:00+01:00",
	    "2026-02-09T07:00:00+01:00" },
	{ "friday-before-six-is-now", MAIL_WORKDAYS, "2026-02-06T17:59:00+01:00",
	    "2026-02-06T17:59:00+01:00" },
	{ "easter-is-no-working-day", MAIL_WORKDAYS, "2026-04-02T10:00:00+02:00",
	    "2026-04-07T07:00:00+02:00" },
	{ "who-has-not-chosen-has-the-daytime", 0, "2026-02-03T03:00:00+01:00",
	    "2026-02-03T07:00:00+01:00" },
};

static void
the_row_holds(const void *data)
{
	size_t i = GPOINTER_TO_SIZE(data);
	g_autoptr(GError) err = NULL;
	Instant at, expected, may = 0;

	g_assert_true(clock_parse_rfc3339(rows[i].at, &at));
	g_assert_true(clock_parse_rfc3339(rows[i].may, &expected));
	g_assert_true(
	    quiet_ends(mail_when_of(rows[i].when), "Europe/Copenhagen", at, &may, &err));
	g_assert_no_error(err);
	g_assert_cmpint(may, ==, expected);
}

static void
an_unknown_zone_is_refused(void)
{
	g_autoptr(GError) err = NULL;
	Instant may = 1;

	g_assert_false(quiet_ends(MAIL_DAYTIME, "Mars/Olympus", 0, &may, &err));
	g_assert_error(err, ERR, ERR_INVALID);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = g_strdup_printf("/quiet/%s", rows[i].promise);
		g_test_add_data_func(path, GSIZE_TO_POINTER(i), the_row_holds);
	}
	g_test_add_func("/quiet/an-unknown-zone-is-refused", an_unknown_zone_is_refused);
	return g_test_run();
}
