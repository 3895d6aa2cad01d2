/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * wording_kind.c - which mails there are, the words that they come with, and the fields
 * that they may use. */
#include <string.h>

#include "model/wording_int.h"

#define BIT(field) (1u << (field))
#define COMMON                                                                           \
	(BIT(FIELD_PERSON_NAME) | BIT(FIELD_PERSON_FIRST_NAME) |                         \
	    BIT(FIELD_CUSTOMER_NAME) | BIT(FIELD_HOUSE_NAME) | BIT(FIELD_HOUSE_PHONE))
#define OF_CASE                                                                          \
	(COMMON | BIT(FIELD_CASE_SUBJECT) | BIT(FIELD_CASE_NUMBER) |                     \
	    BIT(FIELD_CASE_TAG) | BIT(FIELD_HORIZON))
#define NEW BIT(FIELD_HORIZON_NEW)

/* A text of po/, whose arguments are these fields. */
typedef struct {
	TextId text;
	WordingField fields[3];
} Said;

#define SUBJECT FIELD_CASE_SUBJECT
#define NUMBER  FIELD_CASE_NUMBER
#define VISITED BIT(FIELD_VISIT_AT) | BIT(FIELD_VISIT_ADDRESS) | BIT(FIELD_STAFF_NAME)
#define GONE_TO OF_CASE | BIT(FIELD_STAFF_NAME)

