/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case.c - skranke case: from a shell, what the pages do. */
#include <stdio.h>
#include <string.h>

#include "cli/acting.h"
#include "cli/case_cli.h"
#include "desk/house.h"

static int run_case(int argc, char **argv);

const Command command_case = {
	.name = "case",
	.usage = "VERB [NUMBER]",
	.what = "List, show, open, answer, change and close cases",
	.help =
	    "Verbs:\n"
	    "  list              the open cases, the next deadline first; or by --view,\n"
	    "                    --customer, --person, --assignee, --search\n"
	    "  show N            a case with all its entries\n"
	    "  open              a new one, of --text and --person or --customer\n"
	    "  answer N          by mail to its reporter; --status sets it besides\n"
	    "  note N            internal; or --kind call, remote, visit, handin\n"
	    "  change N          --category, --priority, --status, --assignee, "
	    "--subject,\n"
	    "                    --customer, --person\n"
	    "  assign N          --to MAIL; without it, to nobody\n"
	    "  escalate N        to the next step, with --reason; --to MAIL says to "
	    "whom\n"
	    "  close N           with the solution as its text; --status solved lets "
	    "the\n"
	    "                    reporter object for three days\n"
	    "  reopen N          with --reason\n"
	    "  merge N INTO      N ends, and goes on in INTO\n"
	    "  split N ENTRY     the entry becomes a case of its own\n\n"
	    "A text that --text does not give is read from standard input. What writes\n"
	    "is done as the member of the staff that --as names, at once, and tells the\n"
	    "reporter as the pages would. With --seen it is refused if the case has\n"
	    "changed since that version.\n\n"
	    "Examples:\n"
	    "  skranke case list --view unassigned\n"
	    "  skranke case open --person ida@bager.example --text \"Ovnen er kold\"\n"
	    "  skranke case answer 1001 --as anna@nordlys.example < answer.txt\n"
	    "  skranke case show 1001 --json | jq .horizon",
	.run = run_case,
};

typedef struct {
	const char *name;
	int operands;
	bool writes;
	CaseVerbFunc run;
} Verb;

static const Verb verbs[] = {
	{ "list", 0, false, case_verb_list },
	{ "show", 1, false, case_verb_show },
	{ "open", 0, true, case_verb_open },
	{ "answer", 1, true, case_verb_answer },
	{ "note", 1, true, case_verb_note },
	{ "change", 1, true, case_verb_change },
	{ "assign", 1, true, case_verb_assign },
	{ "escalate", 1, true, case_verb_escalate },
	{ "close", 1, true, case_verb_close },
	{ "reopen", 1, true, case_verb_reopen },
	{ "merge", 2, true, case_verb_merge },
	{ "split", 2, true, case_verb_split },
};

