/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case.c - skranke case: from a shell, what the pages do. */
#include <stdio.h>
#include <string.h>

#include "cli/acting.h"
#include "cli/case_cli.h"
#include "desk/house.h"

static int run_case(int argc, char **argv);

#define MEMBER(name) G_STRUCT_OFFSET(CaseOptions, name)

static const CommandOption options[] = {
	{ "json", G_OPTION_ARG_NONE, MEMBER(json), "Print JSON, for programs", NULL },
	ACTING_OPTION(CaseOptions),
	{ "seen", G_OPTION_ARG_INT64, MEMBER(seen),
	    "Refuse if the case has another version than this", "VERSION" },
	{ "text", G_OPTION_ARG_STRING, MEMBER(text), "What is written (standard input)",
	    "TEXT" },
	{ "subject", G_OPTION_ARG_STRING, MEMBER(subject),
	    "In a few words what it is about", "TEXT" },
	{ "category", G_OPTION_ARG_STRING, MEMBER(category),
	    "change, fault, critical or outage", "NAME" },
	{ "priority", G_OPTION_ARG_STRING, MEMBER(priority),
	    "low, normal, high or urgent", "NAME" },
	{ "status", G_OPTION_ARG_STRING, MEMBER(status),
	    "open, waiting_reporter, waiting_supplier, waiting_part", "NAME" },
	{ "assignee", G_OPTION_ARG_STRING, MEMBER(assignee), "Who has it; \"\" is nobody",
	    "MAIL" },
	{ "customer", G_OPTION_ARG_STRING, MEMBER(customer),
	    "Whose it is, by the customer's short name", "SLUG" },
	{ "person", G_OPTION_ARG_STRING, MEMBER(person), "Who reported it", "MAIL" },
	{ "to", G_OPTION_ARG_STRING, MEMBER(to), "Who gets it", "MAIL" },
	{ "reason", G_OPTION_ARG_STRING, MEMBER(reason), "Why, internally", "TEXT" },
	{ "agreement", G_OPTION_ARG_INT64, MEMBER(agreement),
	    "To which version, by its number (the one in force now)", "ID" },
	{ "channel", G_OPTION_ARG_STRING, MEMBER(channel),
	    "How it came: phone, or staff on its own account (phone)", "NAME" },
	{ "kind", G_OPTION_ARG_STRING, MEMBER(kind),
	    "Of a note: note, call, remote, visit or handin (note)", "NAME" },
	{ "public", G_OPTION_ARG_NONE, MEMBER(is_public),
	    "The reporter may read it (calls, visits …)", NULL },
	{ "minutes", G_OPTION_ARG_INT, MEMBER(minutes), "Worked", "N" },
	{ "travel", G_OPTION_ARG_NONE, MEMBER(travel), "They were travelled", NULL },
	{ "billed", G_OPTION_ARG_STRING, MEMBER(billed),
	    "Billed otherwise than agreed, with --reason: yes or no", "WHICH" },
	{ "quiet", G_OPTION_ARG_NONE, MEMBER(quiet), "Open it without a receipt", NULL },
	{ "view", G_OPTION_ARG_STRING, MEMBER(view),
	    "open, unassigned, closed, or a status (open)", "NAME" },
	{ "search", G_OPTION_ARG_STRING, MEMBER(search),
	    "Those in which these words were written", "WORDS" },
	{ "limit", G_OPTION_ARG_INT, MEMBER(limit), "At most so many (50)", "N" },
	COMMAND_DATA_OPTIONS(CaseOptions),
	{ 0 },
};

static const CommandVerb verbs[] = {
	{ "list", "",
	    "the open cases, the next deadline first; or by --view, --customer, "
	    "--person, --assignee, --search" },
	{ "show", "N", "a case with all its entries" },
	{ "open", "",
	    "a new one, of --text and --person or --customer; prints its number" },
	{ "answer", "N", "by mail to its reporter; --status sets it besides" },
	{ "note", "N", "internal; or --kind call, remote, visit, handin" },
	{ "time", "N",
	    "books --minutes of work, or --travel, with what was done as --text" },
	{ "correct", "N LINE",
	    "that line of its ledger of time (show --json), to --minutes, with "
	    "--reason" },
	{ "change", "N",
	    "--category, --priority, --status, --assignee, --subject, --customer, "
	    "--person" },
	{ "assign", "N", "--to MAIL; without it, to nobody" },
	{ "escalate", "N", "to the next step, with --reason; --to MAIL says to whom" },
	{ "close", "N",
	    "with the solution as its text; --status solved lets the reporter object "
	    "for three days" },
	{ "reopen", "N", "with --reason" },
	{ "hold", "N",
	    "to another version of its agreement, with --reason; --agreement says "
	    "which" },
	{ "merge", "N INTO", "N ends, and goes on in INTO" },
	{ "split", "N ENTRY", "the entry becomes a case of its own" },
	{ 0 },
};

