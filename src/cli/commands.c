/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * commands.c - names the commands, and nothing else. */
#include <string.h>

#include "cli/command.h"

static const Command *const at_work[] = { &command_serve, &command_deliver, NULL };
static const Command *const by_hand[] = { &command_case, &command_customer,
	&command_agreement, &command_person, &command_roster, &command_supplier, NULL };
static const Command *const set_up[] = { &command_staff, &command_setting,
	&command_mailbox, &command_simulate, NULL };
static const Command *const look_after[] = { &command_check, &command_worktime,
	&command_horizon, &command_mail, &command_routes, &command_help, NULL };

const CommandGroup command_groups[] = {
	{ "The desk at work", at_work },
	{ "From a shell, what the pages do", by_hand },
	{ "To set it up", set_up },
	{ "To look after it", look_after },
	{ 0 },
};

const Command *
command_find(const char *name)
{
	for (const CommandGroup *g = command_groups; g->title; g++)
		for (const Command *const *c = g->commands; *c; c++)
			if (!strcmp((*c)->name, name))
				return *c;
	return NULL;
}
