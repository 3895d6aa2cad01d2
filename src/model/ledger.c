/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/ledger.h"

#include <string.h>

typedef struct {
	const char *name;
	TextId text;
} Named;

static const Named kinds[] = {
	[LEDGER_WORK] = { "work", TEXT_TIME_WORK },
	[LEDGER_TRAVEL] = { "travel", TEXT_TIME_TRAVEL },
};
static const Named methods[] = {
	[METHOD_MAIL] = { "mail", TEXT_METHOD_MAIL },
	[METHOD_PHONE] = { "phone", TEXT_METHOD_PHONE },
	[METHOD_REMOTE] = { "remote", TEXT_METHOD_REMOTE },
	[METHOD_HANDIN] = { "handin", TEXT_METHOD_HANDIN },
	[METHOD_VISIT] = { "visit", TEXT_METHOD_VISIT },
	[METHOD_OTHER] = { "other", TEXT_METHOD_OTHER },
};

#define HAS(names, v) ((v) > 0 && (size_t)(v) < G_N_ELEMENTS(names))

static int64_t
find_name(const Named *names, size_t n, const char *name)
{
	for (size_t i = 1; name && i < n; i++)
		if (!strcmp(names[i].name, name))
			return (int64_t)i;
	return 0;
}

bool
ledger_billable(const Agreement *ag, Category category, LedgerKind kind)
{
	uint8_t bills = kind == LEDGER_TRAVEL ? ag->bills_travel : ag->bills_work;

	return (bills & 1u << category) != 0;
}

Method
method_of_entry(EntryKind kind)
{
	/* clang-format off */
	return kind == ENTRY_ANSWER || kind == ENTRY_SOLVED ? METHOD_MAIL
	     : kind == ENTRY_CALL                           ? METHOD_PHONE
	     : kind == ENTRY_REMOTE                         ? METHOD_REMOTE
	     : kind == ENTRY_HANDIN                         ? METHOD_HANDIN
	     : kind == ENTRY_VISIT                          ? METHOD_VISIT
	                                                    : METHOD_OTHER;
	/* clang-format on */
}

const char *
ledger_kind_name(int64_t v)
{
	return HAS(kinds, v) ? kinds[v].name : NULL;
}

const char *
method_name(int64_t v)
{
	return HAS(methods, v) ? methods[v].name : NULL;
}

int64_t
ledger_kind_from_name(const char *name)
{
	return find_name(kinds, G_N_ELEMENTS(kinds), name);
}

int64_t
method_from_name(const char *name)
{
	return find_name(methods, G_N_ELEMENTS(methods), name);
}

TextId
ledger_kind_text(int64_t v)
{
	g_assert(HAS(kinds, v));
	return kinds[v].text;
}

TextId
method_text(int64_t v)
{
	g_assert(HAS(methods, v));
	return methods[v].text;
}
