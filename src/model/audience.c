/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/audience.h"

#include "model/referral.h"

typedef bool (*When)(const Case *before, const Case *c, const Entry *e);

static bool
always(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e G_GNUC_UNUSED)
{
	return true;
}

static bool
it_opened_the_case(const Case *before, const Case *c G_GNUC_UNUSED,
    const Entry *e G_GNUC_UNUSED)
{
	return before == NULL;
}

static bool
the_horizon_moved(const Case *before, const Case *c, const Entry *e G_GNUC_UNUSED)
{
	return before && c->status < STATUS_SOLVED && before->horizon != c->horizon;
}

/* What passed while the desk was away is told in one mail for all: desk/deadline.h. */
static bool
it_just_passed(const Case *before G_GNUC_UNUSED, const Case *c, const Entry *e)
{
	for (ClockKind clock = 0; clock < N_CLOCKS; clock++) {
		Instant due = case_deadline(c, clock);

		if (due && due <= e->at && e->at - due < DEADLINE_FRESH)
			return true;
	}
	return false;
}

static bool
it_was_not_the_reporter(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e)
{
	return e->person_id == 0;
}

/* Of an entry of a referral: what its details say. */
static ReferralDetails
details_of(const Entry *e)
{
	g_autoptr(Arena) a = arena_new();
	ReferralDetails d = referral_details_read(a, e->details);

	d.name = d.from = d.thing = NULL; /* they go with the arena */
	return d;
}

static bool
it_was_passed_on(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e)
{
	return details_of(e).first;
}

static bool
it_is_a_mail(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e)
{
	return details_of(e).mail;
}

static bool
it_is_public(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e)
{
	return e->is_public;
}

/* Which mail the entry is told by stands in its details. */
static bool
is_told_by(const Entry *e, OutMailKind mail)
{
	return entry_detail_int(e, "mail") == (int64_t)mail;
}

/* What asked him; unless that was told already, when it stands in another entry. */
static bool
he_is_asked(const Case *before G_GNUC_UNUSED, const Case *c, const Entry *e)
{
	return c->status == STATUS_WAITING_REPORTER &&
	       (e->kind == ENTRY_ANSWER || is_told_by(e, MAIL_WAITING));
}

static bool
it_reminds(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED, const Entry *e)
{
	return is_told_by(e, MAIL_REMINDED);
}

static bool
he_did_not_answer(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e)
{
	return entry_detail_int(e, "unanswered") != 0;
}

/* What is nothing for the desk is closed without a word; and a reporter who said himself
 * that it works is asked how it went on the page that he comes to. */
static bool
he_should_hear_of_its_end(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e)
{
	return entry_detail_int(e, "aside") == 0 && e->person_id == 0;
}

/* A rule that found nobody to give it to has changed nothing that one should hear of. */
static bool
it_went_to_somebody(const Case *before, const Case *c, const Entry *e)
{
	return e->staff_id || !before || before->assignee_id != c->assignee_id;
}

/* The partner is asked for his decision: that tells him. */
static bool
it_came_to_a_consultant(const Case *before, const Case *c, const Entry *e G_GNUC_UNUSED)
{
	return c->step == STEP_CONSULTANT && before &&
	       before->assignee_id != c->assignee_id;
}

static bool
it_names_a_colleague(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e)
{
	return entry_detail_at(e, "mentions", 0) != 0;
}

static bool
it_is_received(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e)
{
	return is_told_by(e, MAIL_HANDIN);
}

static bool
it_is_ready(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED, const Entry *e)
{
	return is_told_by(e, MAIL_HANDIN_READY);
}

static bool
it_waits_to_be_fetched(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e)
{
	return is_told_by(e, MAIL_HANDIN_FETCH);
}

static bool
it_invites(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED, const Entry *e)
{
	return is_told_by(e, MAIL_VISIT) && !entry_detail_int(e, "answer");
}

