/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/escalation.h"

#include <string.h>

typedef struct {
	const char *name;
	TextId text;
} Name;

static const Name outcomes[] = {
	[DECISION_APPROVED] = { "approved", TEXT_DECISION_APPROVED },
	[DECISION_DECLINED] = { "declined", TEXT_DECISION_DECLINED },
	[DECISION_INSTEAD] = { "instead", TEXT_DECISION_INSTEAD },
	[DECISION_PARKED] = { "parked", TEXT_DECISION_PARKED },
};
static const Name parked[] = {
	[PARKED_AGREED] = { "agreed", TEXT_PARKED_AGREED },
	[PARKED_DECLINED] = { "declined", TEXT_PARKED_DECLINED },
	[PARKED_POSTPONED] = { "postponed", TEXT_PARKED_POSTPONED },
};

#define HAS(names, v) ((v) > 0 && (size_t)(v) < G_N_ELEMENTS(names))

static int64_t
find_name(const Name *names, size_t n, const char *name)
{
	for (size_t i = 1; name && i < n; i++)
		if (!strcmp(names[i].name, name))
			return (int64_t)i;
	return 0;
}

const char *
decision_outcome_name(int64_t v)
{
	return HAS(outcomes, v) ? outcomes[v].name : NULL;
}

int64_t
decision_outcome_from_name(const char *name)
{
	return find_name(outcomes, G_N_ELEMENTS(outcomes), name);
}

TextId
decision_outcome_text(int64_t v)
{
	g_assert(HAS(outcomes, v));
	return outcomes[v].text;
}

const char *
parked_outcome_name(int64_t v)
{
	return HAS(parked, v) ? parked[v].name : NULL;
}

int64_t
parked_outcome_from_name(const char *name)
{
	return find_name(parked, G_N_ELEMENTS(parked), name);
}

TextId
parked_outcome_text(int64_t v)
{
	g_assert(HAS(parked, v));
	return parked[v].text;
}

int
rule_max_amount(RuleTrigger trigger)
{
	switch (trigger) {
	case RULE_RESPONSE:
	case RULE_SOLUTION:
		return 500; /* percent */
	case RULE_WAITING:
		return 1000; /* hours */
	case RULE_WRITES:
		return 20; /* times */
	case RULE_ANGRY:
		return 1;
	}
	return 0;
}

bool
rule_holds(const EscalationRule *rule)
{
	bool waits = rule->trigger == RULE_WAITING;

	return rule->amount >= 1 && rule->amount <= rule_max_amount(rule->trigger) &&
	       (!rule->step || rule->step == STEP_CONSULTANT ||
	           rule->step == STEP_PARTNER) &&
	       waits == (rule->status != 0) &&
	       (!waits || (rule->status >= STATUS_NEW && rule->status < STATUS_SOLVED)) &&
	       (!rule->category || category_name(rule->category));
}

bool
rule_is_for(const EscalationRule *rule, const Case *c)
{
	bool goes_up = rule->step ? (int64_t)rule->step > c->step
	                          : c->step < STEP_PARTNER;

	return rule->active && c->status < STATUS_SOLVED && goes_up &&
	       (!rule->category || (int64_t)rule->category == c->category) &&
	       (!rule->status || (int64_t)rule->status == c->status);
}

/* --- in words --- */

char *
rule_words(Arena *a, Lang lang, const EscalationRule *rule)
{
	static const TextId words[] = {
		[RULE_RESPONSE] = TEXT_RULE_RESPONSE,
		[RULE_SOLUTION] = TEXT_RULE_SOLUTION,
		[RULE_WAITING] = TEXT_RULE_WAITING,
		[RULE_WRITES] = TEXT_RULE_WRITES,
		[RULE_ANGRY] = TEXT_RULE_ANGRY,
	};
	const TextArg args[] = { text_arg_n(rule->amount),
		text_arg_s(rule->status ? text(lang, status_text(rule->status)) : "") };

	return text_format(a, lang, words[rule->trigger], args, G_N_ELEMENTS(args));
}

char *
rule_reason(Arena *a, Lang lang, RuleTrigger trigger, int amount, Status status,
    const char *said)
{
	static const TextId words[] = {
		[RULE_RESPONSE] = TEXT_RULE_REASON_RESPONSE,
		[RULE_SOLUTION] = TEXT_RULE_REASON_SOLUTION,
		[RULE_WAITING] = TEXT_RULE_REASON_WAITING,
		[RULE_WRITES] = TEXT_RULE_REASON_WRITES,
		[RULE_ANGRY] = TEXT_RULE_REASON_ANGRY,
	};
	const TextArg his[] = { text_arg_s(said) };
	const TextArg args[] = { text_arg_n(amount),
		text_arg_s(status ? text(lang, status_text(status)) : "") };

	return trigger == RULE_ANGRY
	           ? text_format(a, lang, words[trigger], his, G_N_ELEMENTS(his))
	           : text_format(a, lang, words[trigger], args, G_N_ELEMENTS(args));
}
