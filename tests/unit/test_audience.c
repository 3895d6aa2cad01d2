/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Who is told what of an entry: row by row, and beside each row what tells nobody. */
#include "model/audience.h"

#include <glib.h>

typedef struct {
	const char *promise;
	EntryKind kind;
	bool opens;       /* the case begins with it */
	bool by_reporter; /* else by the staff */
	Instant horizon;  /* after it; 10 before */
	Status status;    /* after it */
	OutMailKind mail; /* to the reporter; 0 none */
	bool can_wait;
} Row;

static const Row rows[] = {
	{ "a-mail-that-opens-a-case-is-receipted-at-once", ENTRY_MAIL_IN, true, true, 10,
	    STATUS_NEW, MAIL_RECEIPT, false },
	{ "a-mail-in-a-case-is-not", ENTRY_MAIL_IN, false, true, 10, STATUS_OPEN, 0,
	    false },
	{ "a-form-that-opens-a-case-is-receipted", ENTRY_FORM, true, true, 10, STATUS_NEW,
	    MAIL_RECEIPT, false },
	{ "a-form-in-a-case-is-not", ENTRY_FORM, false, true, 10, STATUS_OPEN, 0, false },
	{ "a-call-that-opens-a-case-is-receipted", ENTRY_CALL, true, false, 10,
	    STATUS_OPEN, MAIL_RECEIPT, false },
	{ "a-call-in-a-case-is-not", ENTRY_CALL, false, false, 10, STATUS_OPEN, 0,
	    false },
	{ "a-note-tells-nobody", ENTRY_NOTE, false, false, 10, STATUS_OPEN, 0, false },
	{ "a-note-that-opens-a-case-tells-nobody", ENTRY_NOTE, true, false, 10,
	    STATUS_OPEN, 0, false },
	{ "what-was-split-off-is-receipted", ENTRY_SPLIT, true, false, 10, STATUS_OPEN,
	    MAIL_RECEIPT, false },
	{ "that-a-part-was-split-off-tells-nobody", ENTRY_SPLIT, false, false, 10,
	    STATUS_OPEN, 0, false },
	{ "an-answer-goes-out-at-once", ENTRY_ANSWER, false, false, 10, STATUS_OPEN,
	    MAIL_ANSWER, false },
	{ "one-that-asks-says-that-it-is-his-turn", ENTRY_ANSWER, false, false, 10,
	    STATUS_WAITING_REPORTER, MAIL_WAITING, false },
	{ "that-it-waits-for-him-tells-nobody", ENTRY_CHANGED, false, false, 10,
	    STATUS_WAITING_REPORTER, 0, false },
	{ "an-escalation-is-told-in-the-daytime", ENTRY_ESCALATED, false, false, 10,
	    STATUS_OPEN, MAIL_ESCALATED, true },
	{ "a-change-that-moves-the-horizon-is-told", ENTRY_CHANGED, false, false, 20,
	    STATUS_OPEN, MAIL_HORIZON, true },
	{ "a-change-that-does-not-is-not", ENTRY_CHANGED, false, false, 10, STATUS_OPEN,
	    0, false },
	{ "a-horizon-that-moved-is-told", ENTRY_HORIZON, false, false, 20, STATUS_OPEN,
	    MAIL_HORIZON, true },
	{ "a-note-that-moves-the-horizon-is-told", ENTRY_NOTE, false, false, 20,
	    STATUS_OPEN, MAIL_HORIZON, true },
	{ "a-reply-that-moves-the-horizon-is-answered", ENTRY_MAIL_IN, false, true, 20,
	    STATUS_OPEN, MAIL_HORIZON, true },
	{ "so-is-one-that-moves-with-whatever-else", ENTRY_DEADLINE, false, false, 20,
	    STATUS_OPEN, MAIL_HORIZON, true },
	{ "one-that-moves-with-an-answer-is-said-in-it", ENTRY_ANSWER, false, false, 20,
	    STATUS_OPEN, MAIL_ANSWER, false },
	{ "one-that-did-not-is-not", ENTRY_HORIZON, false, false, 10, STATUS_OPEN, 0,
	    false },
	{ "nor-is-that-of-a-solved-case", ENTRY_HORIZON, false, false, 20, STATUS_SOLVED,
	    0, false },
	{ "a-solution-is-told-at-once", ENTRY_SOLVED, false, false, 10, STATUS_SOLVED,
	    MAIL_SOLVED, false },
	{ "the-closing-can-wait-for-the-morning", ENTRY_CLOSED, false, false, 10,
	    STATUS_CLOSED, MAIL_CLOSED, true },
	{ "who-reopens-by-himself-is-not-told", ENTRY_REOPENED, false, true, 10,
	    STATUS_OPEN, 0, false },
	{ "that-the-staff-reopened-is-told", ENTRY_REOPENED, false, false, 10,
	    STATUS_OPEN, MAIL_REOPENED, true },
	{ "a-merger-is-told", ENTRY_MERGED, false, false, 10, STATUS_CLOSED, MAIL_MERGED,
	    true },
	{ "what-a-case-took-in-is-not", ENTRY_ABSORBED, false, false, 10, STATUS_OPEN, 0,
	    false },
	{ "a-word-of-an-outage-is-told-at-once", ENTRY_OUTAGE, false, false, 10,
	    STATUS_OPEN, MAIL_OUTAGE, false },
	{ "a-deadline-is-the-staffs", ENTRY_DEADLINE, false, false, 10, STATUS_OPEN, 0,
	    false },
	{ "a-hand-in-without-a-mail-is-not", ENTRY_HANDIN, false, false, 10, STATUS_OPEN,
	    0, false },
	{ "an-evaluation-is-not", ENTRY_EVALUATION, false, true, 10, STATUS_CLOSED, 0,
	    false },
	{ "a-bounce-is-not", ENTRY_BOUNCE, false, false, 10, STATUS_OPEN, 0, false },
	{ "an-answering-machine-is-not-answered", ENTRY_AUTO_REPLY, false, true, 10,
	    STATUS_OPEN, 0, false },
};

