/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Where a mail belongs (M1): who may write in a case, what follows a closed one, whose
 * case a forwarded mail is. */
#include <string.h>

#include "mailed.h"

/* --- who may --- */

static void
the_reporter_is_known_by_thread_and_subject(Desk *d)
{
	int64_t id = desk_open_case(d);
	const char *refs[] = { "x@y", last_mail(d)->message_id, "unseen@y" };

	g_assert_cmpint(mail_comes(d, ida, (InMail){ .in_reply_to = refs[1] }).case_id,
	    ==, id);
	g_assert_cmpint(mail_comes(d, ida,
	                    (InMail){ .references = refs,
	                        .n_references = 3,
	                        .text = "B" })
	                    .case_id,
	    ==, id);
	g_assert_cmpint(mail_comes(d, ida,
	                    (InMail){ .subject = subject_of(d, id), .text = "C" })
	                    .case_id,
	    ==, id);
	g_assert_true(
	    mail_comes(d, ida, (InMail){ .subject = "[Ticket#1001] ticket 1001" })
	        .opened);
}

/* The mail is a case of its own, with a note for the staff. */
static void
is_only_like(Desk *d, MailReceived r, int64_t id)
{
	g_assert_true(r.opened);
	const Entry *e = last_entry(d, r.case_id);
	g_assert_cmpint(entry_detail_int(e, "like"), ==, id);
	g_assert_false(e->is_public);
	g_assert_cmpint((int)e->kind, ==, ENTRY_NOTE);
}

static void
strangers_and_other_customers_learn_nothing(Desk *d)
{
	int64_t id = desk_open_case(d);
	const char *receipt = last_mail(d)->message_id;
	House house;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	is_only_like(d, mail_comes(d, ole, (InMail){ .subject = subject_of(d, id) }), id);
	is_only_like(d,
	    mail_comes(d, ole, (InMail){ .in_reply_to = receipt, .text = "B" }), id);
	is_only_like(d,
	    mail_comes(d, (MailAddress){ "", "x@stranger.example" },
	        (InMail){ .envelope_to = house_reply_address(d->a, &house, id) }),
	    id);
}

static void
a_colleague_may_if_he_was_copied_in(Desk *d)
{
	int64_t id = desk_open_case(d);
	MailAddress cc = per;

	add_person(d, per, d->baker, false);
	is_only_like(d, mail_comes(d, per, (InMail){ .subject = subject_of(d, id) }), id);
	mail_comes(d, ida,
	    (InMail){ .subject = subject_of(d, id), .cc = &cc, .n_cc = 1 });
	g_assert_cmpint(mail_comes(d, per,
	                    (InMail){ .subject = subject_of(d, id), .text = "B" })
	                    .case_id,
	    ==, id);
}

static void
who_is_no_colleague_may_not_though_he_was_copied_in(Desk *d)
{
	int64_t id = desk_open_case(d);
	MailAddress cc = ole;

	mail_comes(d, ida,
	    (InMail){ .subject = subject_of(d, id), .cc = &cc, .n_cc = 1 });
	is_only_like(d, mail_comes(d, ole, (InMail){ .subject = subject_of(d, id) }), id);
}

static void
a_contact_may(Desk *d)
{
	int64_t id = desk_open_case(d);

	add_person(d, per, d->baker, true);
	g_assert_cmpint(
	    mail_comes(d, per, (InMail){ .subject = subject_of(d, id) }).case_id, ==, id);
}

static void
the_staff_may_and_it_is_a_note(Desk *d)
{
	int64_t id = desk_open_case(d);

	g_assert_cmpint(mail_comes(d, anna, (InMail){ .subject = subject_of(d, id) })
	                    .case_id,
	    ==, id);
	g_assert_cmpint((int)last_entry(d, id)->kind, ==, ENTRY_NOTE);
}

static void
what_comes_through_a_list_is_of_its_writer(Desk *d)
{
	const MailAddress list = { "Ida via it", "it@bager.example" };
	int64_t id = desk_open_case(d);
	MailReceived r = mail_comes(d, list,
	    (InMail){ .reply_to = ida, .subject = subject_of(d, id) });
	Person *p;

	g_assert_cmpint(r.case_id, ==, id);
	r = mail_comes(d, list, (InMail){ .text = "C" });
	g_assert_true(r.opened);
	must(person_store_find_by_mail(d->db, d->a, list.mail, &p, ERR_HERE));
	g_assert_null(p);
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
}

/* --- merged --- */