static bool
it_invites_staff(const Case *before, const Case *c, const Entry *e)
{
	return it_invites(before, c, e) && entry_detail_int(e, "to") != 0;
}

/* Another consultant goes. */
static bool
it_is_taken_from_him(const Case *before, const Case *c, const Entry *e)
{
	return it_invites(before, c, e) && entry_detail_int(e, "former") != 0;
}

/* Whose calendar says no: the consultant need not drive. */
static bool
it_declines(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED, const Entry *e)
{
	return is_told_by(e, MAIL_VISIT) && entry_detail_int(e, "answer") != 0;
}

/* May we look at his computer? */
static bool
it_asks_for_consent(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e)
{
	return is_told_by(e, MAIL_REMOTE) && e->staff_id;
}

/* What he says to it, and that it ended by itself. */
static bool
it_tells_of_consent(const Case *before G_GNUC_UNUSED, const Case *c G_GNUC_UNUSED,
    const Entry *e)
{
	return is_told_by(e, MAIL_REMOTE) && !e->staff_id;
}

#define ANY_ENTRY ((EntryKind)0)

/* Read from above; for each audience the first row that fits decides. */
static const struct {
	EntryKind kind;
	When when;
	Told told;
} rules[] = {
	{ ENTRY_MAIL_IN, it_opened_the_case, { TO_REPORTER, MAIL_RECEIPT, AT_ONCE } },
	{ ENTRY_FORM, it_opened_the_case, { TO_REPORTER, MAIL_RECEIPT, AT_ONCE } },
	{ ENTRY_CALL, it_opened_the_case, { TO_REPORTER, MAIL_RECEIPT, AT_ONCE } },
	{ ENTRY_SPLIT, it_opened_the_case, { TO_REPORTER, MAIL_RECEIPT, AT_ONCE } },
	{ ENTRY_ANSWER, he_is_asked, { TO_REPORTER, MAIL_WAITING, AT_ONCE } },
	{ ENTRY_ANSWER, always, { TO_REPORTER, MAIL_ANSWER, AT_ONCE } },
	{ ENTRY_CHANGED, he_is_asked, { TO_REPORTER, MAIL_WAITING, CAN_WAIT } },
	{ ENTRY_REMINDED, it_reminds, { TO_REPORTER, MAIL_REMINDED, CAN_WAIT } },
	{ ENTRY_ESCALATED, it_went_to_somebody,
	    { TO_REPORTER, MAIL_ESCALATED, CAN_WAIT } },
	{ ENTRY_ESCALATED, it_came_to_a_consultant,
	    { TO_STEP, MAIL_ESCALATED, IF_OFF_DUTY } },
	{ ENTRY_DECISION_ASKED, always, { TO_STEP, MAIL_DECISION_ASKED, IF_OFF_DUTY } },
	{ ENTRY_DECIDED, always, { TO_ASSIGNEE, MAIL_DECIDED, AT_ONCE } },
	{ ENTRY_DECIDED, always, { TO_ASKER, MAIL_DECIDED, AT_ONCE } },
	{ ENTRY_SOLVED, always, { TO_REPORTER, MAIL_SOLVED, AT_ONCE } },
	{ ENTRY_CLOSED, he_did_not_answer, { TO_REPORTER, MAIL_UNANSWERED, CAN_WAIT } },
	{ ENTRY_CLOSED, he_should_hear_of_its_end,
	    { TO_REPORTER, MAIL_CLOSED, CAN_WAIT } },
	{ ENTRY_REOPENED, it_was_not_the_reporter,
	    { TO_REPORTER, MAIL_REOPENED, CAN_WAIT } },
	{ ENTRY_OUTAGE, always, { TO_REPORTER, MAIL_OUTAGE, AT_ONCE } },
	{ ENTRY_DEADLINE, it_just_passed, { TO_ASSIGNEE, MAIL_DEADLINE, IF_OFF_DUTY } },
	{ ENTRY_VISIT, it_invites, { TO_REPORTER, MAIL_VISIT, AT_ONCE } },
	{ ENTRY_VISIT, it_invites_staff, { TO_STEP, MAIL_VISIT, AT_ONCE } },
	{ ENTRY_VISIT, it_is_taken_from_him, { TO_FORMER, MAIL_VISIT, AT_ONCE } },
	{ ENTRY_VISIT, it_declines, { TO_STEP, MAIL_VISIT, AT_ONCE } },
	{ ENTRY_REMOTE, it_asks_for_consent, { TO_REPORTER, MAIL_REMOTE, AT_ONCE } },
	{ ENTRY_REMOTE, it_tells_of_consent, { TO_STEP, MAIL_REMOTE, AT_ONCE } },
	{ ENTRY_HANDIN, it_is_received, { TO_REPORTER, MAIL_HANDIN, AT_ONCE } },
	{ ENTRY_HANDIN, it_is_ready, { TO_REPORTER, MAIL_HANDIN_READY, AT_ONCE } },
	{ ENTRY_HANDIN, it_waits_to_be_fetched,
	    { TO_REPORTER, MAIL_HANDIN_FETCH, CAN_WAIT } },
	{ ENTRY_MERGED, always, { TO_REPORTER, MAIL_MERGED, CAN_WAIT } },
	{ ENTRY_REFERRED, it_was_passed_on, { TO_REPORTER, MAIL_PASSED_ON, CAN_WAIT } },
	{ ENTRY_REFERRED, it_is_a_mail, { TO_SUPPLIER, MAIL_REFERRED, AT_ONCE } },
	{ ENTRY_CHASED, it_is_a_mail, { TO_SUPPLIER, MAIL_CHASED, AT_ONCE } },
	/* Unread by anybody here: only of a supplier with whom that is agreed. */
	{ ENTRY_SUPPLIER_MAIL, it_is_public, { TO_REPORTER, MAIL_ANSWER, CAN_WAIT } },
	{ ENTRY_NOTE, it_names_a_colleague,
	    { TO_MENTIONED, MAIL_MENTIONED, IF_OFF_DUTY } },
	{ ENTRY_CALL, it_names_a_colleague,
	    { TO_MENTIONED, MAIL_MENTIONED, IF_OFF_DUTY } },
	{ ANY_ENTRY, the_horizon_moved, { TO_REPORTER, MAIL_HORIZON, CAN_WAIT } },
};