static void
the_row_holds(const void *data)
{
	const Row *r = data;
	const Case before = { .status = STATUS_OPEN, .horizon = 10 };
	const Case after = { .status = r->status, .horizon = r->horizon };
	const Entry e = { .kind = r->kind,
		.staff_id = r->by_reporter ? 0 : 1,
		.person_id = r->by_reporter ? 1 : 0 };
	Told told[N_AUDIENCES];
	size_t n = audience_of(r->opens ? NULL : &before, &after, &e, told);
	bool found = false;

	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < i; j++)
			g_assert_cmpint(told[i].who, !=, told[j].who);
		if (told[i].who != TO_REPORTER)
			continue;
		g_assert_cmpint(told[i].mail, ==, r->mail);
		g_assert_cmpint(told[i].waits, ==, r->can_wait ? CAN_WAIT : AT_ONCE);
		found = true;
	}
	g_assert_cmpint(found, ==, r->mail != 0);
	g_assert_cmpint(audience_reporter_mail(r->opens ? NULL : &before, &after, &e), ==,
	    r->mail);
}

/* A deadline that passed just now is told to whoever has the case; one that was missed
 * while the desk was away is told otherwise (desk/deadline.h). */
static void
the_assignee_hears_of_a_fresh_deadline(void)
{
	const Case c = { .status = STATUS_OPEN,
		.responded_at = 1,
		.solution_due = HOURS(9) };
	Entry e = { .kind = ENTRY_DEADLINE, .at = HOURS(9) + DEADLINE_FRESH - 1 };
	Told told[N_AUDIENCES];

	g_assert_cmpuint(audience_of(&c, &c, &e, told), ==, 1);
	g_assert_cmpint(told[0].who, ==, TO_ASSIGNEE);
	g_assert_cmpint(told[0].mail, ==, MAIL_DEADLINE);
	g_assert_cmpint(told[0].waits, ==, IF_OFF_DUTY);
	e.at++;
	g_assert_cmpuint(audience_of(&c, &c, &e, told), ==, 0);
}

