/* SPDX-License-Identifier: AGPL-3.0-or-later
 * A status meeting (M20): who is invited to it, what their calendars answer, and who gets
 * its minutes. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/meeting.h"
#include "store/meeting_store.h"

static int64_t
add_contact(Desk *d, int64_t customer, const char *name, const char *mail, bool contact)
{
	Person p = { .customer_id = customer,
		.name = name,
		.mail = mail,
		.contact = contact,
		.active = true };

	must(person_save(d->db, d->a, &d->anna, &p, ERR_HERE));
	return p.id;
}

static MeetingPlan
in_a_week(Desk *d)
{
	return (MeetingPlan){ .customer_id = d->baker,
		.led_by = d->bent.staff_id,
		.begins = d->now + DAYS(7),
		.ends = d->now + DAYS(7) + HOURS(1),
		.place = " Hos jer ",
		.agenda = "1. Siden sidst" };
}

static int64_t
plan(Desk *d)
{
	MeetingPlan w = in_a_week(d);
	int64_t id = 0;

	must(meeting_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	return id;
}

static Meeting *
meeting_of(Desk *d, int64_t id)
{
	Meeting *m = NULL;

	must(meeting_store_find(d->db, d->a, id, &m, ERR_HERE));
	return m;
}

static void
the_contacts_are_invited_and_told_what_is_new_to_them(Desk *d)
{
	add_contact(d, d->baker, "Bo", "bo@bager.example", true);
	add_contact(d, d->baker, "Eva", NULL, true);
	add_contact(d, d->smith, "Sven", "sven@smed.example", true);
	int64_t id = plan(d), same;
	MeetingPlan w = in_a_week(d);

	g_assert_cmpstr(meeting_of(d, id)->place, ==, "Hos jer");
	g_assert_cmpstr(desk_mails(d), ==, "meeting");
	w.id = id;
	w.agenda = "1. Prisen"; /* they find it on their page */
	w.led_by = d->anna.staff_id;
	must(meeting_plan(d->db, d->a, &d->anna, &w, &same, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "meeting");
	g_assert_cmpint(meeting_of(d, id)->sequence, ==, 0);
	w.begins += HOURS(1);
	w.ends += HOURS(1);
	must(meeting_plan(d->db, d->a, &d->anna, &w, &same, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "meeting meeting");
	g_assert_cmpint(meeting_of(d, id)->sequence, ==, 1);
	must(meeting_cancel(d->db, d->a, &d->anna, id, 0, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "meeting meeting meeting");
	refused(meeting_plan(d->db, d->a, &d->anna, &w, &same, &must_err),
	    "meeting.settled");
	refused(meeting_hold(d->db, d->a, &d->anna, id, 0, "x", &must_err),
	    "meeting.settled");
}

static void
its_minutes_are_written_once_it_has_begun_and_can_be_put_right(Desk *d)
{
	add_contact(d, d->baker, "Bo", "bo@bager.example", true);
	int64_t id = plan(d);

	refused(meeting_hold(d->db, d->a, &d->anna, id, 0, "Vi talte", &must_err),
	    "meeting.early");
	desk_wait(d, DAYS(7));
	refused(meeting_hold(d->db, d->a, &d->anna, id, 0, " ", &must_err),
	    "meeting.minutes_missing");
	refused(meeting_hold(d->db, d->a, &d->anna, id, 7, "Vi talte", &must_err),
	    "meeting.changed");
	must(meeting_hold(d->db, d->a, &d->anna, id, 1, "Vi talte", ERR_HERE));
	Instant held = d->now;
	desk_wait(d, DAYS(1));
	must(meeting_hold(d->db, d->a, &d->anna, id, 2, "Vi talte sammen", ERR_HERE));
	const Meeting *m = meeting_of(d, id);
	g_assert_cmpint(m->state, ==, MEETING_HELD);
	g_assert_cmpint(m->held_at, ==, held);
	g_assert_cmpstr(m->minutes, ==, "Vi talte sammen");
	/* what was put right is no news */
	g_assert_cmpstr(desk_mails(d), ==, "meeting meeting");
	refused(meeting_cancel(d->db, d->a, &d->anna, id, 0, &must_err),
	    "meeting.settled");
}

static void
what_cannot_be_is_refused(Desk *d)
{
	MeetingPlan w = in_a_week(d);
	int64_t id;

	w.place = " ";
	refused(meeting_plan(d->db, d->a, &d->anna, &w, &id, &must_err),
	    "meeting.place_missing");
	w = in_a_week(d);
	w.ends = w.begins;
	refused(meeting_plan(d->db, d->a, &d->anna, &w, &id, &must_err), "meeting.times");
	w.ends = w.begins + MEETING_MOST + 1;
	refused(meeting_plan(d->db, d->a, &d->anna, &w, &id, &must_err), "meeting.times");
	w.begins = d->now - HOURS(1);
	w.ends = d->now;
	refused(meeting_plan(d->db, d->a, &d->anna, &w, &id, &must_err), "meeting.past");
	w = in_a_week(d);
	w.customer_id = 99;
	refused(meeting_plan(d->db, d->a, &d->anna, &w, &id, &must_err),
	    "customer.unknown");
	w = in_a_week(d);
	w.led_by = 99;
	refused(meeting_plan(d->db, d->a, &d->anna, &w, &id, &must_err), "meeting.staff");
	w = in_a_week(d);
	refused(meeting_plan(d->db, d->a, &d->ida, &w, &id, &must_err), "staff.only");
	refused(meeting_cancel(d->db, d->a, &d->anna, 99, 0, &must_err),
	    "meeting.unknown");
	id = plan(d);
	refused(meeting_cancel(d->db, d->a, &d->ida, id, 0, &must_err), "staff.only");
	refused(meeting_hold(d->db, d->a, &d->ida, id, 0, "x", &must_err), "staff.only");
}

/* --- what calendars answer --- */

static void
answer(Desk *d, int64_t id, const char *from, const char *partstat, int sequence)
{
	House house;
	MailReceived done;

	desk_wait(d, SECONDS(1));
	must(house_load(d->db, d->a, &house, ERR_HERE));
	const IcalEvent e = meeting_event(d->a, &house, meeting_of(d, id), LANG_DA);
	const char *text = arena_printf(d->a,
	    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:%s\r\nSEQUENCE:%d\r\n"
	    "ATTENDEE;PARTSTAT=%s:mailto:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
	    e.uid, sequence, partstat, from);
	MailPart part = { .name = "invite.ics",
		.content_type = "text/calendar",
		.data = text,
		.size = strlen(text) };
	const InMail m = { .envelope_from = from,
		.from = { "", from },
		.subject = "Accepteret",
		.message_id = arena_printf(d->a, "%s.%" G_GINT64_FORMAT "@x", partstat,
		    d->now),
		.text = "",
		.parts = &part,
		.n_parts = 1,
		.raw = text,
		.raw_size = strlen(text) };
	must(mail_receive(d->db, d->blobs, d->a, &d->desk, &m, &done, ERR_HERE));
}

static int
answer_of(Desk *d, int64_t id, int64_t person)
{
	MeetingGuest *guests;
	size_t n;

	must(meeting_store_guests(d->db, d->a, id, &guests, &n, ERR_HERE));
	for (size_t i = 0; i < n; i++)
		if (guests[i].person_id == person)
			return (int)guests[i].answer;
	return -1;
}

static size_t
cases_open(Desk *d)
{
	CaseLine *lines;
	size_t n;

	must(case_store_list(d->db, d->a, LIST_OPEN, 0, (CaseListAfter){ 0 }, 50, &lines,
	    &n, ERR_HERE));
	return n;
}

static void
who_comes_is_seen_and_opens_no_case(Desk *d)
{
	int64_t bo = add_contact(d, d->baker, "Bo", "bo@bager.example", true);
	int64_t sven = add_contact(d, d->smith, "Sven", "sven@smed.example", true);
	int64_t id = plan(d), same;
	MeetingPlan w = in_a_week(d);

	g_assert_cmpint(answer_of(d, id, bo), ==, 0);
	g_assert_cmpint(answer_of(d, id, sven), ==, -1);
	answer(d, id, "bo@bager.example", "ACCEPTED", 0);
	g_assert_cmpint(answer_of(d, id, bo), ==, ICAL_ACCEPTED);
	answer(d, id, "bo@bager.example", "DECLINED", 0);
	g_assert_cmpint(answer_of(d, id, bo), ==, ICAL_DECLINED);
	g_assert_cmpuint(cases_open(d), ==, 0);
	w.id = id;
	w.place = "Hos os";
	must(meeting_plan(d->db, d->a, &d->anna, &w, &same, ERR_HERE));
	g_assert_cmpint(answer_of(d, id, bo), ==, 0); /* he is asked anew */
	answer(d, id, "bo@bager.example", "ACCEPTED", 0);
	g_assert_cmpint(answer_of(d, id, bo), ==, 0); /* that was to the old one */
	answer(d, id, "bo@bager.example", "TENTATIVE", 1);
	g_assert_cmpint(answer_of(d, id, bo), ==, ICAL_TENTATIVE);
	/* of somebody who was not invited it is a mail like any other */
	answer(d, id, "sven@smed.example", "ACCEPTED", 1);
	g_assert_cmpuint(cases_open(d), ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("meeting/the-contacts-are-invited-and-told-what-is-new-to-them",
	    the_contacts_are_invited_and_told_what_is_new_to_them);
	desk_add_story("meeting/its-minutes-are-written-once-it-has-begun",
	    its_minutes_are_written_once_it_has_begun_and_can_be_put_right);
	desk_add_story("meeting/what-cannot-be-is-refused", what_cannot_be_is_refused);
	desk_add_story("meeting/who-comes-is-seen-and-opens-no-case",
	    who_comes_is_seen_and_opens_no_case);
	return g_test_run();
}
