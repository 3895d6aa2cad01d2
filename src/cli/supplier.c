/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * supplier.c - skranke supplier: the third parties to whom cases are passed on, and what
 * they have. */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/json.h"
#include "cli/acting.h"
#include "cli/command.h"
#include "desk/house.h"
#include "desk/referral.h"
#include "desk/supplier.h"
#include "store/supplier_store.h"

#define PAGE 500

static int supplier(int argc, char **argv);

typedef struct {
	DataOptions data;
	gboolean json, by_phone;
	const char *as, *name, *mail, *phone, *web, *lang, *zone, **domains, **needs,
	    *text, *reference, *reason;
	int answer;
} Options;

#define MEMBER(name) G_STRUCT_OFFSET(Options, name)

static const CommandOption options[] = {
	{ "json", G_OPTION_ARG_NONE, MEMBER(json), "Print JSON, for programs", NULL },
	ACTING_OPTION(Options),
	{ "name", G_OPTION_ARG_STRING, MEMBER(name), "The supplier's", "NAME" },
	{ "mail", G_OPTION_ARG_STRING, MEMBER(mail), "Where cases are passed on to",
	    "MAIL" },
	{ "phone", G_OPTION_ARG_STRING, MEMBER(phone), "Where they are called",
	    "NUMBER" },
	{ "web", G_OPTION_ARG_STRING, MEMBER(web), "Their pages", "URL" },
	{ "lang", G_OPTION_ARG_STRING, MEMBER(lang), "What they read: da or en (da)",
	    "LANG" },
	{ "zone", G_OPTION_ARG_STRING, MEMBER(zone),
	    "The time zone of their hours: Europe/London (the house's)", "ZONE" },
	{ "domain", G_OPTION_ARG_STRING_ARRAY, MEMBER(domains),
	    "Where they write from: a domain or an address", "DOMAIN" },
	{ "need", G_OPTION_ARG_STRING_ARRAY, MEMBER(needs),
	    "What they need to be told: a name", "NAME" },
	{ "answer", G_OPTION_ARG_INT, MEMBER(answer),
	    "Hours until an answer is expected (8)", "N" },
	{ "text", G_OPTION_ARG_STRING, MEMBER(text),
	    "What the supplier is told (the template, filled in)", "TEXT" },
	{ "reference", G_OPTION_ARG_STRING, MEMBER(reference),
	    "The supplier's number for it", "NUMBER" },
	{ "by-phone", G_OPTION_ARG_NONE, MEMBER(by_phone),
	    "They were told by telephone: no mail goes out", NULL },
	{ "reason", G_OPTION_ARG_STRING, MEMBER(reason), "Why, internally", "TEXT" },
	COMMAND_DATA_OPTIONS(Options),
	{ 0 },
};

static bool add(const Options *o, Db *db, Arena *a, char **operands, GError **err);
static bool list(const Options *o, Db *db, Arena *a, char **operands, GError **err);
static bool waiting(const Options *o, Db *db, Arena *a, char **operands, GError **err);
static bool draft(const Options *o, Db *db, Arena *a, char **operands, GError **err);
static bool send(const Options *o, Db *db, Arena *a, char **operands, GError **err);
static bool end(const Options *o, Db *db, Arena *a, char **operands, GError **err);

static const CommandVerb verbs[] = {
	{ "add", "",
	    "one, with --name; prints its number. They are always open until "
	    "their hours are set on their page" },
	{ "list", "", "all, by name" },
	{ "waiting", "", "what suppliers have, by when it is chased" },
	{ "draft", "SUPPLIER CASE", "the mail that would pass the case on" },
	{ "send", "SUPPLIER CASE",
	    "passes the case on; prints the number of the referral" },
	{ "end", "REFERRAL", "they have done their part, with --reason" },
	{ 0 },
};
static bool (*const acts[])(const Options *, Db *, Arena *, char **, GError **) = { add,
	list, waiting, draft, send, end };

static const char *const examples[] = {
	"skranke supplier add --name \"Nettet A/S\" --mail fejl@net.example "
	"--domain net.example --need Linjenummer",
	"skranke supplier draft 1 1001",
	"skranke supplier waiting --json",
	NULL,
};

const Command command_supplier = {
	.name = "supplier",
	.what = "Add and list suppliers, and pass cases on to them",
	.help = "A supplier and a referral are named by their number. Nothing is sent "
	        "while the text has something to fill in, which is marked [?].",
	.verbs = verbs,
	.options = options,
	.examples = examples,
	.run = supplier,
};

static size_t
count(const char **list)
{
	size_t n = 0;

	while (list && list[n])
		n++;
	return n;
}

static bool
add(const Options *o, Db *db, Arena *a, char **operands, GError **err)
{
	(void)operands;
	Actor who;
	SupplierSave save = {
		.supplier = { .name = o->name ? o->name : "",
		    .mail = o->mail,
		    .phone = o->phone,
		    .web = o->web,
		    .hours_words = "",
		    .time_zone = o->zone,
		    .lang = lang_from_code(o->lang),
		    .answer = HOURS(o->answer ? o->answer : 8),
		    .templates = { "", "" },
		    .active = true },
		.needs = o->needs,
		.n_needs = count(o->needs),
		.addresses = o->domains,
		.n_addresses = count(o->domains),
	};

	if (!acting_as(db, a, o->as, &who, err) ||
	    !supplier_save(db, a, &who, &save, err))
		return false;
	printf("%" G_GINT64_FORMAT "\n", save.supplier.id);
	return true;
}

