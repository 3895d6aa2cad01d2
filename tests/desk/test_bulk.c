/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The same to many cases, and back again; and one case after the other that needs
 * somebody. */
#include "base/err.h"
#include "desk/bulk.h"
#include "desk/bulk_int.h"
#include "desk/list.h"
#include "desk/triage.h"
#include "referred.h"
#include "store/bulk_store.h"
#include "store/list_store.h"

static int64_t
do_to(Desk *d, BulkWhat what, const int64_t *cases, size_t n)
{
	int64_t id = 0;

	must(bulk_do(d->db, d->a, &d->anna, &what, cases, n, d->now, &id, ERR_HERE));
	return id;
}

static BulkCase *
came_of(Desk *d, int64_t id, size_t *n)
{
	BulkCase *cases;

	must(bulk_store_cases(d->db, d->a, id, &cases, n, ERR_HERE));
	return cases;
}

static void
close_it(Desk *d, int64_t id)
{
	const CaseWrite w = { .case_id = id,
		.text = "Det er ordnet.",
		.status = STATUS_CLOSED };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
}

static void
each_is_done_or_refused_and_what_was_done_is_set_back(Desk *d)
{
	int64_t one = desk_open_case(d), two = desk_open_case(d),
	        closed = desk_open_case(d);
	size_t n;

	close_it(d, closed);
	desk_wait(d, MINUTES(1));
	const int64_t cases[] = { one, two, closed, two, 99999 };
	int64_t id = do_to(d, (BulkWhat){ BULK_PRIORITY, PRIORITY_URGENT, NULL }, cases,
	    G_N_ELEMENTS(cases));

	BulkCase *done = came_of(d, id, &n);
	g_assert_cmpuint(n, ==, 3);
	g_assert_null(done[0].refused);
	g_assert_null(done[1].refused);
	g_assert_cmpstr(done[2].refused, ==, "case.closed");
	g_assert_cmpint(desk_case(d, one)->priority, ==, PRIORITY_URGENT);

	const CaseChange meanwhile = { .case_id = two, .category = CATEGORY_CRITICAL };
	must(case_change(d->db, d->a, &d->bent, &meanwhile, ERR_HERE));
	desk_wait(d, MINUTES(1));
	must(bulk_undo(d->db, d->a, &d->anna, id, ERR_HERE));
	g_assert_cmpint(desk_case(d, one)->priority, ==, PRIORITY_NORMAL);
	g_assert_cmpint(desk_case(d, two)->priority, ==, PRIORITY_URGENT);
	done = came_of(d, id, &n);
	g_assert_null(done[0].not_undone);
	g_assert_cmpstr(done[1].not_undone, ==, "bulk.not_undone.changed");
	refused(bulk_undo(d->db, d->a, &d->anna, id, ERR_HERE), "bulk.late");
}

static void
who_changed_it_since_the_list_was_read_is_not_overruled(Desk *d)
{
	int64_t one = desk_open_case(d), id;
	Instant read_at = d->now - MINUTES(1);
	const BulkWhat take = { BULK_ASSIGN, d->anna.staff_id, NULL };
	size_t n;

	must(bulk_do(d->db, d->a, &d->anna, &take, &one, 1, read_at, &id, ERR_HERE));
	g_assert_cmpstr(came_of(d, id, &n)[0].refused, ==, "case.changed");
	must(bulk_do(d->db, d->a, &d->anna, &take, &one, 1, d->now, &id, ERR_HERE));
	g_assert_null(came_of(d, id, &n)[0].refused);
}

/* How many mails of the case are in that state. */
static int
mails_in(Desk *d, int64_t case_id, OutMailState state)
{
	int count = 0;
	OutMail *all;
	size_t n;

	must(mail_store_list(d->db, d->a, G_MAXINT64, 100, &all, &n, ERR_HERE));
	for (size_t i = 0; i < n; i++)
		count += all[i].case_id == case_id && all[i].state == state;
	return count;
}

