/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/case.h"

#include <string.h>

typedef struct {
	const char *name;
	TextId text;
} Name;

static const Name categories[] = {
	[CATEGORY_CHANGE] = { "change", TEXT_CATEGORY_CHANGE },
	[CATEGORY_FAULT] = { "fault", TEXT_CATEGORY_FAULT },
	[CATEGORY_CRITICAL] = { "critical", TEXT_CATEGORY_CRITICAL },
	[CATEGORY_OUTAGE] = { "outage", TEXT_CATEGORY_OUTAGE },
};
static const Name priorities[] = {
	[PRIORITY_LOW] = { "low", TEXT_PRIORITY_LOW },
	[PRIORITY_NORMAL] = { "normal", TEXT_PRIORITY_NORMAL },
	[PRIORITY_HIGH] = { "high", TEXT_PRIORITY_HIGH },
	[PRIORITY_URGENT] = { "urgent", TEXT_PRIORITY_URGENT },
};
static const Name statuses[] = {
	[STATUS_NEW] = { "new", TEXT_STATUS_NEW },
	[STATUS_OPEN] = { "open", TEXT_STATUS_OPEN },
	[STATUS_WAITING_REPORTER] = { "waiting_reporter", TEXT_STATUS_WAITING_REPORTER },
	[STATUS_WAITING_SUPPLIER] = { "waiting_supplier", TEXT_STATUS_WAITING_SUPPLIER },
	[STATUS_WAITING_PART] = { "waiting_part", TEXT_STATUS_WAITING_PART },
	[STATUS_SOLVED] = { "solved", TEXT_STATUS_SOLVED },
	[STATUS_CLOSED] = { "closed", TEXT_STATUS_CLOSED },
};
static const Name steps[] = {
	[STEP_DESK] = { "desk", TEXT_STEP_DESK },
	[STEP_CONSULTANT] = { "consultant", TEXT_STEP_CONSULTANT },
	[STEP_PARTNER] = { "partner", TEXT_STEP_PARTNER },
};
static const Name channels[] = {
	[CHANNEL_MAIL] = { "mail", TEXT_CHANNEL_MAIL },
	[CHANNEL_FORM] = { "form", TEXT_CHANNEL_FORM },
	[CHANNEL_PHONE] = { "phone", TEXT_CHANNEL_PHONE },
	[CHANNEL_MONITORING] = { "monitoring", TEXT_CHANNEL_MONITORING },
	[CHANNEL_STAFF] = { "staff", TEXT_CHANNEL_STAFF },
};

static const Name clocks[] = {
	[CLOCK_RESPONSE] = { "response", TEXT_CLOCK_RESPONSE },
	[CLOCK_UPDATE] = { "update", TEXT_CLOCK_UPDATE },
	[CLOCK_SOLUTION] = { "solution", TEXT_CLOCK_SOLUTION },
};

static int64_t
find_name(const Name *names, size_t n, const char *name)
{
	for (size_t i = 1; name && i < n; i++)
		if (!strcmp(names[i].name, name))
			return (int64_t)i;
	return 0;
}

#define HAS(names, v) ((v) > 0 && (size_t)(v) < G_N_ELEMENTS(names))

const char *
category_name(int64_t v)
{
	return HAS(categories, v) ? categories[v].name : NULL;
}

const char *
priority_name(int64_t v)
{
	return HAS(priorities, v) ? priorities[v].name : NULL;
}

const char *
status_name(int64_t v)
{
	return HAS(statuses, v) ? statuses[v].name : NULL;
}

const char *
step_name(int64_t v)
{
	return HAS(steps, v) ? steps[v].name : NULL;
}

const char *
horizon_why_name(int64_t v)
{
	static const char *const names[] = {
		[HORIZON_PROMISE] = "promise",
		[HORIZON_EXPECTED] = "expected",
		[HORIZON_SUPPLIER] = "supplier",
		[HORIZON_BY_HAND] = "by_hand",
		[HORIZON_LATE] = "late",
	};

	return HAS(names, v) ? names[v] : NULL;
}

