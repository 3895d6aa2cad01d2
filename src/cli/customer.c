/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * customer.c - skranke customer: the companies that are served. */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/json.h"
#include "cli/acting.h"
#include "cli/command.h"
#include "desk/people.h"
#include "store/people_store.h"

#define PAGE 500

static int customer(int argc, char **argv);

typedef struct {
	DataOptions data;
	gboolean json;
	const char *as, *name, *slug, *phone, *lang, **recipients, **domains;
} Options;

#define MEMBER(name) G_STRUCT_OFFSET(Options, name)

static const CommandOption options[] = {
	{ "json", G_OPTION_ARG_NONE, MEMBER(json), "Print JSON, for programs", NULL },
	ACTING_OPTION(Options),
	{ "name", G_OPTION_ARG_STRING, MEMBER(name), "The company's", "NAME" },
	{ "slug", G_OPTION_ARG_STRING, MEMBER(slug),
	    "The short name in addresses (made from the name)", "SLUG" },
	{ "phone", G_OPTION_ARG_STRING, MEMBER(phone), "The switchboard", "NUMBER" },
	{ "lang", G_OPTION_ARG_STRING, MEMBER(lang), "da or en (da)", "LANG" },
	{ "recipient", G_OPTION_ARG_STRING_ARRAY, MEMBER(recipients),
	    "An address of the desk's that only they write to", "MAIL" },
	{ "domain", G_OPTION_ARG_STRING_ARRAY, MEMBER(domains),
	    "Where their people write from", "DOMAIN" },
	COMMAND_DATA_OPTIONS(Options),
	{ 0 },
};

static bool add(const Options *o, Db *db, Arena *a, char **operands, GError **err);
static bool list(const Options *o, Db *db, Arena *a, char **operands, GError **err);
static bool show(const Options *o, Db *db, Arena *a, char **operands, GError **err);

static const CommandVerb verbs[] = {
	{ "add", "", "one, with --name; prints the short name" },
	{ "list", "", "all, by name" },
	{ "show", "SLUG", "one, with the addresses by which their mail is known" },
	{ 0 },
};
static bool (*const acts[])(const Options *, Db *, Arena *, char **, GError **) = { add,
	list, show };

static const char *const examples[] = {
	"skranke customer add --name \"Byens Bager\" --domain bager.example",
	"skranke customer show byens-bager --json",
	NULL,
};

const Command command_customer = {
	.name = "customer",
	.what = "Add, list and show customers",
	.help = "Mail to a --recipient, or from a --domain, is that customer's; both may "
	        "be given more than once.",
	.verbs = verbs,
	.options = options,
	.examples = examples,
	.run = customer,
};

/* Without the brackets around it. */
static void
put_customer(JsonWriter *w, const Customer *c)
{
	json_put_key(w, "id"), json_put_int(w, c->id);
	json_put_key(w, "slug"), json_put_text(w, c->slug);
	json_put_key(w, "name"), json_put_text(w, c->name);
	json_put_key(w, "phone"), json_put_text(w, c->phone);
	json_put_key(w, "lang"), json_put_text(w, lang_code(c->lang));
	json_put_key(w, "active"), json_put_bool(w, c->active);
}

static bool
list(const Options *o, Db *db, Arena *a, char **operands, GError **err)
{
	(void)operands;
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);
	const char *after = "";
	int64_t after_id = 0;
	Customer *page;
	size_t n;

	json_begin_array(&w);
	do {
		if (!customer_store_list(db, a, after, after_id, PAGE, &page, &n, err))
			return false;
		for (size_t i = 0; i < n; i++)
			if (o->json) {
				json_begin_object(&w);
				put_customer(&w, &page[i]);
				json_end_object(&w);
			} else {
				printf("%s\t%s\n", page[i].slug, page[i].name);
			}
		if (n) {
			after = page[n - 1].name;
			after_id = page[n - 1].id;
		}
	} while (n == PAGE);
	json_end_array(&w);
	if (o->json)
		puts(s->str);
	return true;
}

