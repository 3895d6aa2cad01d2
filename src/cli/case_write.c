/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_write.c - the verbs of "skranke case" that do something: the options, put into
 * what the use cases of desk/ want. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/str.h"
#include "cli/acting.h"
#include "cli/case_cli.h"
#include "desk/ledger.h"
#include "store/ledger_store.h"

/* What is longer is refused by the use case, with its words. */
#define READ_AT_MOST (CASE_MAX_TEXT + 1)

/* --text, or what comes on standard input; of a terminal, until Ctrl-D. */
static const char *
text_of(CaseCall *call)
{
	g_autoptr(GString) s = g_string_new(NULL);
	char bytes[4096];
	size_t n;

	if (call->o->text)
		return call->o->text;
	if (isatty(STDIN_FILENO))
		fputs("Write the text; Ctrl-D ends it.\n", stderr);
	while (s->len < READ_AT_MOST && (n = fread(bytes, 1, sizeof bytes, stdin)) > 0)
		g_string_append_len(s, bytes, (gssize)n);
	return str_make_valid(call->arena, s->str, MIN(s->len, READ_AT_MOST));
}

/* The number of a name, 0 of none; false if there is no such name. */
static bool
number_of(const char *name, int64_t (*from_name)(const char *), int64_t *n)
{
	*n = name ? from_name(name) : 0;
	return !name || *n;
}

static bool
status_asked(CaseCall *call, Status *status, GError **err)
{
	int64_t n;

	if (!number_of(call->o->status, status_from_name, &n))
		return fail(err, ERR_INVALID, "case.status.unknown");
	*status = (Status)n;
	return true;
}

static bool
category_and_priority(CaseCall *call, Category *category, Priority *priority,
    GError **err)
{
	int64_t c, p;

	if (!number_of(call->o->category, category_from_name, &c))
		return fail(err, ERR_INVALID, "case.category.unknown");
	if (!number_of(call->o->priority, priority_from_name, &p))
		return fail(err, ERR_INVALID, "case.priority.unknown");
	*category = (Category)c;
	*priority = (Priority)p;
	return true;
}

/* --- a case begins --- */

bool
case_verb_open(CaseCall *call, GError **err)
{
	const CaseOptions *o = call->o;
	bool by_phone = !o->channel || !strcmp(o->channel, "phone");
	CaseOpen what = {
		.kind = by_phone ? ENTRY_CALL : ENTRY_NOTE,
		.channel = by_phone ? CHANNEL_PHONE : CHANNEL_STAFF,
		.subject = o->subject,
		.minutes = o->minutes,
		.quiet = o->quiet,
		.lang = call->who.lang,
	};
	Person *person;

	if (!by_phone && strcmp(o->channel, "staff") != 0)
		return fail(err, ERR_INVALID, "cli.channel.unknown");
	if (!category_and_priority(call, &what.category, &what.priority, err) ||
	    !named_customer(call->db, call->arena, o->customer, &what.customer_id, err) ||
	    !named_person(call->db, call->arena, o->person, &person, err) ||
	    !named_staff(call->db, call->arena, o->assignee, &what.assignee_id, err))
		return false;
	what.person_id = person ? person->id : 0;
	what.text = text_of(call);
	return case_open(call->db, call->arena, &call->who, &what, &call->number, err);
}

/* --- it is written in --- */

static bool
entry_kind_asked(const char *name, EntryKind *kind, GError **err)
{
	static const EntryKind kinds[] = { ENTRY_NOTE, ENTRY_CALL, ENTRY_REMOTE,
		ENTRY_VISIT, ENTRY_HANDIN };

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (!name || !strcmp(name, entry_kind_name(kinds[i]))) {
			*kind = kinds[i];
			return true;
		}
	return fail(err, ERR_INVALID, "case.entry.kind");
}

static CaseWrite
write_of(CaseCall *call, EntryKind kind)
{
	return (CaseWrite){
		.case_id = call->number,
		.seen = call->o->seen,
		.kind = kind,
		.minutes = call->o->minutes,
	};
}

bool
case_verb_answer(CaseCall *call, GError **err)
{
	CaseWrite w = write_of(call, ENTRY_ANSWER);

	if (!status_asked(call, &w.status, err))
		return false;
	w.text = text_of(call);
	return case_answer(call->db, call->arena, &call->who, &w, err);
}

bool
case_verb_note(CaseCall *call, GError **err)
{
	CaseWrite w = write_of(call, ENTRY_NOTE);

	if (!entry_kind_asked(call->o->kind, &w.kind, err) ||
	    !status_asked(call, &w.status, err))
		return false;
	w.is_public = call->o->is_public && w.kind != ENTRY_NOTE;
	w.text = text_of(call);
	return case_note(call->db, call->arena, &call->who, &w, err);
}