/* Of a referral the details decide, which are not the case's. */
static const struct {
	const char *promise;
	EntryKind kind;
	const char *details;
	bool is_public;
	OutMailKind to_reporter, to_supplier; /* 0 none */
} referrals[] = {
	{ "what-is-passed-on-by-mail-is-told-to-both", ENTRY_REFERRED,
	    "{\"referral\":1,\"mail\":true,\"first\":true}", false, MAIL_PASSED_ON,
	    MAIL_REFERRED },
	{ "what-was-told-by-telephone-only-to-the-reporter", ENTRY_REFERRED,
	    "{\"referral\":1,\"first\":true}", false, MAIL_PASSED_ON, 0 },
	{ "a-further-mail-only-to-the-supplier", ENTRY_REFERRED,
	    "{\"referral\":1,\"mail\":true}", false, 0, MAIL_REFERRED },
	{ "one-without-details-to-nobody", ENTRY_REFERRED, NULL, false, 0, 0 },
	{ "a-chase-to-the-supplier", ENTRY_CHASED, "{\"referral\":1,\"mail\":true}",
	    false, 0, MAIL_CHASED },
	{ "that-it-is-a-person's-to-nobody", ENTRY_CHASED, "{\"referral\":1}", false, 0,
	    0 },
	{ "a-supplier's-answer-to-nobody", ENTRY_SUPPLIER_MAIL, "{\"referral\":1}", false,
	    0, 0 },
	{ "unless-it-is-agreed-that-it-goes-on-unread", ENTRY_SUPPLIER_MAIL,
	    "{\"referral\":1}", true, MAIL_ANSWER, 0 },
};

static void
the_referral_holds(const void *data)
{
	const typeof(referrals[0]) *r = data;
	const Case c = { .status = STATUS_WAITING_SUPPLIER, .horizon = 10 };
	const Entry e = { .kind = r->kind,
		.staff_id = 1,
		.details = r->details,
		.is_public = r->is_public };
	Told told[N_AUDIENCES];
	OutMailKind got[N_AUDIENCES + 1] = { 0 };

	for (size_t i = audience_of(&c, &c, &e, told); i > 0; i--) {
		got[told[i - 1].who] = told[i - 1].mail;
		g_assert_cmpint(told[i - 1].waits, ==,
		    told[i - 1].who == TO_REPORTER ? CAN_WAIT : AT_ONCE);
	}
	g_assert_cmpint(got[TO_REPORTER], ==, r->to_reporter);
	g_assert_cmpint(got[TO_SUPPLIER], ==, r->to_supplier);
	g_assert_cmpint(got[TO_ASSIGNEE], ==, 0);
}

/* Who of the staff is told: row by row. */
static const struct {
	const char *promise;
	EntryKind kind;
	CaseStep step; /* after it */
	Audience who;
	OutMailKind mail; /* 0: he is not told */
	Waits waits;
} staff_rows[] = {
	{ "a-consultant-hears-of-his-case", ENTRY_ESCALATED, STEP_CONSULTANT, TO_STEP,
	    MAIL_ESCALATED, IF_OFF_DUTY },
	{ "a-partner-does-not-for-he-is-asked", ENTRY_ESCALATED, STEP_PARTNER, TO_STEP, 0,
	    AT_ONCE },
	{ "a-partner-is-asked-at-once-if-he-is-on-duty", ENTRY_DECISION_ASKED,
	    STEP_PARTNER, TO_STEP, MAIL_DECISION_ASKED, IF_OFF_DUTY },
	{ "wherever-the-case-is", ENTRY_DECISION_ASKED, STEP_DESK, TO_STEP,
	    MAIL_DECISION_ASKED, IF_OFF_DUTY },
	{ "who-has-the-case-hears-the-answer", ENTRY_DECIDED, STEP_DESK, TO_ASSIGNEE,
	    MAIL_DECIDED, AT_ONCE },
	{ "and-who-asked", ENTRY_DECIDED, STEP_DESK, TO_ASKER, MAIL_DECIDED, AT_ONCE },
	{ "a-decision-is-not-the-reporter's-to-know", ENTRY_DECIDED, STEP_DESK,
	    TO_REPORTER, 0, AT_ONCE },
	{ "nor-is-a-question", ENTRY_DECISION_ASKED, STEP_PARTNER, TO_REPORTER, 0,
	    AT_ONCE },
	{ "nor-what-was-parked", ENTRY_PARKED, STEP_DESK, TO_REPORTER, 0, AT_ONCE },
	{ "which-tells-nobody", ENTRY_PARKED, STEP_DESK, TO_ASSIGNEE, 0, AT_ONCE },
	{ "a-change-tells-no-staff", ENTRY_CHANGED, STEP_DESK, TO_ASSIGNEE, 0, AT_ONCE },
};

