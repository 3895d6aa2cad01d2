/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What becomes of bounces, vacation notes and reports of abuse in the cases that they
 * belong to. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "store/mail_place_store.h"

static OutMail *
last_mail(Desk *d)
{
	OutMail *list;
	size_t n;

	must(mail_store_list(d->db, d->a, 0, 1, &list, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	return &list[0];
}

static MailReceived
receive(Desk *d, InMail m)
{
	MailReceived done;

	m.subject = m.subject ? m.subject : "Undelivered Mail Returned to Sender";
	m.text = m.text ? m.text : "Unknown user";
	m.raw = m.text;
	m.raw_size = strlen(m.text);
	if (!m.from.name)
		m.from = (MailAddress){ "Mail Delivery System",
			"mailer-daemon@mx.example" };
	must(mail_receive(d->db, d->blobs, d->a, &d->desk, &m, &done, ERR_HERE));
	return done;
}

static EntryKind
last_entry(Desk *d, int64_t id)
{
	size_t n;
	const Entry *e = desk_entries(d, id, &n);

	return e[n - 1].kind;
}

static MailBounced
ida(BounceAction action)
{
	return (MailBounced){ "ida@bager.example", action, "5.1.1" };
}

static void
a_bounce_is_known_by_the_message_that_came_back(Desk *d)
{
	int64_t id = desk_open_case(d);
	MailBounced one = ida(BOUNCE_FAILED);
	MailReceived r = receive(d, (InMail){ .kind = MAIL_BOUNCE,
	                                .bounced = &one,
	                                .n_bounced = 1,
	                                .bounced_message_id = last_mail(d)->message_id });

	g_assert_cmpint(r.case_id, ==, id);
	g_assert_false(r.opened);
	g_assert_cmpint((int)last_entry(d, id), ==, ENTRY_BOUNCE);
	g_assert_cmpint((int)last_mail(d)->state, ==, MAIL_BOUNCED);
	g_assert_cmpstr(last_mail(d)->error, ==, "5.1.1");
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
}

static void
a_bounce_is_known_by_the_address_that_it_came_to(Desk *d)
{
	int64_t id = desk_open_case(d);
	MailBounced one = ida(BOUNCE_FAILED);
	House house;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	MailReceived r = receive(d,
	    (InMail){ .kind = MAIL_BOUNCE,
	        .envelope_from = "",
	        .envelope_to = house_reply_address(d->a, &house, id),
	        .bounced = &one,
	        .n_bounced = 1 });
	g_assert_cmpint(r.case_id, ==, id);
	g_assert_cmpint((int)last_mail(d)->state, ==, MAIL_BOUNCED);
}

static void
a_bounce_is_known_by_the_subject_if_we_wrote_to_the_recipient(Desk *d)
{
	int64_t id = desk_open_case(d);
	MailBounced one = ida(BOUNCE_FAILED), other = one;
	const char *subject = arena_printf(d->a, "Re: Printeren [Sag#%d]", (int)id);

	other.mail = "stranger@x.example";
	MailReceived r = receive(d, (InMail){ .kind = MAIL_BOUNCE,
	                                .bounced_subject = subject,
	                                .bounced = &other,
	                                .n_bounced = 1 });
	g_assert_true(r.put_by);
	g_assert_cmpint((int)last_mail(d)->state, ==, MAIL_QUEUED);
	r = receive(d, (InMail){ .kind = MAIL_BOUNCE,
	                   .text = "Another",
	                   .bounced_subject = subject,
	                   .bounced = &one,
	                   .n_bounced = 1 });
	g_assert_cmpint(r.case_id, ==, id);
	g_assert_cmpint((int)last_mail(d)->state, ==, MAIL_BOUNCED);
}

static void
what_is_only_delayed_may_still_arrive(Desk *d)
{
	int64_t id = desk_open_case(d);
	MailBounced one = ida(BOUNCE_DELAYED);
	MailReceived r = receive(d, (InMail){ .kind = MAIL_BOUNCE,
	                                .bounced = &one,
	                                .n_bounced = 1,
	                                .bounced_message_id = last_mail(d)->message_id });

	g_assert_cmpint(r.case_id, ==, id);
	g_assert_cmpint((int)last_entry(d, id), ==, ENTRY_BOUNCE);
	g_assert_cmpint((int)last_mail(d)->state, ==, MAIL_QUEUED);
}

static void
a_bounce_of_nobodys_mail_is_kept_and_answered_by_nothing(Desk *d)
{
	StrayMail *stray;
	const void *raw;
	size_t n, size;
	MailBounced one = ida(BOUNCE_FAILED);
	Person *p;
	MailReceived r = receive(d, (InMail){ .kind = MAIL_BOUNCE,
	                                .bounced = &one,
	                                .n_bounced = 1,
	                                .bounced_message_id = "x@elsewhere.example" });

	g_assert_true(r.put_by);
	g_assert_false(r.opened);
	g_assert_cmpint(r.case_id, ==, 0);
	g_assert_cmpstr(desk_mails(d), ==, "");
	must(stray_store_list(d->db, d->a, 0, 10, &stray, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpstr(stray[0].to_mail, ==, "ida@bager.example");
	g_assert_cmpint((int)stray[0].kind, ==, MAIL_BOUNCE);
	must(blobs_get(d->blobs, d->a, stray[0].sha256, &raw, &size, ERR_HERE));
	g_assert_cmpint(stray[0].size, ==, (int64_t)size);
	must(person_store_find_by_mail(d->db, d->a, "mailer-daemon@mx.example", &p,
	    ERR_HERE));
	g_assert_null(p);
}

static void
a_report_of_abuse_marks_nothing(Desk *d)
{
	int64_t id = desk_open_case(d);
	MailBounced one = ida(BOUNCE_DELIVERED);
	MailReceived r = receive(d, (InMail){ .kind = MAIL_FEEDBACK,
	                                .bounced = &one,
	                                .n_bounced = 1,
	                                .bounced_message_id = last_mail(d)->message_id });

	g_assert_cmpint(r.case_id, ==, id);
	g_assert_cmpint((int)last_entry(d, id), ==, ENTRY_AUTO_REPLY);
	g_assert_cmpint((int)last_mail(d)->state, ==, MAIL_QUEUED);
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
}

static void
somebody_who_is_away_changes_nothing(Desk *d)
{
	int64_t id = desk_open_case(d);
	const Case before = *desk_case(d, id);
	MailReceived r = receive(d, (InMail){ .kind = MAIL_AUTO_REPLY,
	                                .from = { "Ida Holm", "ida@bager.example" },
	                                .in_reply_to = last_mail(d)->message_id });

	g_assert_cmpint(r.case_id, ==, id);
	g_assert_cmpint((int)last_entry(d, id), ==, ENTRY_AUTO_REPLY);
	const Case *after = desk_case(d, id);
	g_assert_cmpint(after->status, ==, before.status);
	g_assert_true(after->response_due == before.response_due);
	g_assert_true(after->solution_due == before.solution_due);
	g_assert_true(after->horizon == before.horizon);
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("a-bounce-is-known-by-the-message-that-came-back",
	    a_bounce_is_known_by_the_message_that_came_back);
	desk_add_story("a-bounce-is-known-by-the-address-that-it-came-to",
	    a_bounce_is_known_by_the_address_that_it_came_to);
	desk_add_story("a-bounce-is-known-by-the-subject-if-we-wrote-to-the-recipient",
	    a_bounce_is_known_by_the_subject_if_we_wrote_to_the_recipient);
	desk_add_story("what-is-only-delayed-may-still-arrive",
	    what_is_only_delayed_may_still_arrive);
	desk_add_story("a-bounce-of-nobodys-mail-is-kept-and-answered-by-nothing",
	    a_bounce_of_nobodys_mail_is_kept_and_answered_by_nothing);
	desk_add_story("a-report-of-abuse-marks-nothing",
	    a_report_of_abuse_marks_nothing);
	desk_add_story("somebody-who-is-away-changes-nothing",
	    somebody_who_is_away_changes_nothing);
	return g_test_run();
}
