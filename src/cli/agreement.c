/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * agreement.c - skranke agreement: what was agreed with a customer, by versions. */
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "cli/acting.h"
#include "cli/command.h"
#include "desk/agreement.h"
#include "model/agreement_json.h"
#include "store/agreement_store.h"

#define MAX_BYTES (1024 * 1024)

static int agreement(int argc, char **argv);

typedef struct {
	DataOptions data;
	gboolean json;
	const char *as, *customer;
} Options;

#define MEMBER(name) G_STRUCT_OFFSET(Options, name)

static const CommandOption options[] = {
	{ "json", G_OPTION_ARG_NONE, MEMBER(json), "Print JSON, for programs", NULL },
	{ "customer", G_OPTION_ARG_STRING, MEMBER(customer),
	    "Whose; unsaid, the standard agreement", "SLUG" },
	ACTING_OPTION(Options),
	COMMAND_DATA_OPTIONS(Options),
	{ 0 },
};

/* One call of the command. */
typedef struct {
	const Options *o;
	Db *db;
	Arena *arena;
	int64_t customer_id;
	const char *operand;
	const char *wrong; /* the field of what was read that failed */
} Call;

static bool add(Call *call, GError **err);
static bool list(Call *call, GError **err);
static bool show(Call *call, GError **err);

static const CommandVerb verbs[] = {
	{ "add", "", "a version that standard input holds as JSON; prints its number" },
	{ "list", "", "all versions, the one that begins last first" },
	{ "show", "N", "one as JSON, as add reads it" },
	{ 0 },
};
static bool (*const acts[])(Call *, GError **) = { add, list, show };

static const char *const examples[] = {
	"skranke agreement list --customer bager",
	"skranke agreement show 3 | jq '.from = \"2027-01-01\"' | "
	"skranke agreement add --customer bager",
	NULL,
};

const Command command_agreement = {
	.name = "agreement",
	.what = "Show what was agreed with a customer, and add a version",
	.help = "A version holds from its first day until the next one begins or its "
	        "last day is over; between two, and for customers without, the standard "
	        "agreement holds. What a version that is added does not say is as in a "
	        "fresh desk's standard agreement.",
	.verbs = verbs,
	.options = options,
	.examples = examples,
	.run = agreement,
};

static void
print_json(const Agreement *ag)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_object(&w);
	agreement_put_json(&w, ag);
	json_end_object(&w);
	puts(s->str);
}

static void
print_list_json(const Agreement *all, size_t n)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_array(&w);
	for (size_t i = 0; i < n; i++) {
		json_begin_object(&w);
		agreement_put_json(&w, &all[i]);
		json_end_object(&w);
	}
	json_end_array(&w);
	puts(s->str);
}

static bool
list(Call *call, GError **err)
{
	Agreement *all;
	size_t n;

	if (!agreement_store_versions(call->db, call->arena, call->customer_id, &all, &n,
	        err))
		return false;
	if (call->o->json) {
		print_list_json(all, n);
		return true;
	}
	for (size_t i = 0; i < n; i++) {
		const Hours *h = all[i].hours;
		char from[DAY_TEXT_MAX], to[DAY_TEXT_MAX] = "";

		day_format(hours_local_day(h, all[i].valid_from), from);
		if (all[i].valid_to)
			day_format(hours_local_day(h, all[i].valid_to - 1), to);
		printf("%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", all[i].id, from, to,
		    all[i].name);
	}
	return true;
}

static bool
show(Call *call, GError **err)
{
	gint64 id = 0;
	Agreement *ag = NULL;

	if (!g_ascii_string_to_signed(call->operand, 10, 1, G_MAXINT64, &id, NULL))
		return fail(err, ERR_INVALID, "agreement.unknown");
	if (!agreement_store_find(call->db, call->arena, id, &ag, err))
		return false;
	if (!ag)
		return fail(err, ERR_INVALID, "agreement.unknown");
	print_json(ag);
	return true;
}

static bool
read_input(GString *s, GError **err)
{
	char buf[4096];
	size_t n;

	while ((n = fread(buf, 1, sizeof buf, stdin)) > 0) {
		g_string_append_len(s, buf, (gssize)n);
		if (s->len > MAX_BYTES)
			return fail(err, ERR_LIMIT, "worktime.too_long");
	}
	return !ferror(stdin) ||
	       fail(err, ERR_INTERNAL, "standard input: %s", g_strerror(errno));
}

static bool
read_agreement(Call *call, Agreement *ag, GError **err)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonReader reader = { .arena = call->arena };
	json_error_t why;

	if (!read_input(s, err))
		return false;
	json_t *object = json_loadb(s->str, s->len, JSON_REJECT_DUPLICATES, &why);
	if (!object) {
		call->wrong = arena_printf(call->arena, "%d:%d: %s", why.line, why.column,
		    why.text);
		return fail(err, ERR_INVALID, "worktime.json");
	}
	bool ok = agreement_read_json(&reader, object, ag, err);
	json_decref(object);
	call->wrong = reader.wrong;
	return ok;
}

static bool
add(Call *call, GError **err)
{
	Agreement ag = agreement_standard();
	Actor who;

	ag.customer_id = call->customer_id;
	if (!acting_as(call->db, call->arena, call->o->as, &who, err) ||
	    !read_agreement(call, &ag, err) ||
	    !agreement_save(call->db, call->arena, &who, &ag, err))
		return false;
	printf("%" G_GINT64_FORMAT "\n", ag.id);
	return true;
}

static int
agreement(int argc, char **argv)
{
	Options o = { .data.must_exist = true };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };
	size_t verb;

	if (!command_options(&command_agreement, a, &o, &argc, &argv) ||
	    !command_verb(&command_agreement, argc, argv, &verb))
		return EXIT_WRONG_USE;
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	Call call = { .o = &o, .db = db, .arena = a, .operand = argv[2] };
	if (!db || !named_customer(db, a, o.customer, &call.customer_id, &err) ||
	    !acts[verb](&call, &err))
		return command_failed_at(call.wrong, err);
	return 0;
}