static void
the_staff_row_holds(const void *data)
{
	size_t row = GPOINTER_TO_SIZE(data);
	const Case before = { .status = STATUS_OPEN, .assignee_id = 1 };
	const Case c = { .status = STATUS_OPEN,
		.step = staff_rows[row].step,
		.assignee_id = 2 };
	const Entry e = { .kind = staff_rows[row].kind, .staff_id = 1 };
	Told told[N_AUDIENCES];
	size_t n = audience_of(&before, &c, &e, told);
	const Told *found = NULL;

	for (size_t i = 0; i < n; i++)
		if (told[i].who == staff_rows[row].who)
			found = &told[i];
	g_assert_cmpint(found ? found->mail : 0, ==, staff_rows[row].mail);
	if (found)
		g_assert_cmpint(found->waits, ==, staff_rows[row].waits);
}

static void
a_rule_that_found_nobody_tells_nobody(void)
{
	const Case before = { .status = STATUS_OPEN, .assignee_id = 1 };
	Case c = { .status = STATUS_OPEN, .step = STEP_CONSULTANT, .assignee_id = 1 };
	Entry e = { .kind = ENTRY_ESCALATED };
	Told told[N_AUDIENCES];

	g_assert_cmpuint(audience_of(&before, &c, &e, told), ==, 0);
	c.assignee_id = 2;
	g_assert_cmpuint(audience_of(&before, &c, &e, told), ==, 2);
	c.assignee_id = 1;
	e.staff_id = 3; /* by hand: the reporter hears of it */
	g_assert_cmpuint(audience_of(&before, &c, &e, told), ==, 1);
}

static void
an_escalation_that_was_taken_back_is_not_told(void)
{
	Case c = { .status = STATUS_OPEN, .step = STEP_CONSULTANT };

	g_assert_true(audience_still(MAIL_ESCALATED, &c));
	c.step = STEP_DESK;
	g_assert_false(audience_still(MAIL_ESCALATED, &c));
	g_assert_true(audience_still(MAIL_HORIZON, &c));
}

static void
nobody_hears_of_progress_after_the_end(void)
{
	static const OutMailKind progress[] = { MAIL_ESCALATED, MAIL_HORIZON,
		MAIL_REOPENED, MAIL_PASSED_ON, MAIL_CHASED };
	Case c = { .status = STATUS_OPEN, .step = STEP_PARTNER };

	for (size_t i = 0; i < G_N_ELEMENTS(progress); i++) {
		c.status = STATUS_WAITING_PART;
		g_assert_true(audience_still(progress[i], &c));
		c.status = STATUS_SOLVED;
		g_assert_false(audience_still(progress[i], &c));
		c.status = STATUS_CLOSED;
		g_assert_false(audience_still(progress[i], &c));
	}
	g_assert_true(audience_still(MAIL_CLOSED, &c));
	g_assert_true(audience_still(MAIL_ANSWER, &c));
	g_assert_true(audience_still(MAIL_MERGED, &c));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = g_strdup_printf("/audience/%s", rows[i].promise);
		g_test_add_data_func(path, &rows[i], the_row_holds);
	}
	g_test_add_func("/audience/the-assignee-hears-of-a-fresh-deadline",
	    the_assignee_hears_of_a_fresh_deadline);
	for (size_t i = 0; i < G_N_ELEMENTS(referrals); i++) {
		g_autofree char *path = g_strdup_printf("/audience/referral/%s",
		    referrals[i].promise);
		g_test_add_data_func(path, &referrals[i], the_referral_holds);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(staff_rows); i++) {
		g_autofree char *path = g_strdup_printf("/audience/staff/%s",
		    staff_rows[i].promise);
		g_test_add_data_func(path, GSIZE_TO_POINTER(i), the_staff_row_holds);
	}
	g_test_add_func("/audience/a-rule-that-found-nobody-tells-nobody",
	    a_rule_that_found_nobody_tells_nobody);
	g_test_add_func("/audience/an-escalation-that-was-taken-back-is-not-told",
	    an_escalation_that_was_taken_back_is_not_told);
	g_test_add_func("/audience/nobody-hears-of-progress-after-the-end",
	    nobody_hears_of_progress_after_the_end);
	return g_test_run();
}