static const struct {
	const char *name;
	TextId when, title, button; /* button 0: the page's own */
	Said lead[3], close[2];
	uint32_t fields; /* that it may use */
	uint32_t must;   /* … and must */
} kinds[] = {
	[WORDING_RECEIPT] = { "receipt", TEXT_WORDING_WHEN_RECEIPT,
	    TEXT_MAIL_RECEIPT_TITLE, 0,
	    { { TEXT_MAIL_RECEIPT_LEAD, { SUBJECT, NUMBER } },
	        { TEXT_MAIL_RECEIPT_FOLLOWS, { FIELD_CASE_FOLLOWS } },
	        { TEXT_MAIL_RECEIPT_HORIZON, { FIELD_HORIZON } } },
	    { { TEXT_MAIL_RECEIPT_CLOSE, { 0 } } }, OF_CASE | BIT(FIELD_CASE_FOLLOWS),
	    BIT(FIELD_CASE_NUMBER) | BIT(FIELD_HORIZON) },
	[WORDING_ANSWER] = { "answer", TEXT_WORDING_WHEN_ANSWER, TEXT_MAIL_ANSWER_TITLE,
	    0, { { 0 } }, { { TEXT_MAIL_HORIZON_NOW, { FIELD_HORIZON_NEW } } },
	    OF_CASE | NEW | BIT(FIELD_STAFF_NAME), NEW },
	[WORDING_SUPPLIER_ANSWER] = { "supplier_answer",
	    TEXT_WORDING_WHEN_SUPPLIER_ANSWER, TEXT_MAIL_ANSWER_TITLE, 0,
	    { { TEXT_MAIL_SUPPLIER_LEAD, { SUBJECT, FIELD_SUPPLIER_NAME } } },
	    { { TEXT_MAIL_HORIZON_NOW, { FIELD_HORIZON_NEW } } },
	    OF_CASE | NEW | BIT(FIELD_SUPPLIER_NAME), NEW | BIT(FIELD_SUPPLIER_NAME) },
	[WORDING_WAITING] = { "waiting", TEXT_WORDING_WHEN_WAITING,
	    TEXT_MAIL_WAITING_TITLE, 0, { { 0 } }, { { TEXT_MAIL_WAITING_CLOSE, { 0 } } },
	    OF_CASE | BIT(FIELD_STAFF_NAME), 0 },
	[WORDING_WAITING_BY_HAND] = { "waiting_by_hand",
	    TEXT_WORDING_WHEN_WAITING_BY_HAND, TEXT_MAIL_WAITING_TITLE, 0,
	    { { TEXT_MAIL_WAITING_LEAD, { SUBJECT } } },
	    { { TEXT_MAIL_WAITING_CLOSE, { 0 } } }, OF_CASE, 0 },
	[WORDING_REMINDED] = { "reminded", TEXT_WORDING_WHEN_REMINDED,
	    TEXT_MAIL_REMINDED_TITLE, 0,
	    { { TEXT_MAIL_REMINDED_LEAD, { SUBJECT, FIELD_ASKED_AT } } },
	    { { TEXT_MAIL_REMINDED_CLOSE, { 0 } },
	        { TEXT_MAIL_REMINDED_CLOSES, { FIELD_CLOSES_AT } } },
	    OF_CASE | BIT(FIELD_ASKED_AT) | BIT(FIELD_CLOSES_AT), BIT(FIELD_CLOSES_AT) },
	[WORDING_UNANSWERED] = { "unanswered", TEXT_WORDING_WHEN_UNANSWERED,
	    TEXT_MAIL_UNANSWERED_TITLE, 0, { { TEXT_MAIL_UNANSWERED_LEAD, { SUBJECT } } },
	    { { TEXT_MAIL_UNANSWERED_CLOSE, { 0 } } }, OF_CASE, 0 },
	[WORDING_ESCALATED] = { "escalated", TEXT_WORDING_WHEN_ESCALATED,
	    TEXT_MAIL_ESCALATED_TITLE, 0,
	    { { TEXT_MAIL_ESCALATED_LEAD, { SUBJECT } },
	        { TEXT_MAIL_ESCALATED_NEWS, { 0 } },
	        { TEXT_MAIL_ESCALATED_NEXT, { FIELD_HORIZON } } },
	    { { 0 } }, OF_CASE, 0 },
	[WORDING_ESCALATED_CONSULTANT] = { "escalated_consultant",
	    TEXT_WORDING_WHEN_ESCALATED_CONSULTANT, TEXT_MAIL_ESCALATED_TITLE, 0,
	    { { TEXT_MAIL_ESCALATED_CONSULTANT, { SUBJECT, FIELD_STAFF_NAME } },
	        { TEXT_MAIL_ESCALATED_NEWS, { 0 } },
	        { TEXT_MAIL_ESCALATED_NEXT, { FIELD_HORIZON } } },
	    { { 0 } }, GONE_TO, 0 },
	[WORDING_ESCALATED_PARTNER] = { "escalated_partner",
	    TEXT_WORDING_WHEN_ESCALATED_PARTNER, TEXT_MAIL_ESCALATED_TITLE, 0,
	    { { TEXT_MAIL_ESCALATED_PARTNER, { SUBJECT, FIELD_STAFF_NAME } },
	        { TEXT_MAIL_ESCALATED_NEWS, { 0 } },
	        { TEXT_MAIL_ESCALATED_NEXT, { FIELD_HORIZON } } },
	    { { 0 } }, GONE_TO, 0 },
	[WORDING_PASSED_ON] = { "passed_on", TEXT_WORDING_WHEN_PASSED_ON,
	    TEXT_MAIL_PASSED_ON_TITLE, 0,
	    { { TEXT_MAIL_PASSED_ON_LEAD, { SUBJECT, FIELD_SUPPLIER_NAME } },
	        { TEXT_MAIL_PASSED_ON_ANSWER,
	            { FIELD_SUPPLIER_NAME, FIELD_SUPPLIER_ANSWER } },
	        { TEXT_MAIL_HORIZON_NOW, { FIELD_HORIZON_NEW } } },
	    { { TEXT_MAIL_PASSED_ON_CLOSE, { 0 } } },
	    OF_CASE | NEW | BIT(FIELD_SUPPLIER_NAME) | BIT(FIELD_SUPPLIER_ANSWER),
	    NEW | BIT(FIELD_SUPPLIER_NAME) },
	[WORDING_HORIZON] = { "horizon", TEXT_WORDING_WHEN_HORIZON,
	    TEXT_MAIL_HORIZON_TITLE, 0,
	    { { TEXT_MAIL_HORIZON_LEAD, { SUBJECT, FIELD_HORIZON } },
	        { TEXT_MAIL_HORIZON_WHY, { FIELD_HORIZON_WHY } } },
	    { { TEXT_MAIL_HORIZON_CLOSE, { 0 } } }, OF_CASE | BIT(FIELD_HORIZON_WHY),
	    BIT(FIELD_HORIZON) | BIT(FIELD_HORIZON_WHY) },
	[WORDING_SOLVED] = { "solved", TEXT_WORDING_WHEN_SOLVED, TEXT_MAIL_SOLVED_TITLE,
	    0, { { TEXT_MAIL_SOLVED_LEAD, { SUBJECT } } },
	    { { TEXT_MAIL_SOLVED_CLOSE, { 0 } } },
	    (OF_CASE & ~BIT(FIELD_HORIZON)) | BIT(FIELD_STAFF_NAME), 0 },
	[WORDING_CLOSED] = { "closed", TEXT_WORDING_WHEN_CLOSED, TEXT_MAIL_CLOSED_TITLE,
	    0, { { TEXT_MAIL_CLOSED_LEAD, { SUBJECT } } },
	    { { TEXT_MAIL_CLOSED_CLOSE, { 0 } } }, OF_CASE & ~BIT(FIELD_HORIZON), 0 },
	[WORDING_CLOSED_UNASKED] = { "closed_unasked", TEXT_WORDING_WHEN_CLOSED_UNASKED,
	    TEXT_MAIL_CLOSED_TITLE, 0, { { TEXT_MAIL_CLOSED_LEAD_UNASKED, { SUBJECT } } },
	    { { TEXT_MAIL_CLOSED_CLOSE, { 0 } } }, OF_CASE & ~BIT(FIELD_HORIZON), 0 },
	[WORDING_REOPENED] = { "reopened", TEXT_WORDING_WHEN_REOPENED,
	    TEXT_MAIL_REOPENED_TITLE, 0,
	    { { TEXT_MAIL_REOPENED_LEAD, { SUBJECT } },
	        { TEXT_MAIL_HORIZON_NOW, { FIELD_HORIZON_NEW } } },
	    { { 0 } }, OF_CASE | NEW, NEW },
	[WORDING_MERGED] = { "merged", TEXT_WORDING_WHEN_MERGED, TEXT_MAIL_MERGED_TITLE,
	    0, { { TEXT_MAIL_MERGED_LEAD, { SUBJECT, FIELD_CASE_MERGED_INTO } } },
	    { { 0 } }, (OF_CASE & ~BIT(FIELD_HORIZON)) | BIT(FIELD_CASE_MERGED_INTO),
	    BIT(FIELD_CASE_MERGED_INTO) },
	[WORDING_OUTAGE] = { "outage", TEXT_WORDING_WHEN_OUTAGE, TEXT_MAIL_OUTAGE_TITLE,
	    0, { { 0 } }, { { TEXT_MAIL_OUTAGE_CLOSE, { 0 } } }, COMMON, 0 },
	[WORDING_VISIT] = { "visit", TEXT_WORDING_WHEN_VISIT, TEXT_MAIL_VISIT_TITLE, 0,
	    { { TEXT_MAIL_VISIT_LEAD, { FIELD_VISIT_AT } },
	        { TEXT_MAIL_VISIT_WHERE, { FIELD_STAFF_NAME, FIELD_VISIT_ADDRESS } } },
	    { { TEXT_MAIL_VISIT_CLOSE, { 0 } } }, OF_CASE | VISITED,
	    BIT(FIELD_VISIT_AT) },
	[WORDING_VISIT_MOVED] = { "visit_moved", TEXT_WORDING_WHEN_VISIT_MOVED,
	    TEXT_MAIL_VISIT_MOVED_TITLE, 0,
	    { { TEXT_MAIL_VISIT_MOVED_LEAD, { FIELD_VISIT_WAS_AT, FIELD_VISIT_AT } },
	        { TEXT_MAIL_VISIT_WHERE, { FIELD_STAFF_NAME, FIELD_VISIT_ADDRESS } } },
	    { { TEXT_MAIL_VISIT_CLOSE, { 0 } } },
	    OF_CASE | VISITED | BIT(FIELD_VISIT_WAS_AT), BIT(FIELD_VISIT_AT) },
	[WORDING_VISIT_CANCELLED] = { "visit_cancelled",
	    TEXT_WORDING_WHEN_VISIT_CANCELLED, TEXT_MAIL_VISIT_CANCELLED_TITLE, 0,
	    { { TEXT_MAIL_VISIT_CANCELLED_LEAD, { FIELD_VISIT_AT } } }, { { 0 } },
	    OF_CASE | VISITED, BIT(FIELD_VISIT_AT) },
	[WORDING_HANDIN] = { "handin", TEXT_WORDING_WHEN_HANDIN, TEXT_MAIL_HANDIN_TITLE,
	    TEXT_MAIL_HANDIN_LINK,
	    { { TEXT_MAIL_HANDIN_LEAD, { FIELD_COMPUTER, NUMBER } },
	        { TEXT_MAIL_HANDIN_LENT, { FIELD_LOAN } } },
	    { { TEXT_MAIL_HANDIN_CLOSE, { 0 } } },
	    OF_CASE | BIT(FIELD_COMPUTER) | BIT(FIELD_LOAN),
	    BIT(FIELD_COMPUTER) | BIT(FIELD_LOAN) },
	[WORDING_HANDIN_READY] = { "handin_ready", TEXT_WORDING_WHEN_HANDIN_READY,
	    TEXT_MAIL_READY_TITLE, 0, { { TEXT_MAIL_READY_LEAD, { FIELD_COMPUTER } } },
	    { { TEXT_MAIL_READY_CLOSE, { 0 } } }, OF_CASE | BIT(FIELD_COMPUTER),
	    BIT(FIELD_COMPUTER) },
	[WORDING_HANDIN_FETCH] = { "handin_fetch", TEXT_WORDING_WHEN_HANDIN_FETCH,
	    TEXT_MAIL_FETCH_TITLE, 0, { { TEXT_MAIL_FETCH_LEAD, { FIELD_COMPUTER } } },
	    { { TEXT_MAIL_FETCH_CLOSE, { 0 } } }, OF_CASE | BIT(FIELD_COMPUTER),
	    BIT(FIELD_COMPUTER) },
	[WORDING_REMOTE] = { "remote", TEXT_WORDING_WHEN_REMOTE, TEXT_MAIL_REMOTE_TITLE,
	    TEXT_MAIL_REMOTE_LINK,
	    { { TEXT_MAIL_REMOTE_LEAD, { FIELD_STAFF_NAME } },
	        { TEXT_MAIL_REMOTE_PROMISE, { 0 } } },
	    { { TEXT_MAIL_REMOTE_CLOSE, { FIELD_REMOTE_UNTIL } } },
	    OF_CASE | BIT(FIELD_STAFF_NAME) | BIT(FIELD_REMOTE_UNTIL),
	    BIT(FIELD_STAFF_NAME) | BIT(FIELD_REMOTE_UNTIL) },
	[WORDING_SIGN_IN] = { "sign_in", TEXT_WORDING_WHEN_SIGN_IN,
	    TEXT_MAIL_SIGN_IN_TITLE, TEXT_MAIL_SIGN_IN_LINK,
	    { { TEXT_MAIL_SIGN_IN_LEAD, { FIELD_HOUSE_NAME } } },
	    { { TEXT_MAIL_SIGN_IN_CLOSE, { 0 } } }, COMMON, 0 },
};

