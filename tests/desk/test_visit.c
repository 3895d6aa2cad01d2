/* SPDX-License-Identifier: AGPL-3.0-or-later
 * A consultant visits the customer: stories, on each engine (M9). */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/bulk.h"
#include "desk/meeting.h"
#include "desk/visit.h"
#include "store/bulk_store.h"
#include "store/ledger_store.h"
#include "store/visit_store.h"

static VisitPlan
on_site(Desk *d, int64_t case_id)
{
	return (VisitPlan){ .case_id = case_id,
		.staff_id = d->bent.staff_id,
		.begins = d->now + DAYS(1),
		.ends = d->now + DAYS(1) + HOURS(2),
		.travel = 30,
		.address = "Strandvejen 12, 5300 Kerteminde",
		.phone = "",
		.what = "Ny switch",
		.site = "" };
}

static int64_t
plan(Desk *d, int64_t case_id)
{
	const VisitPlan w = on_site(d, case_id);
	int64_t id;

	must(visit_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	return id;
}

static Visit *
visit_of(Desk *d, int64_t id)
{
	Visit *v;

	must(visit_store_find(d->db, d->a, id, &v, ERR_HERE));
	return v;
}

static const Entry *
last_entry(Desk *d, int64_t case_id)
{
	size_t n;
	const Entry *e = desk_entries(d, case_id, &n);

	return &e[n - 1];
}

static void
reporter_and_consultant_are_invited_and_told_of_each_change(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = plan(d, case_id), same;
	VisitPlan w = on_site(d, case_id);

	g_assert_cmpstr(desk_mails(d), ==, "receipt visit visit");
	g_assert_true(last_entry(d, case_id)->is_public);
	g_assert_cmpint(visit_of(d, id)->sequence, ==, 0);
	w.id = id;
	w.begins += HOURS(3);
	w.ends += HOURS(3);
	must(visit_plan(d->db, d->a, &d->anna, &w, &same, ERR_HERE));
	g_assert_cmpint(same, ==, id);
	g_assert_cmpint(visit_of(d, id)->sequence, ==, 1);
	must(visit_cancel(d->db, d->a, &d->anna, id, 0, "Syg", ERR_HERE));
	g_assert_cmpint(visit_of(d, id)->sequence, ==, 2);
	g_assert_cmpstr(desk_mails(d), ==, "receipt visit visit visit visit visit visit");
	refused(visit_cancel(d->db, d->a, &d->anna, id, 0, "", &must_err), "visit.over");
}

static void
two_at_the_same_time_are_not_planned_silently(Desk *d)
{
	int64_t one = desk_open_case(d), other = desk_open_case(d), id;
	VisitPlan w = on_site(d, other);

	plan(d, one);
	/* his way home, and the way there, touch: that is free */
	w.begins = on_site(d, one).ends + MINUTES(60);
	w.ends = w.begins + HOURS(1);
	must(visit_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	must(visit_cancel(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	w.begins--;
	refused(visit_plan(d->db, d->a, &d->anna, &w, &id, &must_err), "visit.clash");
	w.anyway = true;
	must(visit_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	/* another consultant is free */
	w = on_site(d, other);
	w.staff_id = d->anna.staff_id;
	must(visit_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	/* who plans his own visit has it in his calendar too */
	g_assert_true(g_str_has_suffix(desk_mails(d), "visit visit"));
}

static void
times_lie_in_opening_hours_and_beside_other_visits(Desk *d)
{
	int64_t case_id = desk_open_case(d);
	VisitAsk ask = { desk_case(d, case_id), d->bent.staff_id, HOURS(2), MINUTES(30),
		d->now };
	Instant *before, *after;
	size_t n, n_after;

	must(visit_propose(d->db, d->a, &ask, 6, &before, &n, ERR_HERE));
	g_assert_cmpint((int64_t)n, ==, 6);
	for (size_t i = 0; i < n; i++) {
		g_assert_cmpint(before[i], >=, d->now + ask.travel);
		g_assert_cmpint(before[i] % MINUTES(30), ==, 0);
		g_assert_cmpint(i ? before[i] - before[i - 1] : 1, >, 0);
	}
	VisitPlan w = on_site(d, case_id);
	int64_t id;
	w.begins = before[2];
	w.ends = before[2] + ask.length;
	must(visit_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	must(visit_propose(d->db, d->a, &ask, 6, &after, &n_after, ERR_HERE));
	for (size_t i = 0; i < n_after; i++)
		g_assert_true(after[i] >= w.ends + 2 * ask.travel ||
		              after[i] + ask.length + 2 * ask.travel <= w.begins);
}

static void
the_report_books_work_and_travel(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = plan(d, case_id);
	VisitReport w = { .id = id,
		.text = "Switchen er skiftet.",
		.minutes = 90,
		.travel = 60,
		.signed_by = "Mette Holm" };
	LedgerSum sum;

	must(visit_report(d->db, d->a, &d->bent, &w, ERR_HERE));
	must(ledger_store_sum_of_case(d->db, case_id, &sum, ERR_HERE));
	g_assert_cmpint(sum.all, ==, 150);
	g_assert_cmpint(sum.travel, ==, 60);
	g_assert_cmpint(visit_of(d, id)->state, ==, VISIT_DONE);
	g_assert_cmpstr(visit_of(d, id)->signed_by, ==, "Mette Holm");
	g_assert_cmpint(last_entry(d, case_id)->minutes, ==, 150);
	refused(visit_report(d->db, d->a, &d->bent, &w, &must_err), "visit.over");
	w.id = plan(d, case_id);
	w.minutes = -1;
	refused(visit_report(d->db, d->a, &d->bent, &w, &must_err),
	    "case.minutes.negative");
}

static void
whoever_was_there_reports_though_it_was_moved_or_cancelled(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = plan(d, case_id), same;
	VisitReport w = { .id = id, .text = "Jeg var der.", .minutes = 30 };
	VisitPlan moved = on_site(d, case_id);

	moved.id = id;
	moved.begins += DAYS(1);
	moved.ends += DAYS(1);
	must(visit_plan(d->db, d->a, &d->anna, &moved, &same, ERR_HERE));
	must(visit_report(d->db, d->a, &d->bent, &w, ERR_HERE));
	w.id = plan(d, case_id);
	must(visit_cancel(d->db, d->a, &d->anna, w.id, 0, "", ERR_HERE));
	must(visit_report(d->db, d->a, &d->bent, &w, ERR_HERE));
	g_assert_cmpint(visit_of(d, w.id)->state, ==, VISIT_DONE);
	w.id = 99;
	refused(visit_report(d->db, d->a, &d->bent, &w, &must_err), "visit.unknown");
}

static void
an_address_of_the_customers_is_kept_by_its_name(Desk *d)
{
	int64_t case_id = desk_open_case(d), id;
	VisitPlan w = on_site(d, case_id);
	Site *sites;
	size_t n;

	w.site = "Butikken";
	must(visit_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	Site s = { .name = " Butikken\n", .address = "Torvet 1", .travel = 20 };
	must(site_save(d->db, d->a, &d->anna, d->baker, &s, ERR_HERE));
	must(site_store_of_customer(d->db, d->a, d->baker, &sites, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpstr(sites[0].address, ==, "Torvet 1");
	g_assert_cmpint(sites[0].travel, ==, 20);
	/* the visit stays where it was planned to */
	g_assert_cmpstr(visit_of(d, id)->address, ==, w.address);
	/* another customer's is not removed by its number */
	must(site_remove(d->db, &d->anna, d->smith, sites[0].id, ERR_HERE));
	must(site_store_of_customer(d->db, d->a, d->baker, &sites, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	must(site_remove(d->db, &d->anna, d->baker, sites[0].id, ERR_HERE));
	must(site_store_of_customer(d->db, d->a, d->baker, &sites, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 0);
	s.name = " ";
	refused(site_save(d->db, d->a, &d->anna, d->baker, &s, &must_err),
	    "site.name.missing");
	s.name = "Lageret";
	refused(site_save(d->db, d->a, &d->anna, 99, &s, &must_err), "site.customer");
	s.travel = VISIT_MOST_TRAVEL + 1;
	refused(site_save(d->db, d->a, &d->anna, d->baker, &s, &must_err),
	    "visit.travel.wrong");
	refused(site_remove(d->db, &d->ida, d->baker, 1, &must_err), "staff.only");
}

static bool
answer_by(Desk *d, int64_t id, const char *from, const char *partstat, int sequence,
    const char *stamp)
{
	House house;
	MailReceived done;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	const char *text = arena_printf(d->a,
	    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:%s\r\nSEQUENCE:%d\r\n"
	    "DTSTAMP:%s\r\nATTENDEE;PARTSTAT=%s:mailto:%s\r\nEND:VEVENT\r\n"
	    "END:VCALENDAR\r\n",
	    visit_uid(d->a, &house, id), sequence, stamp, partstat, "ida@bager.example");
	MailPart part = { .name = "invite.ics",
		.content_type = "text/calendar",
		.data = text,
		.size = strlen(text) };
	const InMail m = { .envelope_from = from,
		.from = { "Ida", from },
		.subject = "Accepteret",
		.message_id = arena_printf(d->a, "%s.%s.%d@x", partstat, stamp, sequence),
		.text = "",
		.parts = &part,
		.n_parts = 1,
		.raw = text,
		.raw_size = strlen(text),
		.may_answer = true };
	must(mail_receive(d->db, d->blobs, d->a, &d->desk, &m, &done, ERR_HERE));
	return done.case_id == visit_of(d, id)->case_id;
}

static void
what_was_seen_of_it_is_what_is_changed(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = plan(d, case_id), same;
	int64_t seen = visit_of(d, id)->version;
	VisitPlan w = on_site(d, case_id);

	/* An answer of the reporter's is no change of it. */
	g_assert_true(
	    answer_by(d, id, "ida@bager.example", "ACCEPTED", 0, "20260203T090000Z"));
	w.id = id;
	w.seen = seen;
	w.begins += HOURS(1);
	must(visit_plan(d->db, d->a, &d->anna, &w, &same, ERR_HERE));
	refused(visit_plan(d->db, d->a, &d->bent, &w, &same, &must_err), "visit.changed");
	refused(visit_cancel(d->db, d->a, &d->bent, id, seen, "", &must_err),
	    "visit.changed");
}

static void
what_the_calendar_answers_shows_on_the_visit(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = plan(d, case_id);
	size_t before, after;

	desk_entries(d, case_id, &before);
	g_assert_true(
	    answer_by(d, id, "ida@bager.example", "ACCEPTED", 0, "20260203T090000Z"));
	g_assert_cmpint(visit_of(d, id)->answer, ==, VISIT_ACCEPTED);
	g_assert_cmpint(last_entry(d, case_id)->kind, ==, ENTRY_VISIT);
	desk_entries(d, case_id, &after);
	g_assert_cmpint((int64_t)after, ==, (int64_t)before + 1);
	/* an older one that comes late changes nothing, and is kept */
	g_assert_true(
	    answer_by(d, id, "ida@bager.example", "DECLINED", 0, "20260203T085959Z"));
	g_assert_cmpint(visit_of(d, id)->answer, ==, VISIT_ACCEPTED);
	g_assert_true(
	    answer_by(d, id, "ida@bager.example", "DECLINED", 0, "20260203T090001Z"));
	g_assert_cmpint(visit_of(d, id)->answer, ==, VISIT_DECLINED);
	/* who would have driven there is told of it, and of the other answers not */
	g_assert_cmpstr(desk_mails(d), ==, "receipt visit visit visit");
}

static void
an_answer_of_somebody_else_or_to_what_was_before_is_none(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = plan(d, case_id), same;
	VisitPlan w = on_site(d, case_id);

	answer_by(d, id, "fremmed@andet.example", "ACCEPTED", 0, "20260203T090000Z");
	g_assert_cmpint(visit_of(d, id)->answer, ==, VISIT_NO_ANSWER);
	w.id = id;
	w.begins += HOURS(1);
	must(visit_plan(d->db, d->a, &d->anna, &w, &same, ERR_HERE));
	answer_by(d, id, "ida@bager.example", "ACCEPTED", 0, "20260203T090002Z");
	g_assert_cmpint(visit_of(d, id)->answer, ==, VISIT_NO_ANSWER);
	answer_by(d, id, "ida@bager.example", "ACCEPTED", 1, "20260203T090002Z");
	g_assert_cmpint(visit_of(d, id)->answer, ==, VISIT_ACCEPTED);
}

static void
the_secret_address_opens_ones_own_calendar_until_it_is_closed(Desk *d)
{
	const char *url, *next;
	int64_t whose;

	must(visit_feed_make(d->db, d->a, &d->bent, &url, ERR_HERE));
	must(visit_feed_of(d->db, d->a, strrchr(url, '/') + 1, &whose, ERR_HERE));
	g_assert_cmpint(whose, ==, d->bent.staff_id);
	must(visit_feed_make(d->db, d->a, &d->bent, &next, ERR_HERE));
	must(visit_feed_of(d->db, d->a, strrchr(url, '/') + 1, &whose, ERR_HERE));
	g_assert_cmpint(whose, ==, 0);
	must(visit_feed_end(d->db, d->a, &d->bent, ERR_HERE));
	must(visit_feed_of(d->db, d->a, strrchr(next, '/') + 1, &whose, ERR_HERE));
	g_assert_cmpint(whose, ==, 0);
}

static void
what_does_not_hold_is_refused(Desk *d)
{
	int64_t case_id = desk_open_case(d), id;
	VisitPlan w = on_site(d, case_id);

	w.address = " ";
	refused(visit_plan(d->db, d->a, &d->anna, &w, &id, &must_err),
	    "visit.address.missing");
	w = on_site(d, case_id);
	w.ends = w.begins;
	refused(visit_plan(d->db, d->a, &d->anna, &w, &id, &must_err), "visit.times");
	w.ends = w.begins + VISIT_MOST;
	must(visit_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	w.ends++;
	refused(visit_plan(d->db, d->a, &d->anna, &w, &id, &must_err), "visit.times");
	w = on_site(d, case_id);
	w.travel = VISIT_MOST_TRAVEL + 1;
	refused(visit_plan(d->db, d->a, &d->anna, &w, &id, &must_err),
	    "visit.travel.wrong");
	refused(visit_plan(d->db, d->a, &d->ida, &w, &id, &must_err), "staff.only");
}

/* --- what else changes it --- */

static void
who_leads_a_status_meeting_then_is_not_free(Desk *d)
{
	int64_t case_id = desk_open_case(d), id, meeting;
	VisitPlan w = on_site(d, case_id);
	const MeetingPlan m = { .customer_id = d->smith,
		.led_by = d->bent.staff_id,
		.begins = w.ends + MINUTES(w.travel) - 1,
		.ends = w.ends + HOURS(3),
		.place = "Hos jer",
		.agenda = "" };
	VisitAsk ask = { desk_case(d, case_id), d->bent.staff_id, HOURS(2), MINUTES(30),
		d->now };
	Instant *times;
	size_t n;

	must(meeting_plan(d->db, d->a, &d->anna, &m, &meeting, ERR_HERE));
	refused(visit_plan(d->db, d->a, &d->anna, &w, &id, &must_err), "visit.meeting");
	must(visit_propose(d->db, d->a, &ask, 8, &times, &n, ERR_HERE));
	g_assert_cmpuint(n, >, 0);
	for (size_t i = 0; i < n; i++)
		g_assert_true(times[i] - ask.travel >= m.ends ||
		              times[i] + ask.length + ask.travel <= m.begins);
	w.staff_id = d->anna.staff_id; /* who does not lead it */
	must(visit_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	w.staff_id = d->bent.staff_id;
	w.begins--, w.ends--; /* it ends as the meeting begins */
	must(visit_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	must(visit_cancel(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	w.begins++, w.ends++;
	must(meeting_cancel(d->db, d->a, &d->anna, meeting, 0, ERR_HERE));
	must(visit_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
}

static void
another_consultant_takes_it_and_all_three_are_told(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = plan(d, case_id), same;
	VisitPlan w = on_site(d, case_id);

	w.id = id;
	w.staff_id = d->anna.staff_id;
	must(visit_plan(d->db, d->a, &d->anna, &w, &same, ERR_HERE));
	g_assert_cmpint(visit_of(d, id)->staff_id, ==, d->anna.staff_id);
	g_assert_cmpint(visit_of(d, id)->sequence, ==, 1);
	g_assert_cmpstr(desk_mails(d), ==, "receipt visit visit visit visit visit");
	/* He has another one then, as he would have if it was his. */
	w.id = plan(d, case_id);
	refused(visit_plan(d->db, d->a, &d->anna, &w, &same, &must_err), "visit.clash");
	w.staff_id = 99;
	refused(visit_plan(d->db, d->a, &d->anna, &w, &same, &must_err), "visit.staff");
	w.staff_id = 0;
	must(visit_plan(d->db, d->a, &d->anna, &w, &same, ERR_HERE));
	g_assert_cmpint(visit_of(d, w.id)->staff_id, ==, d->bent.staff_id);
}

static void
end_case(Desk *d, int64_t case_id, Status status)
{
	const CaseWrite w = { .case_id = case_id, .text = "Klaret.", .status = status };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
}

static void
what_lies_ahead_is_off_when_the_case_is_closed(Desk *d)
{
	int64_t case_id = desk_open_case(d), begun = plan(d, case_id), ahead;
	VisitPlan w = on_site(d, case_id);

	w.begins++, w.anyway = true;
	must(visit_plan(d->db, d->a, &d->anna, &w, &ahead, ERR_HERE));
	desk_wait(d, DAYS(1)); /* the first just began */
	end_case(d, case_id, STATUS_SOLVED);
	g_assert_cmpint(visit_of(d, ahead)->state, ==, VISIT_PLANNED);
	end_case(d, case_id, STATUS_CLOSED);
	g_assert_cmpint(visit_of(d, begun)->state, ==, VISIT_PLANNED);
	g_assert_cmpint(visit_of(d, ahead)->state, ==, VISIT_CANCELLED);
	g_assert_cmpint(visit_of(d, ahead)->sequence, ==, 1);
	g_assert_true(last_entry(d, case_id)->is_public);
	g_assert_cmpstr(last_entry(d, case_id)->text, ==, "Sagen er lukket.");
	g_assert_cmpstr(desk_mails(d), ==,
	    "receipt visit visit visit visit solved closed visit visit");
	g_assert_cmpint(desk_case(d, case_id)->status, ==, STATUS_CLOSED);
}

static void
it_goes_along_when_its_case_goes_on_in_another(Desk *d)
{
	int64_t from = desk_open_case(d), into = desk_open_case(d), id = plan(d, from);

	must(case_merge(d->db, d->a, &d->anna, from, 0, into, ERR_HERE));
	g_assert_cmpint(visit_of(d, id)->case_id, ==, into);
	g_assert_cmpint(visit_of(d, id)->state, ==, VISIT_PLANNED);
	/* It is the same for her: her calendar need not hear of it. */
	g_assert_cmpstr(desk_mails(d), ==, "receipt receipt visit visit merged");

	int64_t closed = desk_open_case(d);
	end_case(d, closed, STATUS_CLOSED);
	must(case_merge(d->db, d->a, &d->anna, into, 0, closed, ERR_HERE));
	g_assert_cmpint(visit_of(d, id)->state, ==, VISIT_CANCELLED);
	g_assert_cmpint(visit_of(d, id)->case_id, ==, into);
}

static void
another_reporter_is_invited_and_the_first_told_that_it_is_off(Desk *d)
{
	Person lis = { .customer_id = d->baker,
		.name = "Lis",
		.mail = "lis@bager.example",
		.lang = LANG_DA,
		.active = true };
	int64_t from = desk_open_case(d), id = plan(d, from), into;

	must(person_save(d->db, d->a, &d->anna, &lis, ERR_HERE));
	const CaseOpen hers = { .kind = ENTRY_CALL,
		.channel = CHANNEL_PHONE,
		.subject = "Switchen",
		.text = "Den blinker",
		.customer_id = d->baker,
		.person_id = lis.id };
	must(case_open(d->db, d->a, &d->anna, &hers, &into, ERR_HERE));
	must(case_merge(d->db, d->a, &d->anna, from, 0, into, ERR_HERE));
	g_assert_cmpint(visit_of(d, id)->case_id, ==, into);
	g_assert_cmpint(visit_of(d, id)->sequence, ==, 1);
	g_assert_cmpstr(desk_mails(d), ==,
	    "receipt visit visit receipt merged visit visit visit");
	const Entry *off = last_entry(d, from), *on = last_entry(d, into);
	g_assert_cmpint(entry_detail_int(off, "state"), ==, VISIT_CANCELLED);
	g_assert_cmpint(entry_detail_int(off, "to"), ==, 0);
	g_assert_cmpint(entry_detail_int(on, "state"), ==, VISIT_PLANNED);
	g_assert_cmpint(entry_detail_int(on, "to"), ==, d->bent.staff_id);
}

static const BulkCase *
bulk_of(Desk *d, BulkWhat what, int64_t case_id, int64_t *id)
{
	BulkCase *cases;
	size_t n;

	must(bulk_do(d->db, d->a, &d->anna, &what, &case_id, 1, 0, id, ERR_HERE));
	must(bulk_store_cases(d->db, d->a, *id, &cases, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	return cases;
}

static void
among_many_none_with_a_visit_is_closed(Desk *d)
{
	int64_t case_id = desk_open_case(d), into = desk_open_case(d),
	        id = plan(d, case_id), bulk;
	const BulkWhat close = { BULK_CLOSE, 0, "Klaret" }, aside = { BULK_ASIDE, 0, "" };

	g_assert_cmpstr(bulk_of(d, close, case_id, &bulk)->refused, ==, "bulk.visited");
	g_assert_cmpstr(bulk_of(d, aside, case_id, &bulk)->refused, ==, "bulk.visited");
	g_assert_cmpint(visit_of(d, id)->state, ==, VISIT_PLANNED);
	/* What took its visit along is not taken out again. */
	g_assert_null(
	    bulk_of(d, (BulkWhat){ BULK_MERGE, into, NULL }, case_id, &bulk)->before);
	g_assert_cmpint(visit_of(d, id)->case_id, ==, into);
	must(visit_cancel(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	g_assert_null(bulk_of(d, close, into, &bulk)->refused);
}

#define STORY(name) desk_add_story("visit/" #name, name)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	STORY(reporter_and_consultant_are_invited_and_told_of_each_change);
	STORY(two_at_the_same_time_are_not_planned_silently);
	STORY(times_lie_in_opening_hours_and_beside_other_visits);
	STORY(the_report_books_work_and_travel);
	STORY(whoever_was_there_reports_though_it_was_moved_or_cancelled);
	STORY(what_was_seen_of_it_is_what_is_changed);
	STORY(an_address_of_the_customers_is_kept_by_its_name);
	STORY(what_the_calendar_answers_shows_on_the_visit);
	STORY(an_answer_of_somebody_else_or_to_what_was_before_is_none);
	STORY(the_secret_address_opens_ones_own_calendar_until_it_is_closed);
	STORY(what_does_not_hold_is_refused);
	STORY(who_leads_a_status_meeting_then_is_not_free);
	STORY(another_consultant_takes_it_and_all_three_are_told);
	STORY(what_lies_ahead_is_off_when_the_case_is_closed);
	STORY(it_goes_along_when_its_case_goes_on_in_another);
	STORY(another_reporter_is_invited_and_the_first_told_that_it_is_off);
	STORY(among_many_none_with_a_visit_is_closed);
	return g_test_run();
}
