/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * customer.c - skranke customer: the companies that are served. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "cli/acting.h"
#include "cli/command.h"
#include "desk/people.h"
#include "store/people_store.h"

#define PAGE 500

static int customer(int argc, char **argv);

const Command command_customer = {
	.name = "customer",
	.usage = "add|list",
	.what = "Add a customer, or list them",
	.help =
	    "Mail to a --recipient, or from a --domain, is that customer's; both may be "
	    "given\nmore than once.\n\n"
	    "Example:\n"
	    "  skranke customer add --name \"Byens Bager\" --domain bager.example",
	.run = customer,
};

typedef struct {
	DataOptions data;
	gboolean json;
	char *as, *name, *slug, *phone, *lang, **recipients, **domains;
} Options;

static void
clear_options(Options *o)
{
	char **texts[] = { &o->data.data, &o->data.database, &o->as, &o->name, &o->slug,
		&o->phone, &o->lang };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		g_clear_pointer(texts[i], g_free);
	g_clear_pointer(&o->recipients, g_strfreev);
	g_clear_pointer(&o->domains, g_strfreev);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, clear_options)

static void
put_customer(JsonWriter *w, const Customer *c)
{
	json_begin_object(w);
	json_put_key(w, "id"), json_put_int(w, c->id);
	json_put_key(w, "slug"), json_put_text(w, c->slug);
	json_put_key(w, "name"), json_put_text(w, c->name);
	json_put_key(w, "phone"), json_put_text(w, c->phone);
	json_put_key(w, "lang"), json_put_text(w, lang_code(c->lang));
	json_put_key(w, "active"), json_put_bool(w, c->active);
	json_end_object(w);
}

static bool
list(const Options *o, Db *db, Arena *a, GError **err)
{
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
			if (o->json)
				put_customer(&w, &page[i]);
			else
				printf("%s\t%s\n", page[i].slug, page[i].name);
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
add_addresses(Arena *a, char **values, AddressKind kind, CustomerAddress **all, size_t *n)
{
	for (; values && *values; values++)
		*arena_push(a, all, n) = (CustomerAddress){ .kind = kind,
			.value = *values };
}

static bool
add(const Options *o, Db *db, Arena *a, GError **err)
{
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
	g_auto(Options) o = { 0 };
	const GOptionEntry entries[] = {
		{ "json", 0, 0, G_OPTION_ARG_NONE, &o.json, "List them as JSON", NULL },
		{ "as", 0, 0, G_OPTION_ARG_STRING, &o.as,
		    "Who does it; unsaid, the administrator if there is one only",
		    "MAIL" },
		{ "name", 0, 0, G_OPTION_ARG_STRING, &o.name, "The company's", "NAME" },
		{ "slug", 0, 0, G_OPTION_ARG_STRING, &o.slug,
		    "The short name in addresses (made from the name)", "SLUG" },
		{ "phone", 0, 0, G_OPTION_ARG_STRING, &o.phone, "The switchboard",
		    "NUMBER" },
		{ "lang", 0, 0, G_OPTION_ARG_STRING, &o.lang, "da or en (da)", "LANG" },
		{ "recipient", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.recipients,
		    "An address of the desk's that only they write to", "MAIL" },
		{ "domain", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.domains,
		    "Where their people write from", "DOMAIN" },
		COMMAND_DATA_OPTIONS(&o.data),
		{ 0 },
	};
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };

	if (!command_options(&command_customer, entries, &argc, &argv))
		return EXIT_WRONG_USE;
	bool adds = argc == 2 && !strcmp(argv[1], "add");
	if (!adds && !(argc == 2 && !strcmp(argv[1], "list")))
		return command_wrong(&command_customer, "say add or list");
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	if (!db || !(adds ? add(&o, db, a, &err) : list(&o, db, a, &err)))
		return command_failed(err);
	return 0;
}