static const struct {
	const char *name;
	TextId text;
} fields[] = {
	[FIELD_CASE_SUBJECT] = { "case.subject", TEXT_WORDING_FIELD_SUBJECT },
	[FIELD_CASE_NUMBER] = { "case.number", TEXT_WORDING_FIELD_NUMBER },
	[FIELD_CASE_TAG] = { "case.tag", TEXT_WORDING_FIELD_TAG },
	[FIELD_PERSON_NAME] = { "person.name", TEXT_WORDING_FIELD_PERSON },
	[FIELD_PERSON_FIRST_NAME] = { "person.first_name",
	    TEXT_WORDING_FIELD_FIRST_NAME },
	[FIELD_CUSTOMER_NAME] = { "customer.name", TEXT_WORDING_FIELD_CUSTOMER },
	[FIELD_HOUSE_NAME] = { "house.name", TEXT_WORDING_FIELD_HOUSE },
	[FIELD_HOUSE_PHONE] = { "house.phone", TEXT_WORDING_FIELD_PHONE },
	[FIELD_STAFF_NAME] = { "staff.name", TEXT_WORDING_FIELD_STAFF },
	[FIELD_HORIZON] = { "horizon", TEXT_WORDING_FIELD_HORIZON },
	[FIELD_HORIZON_NEW] = { "horizon.new", TEXT_WORDING_FIELD_HORIZON_NEW },
	[FIELD_HORIZON_WHY] = { "horizon.why", TEXT_WORDING_FIELD_HORIZON_WHY },
	[FIELD_CASE_FOLLOWS] = { "case.follows", TEXT_WORDING_FIELD_FOLLOWS },
	[FIELD_CASE_MERGED_INTO] = { "case.merged_into", TEXT_WORDING_FIELD_MERGED_INTO },
	[FIELD_SUPPLIER_NAME] = { "supplier.name", TEXT_WORDING_FIELD_SUPPLIER },
	[FIELD_SUPPLIER_ANSWER] = { "supplier.answer_at", TEXT_WORDING_FIELD_ANSWER_AT },
	[FIELD_ASKED_AT] = { "asked_at", TEXT_WORDING_FIELD_ASKED_AT },
	[FIELD_CLOSES_AT] = { "closes_at", TEXT_WORDING_FIELD_CLOSES_AT },
	[FIELD_VISIT_AT] = { "visit.at", TEXT_WORDING_FIELD_VISIT_AT },
	[FIELD_VISIT_WAS_AT] = { "visit.was_at", TEXT_WORDING_FIELD_VISIT_WAS_AT },
	[FIELD_VISIT_ADDRESS] = { "visit.address", TEXT_WORDING_FIELD_VISIT_ADDRESS },
	[FIELD_COMPUTER] = { "computer", TEXT_WORDING_FIELD_COMPUTER },
	[FIELD_LOAN] = { "loan", TEXT_WORDING_FIELD_LOAN },
	[FIELD_REMOTE_UNTIL] = { "remote.until", TEXT_WORDING_FIELD_REMOTE_UNTIL },
};

