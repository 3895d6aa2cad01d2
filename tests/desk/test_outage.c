/* SPDX-License-Identifier: AGPL-3.0-or-later
 * An outage from the first report to the last answer (M8). */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/outage.h"
#include "job/runner.h"
#include "store/outage_store.h"

static size_t
run_due(Desk *d)
{
	g_autoptr(GError) err = NULL;
	size_t n = 0;

	g_assert_true(runner_run_due(d->store, d->blobs, d->now, &n, &err));
	g_assert_no_error(err);
	return n;
}

static Actor
add_person(Desk *d, int64_t customer, const char *name, const char *mail, Lang lang,
    bool contact)
{
	Person p = { .customer_id = customer,
		.name = name,
		.mail = mail,
		.lang = lang,
		.contact = contact,
		.outages = contact,
		.active = true };

	must(person_save(d->db, d->a, &d->anna, &p, ERR_HERE));
	return (Actor){ .person_id = p.id, .now = d->now };
}

static int64_t
report(Desk *d, int64_t person, const char *subject)
{
	const Actor desk = { .now = d->now };
	const CaseOpen o = { .kind = ENTRY_MAIL_IN,
		.channel = CHANNEL_MAIL,
		.subject = subject,
		.text = "Det er gået i stå.",
		.person_id = person };
	int64_t id = 0;

	must(case_open(d->db, d->a, &desk, &o, &id, ERR_HERE));
	return id;
}

static int64_t
declare(Desk *d, const int64_t *cases, size_t n, const char *en)
{
	const OutageDeclare what = {
		.title = "Internettet er nede",
		.say = { .da = "Vi ser på det.",
		    .en = en,
		    .next_update_at = d->now + MINUTES(30) },
		.cases = cases,
		.n_cases = n,
	};
	int64_t id = 0;

	must(outage_declare(d->db, d->a, &d->anna, &what, &id, ERR_HERE));
	return id;
}

static Outage *
outage_of(Desk *d, int64_t id)
{
	Outage *o = NULL;

	must(outage_store_find(d->db, d->a, id, &o, ERR_HERE));
	return o;
}

/* How many mails of that kind went to that address. */
static int
mails_to(Desk *d, const char *mail, OutMailKind kind)
{
	OutMail *all;
	size_t n;
	int found = 0;

	must(mail_store_list(d->db, d->a, 0, 200, &all, &n, ERR_HERE));
	for (size_t i = 0; i < n; i++)
		found += all[i].kind == kind && g_str_equal(all[i].to_mail, mail);
	return found;
}

static size_t
proposed(Desk *d)
{
	OutageProposal *proposals;
	size_t n;

	must(outage_store_proposals(d->db, d->a, &proposals, &n, ERR_HERE));
	return n;
}