static void
put_addresses(JsonWriter *w, const char *key, AddressKind kind,
    const CustomerAddress *all, size_t n)
{
	json_put_key(w, key);
	json_begin_array(w);
	for (size_t i = 0; i < n; i++)
		if (all[i].kind == kind)
			json_put_text(w, all[i].value);
	json_end_array(w);
}

static void
print_json(const Customer *c, const CustomerAddress *addresses, size_t n,
    const Staff *consultants, size_t n_consultants)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_object(&w);
	put_customer(&w, c);
	json_put_key(&w, "notes"), json_put_text(&w, c->notes);
	put_addresses(&w, "recipients", ADDRESS_RECIPIENT, addresses, n);
	put_addresses(&w, "domains", ADDRESS_DOMAIN, addresses, n);
	json_put_key(&w, "consultants");
	json_begin_array(&w);
	for (size_t i = 0; i < n_consultants; i++)
		json_put_text(&w, consultants[i].mail);
	json_end_array(&w);
	json_end_object(&w);
	puts(s->str);
}

static bool
show(const Options *o, Db *db, Arena *a, char **operands, GError **err)
{
	Customer *c;
	CustomerAddress *addresses;
	Staff *consultants;
	size_t n, n_consultants;

	if (!customer_store_find_by_slug(db, a, operands[0], &c, err))
		return false;
	if (!c)
		return fail(err, ERR_INVALID, "cli.customer.unknown");
	if (!customer_store_addresses(db, a, c->id, &addresses, &n, err) ||
	    !customer_store_consultants(db, a, c->id, &consultants, &n_consultants, err))
		return false;
	if (o->json) {
		print_json(c, addresses, n, consultants, n_consultants);
		return true;
	}
	printf("%s (%s)%s\n", c->name, c->slug, c->active ? "" : ", not served any more");
	if (c->phone && *c->phone)
		printf("phone       %s\n", c->phone);
	for (size_t i = 0; i < n; i++)
		printf("%s  %s\n",
		    addresses[i].kind == ADDRESS_DOMAIN ? "from      " : "writes to ",
		    addresses[i].value);
	for (size_t i = 0; i < n_consultants; i++)
		printf("consultant  %s <%s>\n", consultants[i].name, consultants[i].mail);
	if (*c->notes)
		printf("\n%s\n", c->notes);
	return true;
}

static void
add_addresses(Arena *a, const char **values, AddressKind kind, CustomerAddress **all,
    size_t *n)
{
	for (; values && *values; values++)
		*arena_push(a, all, n) = (CustomerAddress){ .kind = kind,
			.value = *values };
}

static bool
add(const Options *o, Db *db, Arena *a, char **operands, GError **err)
{
	(void)operands;
	CustomerAddress *addresses = NULL;
	Actor who;
	CustomerSave save = { .customer = { .name = o->name ? o->name : "",
		                  .slug = o->slug ? o->slug : "",
		                  .phone = o->phone,
		                  .notes = "",
		                  .lang = lang_from_code(o->lang),
		                  .active = true } };

	add_addresses(a, o->recipients, ADDRESS_RECIPIENT, &addresses, &save.n_addresses);
	add_addresses(a, o->domains, ADDRESS_DOMAIN, &addresses, &save.n_addresses);
	save.addresses = addresses;
	if (!acting_as(db, a, o->as, &who, err) ||
	    !customer_save(db, a, &who, &save, err))
		return false;
	printf("%s\n", save.customer.slug);
	return true;
}

static int
customer(int argc, char **argv)
{
	Options o = { .data.must_exist = true };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };
	size_t verb;

	if (!command_options(&command_customer, a, &o, &argc, &argv) ||
	    !command_verb(&command_customer, argc, argv, &verb))
		return EXIT_WRONG_USE;
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	if (!db || !acts[verb](&o, db, a, argv + 2, &err))
		return command_failed(err);
	return 0;
}