static void
nobody_hears_of_what_was_undone(Desk *d)
{
	int64_t one = desk_open_case(d);
	int queued = mails_in(d, one, MAIL_QUEUED);
	int64_t id = do_to(d, (BulkWhat){ BULK_SOLVE, 0, "Der er skruet op." }, &one, 1);

	g_assert_cmpint(mails_in(d, one, MAIL_QUEUED), ==, queued + 1);
	g_assert_cmpint(desk_last_mail_due(d), ==, d->now + BULK_UNDO);
	g_assert_cmpint(desk_case(d, one)->status, ==, STATUS_SOLVED);
	desk_wait(d, BULK_UNDO - 1);
	must(bulk_undo(d->db, d->a, &d->anna, id, ERR_HERE));
	g_assert_cmpint(mails_in(d, one, MAIL_QUEUED), ==, queued);
	g_assert_cmpint(desk_case(d, one)->status, ==, STATUS_NEW);
	g_assert_cmpint(desk_case(d, one)->assignee_id, ==, 0);

	id = do_to(d, (BulkWhat){ BULK_CLOSE, 0, "Der er skruet op." }, &one, 1);
	desk_wait(d, BULK_UNDO);
	refused(bulk_undo(d->db, d->a, &d->anna, id, ERR_HERE), "bulk.late");
	refused(bulk_undo(d->db, d->a, &d->bent, id, ERR_HERE), "bulk.another");
}

static void
what_was_merged_comes_out_again(Desk *d)
{
	int64_t into = desk_open_case(d), from = desk_open_case(d);
	int64_t id = do_to(d, (BulkWhat){ BULK_MERGE, into, NULL }, &from, 1);
	size_t n;

	g_assert_cmpint(desk_case(d, from)->merged_into, ==, into);
	must(bulk_undo(d->db, d->a, &d->anna, id, ERR_HERE));
	g_assert_cmpint(desk_case(d, from)->merged_into, ==, 0);
	g_assert_cmpint(desk_case(d, from)->status, ==, STATUS_NEW);
	const Entry *e = desk_entries(d, into, &n);
	g_assert_cmpint(e[n - 1].kind, ==, ENTRY_SPLIT);
}

/* --- passing on --- */

/* A supplier who is told all that he needs of the baker's cases. */
static int64_t
add_served(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	const SupplierServes serves = { .supplier_id = supplier,
		.customer_id = d->baker,
		.number = "K-77",
		.facts = "Linjenummer: 4711\nSerienummer: A1" };

	must(supplier_serve(d->db, d->a, &d->anna, &serves, ERR_HERE));
	return supplier;
}