static bool
has(const Told *told, size_t n, Audience who)
{
	for (size_t i = 0; i < n; i++)
		if (told[i].who == who)
			return true;
	return false;
}

size_t
audience_of(const Case *before, const Case *c, const Entry *e, Told told[N_AUDIENCES])
{
	size_t n = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
		if ((rules[i].kind == e->kind || rules[i].kind == ANY_ENTRY) &&
		    !has(told, n, rules[i].told.who) && rules[i].when(before, c, e))
			told[n++] = rules[i].told;
	return n;
}

OutMailKind
audience_reporter_mail(const Case *before, const Case *c, const Entry *e)
{
	Told told[N_AUDIENCES];
	size_t n = audience_of(before, c, e, told);

	for (size_t i = 0; i < n; i++)
		if (told[i].who == TO_REPORTER)
			return told[i].mail;
	return (OutMailKind)0;
}

bool
audience_still(OutMailKind mail, const Case *c)
{
	bool progress = mail == MAIL_ESCALATED || mail == MAIL_HORIZON ||
	                mail == MAIL_REOPENED || mail == MAIL_PASSED_ON ||
	                mail == MAIL_CHASED;

	/* Whose escalation was taken back before he heard of it does not. */
	if (mail == MAIL_ESCALATED && c->step == STEP_DESK)
		return false;
	/* What he was reminded of, or closed out for, he has answered meanwhile. */
	if (mail == MAIL_REMINDED)
		return c->status == STATUS_WAITING_REPORTER;
	if (mail == MAIL_UNANSWERED)
		return c->status == STATUS_CLOSED;
	return !progress || c->status < STATUS_SOLVED;
}