bool
case_verb_close(CaseCall *call, GError **err)
{
	CaseWrite w = write_of(call, ENTRY_SOLVED);

	w.is_public = true;
	if (!status_asked(call, &w.status, err))
		return false;
	if (!w.status)
		w.status = STATUS_CLOSED;
	w.text = text_of(call);
	return case_close(call->db, call->arena, &call->who, &w, err);
}

/* --- its time --- */

static bool
billing_asked(CaseCall *call, Billing *billing, GError **err)
{
	const char *billed = call->o->billed;

	*billing = !billed                  ? BILL_BY_AGREEMENT
	           : !strcmp(billed, "yes") ? BILL_YES
	                                    : BILL_NO;
	return !billed || !strcmp(billed, "yes") || !strcmp(billed, "no") ||
	       fail(err, ERR_INVALID, "cli.billed.unknown");
}

bool
case_verb_time(CaseCall *call, GError **err)
{
	LedgerBook w = {
		.case_id = call->number,
		.minutes = call->o->minutes,
		.kind = call->o->travel ? LEDGER_TRAVEL : LEDGER_WORK,
		.text = call->o->text,
		.reason = call->o->reason,
	};

	return billing_asked(call, &w.billing, err) &&
	       ledger_book(call->db, call->arena, &call->who, &w, err);
}

bool
case_verb_correct(CaseCall *call, GError **err)
{
	LedgerCorrect w = {
		.line_id = call->other,
		.minutes = call->o->minutes,
		.kind = call->o->travel ? LEDGER_TRAVEL : (LedgerKind)0,
		.reason = call->o->reason,
	};
	LedgerLine *l;

	if (!billing_asked(call, &w.billing, err) ||
	    !ledger_store_find(call->db, call->arena, w.line_id, &l, err))
		return false;
	if (!l || l->case_id != call->number)
		return fail(err, ERR_INVALID, "time.line.unknown");
	return ledger_correct(call->db, call->arena, &call->who, &w, err);
}

/* --- it changes --- */

bool
case_verb_change(CaseCall *call, GError **err)
{
	const CaseOptions *o = call->o;
	CaseChange w = { .case_id = call->number,
		.seen = o->seen,
		.subject = o->subject,
		.reason = o->reason,
		.assign = o->assignee != NULL };
	Person *person;

	if (!category_and_priority(call, &w.category, &w.priority, err) ||
	    !status_asked(call, &w.status, err) ||
	    !named_staff(call->db, call->arena, o->assignee, &w.assignee_id, err) ||
	    !named_customer(call->db, call->arena, o->customer, &w.customer_id, err) ||
	    !named_person(call->db, call->arena, o->person, &person, err))
		return false;
	if (person) {
		w.person_id = person->id;
		w.customer_id = person->customer_id;
	}
	return case_change(call->db, call->arena, &call->who, &w, err);
}

bool
case_verb_assign(CaseCall *call, GError **err)
{
	CaseChange w = { .case_id = call->number,
		.seen = call->o->seen,
		.reason = call->o->reason,
		.assign = true };

	return named_staff(call->db, call->arena, call->o->to, &w.assignee_id, err) &&
	       case_change(call->db, call->arena, &call->who, &w, err);
}

bool
case_verb_escalate(CaseCall *call, GError **err)
{
	int64_t to;

	return named_staff(call->db, call->arena, call->o->to, &to, err) &&
	       case_escalate(call->db, call->arena, &call->who, call->number,
	           call->o->seen, to, call->o->reason ? call->o->reason : "", err);
}

bool
case_verb_reopen(CaseCall *call, GError **err)
{
	return case_reopen(call->db, call->arena, &call->who, call->number, call->o->seen,
	    call->o->reason ? call->o->reason : "", err);
}

bool
case_verb_hold(CaseCall *call, GError **err)
{
	const CaseAgreement w = { .case_id = call->number,
		.seen = call->o->seen,
		.agreement_id = call->o->agreement,
		.reason = call->o->reason };

	return case_move_agreement(call->db, call->arena, &call->who, &w, err);
}

bool
case_verb_merge(CaseCall *call, GError **err)
{
	if (!case_merge(call->db, call->arena, &call->who, call->number, call->o->seen,
	        call->other, err))
		return false;
	call->number = call->other;
	return true;
}

bool
case_verb_split(CaseCall *call, GError **err)
{
	return case_split(call->db, call->arena, &call->who, call->number, call->o->seen,
	    call->other, call->o->subject ? call->o->subject : "", &call->number, err);
}