static void
three_like_reports_are_proposed_and_two_are_not(Desk *d)
{
	Actor ole = add_person(d, d->smith, "Ole", "ole@smed.example", LANG_DA, false);
	Actor eva = add_person(d, d->smith, "Eva", "eva@smed.example", LANG_DA, false);
	OutageProposal *proposals;
	CaseLine *lines;
	size_t n;

	report(d, d->ida.person_id, "Internettet er nede");
	report(d, d->ida.person_id, "Stadig intet internet"); /* the same person again */
	desk_wait(d, MINUTES(5));
	report(d, ole.person_id, "Intet internet");
	g_assert_cmpuint(proposed(d), ==, 0);
	report(d, eva.person_id, "Printeren virker ikke");
	g_assert_cmpuint(proposed(d), ==, 0);
	report(d, eva.person_id, "Internet virker ikke");
	must(outage_store_proposals(d->db, d->a, &proposals, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	must(outage_store_proposal_cases(d->db, d->a, proposals[0].id, &lines, &n,
	    ERR_HERE));
	g_assert_cmpuint(n, ==, 4);
	must(outage_dismiss(d->db, d->a, &d->anna, proposals[0].id, ERR_HERE));
	report(d, ole.person_id, "Internet nede igen"); /* it was looked at */
	g_assert_cmpuint(proposed(d), ==, 0);
}

/* Nobody looked at it, and it is over. */
static void
a_proposal_lapses_with_its_last_case(Desk *d)
{
	Actor ole = add_person(d, d->smith, "Ole", "ole@smed.example", LANG_DA, false);
	Actor eva = add_person(d, d->smith, "Eva", "eva@smed.example", LANG_DA, false);
	int64_t cases[] = { report(d, d->ida.person_id, "Internettet er nede"),
		report(d, ole.person_id, "Intet internet"),
		report(d, eva.person_id, "Internet virker ikke") };

	g_assert_cmpuint(proposed(d), ==, 1);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_assert_cmpuint(proposed(d), ==, 1);
		const CaseWrite w = { .case_id = cases[i],
			.text = "Det virker igen.",
			.status = STATUS_CLOSED };

		must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	}
	g_assert_cmpuint(proposed(d), ==, 0);
	/* another one is proposed: who comes late to the first is shown all the same */
	report(d, d->ida.person_id, "Telefonen er død");
	report(d, ole.person_id, "Telefonen ringer ikke");
	report(d, eva.person_id, "Telefonen er stum");
	g_assert_cmpuint(proposed(d), ==, 1);
	report(d, d->ida.person_id, "Internettet er nede igen");
	g_assert_cmpuint(proposed(d), ==, 2);
}

static void
reports_far_apart_are_not_one(Desk *d)
{
	Actor ole = add_person(d, d->smith, "Ole", "ole@smed.example", LANG_DA, false);
	Actor eva = add_person(d, d->smith, "Eva", "eva@smed.example", LANG_DA, false);

	report(d, d->ida.person_id, "Internettet er nede");
	desk_wait(d, OUTAGE_WITHIN + SECONDS(1));
	report(d, ole.person_id, "Intet internet");
	report(d, eva.person_id, "Internet virker ikke");
	g_assert_cmpuint(proposed(d), ==, 0);
}

static void
one_word_reaches_each_once_in_his_language(Desk *d)
{
	Actor eve = add_person(d, d->smith, "Eve", "eve@smed.example", LANG_EN, false);
	add_person(d, d->baker, "Bo", "bo@bager.example", LANG_DA, true); /* a contact */
	int64_t cases[] = { report(d, d->ida.person_id, "Internettet er nede"),
		report(d, d->ida.person_id, "Også wifi"),
		report(d, eve.person_id, "No internet") };
	int64_t id = declare(d, cases, 3, "We are looking into it.");
	size_t n;

	g_assert_cmpint(mails_to(d, "ida@bager.example", MAIL_OUTAGE), ==, 1);
	g_assert_cmpint(mails_to(d, "eve@smed.example", MAIL_OUTAGE), ==, 1);
	g_assert_cmpint(mails_to(d, "bo@bager.example", MAIL_OUTAGE), ==, 1);
	for (size_t i = 0; i < 3; i++) {
		const Case *c = desk_case(d, cases[i]);

		g_assert_cmpint(c->outage_id, ==, id);
		g_assert_cmpint(c->category, ==, CATEGORY_OUTAGE);
		g_assert_cmpint(c->responded_at, !=, 0);
	}
	const Entry *e = desk_entries(d, cases[2], &n);
	g_assert_cmpstr(e[n - 1].text, ==, "We are looking into it.");
	e = desk_entries(d, cases[0], &n);
	g_assert_cmpstr(e[n - 1].text, ==, "Vi ser på det.");
	g_assert_cmpint(outage_of(d, id)->started_at, ==,
	    desk_case(d, cases[0])->opened_at);
}

/* Of a company that has no case in it. */
static void
who_wants_to_be_told_is_told(Desk *d)
{
	static const struct {
		const char *name, *mail;
		bool contact, outages, active;
		int mails;
	} people[] = {
		{ "Bo", "bo@bager.example", true, true, true, 1 },
		{ "Liv", "liv@bager.example", false, true, true, 1 },
		{ "Per", "per@bager.example", true, false, true, 0 },
		{ "Tom", "tom@bager.example", true, true, false, 0 },
	};
	int64_t one = report(d, d->ida.person_id, "Internettet er nede");

	for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
		Person p = { .customer_id = d->baker,
			.name = people[i].name,
			.mail = people[i].mail,
			.contact = people[i].contact,
			.outages = people[i].outages,
			.active = people[i].active };

		must(person_save(d->db, d->a, &d->anna, &p, ERR_HERE));
	}
	declare(d, &one, 1, "");
	for (size_t i = 0; i < G_N_ELEMENTS(people); i++)
		g_assert_cmpint(mails_to(d, people[i].mail, MAIL_OUTAGE), ==,
		    people[i].mails);
}