static void
a_merged_number_leads_to_the_survivor_for_ever(Desk *d)
{
	int64_t a = desk_open_case(d);
	const char *message_id = last_mail(d)->message_id;
	House house;

	add_person(d, per, d->baker, false);
	int64_t b = mail_comes(d, per, (InMail){ .text = "B" }).case_id;
	int64_t c = mail_comes(d, per, (InMail){ .text = "C" }).case_id;
	must(house_load(d->db, d->a, &house, ERR_HERE));
	must(case_merge(d->db, d->a, &d->anna, a, 0, b, ERR_HERE));
	must(case_merge(d->db, d->a, &d->anna, b, 0, c, ERR_HERE));
	/* Ida was the reporter of the first only. */
	g_assert_cmpint(
	    mail_comes(d, ida, (InMail){ .subject = subject_of(d, a) }).case_id, ==, c);
	g_assert_cmpint(mail_comes(d, ida,
	                    (InMail){ .in_reply_to = message_id, .text = "B" })
	                    .case_id,
	    ==, c);
	g_assert_cmpint(mail_comes(d, ida,
	                    (InMail){ .envelope_to = house_reply_address(d->a, &house, a),
	                        .text = "D" })
	                    .case_id,
	    ==, c);
	is_only_like(d, mail_comes(d, ole, (InMail){ .subject = subject_of(d, a) }), c);
}

/* --- closed --- */

static void
a_reply_in_time_reopens_and_a_later_one_follows(Desk *d)
{
	int64_t id = desk_open_case(d);

	close_case(d, id);
	desk_wait(d, DAYS(30));
	g_assert_cmpint(
	    mail_comes(d, ida, (InMail){ .subject = subject_of(d, id) }).case_id, ==, id);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_OPEN);

	close_case(d, id);
	desk_wait(d, DAYS(30) + 1);
	MailReceived r = mail_comes(d, ida,
	    (InMail){ .subject = subject_of(d, id), .text = "Nu er den gal igen" });
	size_t n;
	const Entry *e = desk_entries(d, r.case_id, &n);
	const Case *c = desk_case(d, r.case_id);

	g_assert_true(r.opened);
	g_assert_cmpint(entry_detail_int(&e[0], "follows"), ==, id);
	g_assert_cmpint(c->customer_id, ==, d->baker);
	g_assert_cmpint(c->person_id, ==, d->ida.person_id);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_CLOSED);
	g_assert_cmpint(entry_detail_int(last_entry(d, id), "followed_by"), ==,
	    r.case_id);
	g_assert_cmpstr(desk_mails(d), ==, "receipt closed horizon closed receipt");

	/* The next reply to the old one goes on where the first did. */
	g_assert_cmpint(mail_comes(d, ida,
	                    (InMail){ .subject = subject_of(d, id), .text = "Stadig" })
	                    .case_id,
	    ==, r.case_id);
}

static void
the_page_follows_the_same_rule(Desk *d)
{
	int64_t id = desk_open_case(d), into;
	CaseWrite w = { .case_id = id, .kind = ENTRY_FORM, .text = "Nu er den gal igen" };

	close_case(d, id);
	desk_wait(d, DAYS(31));
	must(case_reply(d->db, d->a, &d->ida, &w, &into, ERR_HERE));
	g_assert_cmpint(into, !=, id);
	w.text = "Og mere";
	int64_t again;
	must(case_reply(d->db, d->a, &d->ida, &w, &again, ERR_HERE));
	g_assert_cmpint(again, ==, into);
}

static void
thanks_reopen_nothing(Desk *d)
{
	int64_t id = desk_open_case(d);
	const char *quoted = "Tak!\n\nDen 3. feb. skrev Anna:\n> Virker det ikke nu?";

	close_case(d, id);
	const Case before = *desk_case(d, id);
	desk_wait(d, HOURS(1));
	mail_comes(d, ida,
	    (InMail){ .subject = subject_of(d, id), .text = quoted, .reply = "Tak!" });
	const Case *c = desk_case(d, id);
	g_assert_cmpint(c->status, ==, STATUS_CLOSED);
	g_assert_true(
	    c->solution_due == before.solution_due && c->horizon == before.horizon);
	g_assert_cmpint((int)last_entry(d, id)->kind, ==, ENTRY_MAIL_IN);
	g_assert_true(last_entry(d, id)->is_public);
	g_assert_cmpstr(desk_mails(d), ==, "receipt closed");

	/* With a file to look at it is more than that. */
	MailPart file = { .name = "skaerm.png",
		.content_type = "image/png",
		.data = "x",
		.size = 1 };
	mail_comes(d, ida,
	    (InMail){ .subject = subject_of(d, id),
	        .text = "Tak",
	        .parts = &file,
	        .n_parts = 1 });
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_OPEN);
}

static void
thanks_with_a_but_reopen(Desk *d)
{
	int64_t id = desk_open_case(d);

	close_case(d, id);
	mail_comes(d, ida,
	    (InMail){ .subject = subject_of(d, id),
	        .text = "Tak, men det virker stadig ikke" });
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_OPEN);
}

static void
a_machine_reopens_nothing(Desk *d)
{
	static const InMailKind kinds[] = { MAIL_AUTO_REPLY, MAIL_AUTO_GENERATED };
	int64_t id = desk_open_case(d);

	close_case(d, id);
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		mail_comes(d, ida,
		    (InMail){ .subject = subject_of(d, id),
		        .kind = kinds[i],
		        .text = i ? "A" : "B" });
		g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_CLOSED);
		g_assert_cmpint((int)last_entry(d, id)->kind, ==, ENTRY_AUTO_REPLY);
		g_assert_false(last_entry(d, id)->is_public);
	}
	g_assert_cmpstr(desk_mails(d), ==, "receipt closed");
}