static const struct {
	const char *name;
	TextId text;
} parts[] = {
	[WORDING_SUBJECT] = { "subject", TEXT_WORDING_SUBJECT },
	[WORDING_TITLE] = { "title", TEXT_WORDING_TITLE },
	[WORDING_GREETING] = { "greeting", TEXT_WORDING_GREETING },
	[WORDING_LEAD] = { "lead", TEXT_WORDING_LEAD },
	[WORDING_CLOSE] = { "close", TEXT_WORDING_CLOSE },
	[WORDING_BUTTON] = { "button", TEXT_WORDING_BUTTON },
};

const char *
wording_name(WordingKind kind)
{
	return kinds[kind].name;
}

bool
wording_from_name(const char *name, WordingKind *kind)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_strcmp0(name, kinds[i].name) == 0) {
			*kind = (WordingKind)i;
			return true;
		}
	return false;
}

TextId
wording_when(WordingKind kind)
{
	return kinds[kind].when;
}

const char *
wording_part_name(WordingPart part)
{
	return parts[part].name;
}

TextId
wording_part_text(WordingPart part)
{
	return parts[part].text;
}

bool
wording_has(WordingKind kind, WordingPart part)
{
	return part != WORDING_SUBJECT || wording_may_use(kind, FIELD_CASE_TAG);
}