static Referral *
referral_of(Desk *d, int64_t case_id)
{
	Referral *all;
	size_t n;

	must(referral_store_of_case(d->db, d->a, case_id, &all, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	return all;
}

static void
each_is_passed_on_by_itself_or_it_is_said_why_not(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t one = desk_open_case(d), two = desk_open_case(d), has = desk_open_case(d),
	        closed = desk_open_case(d);
	const int64_t cases[] = { one, two, has, closed };
	const BulkWhat what = { BULK_REFER, supplier, "Hele gaden er nede." };
	size_t n;

	pass_on(d, supplier, has);
	close_it(d, closed);
	BulkCase *done = came_of(d, do_to(d, what, cases, 1), &n);
	g_assert_cmpstr(done[0].refused, ==, "bulk.refer.missing");

	supplier = add_served(d);
	desk_wait(d, MINUTES(1));
	const BulkWhat served = { BULK_REFER, supplier, "Hele gaden er nede." };
	int64_t id = do_to(d, served, cases, G_N_ELEMENTS(cases));
	done = came_of(d, id, &n);
	g_assert_null(done[0].refused);
	g_assert_null(done[1].refused);
	g_assert_cmpstr(done[2].refused, ==, "bulk.refer.has");
	g_assert_cmpstr(done[3].refused, ==, "case.closed");
	g_assert_cmpint(desk_case(d, one)->status, ==, STATUS_WAITING_SUPPLIER);
	g_assert_cmpint(referral_of(d, one)->id, !=, referral_of(d, two)->id);
	Entry *e = desk_entries(d, one, &n);
	g_assert_true(g_str_has_prefix(e[n - 1].text, "Hele gaden er nede.\n\n"));
	g_assert_cmpint(desk_last_mail_due(d), ==, d->now + BULK_UNDO);
}

static void
what_was_passed_on_in_error_comes_back_and_no_supplier_hears_of_it(Desk *d)
{
	const BulkWhat what = { BULK_REFER, add_served(d), "" };
	int64_t one = desk_open_case(d), two = desk_open_case(d),
	        linked = desk_open_case(d);
	const int64_t cases[] = { one, two };
	int queued = mails_in(d, one, MAIL_QUEUED);
	size_t n;

	desk_wait(d, MINUTES(1));
	int64_t id = do_to(d, what, cases, 2);
	g_assert_cmpint(mails_in(d, one, MAIL_QUEUED), ==, queued + 2);
	const Referral *r = referral_of(d, two);
	must(referral_link(d->db, d->a, &d->bent, r->id, r->version, linked, ERR_HERE));
	desk_wait(d, BULK_UNDO - 1);
	must(bulk_undo(d->db, d->a, &d->anna, id, ERR_HERE));

	BulkCase *done = came_of(d, id, &n);
	g_assert_null(done[0].not_undone);
	g_assert_cmpstr(done[1].not_undone, ==, "bulk.not_undone.changed");
	g_assert_cmpint(mails_in(d, one, MAIL_QUEUED), ==, queued);
	g_assert_cmpint(desk_case(d, one)->status, ==, STATUS_NEW);
	g_assert_cmpint(referral_of(d, one)->state, ==, REFERRAL_TAKEN_BACK);
	g_assert_cmpint(referral_of(d, one)->chase_due, ==, 0);
	g_assert_cmpint(desk_case(d, two)->status, ==, STATUS_WAITING_SUPPLIER);
	g_assert_cmpint(referral_of(d, two)->state, ==, REFERRAL_OPEN);
	Entry *e = desk_entries(d, one, &n);
	g_assert_cmpstr(e[n - 1].text, ==, "Fortrudt, før Nettet A/S hørte om sagen.");

	id = do_to(d, what, &one, 1);
	g_assert_null(came_of(d, id, &n)[0].refused);
}

static bool
send_it(Db *db, void *arg, GError **err)
{
	const OutMail *m = arg;

	return mail_store_set_state(db, m->id, MAIL_SENT, m->created_at, "", err);
}

/* The mail went, whatever the clock of that machine said. */
static void
what_the_supplier_has_heard_of_stays_with_him(Desk *d)
{
	const BulkWhat what = { BULK_REFER, add_served(d), "" };
	int64_t one = desk_open_case(d);
	int64_t id = do_to(d, what, &one, 1);
	OutMail *m = last_mail(d);
	size_t n;

	must(db_transact(d->db, send_it, m, ERR_HERE));
	must(bulk_undo(d->db, d->a, &d->anna, id, ERR_HERE));
	g_assert_cmpstr(came_of(d, id, &n)[0].not_undone, ==, "bulk.not_undone.sent");
	g_assert_cmpint(referral_of(d, one)->state, ==, REFERRAL_OPEN);
	g_assert_cmpint(desk_case(d, one)->status, ==, STATUS_WAITING_SUPPLIER);
}

static void
what_is_too_much_or_nothing_is_refused(Desk *d)
{
	int64_t many[BULK_MOST + 1], id;
	const BulkWhat low = { BULK_PRIORITY, PRIORITY_LOW, NULL };
	const BulkWhat odd = { BULK_PRIORITY, 9, NULL }, none = { 0 };
	const BulkWhat nobody = { BULK_REFER, 0, "" };

	for (size_t i = 0; i < G_N_ELEMENTS(many); i++)
		many[i] = (int64_t)i + 1;
#define TRY(what, n) bulk_do(d->db, d->a, &d->anna, &what, many, n, 0, &id, ERR_HERE)
	refused(TRY(low, 0), "bulk.none");
	refused(TRY(low, BULK_MOST + 1), "bulk.many");
	refused(TRY(odd, 1), "case.priority.unknown");
	refused(TRY(none, 1), "bulk.act");
	refused(TRY(nobody, 1), "bulk.refer.nobody");
#undef TRY
}

static void
what_is_put_aside_ends_without_a_word(Desk *d)
{
	int64_t one = desk_open_case(d);
	g_autofree char *before = g_strdup(desk_mails(d));

	must(case_put_aside(d->db, d->a, &d->anna, one, 0, "Reklame", ERR_HERE));
	g_assert_cmpint(desk_case(d, one)->status, ==, STATUS_CLOSED);
	g_assert_cmpstr(desk_mails(d), ==, before);
}

/* --- triage --- */

static int64_t
next_of(Desk *d, const Actor *who)
{
	int64_t id;

	must(triage_next(d->db, d->a, who, NULL, &id, ERR_HERE));
	return id;
}

static void
two_never_get_the_same_until_one_goes_away(Desk *d)
{
	int64_t one = desk_open_case(d);
	desk_wait(d, MINUTES(1));
	int64_t two = desk_open_case(d);

	g_assert_cmpint(next_of(d, &d->anna), ==, one);
	g_assert_cmpint(next_of(d, &d->bent), ==, two);
	must(triage_skip(d->db, d->a, &d->anna, one, ERR_HERE));
	g_assert_cmpint(next_of(d, &d->anna), ==, 0);
	g_assert_cmpint(next_of(d, &d->bent), ==, one);
	must(triage_again(d->db, d->a, &d->anna, ERR_HERE));
	g_assert_cmpint(next_of(d, &d->anna), ==, two);

	desk_wait(d, TRIAGE_CLAIM - 1);
	must(triage_keep(d->db, d->a, &d->bent, one, ERR_HERE));
	desk_wait(d, 2);
	g_assert_cmpint(next_of(d, &d->anna), ==, two);
	desk_wait(d, TRIAGE_CLAIM);
	g_assert_cmpint(next_of(d, &d->anna), ==, one);
}

static void
what_was_skipped_comes_again_when_something_happens(Desk *d)
{
	int64_t one = desk_open_case(d);
	const CaseWrite w = { .case_id = one, .kind = ENTRY_FORM, .text = "Nu igen." };

	must(triage_skip(d->db, d->a, &d->anna, one, ERR_HERE));
	g_assert_cmpint(next_of(d, &d->anna), ==, 0);
	desk_wait(d, MINUTES(1));
	must(case_reply(d->db, d->a, &d->ida, &w, NULL, ERR_HERE));
	g_assert_cmpint(next_of(d, &d->anna), ==, one);
}

static void
among_some_no_other_is_served(Desk *d)
{
	int64_t one = desk_open_case(d), two = desk_open_case(d),
	        three = desk_open_case(d), id;
	const int64_t ids[] = { two, three };
	const TriageAmong some = { ids, 2 }, none = { NULL, 0 };
	Instant since = d->now - TRIAGE_SKIP;
	TriageLeft left;

#define NEXT(who, among) must(triage_next(d->db, d->a, &d->who, among, &id, ERR_HERE))
	NEXT(bent, &some);
	g_assert_cmpint(id, ==, two);
	NEXT(anna, &some);
	g_assert_cmpint(id, ==, three);
	must(triage_skip(d->db, d->a, &d->anna, three, ERR_HERE));
	NEXT(anna, &some);
	g_assert_cmpint(id, ==, 0);
	must(triage_store_left(d->db, d->anna.staff_id, d->now, since, &some, &left,
	    ERR_HERE));
	g_assert_cmpint(left.n, ==, 1);
	g_assert_cmpint(left.n_skipped, ==, 1);
	NEXT(anna, &none);
	g_assert_cmpint(id, ==, 0);
	NEXT(anna, NULL);
	g_assert_cmpint(id, ==, one);
#undef NEXT
}

/* --- nothing is half done --- */

#define ONE (*(const int64_t *)arg)

USE(aside)
{
	return case_put_aside(d->db, d->a, &d->anna, ONE, 0, "", err);
}

USE(next)
{
	int64_t id;

	return triage_next(d->db, d->a, &d->anna, NULL, &id, err);
}

USE(next_of_some)
{
	const TriageAmong some = { arg, 1 };
	int64_t id;

	return triage_next(d->db, d->a, &d->anna, &some, &id, err);
}

USE(keep)
{
	return triage_keep(d->db, d->a, &d->anna, ONE, err);
}

USE(skip)
{
	return triage_skip(d->db, d->a, &d->anna, ONE, err);
}

/* All three, or none. */
USE(undo)
{
	return bulk_undo(d->db, d->a, &d->anna, (&ONE)[1], err);
}

USE(come_back)
{
	return triage_return(d->db, d->a, &d->anna, ONE, err);
}

USE(again)
{
	return triage_again(d->db, d->a, &d->anna, err);
}

USE(columns)
{
	return list_choose_columns(d->db, d->a, &d->anna, "open", COLUMNS_USUAL, err);
}

static bool
take_back(Db *db, void *arg, GError **err)
{
	Desk *d = arg;
	const Use u = { d->a, &d->anna };
	const BulkCase one = { .case_id = 1001 };
	Entry back = entry_by(&d->anna, ENTRY_CHANGED, false, NULL);
	const char *why_not;
	Case *c;

	if (!case_store_find(db, d->a, one.case_id, &c, err))
		return false;
	CHANGE(&back.change, status, STATUS_OPEN);
	return bulk_refer_undo(db, &u, &one, c, &back, &why_not, err);
}

USE(refer)
{
	const BulkWhat what = { BULK_REFER, 1, "" };
	const Use u = { d->a, &d->anna };

	return bulk_refer_one(d->db, &u, desk_case(d, ONE), &what, err);
}

USE(refer_back)
{
	return db_transact(d->db, take_back, d, err);
}

static const WholeUse uses[] = {
	{ "undo", undo, 12, NULL },
	{ "next", next, 2, NULL },
	{ "next of some", next_of_some, 2, NULL },
	{ "keep", keep, 1, NULL },
	{ "skip", skip, 2, NULL },
	{ "again", again, 1, NULL },
	{ "columns", columns, 1, NULL },
	{ "refer", refer, 8, NULL },
	{ "refer back", refer_back, 4, NULL },
	{ "come back", come_back, 2, NULL },
	{ "aside", aside, 3, NULL },
};

static void
each_is_done_wholly_or_not_at_all(Desk *d)
{
	int64_t three[] = { desk_open_case(d), desk_open_case(d), desk_open_case(d) };
	unsigned columns_now;

	add_served(d);
	int64_t arg[] = { three[0],
		do_to(d, (BulkWhat){ BULK_PRIORITY, PRIORITY_URGENT, NULL }, three, 3) };
	desk_fail_whole(d, uses, G_N_ELEMENTS(uses), arg);
	for (size_t i = 0; i < G_N_ELEMENTS(three); i++)
		g_assert_cmpint(desk_case(d, three[i])->priority, ==, PRIORITY_NORMAL);
	must(list_store_columns(d->db, d->anna.staff_id, "open", &columns_now, ERR_HERE));
	g_assert_cmphex(columns_now & COLUMNS_ALL, ==, COLUMNS_USUAL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("bulk/each-is-done-or-refused-and-set-back",
	    each_is_done_or_refused_and_what_was_done_is_set_back);
	desk_add_story("bulk/who-changed-it-since-is-not-overruled",
	    who_changed_it_since_the_list_was_read_is_not_overruled);
	desk_add_story("bulk/nobody-hears-of-what-was-undone",
	    nobody_hears_of_what_was_undone);
	desk_add_story("bulk/what-was-merged-comes-out-again",
	    what_was_merged_comes_out_again);
	desk_add_story("bulk/each-is-passed-on-or-refused",
	    each_is_passed_on_by_itself_or_it_is_said_why_not);
	desk_add_story("bulk/passed-on-in-error-comes-back",
	    what_was_passed_on_in_error_comes_back_and_no_supplier_hears_of_it);
	desk_add_story("bulk/what-the-supplier-heard-of-stays",
	    what_the_supplier_has_heard_of_stays_with_him);
	desk_add_story("bulk/too-much-or-nothing-is-refused",
	    what_is_too_much_or_nothing_is_refused);
	desk_add_story("bulk/put-aside-without-a-word",
	    what_is_put_aside_ends_without_a_word);
	desk_add_story("triage/two-never-get-the-same",
	    two_never_get_the_same_until_one_goes_away);
	desk_add_story("triage/among-some-no-other-is-served",
	    among_some_no_other_is_served);
	desk_add_story("triage/what-was-skipped-comes-again",
	    what_was_skipped_comes_again_when_something_happens);
	desk_add_story("bulk/whole", each_is_done_wholly_or_not_at_all);
	return g_test_run();
}