/* --- forwarded --- */

static void
what_the_staff_forward_is_a_case_of_its_sender(Desk *d)
{
	MailReceived r = mail_comes(d, anna, forward_of(ida));
	const Case *c = desk_case(d, r.case_id);
	size_t n;
	const Entry *e = desk_entries(d, r.case_id, &n);

	g_assert_cmpint(c->person_id, ==, d->ida.person_id);
	g_assert_cmpint(c->customer_id, ==, d->baker);
	g_assert_cmpint(c->status, ==, STATUS_NEW);
	g_assert_cmpstr(c->subject, ==, "Skærmen");
	g_assert_cmpstr(e[0].text, ==, "Den er sort.");
	g_assert_cmpuint(e[0].n_attachments, ==, 0);
	g_assert_nonnull(entry_detail(d->a, &e[0], "forwarded_by"));
	g_assert_cmpstr(e[1].text, ==, "Kan I hjælpe?");
	g_assert_false(e[1].is_public);
	g_assert_cmpint(e[1].staff_id, ==, d->anna.staff_id);
	g_assert_true(e[1].n_attachments == 1 && e[1].attachments[0].is_raw);
	g_assert_cmpstr(last_mail(d)->to_mail, ==, ida.mail);
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
}

static void
the_staff_may_forward_a_stranger_but_not_one_another(Desk *d)
{
	Person *p;
	const MailAddress stranger = { "Eva", "eva@new.example" };
	const MailAddress bent = { "Bent", "bent@nordlys.example" };
	MailReceived r = mail_comes(d, anna, forward_of(stranger));

	must(person_store_find_by_mail(d->db, d->a, stranger.mail, &p, ERR_HERE));
	g_assert_nonnull(p);
	g_assert_cmpint(desk_case(d, r.case_id)->person_id, ==, p->id);
	InMail m = forward_of(bent);
	m.text = "B";
	r = mail_comes(d, anna, m);
	g_assert_cmpint(desk_case(d, r.case_id)->person_id, ==, 0);
}

static void
a_contact_forwards_for_his_own_people_only(Desk *d)
{
	add_person(d, per, d->baker, true);
	MailReceived r = mail_comes(d, per, forward_of(ida));
	size_t n;
	const Entry *e = desk_entries(d, r.case_id, &n);

	g_assert_cmpint(desk_case(d, r.case_id)->person_id, ==, d->ida.person_id);
	g_assert_cmpstr(e[0].text, ==, "Kan I hjælpe?\n\nDen er sort.");
	g_assert_nonnull(entry_detail(d->a, &e[0], "forwarded_from"));
	InMail m = forward_of(ole);
	m.text = "B";
	r = mail_comes(d, per, m);
	g_assert_cmpint(desk_case(d, r.case_id)->person_id, !=, d->ida.person_id);
	g_assert_cmpstr(last_mail(d)->to_mail, ==, per.mail);
}

static void
who_is_no_contact_forwards_for_himself(Desk *d)
{
	add_person(d, per, d->baker, false);
	MailReceived r = mail_comes(d, per, forward_of(ida));

	g_assert_cmpint(desk_case(d, r.case_id)->person_id, !=, d->ida.person_id);
	g_assert_cmpstr(last_mail(d)->to_mail, ==, per.mail);
}

static void
a_forward_into_a_case_stays_there(Desk *d)
{
	int64_t id = desk_open_case(d);
	InMail m = forward_of(ole);

	m.subject = arena_printf(d->a, "VS: Printeren [Sag#%d]", (int)id);
	g_assert_cmpint(mail_comes(d, anna, m).case_id, ==, id);
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
		STORY(the_reporter_is_known_by_thread_and_subject),
		STORY(strangers_and_other_customers_learn_nothing),
		STORY(a_colleague_may_if_he_was_copied_in),
		STORY(who_is_no_colleague_may_not_though_he_was_copied_in),
		STORY(a_contact_may),
		STORY(the_staff_may_and_it_is_a_note),
		STORY(what_comes_through_a_list_is_of_its_writer),
		STORY(a_merged_number_leads_to_the_survivor_for_ever),
		STORY(a_reply_in_time_reopens_and_a_later_one_follows),
		STORY(the_page_follows_the_same_rule),
		STORY(thanks_reopen_nothing),
		STORY(thanks_with_a_but_reopen),
		STORY(a_machine_reopens_nothing),
		STORY(what_the_staff_forward_is_a_case_of_its_sender),
		STORY(the_staff_may_forward_a_stranger_but_not_one_another),
		STORY(a_contact_forwards_for_his_own_people_only),
		STORY(who_is_no_contact_forwards_for_himself),
		STORY(a_forward_into_a_case_stays_there),
	};

	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(stories); i++)
		desk_add_story(stories[i].name, stories[i].story);
	return g_test_run();
}