const char *
wording_field_name(WordingField field)
{
	return fields[field].name;
}

TextId
wording_field_text(WordingField field)
{
	return fields[field].text;
}

bool
wording_may_use(WordingKind kind, WordingField field)
{
	return kinds[kind].fields & BIT(field);
}

uint32_t
wording_must(WordingKind kind)
{
	return kinds[kind].must;
}

/* --- the standard --- */

static void
append_said(Arena *a, Lang lang, const Said *s, GString *out)
{
	TextArg args[G_N_ELEMENTS(s->fields)];

	if (!s->text)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(args); i++)
		args[i] = text_arg_s(arena_printf(a, "{%s}", fields[s->fields[i]].name));
	g_string_append_printf(out, "%s%s", out->len ? "\n" : "",
	    text_format(a, lang, s->text, args, G_N_ELEMENTS(args)));
}

static char *
all_said(Arena *a, Lang lang, const Said *said, size_t n)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (size_t i = 0; i < n; i++)
		append_said(a, lang, &said[i], out);
	return arena_strdup(a, out->str);
}

char *
wording_standard(Arena *a, Lang lang, WordingKind kind, WordingPart part)
{
	const TextArg first[] = { text_arg_s("{person.first_name}") };

	switch (part) {
	case WORDING_SUBJECT:
		return arena_strdup(a,
		    wording_has(kind, part) ? "Re: {case.subject} {case.tag}" : "");
	case WORDING_TITLE:
		return arena_strdup(a, text(lang, kinds[kind].title));
	case WORDING_GREETING:
		return text_format(a, lang, TEXT_MAIL_GREETING, first, 1);
	case WORDING_LEAD:
		return all_said(a, lang, kinds[kind].lead,
		    G_N_ELEMENTS(kinds[kind].lead));
	case WORDING_CLOSE:
		return all_said(a, lang, kinds[kind].close,
		    G_N_ELEMENTS(kinds[kind].close));
	case WORDING_BUTTON:
		return arena_strdup(a,
		    text(lang,
		        kinds[kind].button ? kinds[kind].button : TEXT_MAIL_SEE_CASE));
	}
	g_assert_not_reached();
}
