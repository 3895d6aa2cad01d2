/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Mailboxes: when one is tried again, what silence is, and what is told: both sides of
 * each border. */
#include "model/mailbox.h"

#include <string.h>

static void
it_is_tried_later_each_time_and_never_at_once_with_others(void)
{
	static const struct {
		MailTrouble t;
		int64_t failures;
		Duration step;
	} rows[] = {
		{ TROUBLE_LOST, 1, SECONDS(1) },
		{ TROUBLE_LOST, 2, SECONDS(5) },
		{ TROUBLE_CONNECT, 4, SECONDS(60) },
		{ TROUBLE_CONNECT, 6, MINUTES(10) },
		{ TROUBLE_CONNECT, 7000, MINUTES(10) },
		{ TROUBLE_THROTTLED, 1, MINUTES(1) },
		{ TROUBLE_THROTTLED, 3, MINUTES(15) },
		{ TROUBLE_PASSWORD, 1, MINUTES(2) }, /* servers lock accounts */
		{ TROUBLE_PASSWORD, 4, HOURS(1) },
		{ TROUBLE_SIGN_IN, 99, HOURS(1) },
		{ TROUBLE_LOST, 0, SECONDS(1) },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		Duration least = mailbox_back_off(rows[i].t, rows[i].failures, 0);
		Duration most = mailbox_back_off(rows[i].t, rows[i].failures, UINT32_MAX);

		g_assert_cmpint(least, ==, rows[i].step * 3 / 4);
		g_assert_cmpint(most, ==, rows[i].step * 3 / 4 + rows[i].step / 2);
	}
}

static void
silence_is_what_was_set_else_what_was_learned(void)
{
	Mailbox m = { .silence_hours = 5 };
	MailboxState s = { .mails = MAILBOX_LEARNS, .longest_gap = HOURS(6) };

	g_assert_cmpint(mailbox_silence(&m, &s), ==, HOURS(5));
	m.silence_hours = 0;
	g_assert_cmpint(mailbox_silence(&m, &s), ==, 0);
	m.silence_hours = -1;
	g_assert_cmpint(mailbox_silence(&m, &s), ==, HOURS(18));
	s.longest_gap = MINUTES(5);
	g_assert_cmpint(mailbox_silence(&m, &s), ==, MAILBOX_SILENCE_LEAST);
	s.mails--;
	g_assert_cmpint(mailbox_silence(&m, &s), ==, 0);
}

static void
the_longest_gap_is_learned_and_forgotten(void)
{
	Duration longest = mailbox_learn_gap(0, HOURS(10));

	g_assert_cmpint(longest, ==, HOURS(10));
	g_assert_cmpint(mailbox_learn_gap(longest, HOURS(11)), ==, HOURS(11));
	for (int i = 0; i < 200; i++)
		longest = mailbox_learn_gap(longest, MINUTES(10));
	g_assert_cmpint(longest, <, HOURS(1));
	g_assert_cmpint(longest, >=, MINUTES(10));
}

static void
alarms_hold_from_their_border_on(void)
{
	Mailbox m = { .silence_hours = 8,
		.imap = { "imap.example", 993, TLS_WHOLE },
		.secret_ends_at = DAYS(100) };
	MailboxState s = { 0 };
	Instant early = DAYS(70) - 1, late = DAYS(70);

	g_assert_cmpint(mailbox_alarms(&m, &s, HOURS(8) - 1, early), ==, 0);
	g_assert_cmpint(mailbox_alarms(&m, &s, HOURS(8), early), ==, ALARM_SILENT);
	g_assert_cmpint(mailbox_alarms(&m, &s, 0, late), ==, ALARM_SECRET);
	s.trouble = TROUBLE_LOST;
	s.trouble_since = early - MAILBOX_TROUBLE_LASTS + 1;
	g_assert_cmpint(mailbox_alarms(&m, &s, 0, early), ==, 0);
	s.trouble_since--;
	g_assert_cmpint(mailbox_alarms(&m, &s, 0, early), ==, ALARM_TROUBLE);
	m.imap.host = "";
	g_assert_cmpint(mailbox_alarms(&m, &s, HOURS(100), early), ==, ALARM_TROUBLE);
}

static void
each_trouble_has_its_words_in_both_languages(void)
{
	for (MailTrouble t = TROUBLE_HOST; t <= TROUBLE_NOT_MOVED; t++) {
		g_assert_nonnull(mail_trouble_name(t));
		for (MailTrouble u = TROUBLE_HOST; u < t; u++) {
			g_assert_cmpint(mail_trouble_text(t), !=, mail_trouble_text(u));
			g_assert_cmpstr(mail_trouble_name(t), !=, mail_trouble_name(u));
		}
		g_assert_true(*text(LANG_DA, mail_trouble_text(t)));
		g_assert_true(*text(LANG_EN, mail_trouble_advice(t)));
	}
	/* As a newer program may have stored. */
	g_assert_cmpstr(mail_trouble_name((MailTrouble)9999), ==, "protocol");
}

static void
words_are_read_back(void)
{
	g_assert_cmpint(mail_tls_named(mail_tls_name(TLS_START)), ==, TLS_START);
	g_assert_cmpint(mail_auth_named(mail_auth_name(AUTH_REFRESH)), ==, AUTH_REFRESH);
	g_assert_cmpint(mail_filed_named(mail_filed_name(FILED_FLAG)), ==, FILED_FLAG);
	g_assert_cmpint(mail_tls_named("ssl"), ==, 0);
	g_assert_null(mail_auth_name((MailAuth)4));
	g_assert_null(mail_auth_name((MailAuth)0));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/back-off",
	    it_is_tried_later_each_time_and_never_at_once_with_others);
	g_test_add_func("/silence", silence_is_what_was_set_else_what_was_learned);
	g_test_add_func("/learns", the_longest_gap_is_learned_and_forgotten);
	g_test_add_func("/alarms", alarms_hold_from_their_border_on);
	g_test_add_func("/troubles", each_trouble_has_its_words_in_both_languages);
	g_test_add_func("/words", words_are_read_back);
	return g_test_run();
}