TextId
horizon_why_short(int64_t v)
{
	static const TextId texts[] = {
		[HORIZON_PROMISE] = TEXT_HORIZON_PROMISE,
		[HORIZON_EXPECTED] = TEXT_HORIZON_EXPECTED,
		[HORIZON_SUPPLIER] = TEXT_HORIZON_SUPPLIER,
		[HORIZON_BY_HAND] = TEXT_HORIZON_BY_HAND,
		[HORIZON_LATE] = TEXT_HORIZON_LATE,
	};

	return texts[CLAMP(v, HORIZON_PROMISE, HORIZON_LATE)];
}

TextId
horizon_why_text(int64_t v)
{
	static const TextId texts[] = {
		[HORIZON_PROMISE] = TEXT_HORIZON_WHY_PROMISE,
		[HORIZON_EXPECTED] = TEXT_HORIZON_WHY_EXPECTED,
		[HORIZON_SUPPLIER] = TEXT_HORIZON_WHY_SUPPLIER,
		[HORIZON_BY_HAND] = TEXT_HORIZON_WHY_BY_HAND,
		[HORIZON_LATE] = TEXT_HORIZON_WHY_LATE,
	};

	return texts[CLAMP(v, HORIZON_PROMISE, HORIZON_LATE)];
}

const char *
channel_name(int64_t v)
{
	return HAS(channels, v) ? channels[v].name : NULL;
}

int64_t
category_from_name(const char *name)
{
	return find_name(categories, G_N_ELEMENTS(categories), name);
}

int64_t
priority_from_name(const char *name)
{
	return find_name(priorities, G_N_ELEMENTS(priorities), name);
}

int64_t
status_from_name(const char *name)
{
	return find_name(statuses, G_N_ELEMENTS(statuses), name);
}

TextId
category_text(int64_t v)
{
	g_assert(HAS(categories, v));
	return categories[v].text;
}

TextId
priority_text(int64_t v)
{
	g_assert(HAS(priorities, v));
	return priorities[v].text;
}

TextId
status_text(int64_t v)
{
	g_assert(HAS(statuses, v));
	return statuses[v].text;
}

TextId
step_text(int64_t v)
{
	g_assert(HAS(steps, v));
	return steps[v].text;
}

TextId
channel_text(int64_t v)
{
	g_assert(HAS(channels, v));
	return channels[v].text;
}

const char *
clock_kind_name(ClockKind kind)
{
	return clocks[kind].name;
}

TextId
clock_kind_text(ClockKind kind)
{
	return clocks[kind].text;
}

bool
clock_kind_from_name(const char *name, ClockKind *kind)
{
	for (ClockKind k = 0; name && k < N_CLOCKS; k++)
		if (!strcmp(clocks[k].name, name)) {
			*kind = k;
			return true;
		}
	return false;
}

/* --- deadlines --- */

#define CENTURY DAYS(36525)

Instant
case_deadline(const Case *c, ClockKind clock)
{
	if (c->status >= STATUS_SOLVED || (c->standing & (1 << clock)) != 0)
		return 0;
	switch (clock) {
	case CLOCK_RESPONSE:
		return c->responded_at ? 0 : c->response_due;
	case CLOCK_UPDATE:
		return c->update_due;
	case CLOCK_SOLUTION:
		return c->solution_due;
	}
	g_assert_not_reached();
}

static Instant
first_deadline(const Case *c)
{
	Instant first = 0;

	for (ClockKind clock = 0; clock < N_CLOCKS; clock++) {
		Instant due = case_deadline(c, clock);

		if (due && (!first || due < first))
			first = due;
	}
	return first;
}

Instant
case_next_due(const Case *c)
{
	Instant first = first_deadline(c);

	if (c->status >= STATUS_SOLVED)
		return (c->solved_at ? c->solved_at : c->solution_due) + 2 * CENTURY;
	return first ? first : c->solution_due + CENTURY;
}

bool
case_stands(const Case *c)
{
	return c->status < STATUS_SOLVED && !first_deadline(c);
}