static void
what_somebody_could_not_read_is_refused(Desk *d)
{
	Actor eve = add_person(d, d->smith, "Eve", "eve@smed.example", LANG_EN, false);
	int64_t one = report(d, eve.person_id, "No internet"), id = 0;
	OutageDeclare what = {
		.title = "Internettet er nede",
		.say = { .da = "Vi ser på det.", .next_update_at = d->now + MINUTES(30) },
		.cases = &one,
		.n_cases = 1,
	};

	refused(outage_declare(d->db, d->a, &d->anna, &what, &id, ERR_HERE),
	    "outage.text.en");
	g_assert_cmpint(desk_case(d, one)->outage_id, ==, 0);
	what.say.en = "On it.";
	what.say.next_update_at = d->now;
	refused(outage_declare(d->db, d->a, &d->anna, &what, &id, ERR_HERE),
	    "outage.next");
	what.say.next_update_at = d->now + DAYS(7) + 1;
	refused(outage_declare(d->db, d->a, &d->anna, &what, &id, ERR_HERE),
	    "outage.next");
	what.say.next_update_at = d->now + DAYS(7);
	what.title = " ";
	refused(outage_declare(d->db, d->a, &d->anna, &what, &id, ERR_HERE),
	    "outage.title");
	what.title = "Nede";
	refused(outage_declare(d->db, d->a, &d->ida, &what, &id, ERR_HERE), "staff.only");
	must(outage_declare(d->db, d->a, &d->anna, &what, &id, ERR_HERE));
}

static void
a_promised_word_that_does_not_come_is_asked_for_once(Desk *d)
{
	int64_t one = report(d, d->ida.person_id, "Internettet er nede");
	int64_t id = declare(d, &one, 1, "");
	const OutageSay more = { .da = "Vi arbejder.",
		.next_update_at = d->now + MINUTES(90) };

	desk_wait(d, MINUTES(29));
	run_due(d);
	g_assert_cmpint(mails_to(d, "anna@nordlys.example", MAIL_NOTICE), ==, 0);
	desk_wait(d, MINUTES(1));
	run_due(d);
	run_due(d);
	g_assert_cmpint(mails_to(d, "anna@nordlys.example", MAIL_NOTICE), ==, 1);
	must(outage_say(d->db, d->a, &d->anna, id, 0, &more, ERR_HERE));
	desk_wait(d, MINUTES(59));
	run_due(d);
	g_assert_cmpint(mails_to(d, "anna@nordlys.example", MAIL_NOTICE), ==, 1);
	g_assert_cmpint(mails_to(d, "ida@bager.example", MAIL_OUTAGE), ==, 2);
	desk_wait(d, MINUTES(1));
	run_due(d);
	g_assert_cmpint(mails_to(d, "anna@nordlys.example", MAIL_NOTICE), ==, 2);
}