static void
put_supplier(JsonWriter *w, const Supplier *s)
{
	json_begin_object(w);
	json_put_key(w, "id"), json_put_int(w, s->id);
	json_put_key(w, "name"), json_put_text(w, s->name);
	json_put_key(w, "mail"), json_put_text(w, s->mail);
	json_put_key(w, "phone"), json_put_text(w, s->phone);
	json_put_key(w, "lang"), json_put_text(w, lang_code(s->lang));
	json_put_key(w, "time_zone"), json_put_text(w, s->time_zone);
	json_put_key(w, "answer_seconds"), json_put_int(w, s->answer / SECONDS(1));
	json_put_key(w, "active"), json_put_bool(w, s->active);
	json_end_object(w);
}

static bool
list(const Options *o, Db *db, Arena *a, char **operands, GError **err)
{
	(void)operands;
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);
	const char *after = "";
	int64_t after_id = 0;
	Supplier *page;
	size_t n;

	json_begin_array(&w);
	do {
		if (!supplier_store_list(db, a, after, after_id, PAGE, &page, &n, err))
			return false;
		for (size_t i = 0; i < n; i++) {
			if (o->json)
				put_supplier(&w, &page[i]);
			else
				printf("%" G_GINT64_FORMAT "\t%s\t%s\n", page[i].id,
				    page[i].name, page[i].mail ? page[i].mail : "-");
			after = page[i].name;
			after_id = page[i].id;
		}
	} while (n == PAGE);
	json_end_array(&w);
	if (o->json)
		puts(s->str);
	return true;
}

/* --- what they have --- */

static void
put_instant(JsonWriter *w, const char *key, Instant at)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autofree char *s = at ? clock_format_rfc3339(at, utc) : NULL;

	json_put_key(w, key), json_put_text(w, s);
}

static bool
put_referral(JsonWriter *w, Db *db, Arena *a, const Referral *r, GError **err)
{
	int64_t *cases;
	size_t n;

	if (!referral_store_cases(db, a, r->id, &cases, &n, err))
		return false;
	json_begin_object(w);
	json_put_key(w, "id"), json_put_int(w, r->id);
	json_put_key(w, "supplier"), json_put_text(w, r->supplier_name);
	json_put_key(w, "state"), json_put_text(w, referral_state_name(r->state));
	json_put_key(w, "reference"), json_put_text(w, r->reference);
	put_instant(w, "sent", r->sent_at);
	put_instant(w, "horizon", r->horizon);
	put_instant(w, "chase_due", r->chase_due);
	json_put_key(w, "cases");
	json_begin_array(w);
	for (size_t i = 0; i < n; i++)
		json_put_int(w, cases[i]);
	json_end_array(w);
	json_end_object(w);
	return true;
}

static void
print_referral(const Referral *r)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autofree char *due = r->chase_due ? clock_format_rfc3339(r->chase_due, utc)
	                                    : NULL;

	printf("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", r->id, r->supplier_name,
	    referral_state_name(r->state), *r->reference ? r->reference : "-",
	    due ? due : "call them");
}

static bool
waiting(const Options *o, Db *db, Arena *a, char **operands, GError **err)
{
	(void)operands;
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);
	Instant due = 0;
	int64_t id = 0;
	Referral *page;
	size_t n;

	json_begin_array(&w);
	do {
		if (!referral_store_open(db, a, due, id, PAGE, &page, &n, err))
			return false;
		for (size_t i = 0; i < n; i++) {
			if (!o->json)
				print_referral(&page[i]);
			else if (!put_referral(&w, db, a, &page[i], err))
				return false;
			due = page[i].chase_due;
			id = page[i].id;
		}
	} while (n == PAGE);
	json_end_array(&w);
	if (o->json)
		puts(s->str);
	return true;
}

/* --- passing on --- */

static int64_t
number(const char *operand)
{
	return g_ascii_strtoll(operand, NULL, 10);
}

static bool
draft(const Options *o, Db *db, Arena *a, char **operands, GError **err)
{
	(void)o;
	ReferralDraft d;

	if (!referral_draft(db, a, number(operands[1]), number(operands[0]), &d, err))
		return false;
	puts(d.text);
	return true;
}

static bool
send(const Options *o, Db *db, Arena *a, char **operands, GError **err)
{
	ReferralSend w = { .case_id = number(operands[1]),
		.supplier_id = number(operands[0]),
		.by_phone = o->by_phone,
		.text = o->text,
		.reference = o->reference };
	ReferralDraft d;
	Actor who;
	int64_t id;

	if (!w.text) {
		if (!referral_draft(db, a, w.case_id, w.supplier_id, &d, err))
			return false;
		w.text = d.text;
	}
	if (!acting_as(db, a, o->as, &who, err) ||
	    !referral_send(db, a, &who, &w, &id, err))
		return false;
	printf("%" G_GINT64_FORMAT "\n", id);
	return true;
}

static bool
end(const Options *o, Db *db, Arena *a, char **operands, GError **err)
{
	Actor who;

	return acting_as(db, a, o->as, &who, err) &&
	       referral_end(db, a, &who, number(operands[0]), 0, REFERRAL_DONE, o->reason,
	           err);
}

static int
supplier(int argc, char **argv)
{
	Options o = { .data.must_exist = true };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };
	size_t verb;

	if (!command_options(&command_supplier, a, &o, &argc, &argv) ||
	    !command_verb(&command_supplier, argc, argv, &verb))
		return EXIT_WRONG_USE;
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	if (!db || !acts[verb](&o, db, a, argv + 2, &err))
		return command_failed(err);
	return 0;
}
