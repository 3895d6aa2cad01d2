/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/handin.h"

#include <glib.h>
#include <string.h>

static const struct {
	const char *name;
	TextId text;
} states[] = {
	[HANDIN_RECEIVED] = { "received", TEXT_HANDIN_RECEIVED },
	[HANDIN_IN_WORK] = { "in_work", TEXT_HANDIN_IN_WORK },
	[HANDIN_READY] = { "ready", TEXT_HANDIN_READY },
	[HANDIN_FETCHED] = { "fetched", TEXT_HANDIN_FETCHED_STATE },
};

const char *
handin_state_name(int64_t v)
{
	return v > 0 && v <= N_HANDIN_STATES ? states[v].name : NULL;
}

int64_t
handin_state_from_name(const char *name)
{
	for (int64_t i = 1; name && i <= N_HANDIN_STATES; i++)
		if (!strcmp(states[i].name, name))
			return i;
	return 0;
}

TextId
handin_state_text(int64_t v)
{
	g_assert(handin_state_name(v));
	return states[v].text;
}
