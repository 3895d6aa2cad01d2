/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * person.c - skranke person: those who report, at the customers. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "cli/acting.h"
#include "cli/command.h"
#include "desk/people.h"
#include "store/people_store.h"

#define MOST 200

static int person(int argc, char **argv);

typedef struct {
	DataOptions data;
	gboolean json;
	const char *as, *name, *mail, *phone, *lang, *customer, *search;
} Options;

#define MEMBER(name) G_STRUCT_OFFSET(Options, name)

static const CommandOption options[] = {
	{ "json", G_OPTION_ARG_NONE, MEMBER(json), "Print JSON, for programs", NULL },
	ACTING_OPTION(Options),
	{ "name", G_OPTION_ARG_STRING, MEMBER(name), "Whole", "NAME" },
	{ "mail", G_OPTION_ARG_STRING, MEMBER(mail), "What they write from", "MAIL" },
	{ "phone", G_OPTION_ARG_STRING, MEMBER(phone), "What they call from", "NUMBER" },
	{ "lang", G_OPTION_ARG_STRING, MEMBER(lang), "da or en (da)", "LANG" },
	{ "customer", G_OPTION_ARG_STRING, MEMBER(customer),
	    "Where they are, by the customer's short name", "SLUG" },
	{ "search", G_OPTION_ARG_STRING, MEMBER(search),
	    "The beginning of a name, an address, a number", "WORDS" },
	COMMAND_DATA_OPTIONS(Options),
	{ 0 },
};

enum { ADD, LIST };

static const CommandVerb verbs[] = {
	[ADD] = { "add", "", "one, with --name, --customer, and --mail or --phone" },
	[LIST] = { "list", "", "those of --customer, or those that --search finds" },
	{ 0 },
};

static const char *const examples[] = {
	"skranke person add --name \"Ida Holm\" --mail ida@bager.example --customer "
	"bager",
	"skranke person list --search 2345",
	NULL,
};

const Command command_person = {
	.name = "person",
	.what = "Add a person at a customer, or find them",
	.help = "A person is one of a customer's, who reports.",
	.verbs = verbs,
	.options = options,
	.examples = examples,
	.run = person,
};

static void
print_json(const Person *people, size_t n)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_array(&w);
	for (size_t i = 0; i < n; i++) {
		const Person *p = &people[i];

		json_begin_object(&w);
		json_put_key(&w, "id"), json_put_int(&w, p->id);
		json_put_key(&w, "name"), json_put_text(&w, p->name);
		json_put_key(&w, "mail"), json_put_text(&w, p->mail);
		json_put_key(&w, "phone"), json_put_text(&w, p->phone);
		json_put_key(&w, "customer_id"), json_put_int(&w, p->customer_id);
		json_put_key(&w, "lang"), json_put_text(&w, lang_code(p->lang));
		json_put_key(&w, "contact"), json_put_bool(&w, p->contact);
		json_put_key(&w, "active"), json_put_bool(&w, p->active);
		json_end_object(&w);
	}
	json_end_array(&w);
	puts(s->str);
}

static bool
list(const Options *o, Db *db, Arena *a, GError **err)
{
	int64_t customer_id;
	Person *people;
	size_t n;

	if (!named_customer(db, a, o->customer, &customer_id, err))
		return false;
	bool found = o->search
	                 ? person_store_search(db, a, o->search, MOST, &people, &n, err)
	                 : person_store_of_customer(db, a, customer_id, &people, &n, err);
	if (!found)
		return false;
	if (o->json) {
		print_json(people, n);
		return true;
	}
	for (size_t i = 0; i < n; i++)
		printf("%s\t%s\t%s\n", people[i].mail ? people[i].mail : "",
		    people[i].name, people[i].phone ? people[i].phone : "");
	return true;
}

static bool
add(const Options *o, Db *db, Arena *a, GError **err)
{
	Actor who;
	Person p = { .name = o->name ? o->name : "",
		.mail = o->mail,
		.phone = o->phone,
		.lang = lang_from_code(o->lang),
		.active = true };

	return acting_as(db, a, o->as, &who, err) &&
	       named_customer(db, a, o->customer, &p.customer_id, err) &&
	       person_save(db, a, &who, &p, err);
}

static int
person(int argc, char **argv)
{
	Options o = { .data.must_exist = true };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };
	size_t verb;

	if (!command_options(&command_person, a, &o, &argc, &argv) ||
	    !command_verb(&command_person, argc, argv, &verb))
		return EXIT_WRONG_USE;
	if (verb == LIST && !o.customer && !o.search)
		return command_wrong(&command_person,
		    "list needs --customer or --search");
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	if (!db || !(verb == ADD ? add(&o, db, a, &err) : list(&o, db, a, &err)))
		return command_failed(err);
	return 0;
}