static void
its_end_solves_them_all_and_who_says_no_has_a_case_of_his_own(Desk *d)
{
	Actor ole = add_person(d, d->smith, "Ole", "ole@smed.example", LANG_DA, false);
	int64_t cases[] = { report(d, d->ida.person_id, "Internettet er nede"),
		report(d, ole.person_id, "Intet internet") };
	int64_t id = declare(d, cases, 2, "");
	const OutageSay last = { .da = "Linjen er oppe igen." };

	desk_wait(d, HOURS(1));
	must(outage_end(d->db, d->a, &d->anna, id, outage_of(d, id)->version, &last,
	    "Gravet over", ERR_HERE));
	g_assert_cmpint(outage_of(d, id)->ended_at, ==, d->now);
	g_assert_cmpstr(outage_of(d, id)->cause, ==, "Gravet over");
	g_assert_cmpint(desk_case(d, cases[0])->status, ==, STATUS_SOLVED);
	g_assert_cmpint(desk_case(d, cases[1])->status, ==, STATUS_SOLVED);
	g_assert_cmpint(mails_to(d, "ole@smed.example", MAIL_SOLVED), ==, 1);
	const CaseWrite no = { .case_id = cases[1],
		.kind = ENTRY_FORM,
		.text = "Stadig nede her" };
	must(case_reply(d->db, d->a, &ole, &no, NULL, ERR_HERE));
	g_assert_cmpint(desk_case(d, cases[1])->status, ==, STATUS_OPEN);
	g_assert_cmpint(desk_case(d, cases[1])->outage_id, ==, 0);
	desk_wait(d, DAYS(4));
	run_due(d);
	g_assert_cmpint(desk_case(d, cases[0])->status, ==, STATUS_CLOSED);
	g_assert_cmpint(desk_case(d, cases[0])->outage_id, ==, id);
	g_assert_cmpint(desk_case(d, cases[1])->status, ==, STATUS_OPEN);
	refused(outage_say(d->db, d->a, &d->anna, id, 0, &last, ERR_HERE), "outage.next");
	refused(outage_join(d->db, d->a, &d->anna, cases[1], id, ERR_HERE),
	    "outage.over");
}

static void
who_joins_later_hears_what_was_said_last(Desk *d)
{
	int64_t first = report(d, d->ida.person_id, "Internettet er nede");
	int64_t id = declare(d, &first, 1, "");
	Actor ole = add_person(d, d->smith, "Ole", "ole@smed.example", LANG_DA, false);
	int64_t later = report(d, ole.person_id, "Hvad sker der?");
	size_t n;

	must(outage_join(d->db, d->a, &d->anna, later, id, ERR_HERE));
	must(outage_join(d->db, d->a, &d->anna, later, id, ERR_HERE));
	const Entry *e = desk_entries(d, later, &n);
	g_assert_cmpuint(n, ==, 2);
	g_assert_cmpstr(e[1].text, ==, "Vi ser på det.");
	g_assert_cmpint(mails_to(d, "ole@smed.example", MAIL_OUTAGE), ==, 1);
	must(outage_leave(d->db, d->a, &d->anna, later, ERR_HERE));
	g_assert_cmpint(desk_case(d, later)->outage_id, ==, 0);
}

typedef struct {
	int64_t id;
	const OutageSay *say;
} Ending;

static bool
end_it(Desk *d, void *arg, GError **err)
{
	const Ending *e = arg;

	return outage_end(d->db, d->a, &d->anna, e->id, 0, e->say, "", err);
}

static void
its_end_is_whole_or_not_at_all(Desk *d)
{
	int64_t one = report(d, d->ida.person_id, "Internettet er nede");
	const OutageSay last = { .da = "Oppe igen." };
	Ending e = { declare(d, &one, 1, ""), &last };

	g_assert_cmpint(desk_fails_whole(d, end_it, &e), >, 8);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("three-like-reports-are-proposed-and-two-are-not",
	    three_like_reports_are_proposed_and_two_are_not);
	desk_add_story("a-proposal-lapses-with-its-last-case",
	    a_proposal_lapses_with_its_last_case);
	desk_add_story("reports-far-apart-are-not-one", reports_far_apart_are_not_one);
	desk_add_story("one-word-reaches-each-once-in-his-language",
	    one_word_reaches_each_once_in_his_language);
	desk_add_story("who-wants-to-be-told-is-told", who_wants_to_be_told_is_told);
	desk_add_story("what-somebody-could-not-read-is-refused",
	    what_somebody_could_not_read_is_refused);
	desk_add_story("a-promised-word-that-does-not-come-is-asked-for-once",
	    a_promised_word_that_does_not_come_is_asked_for_once);
	desk_add_story("its-end-solves-them-all-and-who-says-no-has-a-case-of-his-own",
	    its_end_solves_them_all_and_who_says_no_has_a_case_of_his_own);
	desk_add_story("who-joins-later-hears-what-was-said-last",
	    who_joins_later_hears_what_was_said_last);
	desk_add_story("its-end-is-whole-or-not-at-all", its_end_is_whole_or_not_at_all);
	return g_test_run();
}
