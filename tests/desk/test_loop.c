/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What comes twice, what comes back, and what comes without end (RFC 3834); and that none
 * of it is half done. */
#include <string.h>

#include "desk/mail_own.h"
#include "mailed.h"
#include "model/mail_limit.h"

/* --- the same --- */

static void
the_same_mail_over_two_ways_is_one_entry(Desk *d)
{
	const InMail first = { .message_id = "1@x",
		.date = 5,
		.envelope_to = "it@bager.example" };
	InMail second = first;

	MailReceived a = mail_comes(d, ida, first);
	second.envelope_to = "support@nordlys.example";
	second.subject = "[Liste] Skærmen";
	second.text = "Den er sort.\n_____\nListe: https://list.example";
	MailReceived b = mail_comes(d,
	    (MailAddress){ "Ida via liste", "liste@x.example" }, second);
	g_assert_true(b.known);
	g_assert_cmpint(b.entry_id, ==, a.entry_id);
	/* A machine that uses one id for all, and one that sends the same again. */
	second.date = 6;
	g_assert_false(mail_comes(d, ida, second).known);
	second.message_id = "2@x";
	g_assert_false(mail_comes(d, ida, second).known);
}

static void
our_own_mail_is_no_report(Desk *d)
{
	int64_t id = desk_open_case(d);
	House house;
	size_t n;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	const char *ours = last_mail(d)->message_id;
	MailReceived r = mail_comes(d, ida, (InMail){ .message_id = ours });
	g_assert_true(r.known);
	g_assert_cmpint(r.case_id, ==, id);
	/* Some mail servers write another id. */
	const char *mark = mail_mark(d->a, &house, ours);
	r = mail_comes(d, ida, (InMail){ .message_id = "other@x", .mark = mark });
	g_assert_true(r.known);
	desk_entries(d, id, &n);
	g_assert_cmpuint(n, ==, 1);
	mark = arena_printf(d->a, "%s aaaaaaaaaaaaaaaaaaaaaaaaaa", ours);
	r = mail_comes(d, ida, (InMail){ .message_id = "other@x", .mark = mark });
	g_assert_true(r.opened);
}

/* --- brakes --- */

static void
a_robot_that_answers_everything_comes_to_rest(Desk *d)
{
	char message_id[32], text[32];
	int64_t cases = 0, held = 0;
	size_t n;

	/* It answers every mail of ours, and never says that it is one. */
	for (int i = 0; i < 3 * MAIL_MOST_CASES; i++) {
		g_snprintf(message_id, sizeof message_id, "%d@robot", i);
		g_snprintf(text, sizeof text, "Hello %d", i);
		MailReceived r = mail_comes(d, ole,
		    (InMail){ .message_id = message_id, .text = text });
		cases += r.opened;
		held = r.case_id;
		desk_wait(d, SECONDS(10));
	}
	g_assert_cmpint(cases, ==, MAIL_MOST_CASES);
	desk_entries(d, held, &n);
	g_assert_cmpuint(n, ==, 1 + 2 * MAIL_MOST_CASES);
	g_assert_cmpint(desk_case(d, held)->person_id, ==, 0);
	g_assert_cmpstr(desk_mails(d), ==,
	    "receipt receipt receipt receipt receipt notice");

	/* Until somebody says that it is over. */
	desk_wait(d, HOURS(2));
	g_assert_cmpint(mail_comes(d, ole, (InMail){ .text = "Again" }).case_id, ==,
	    held);
	close_case(d, held);
	g_assert_true(mail_comes(d, ole, (InMail){ .text = "Once more" }).opened);
}

static void
a_slow_robot_comes_to_rest_too(Desk *d)
{
	char text[32];

	for (int i = 0; i < 3 * MAIL_MOST_RECEIPTS_A_DAY; i++) {
		g_snprintf(text, sizeof text, "Hello %d", i);
		mail_comes(d, ole, (InMail){ .text = text });
		desk_wait(d, MINUTES(7));
	}
	g_auto(GStrv) mails = g_strsplit(desk_mails(d), " ", -1);
	g_assert_cmpuint(g_strv_length(mails), ==, MAIL_MOST_RECEIPTS_A_DAY);
}

/* --- nothing is half done --- */

typedef struct {
	MailAddress from;
	InMail m;
} Use;

static bool
use(Desk *d, void *arg, GError **err)
{
	Use *u = arg;
	MailReceived done;

	u->m.from = u->from;
	u->m.may_answer = true;
	u->m.raw = u->m.text;
	u->m.raw_size = strlen(u->m.text);
	return mail_receive(d->db, d->blobs, d->a, &d->desk, &u->m, &done, err);
}

static void
nothing_is_half_done(Desk *d)
{
	int64_t id = desk_open_case(d);
	MailAddress cc = per;
	Use forward = { anna, forward_of((MailAddress){ "Eva", "eva@new.example" }) };
	Use like = { ole,
		{ .subject = subject_of(d, id), .text = "A", .cc = &cc, .n_cc = 1 } };
	Use follow = { ida, { .subject = subject_of(d, id), .text = "Igen er den gal" } };
	Use stray = { ole, { .subject = "", .text = "B", .kind = MAIL_BOUNCE } };

	g_assert_cmpint(desk_fails_whole(d, use, &forward), >, 5);
	g_assert_cmpint(desk_fails_whole(d, use, &like), >, 5);
	close_case(d, id);
	desk_wait(d, DAYS(31));
	g_assert_cmpint(desk_fails_whole(d, use, &follow), >, 5);
	g_assert_cmpint(desk_fails_whole(d, use, &stray), >, 2);
}

static void
a_held_mail_is_whole(Desk *d)
{
	Use last = { ole, { .subject = "", .text = "Last" } };
	char text[32];

	for (int i = 0; i < MAIL_MOST_CASES; i++) {
		g_snprintf(text, sizeof text, "Hello %d", i);
		mail_comes(d, ole, (InMail){ .text = text });
	}
	g_assert_cmpint(desk_fails_whole(d, use, &last), >, 5);
}

#define STORY(name)                                                                      \
	{                                                                                \
#name, name                                                              \
	}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		DeskStory story;
	} stories[] = {
		STORY(the_same_mail_over_two_ways_is_one_entry),
		STORY(our_own_mail_is_no_report),
		STORY(a_robot_that_answers_everything_comes_to_rest),
		STORY(a_slow_robot_comes_to_rest_too),
		STORY(nothing_is_half_done),
		STORY(a_held_mail_is_whole),
	};

	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(stories); i++)
		desk_add_story(stories[i].name, stories[i].story);
	return g_test_run();
}