/* In the order of the verbs. */
static const struct {
	bool writes;
	CaseVerbFunc run;
} acts[] = {
	{ false, case_verb_list },
	{ false, case_verb_show },
	{ true, case_verb_open },
	{ true, case_verb_answer },
	{ true, case_verb_note },
	{ true, case_verb_time },
	{ true, case_verb_correct },
	{ true, case_verb_change },
	{ true, case_verb_assign },
	{ true, case_verb_escalate },
	{ true, case_verb_close },
	{ true, case_verb_reopen },
	{ true, case_verb_hold },
	{ true, case_verb_merge },
	{ true, case_verb_split },
};
G_STATIC_ASSERT(G_N_ELEMENTS(acts) + 1 == G_N_ELEMENTS(verbs));

static const char *const examples[] = {
	"skranke case list --view unassigned",
	"skranke case open --person ida@bager.example --text \"Ovnen er kold\"",
	"skranke case answer 1001 --as anna@nordlys.example < answer.txt",
	"skranke case show 1001 --json | jq .horizon",
	NULL,
};

const Command command_case = {
	.name = "case",
	.what = "List, show, open, answer, change and close cases",
	.help = "A text that --text does not give is read from standard input. What "
	        "writes is done as the member of the staff that --as names, at once, and "
	        "tells the reporter as the pages would. With --seen it is refused if the "
	        "case has changed since that version, which show --json says.",
	.verbs = verbs,
	.options = options,
	.examples = examples,
	.run = run_case,
};

/* A case's number; "#1001" as people write it. */
static bool
read_number(const char *s, int64_t *n)
{
	char *end;

	s += *s == '#';
	*n = g_ascii_isdigit(*s) ? g_ascii_strtoll(s, &end, 10) : 0;
	return *n > 0 && *n < G_MAXINT64 && !*end;
}

/* The operands; false after it has said what is wrong. */
static bool
read_operands(int argc, char **argv, CaseCall *call)
{
	if ((argc > 2 && !read_number(argv[2], &call->number)) ||
	    (argc > 3 && !read_number(argv[3], &call->other))) {
		command_wrong(&command_case, "%s: that is no number of a case", argv[1]);
		return false;
	}
	return true;
}

/* A list is chosen in one way: no two of them are put together. */
static bool
list_options_fit(const CaseOptions *o)
{
	int ways = !!o->view + !!o->customer + !!o->person + !!o->assignee + !!o->search;

	if (ways > 1)
		command_wrong(&command_case, "list wants one of --view, --customer, "
		                             "--person, --assignee and --search");
	else if (o->limit < 0)
		command_wrong(&command_case, "--limit is a number above 0");
	else
		return true;
	return false;
}

/* The case as it is after it, for programs; for people, a number that is new to them. */
static bool
tell_result(CaseCall *call, int64_t asked, GError **err)
{
	CaseLine *line;

	if (!call->o->json) {
		if (call->number != asked)
			printf("%" G_GINT64_FORMAT "\n", call->number);
		return true;
	}
	if (!case_store_find_line(call->db, call->arena, call->number, &line, err))
		return false;
	case_print_json(line, NULL, 0, NULL, 0);
	return true;
}

static int
do_verb(size_t verb, CaseCall *call, GError **err)
{
	int64_t asked = call->number;
	House house;

	if (!house_load(call->db, call->arena, &house, err) ||
	    (acts[verb].writes &&
	        !acting_as(call->db, call->arena, call->o->as, &call->who, err)))
		return command_failed(*err);
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(house.time_zone);
	call->tz = tz;
	if (!acts[verb].run(call, err) ||
	    (acts[verb].writes && !tell_result(call, asked, err)))
		return command_failed(*err);
	return 0;
}

static int
run_case(int argc, char **argv)
{
	CaseOptions o = { .data.must_exist = true };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };
	CaseCall call = { .o = &o, .arena = a };
	size_t verb;

	if (!command_options(&command_case, a, &o, &argc, &argv) ||
	    !command_verb(&command_case, argc, argv, &verb) ||
	    !read_operands(argc, argv, &call) ||
	    (acts[verb].run == case_verb_list && !list_options_fit(&o)))
		return EXIT_WRONG_USE;
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	if (!db)
		return command_failed(err);
	call.db = db;
	return do_verb(verb, &call, &err);
}