static void
clear_options(CaseOptions *o)
{
	char **texts[] = { &o->data.data, &o->data.database, &o->as, &o->text,
		&o->subject, &o->category, &o->priority, &o->status, &o->assignee,
		&o->customer, &o->person, &o->to, &o->reason, &o->channel, &o->kind,
		&o->view, &o->search };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		g_clear_pointer(texts[i], g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CaseOptions, clear_options)

static const Verb *
find_verb(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (!strcmp(verbs[i].name, name))
			return &verbs[i];
	return NULL;
}

/* A case's number; "#1001" as people write it. */
static bool
read_number(const char *s, int64_t *n)
{
	char *end;

	s += *s == '#';
	*n = g_ascii_isdigit(*s) ? g_ascii_strtoll(s, &end, 10) : 0;
	return *n > 0 && *n < G_MAXINT64 && !*end;
}

/* The verb and its operands; NULL after it has said what is wrong. */
static const Verb *
read_call(int argc, char **argv, CaseCall *call)
{
	const Verb *verb = argc > 1 ? find_verb(argv[1]) : NULL;

	if (!verb)
		command_wrong(&command_case, "\"%s\" is no verb of it",
		    argc > 1 ? argv[1] : "");
	else if (argc - 2 != verb->operands)
		command_wrong(&command_case, "%s takes %d number%s", verb->name,
		    verb->operands, verb->operands == 1 ? "" : "s");
	else if ((verb->operands > 0 && !read_number(argv[2], &call->number)) ||
	         (verb->operands > 1 && !read_number(argv[3], &call->other)))
		command_wrong(&command_case, "%s: that is no number of a case",
		    verb->name);
	else
		return verb;
	return NULL;
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
	case_print_json(line, NULL, 0);
	return true;
}

static int
do_verb(const Verb *verb, CaseCall *call, GError **err)
{
	int64_t asked = call->number;
	House house;

	if (!house_load(call->db, call->arena, &house, err) ||
	    (verb->writes &&
	        !acting_as(call->db, call->arena, call->o->as, &call->who, err)))
		return command_failed(*err);
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(house.time_zone);
	call->tz = tz;
	if (!verb->run(call, err) || (verb->writes && !tell_result(call, asked, err)))
		return command_failed(*err);
	return 0;
}

static bool
read_options(CaseOptions *o, int *argc, char ***argv)
{
	const GOptionEntry entries[] = {
		{ "json", 0, 0, G_OPTION_ARG_NONE, &o->json, "Print JSON, for programs",
		    NULL },
		{ "as", 0, 0, G_OPTION_ARG_STRING, &o->as,
		    "Who does it; unsaid, the administrator if there is one only",
		    "MAIL" },
		{ "seen", 0, 0, G_OPTION_ARG_INT64, &o->seen,
		    "Refuse if the case has another version than this", "VERSION" },
		{ "text", 0, 0, G_OPTION_ARG_STRING, &o->text,
		    "What is written (standard input)", "TEXT" },
		{ "subject", 0, 0, G_OPTION_ARG_STRING, &o->subject,
		    "In a few words what it is about", "TEXT" },
		{ "category", 0, 0, G_OPTION_ARG_STRING, &o->category,
		    "change, fault, critical or outage", "NAME" },
		{ "priority", 0, 0, G_OPTION_ARG_STRING, &o->priority,
		    "low, normal, high or urgent", "NAME" },
		{ "status", 0, 0, G_OPTION_ARG_STRING, &o->status,
		    "open, waiting_reporter, waiting_supplier, waiting_part", "NAME" },
		{ "assignee", 0, 0, G_OPTION_ARG_STRING, &o->assignee,
		    "Who has it; \"\" is nobody", "MAIL" },
		{ "customer", 0, 0, G_OPTION_ARG_STRING, &o->customer,
		    "Whose it is, by the customer's short name", "SLUG" },
		{ "person", 0, 0, G_OPTION_ARG_STRING, &o->person, "Who reported it",
		    "MAIL" },
		{ "to", 0, 0, G_OPTION_ARG_STRING, &o->to, "Who gets it", "MAIL" },
		{ "reason", 0, 0, G_OPTION_ARG_STRING, &o->reason, "Why, internally",
		    "TEXT" },
		{ "channel", 0, 0, G_OPTION_ARG_STRING, &o->channel,
		    "How it came: phone, or staff on its own account (phone)", "NAME" },
		{ "kind", 0, 0, G_OPTION_ARG_STRING, &o->kind,
		    "Of a note: note, call, remote, visit or handin (note)", "NAME" },
		{ "public", 0, 0, G_OPTION_ARG_NONE, &o->is_public,
		    "The reporter may read it (calls, visits …)", NULL },
		{ "minutes", 0, 0, G_OPTION_ARG_INT, &o->minutes, "Worked", "N" },
		{ "quiet", 0, 0, G_OPTION_ARG_NONE, &o->quiet,
		    "Open it without a receipt", NULL },
		{ "view", 0, 0, G_OPTION_ARG_STRING, &o->view,
		    "open, unassigned, closed, or a status (open)", "NAME" },
		{ "search", 0, 0, G_OPTION_ARG_STRING, &o->search,
		    "Those in which these words were written", "WORDS" },
		{ "limit", 0, 0, G_OPTION_ARG_INT, &o->limit, "At most so many (50)",
		    "N" },
		COMMAND_DATA_OPTIONS(&o->data),
		{ 0 },
	};

	return command_options(&command_case, entries, argc, argv);
}

static int
run_case(int argc, char **argv)
{
	g_auto(CaseOptions) o = { 0 };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };
	CaseCall call = { .o = &o, .arena = a };

	if (!read_options(&o, &argc, &argv))
		return EXIT_WRONG_USE;
	const Verb *verb = read_call(argc, argv, &call);
	if (!verb)
		return EXIT_WRONG_USE;
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	if (!db)
		return command_failed(err);
	call.db = db;
	return do_verb(verb, &call, &err);
}
