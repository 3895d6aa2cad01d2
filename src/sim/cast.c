/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/cast.h"

#include <string.h>

#include "base/err.h"
#include "desk/people.h"
#include "sim/cast_agreement.h"
#include "sim/cast_supplier.h"
#include "sim/phrase.h"
#include "store/desk_store.h"
#include "store/people_store.h"

static const Staff staff[] = {
	{ .name = "Anna Berg",
	    .mail = "anna@nordlys.example",
	    .role = ROLE_AGENT,
	    .admin = true },
	{ .name = "Mikkel Holm", .mail = "mikkel@nordlys.example", .role = ROLE_AGENT },
	{ .name = "Sofie Dahl", .mail = "sofie@nordlys.example", .role = ROLE_AGENT },
	{ .name = "Jonas Friis", .mail = "jonas@nordlys.example", .role = ROLE_AGENT },
	{ .name = "Line Krogh", .mail = "line@nordlys.example", .role = ROLE_CONSULTANT },
	{ .name = "Henrik Bach",
	    .mail = "henrik@nordlys.example",
	    .role = ROLE_CONSULTANT },
	{ .name = "Emily Carter",
	    .mail = "emily@nordlys.example",
	    .role = ROLE_CONSULTANT,
	    .lang = LANG_EN },
	{ .name = "Per Winther", .mail = "per@nordlys.example", .role = ROLE_PARTNER },
	{ .name = "Lene Skov", .mail = "lene@nordlys.example", .role = ROLE_PARTNER },
};

static const char *const settings[][2] = {
	{ "name", "Nordlys IT" },
	{ "mail", "support@nordlys.example" },
	{ "phone", "70 20 30 40" },
};

static const char notes[] =
    "[Et {trade}|{firm}, {trade}] med [en server på kontoret|alt i skyen|server i "
    "kælderen "
    "og kopi i skyen]. Lever af {program}: [ring til leverandøren før opdateringer|"
    "opdateres kun søndag nat|licens følger maskinen].\n\n"
    "- Net: [fiber 500/500|fiber 100/100 med 4G som reserve|kabel 1000/100], fast "
    "adresse\n"
    "- Sikkerhedskopi: hver nat kl. 2, prøves [den første mandag i kvartalet|hver "
    "måned]\n"
    "- Nøgle til serverrummet: [receptionen|spørg {colleague}|boks ved døren]\n"
    "[- Bemærk: ingen ændringer i december\n|- Kør ikke fjernsupport uden at ringe "
    "først\n|]";

/* --- one customer --- */

typedef struct {
	Arena *arena;
	const CastPlan *plan;
	Cast *cast;
	Actor admin;
} Hiring;

static const char *
domain_of(Arena *a, int i)
{
	const char *name = words_trade(i)->short_name;
	int round = i / words_trades();

	return round ? arena_printf(a, "%s-%d.example", name, round + 1)
	             : arena_printf(a, "%s.example", name);
}

/* The letters of a name that stand in an address. */
static char *
local_part(Arena *a, const char *name)
{
	static const char *const letters[][2] = { { "æ", "ae" }, { "ø", "oe" },
		{ "å", "aa" } };
	g_autofree char *lower = g_utf8_strdown(name, -1);
	g_autoptr(GString) s = g_string_new(lower);

	for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
		g_string_replace(s, letters[i][0], letters[i][1], 0);
	g_string_replace(s, " ", ".", 0);
	return arena_strdup(a, s->str);
}

/* Is there somebody of that name before him? They would share an address. */
static bool
is_namesake(const Firm *firm, int i)
{
	for (int j = 0; j < i; j++)
		if (!strcmp(firm->members[j].name, firm->members[i].name))
			return true;
	return false;
}

static bool
add_member(Db *db, const Hiring *h, const Firm *firm, Dice *d, Member *m, int i,
    GError **err)
{
	const char *domain = strchr(firm->recipient, '@') + 1;
	Arena *a = h->arena;

	m->first_name = words_first_name(d);
	m->name = arena_printf(a, "%s %s", m->first_name, words_surname(d));
	m->mail = arena_printf(a, "%s%s@%s", local_part(a, m->name),
	    is_namesake(firm, i) ? arena_printf(a, "%d", i) : "", domain);
	m->phone = arena_printf(a, "%d %02d %02d %02d", dice_between(d, 20, 98),
	    dice_below(d, 100), dice_below(d, 100), dice_below(d, 100));
	m->lang = dice_percent(d, 95) ? firm->lang : LANG_EN;
	if (i > 0 && dice_percent(d, 40)) /* will be known by his first mail */
		return true;
	Person p = { .customer_id = firm->id,
		.name = m->name,
		.mail = m->mail,
		.phone = m->phone,
		.lang = m->lang,
		.contact = i == 0,
		.outages = i == 0,
		.active = true };
	if (!person_save(db, a, &h->admin, &p, err))
		return false;
	m->id = p.id;
	return true;
}

static bool
add_members(Db *db, const Hiring *h, Firm *firm, Dice *d, GError **err)
{
	firm->n_members = (int)dice_wait(d, 4, 60);
	firm->members = arena_newv(h->arena, Member, (size_t)firm->n_members);
	for (int i = 0; i < firm->n_members; i++)
		if (!add_member(db, h, firm, d, &firm->members[i], i, err))
			return false;
	return true;
}

static bool
add_firm(Db *db, const Hiring *h, int i, GError **err)
{
	static const char *const colours[] = { "#2f6f4f", "#8a3b12", "#1f4e8c", "#6b3fa0",
		"#9c6b00", "#0f766e", "#a3324b", "#475569" };
	Arena *a = h->arena;
	Dice d = dice_new(h->plan->seed, (uint64_t)i + 1000000007);
	Firm *firm = &h->cast->firms[i];
	const char *domain = domain_of(a, i), *town = words_town(i / words_trades());

	firm->trade = words_trade(i);
	firm->name = i < words_trades()
	                 ? firm->trade->name
	                 : arena_printf(a, "%s %s%s", firm->trade->name, town,
	                       i / words_trades() > 40 ? arena_printf(a, " %d", i) : "");
	firm->recipient = arena_printf(a, "it@%s", domain);
	firm->lang = dice_percent(&d, 93) ? LANG_DA : LANG_EN;
	const CustomerAddress addresses[] = {
		{ ADDRESS_RECIPIENT, firm->recipient, dice_percent(&d, 30) },
		{ ADDRESS_DOMAIN, domain, false },
	};
	const PhraseSlot slots[] = { { "firm", firm->name },
		{ "trade", firm->trade->trade }, { "program", firm->trade->program },
		{ "colleague", words_first_name(&d) } };
	int64_t consultants[] = { cast_staff(h->cast, &d, ROLE_CONSULTANT)->id };
	CustomerSave save = {
		.customer = { .name = firm->name,
		    .colour = colours[dice_below(&d, G_N_ELEMENTS(colours))],
		    .phone = arena_printf(a, "70 %02d %02d %02d", dice_below(&d, 100),
		        dice_below(&d, 100), dice_below(&d, 100)),
		    .notes = phrase(a, &d, notes, slots, G_N_ELEMENTS(slots)),
		    .lang = firm->lang,
		    .active = true },
		.addresses = addresses,
		.n_addresses = G_N_ELEMENTS(addresses),
		.consultants = consultants,
		.n_consultants = G_N_ELEMENTS(consultants),
	};
	if (!customer_save(db, a, &h->admin, &save, err))
		return false;
	firm->id = save.customer.id;
	return add_members(db, h, firm, &d, err);
}

/* --- the house --- */

static bool
set_up(Db *db, void *arg, GError **err)
{
	const Hiring *h = arg;

	if (!cast_agree_standard(db, h->arena, h->plan->begin, err))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++)
		if (!setting_store_set(db, settings[i][0], settings[i][1], err))
			return false;
	for (int i = 0; i < h->cast->n_firms; i++)
		if (!cast_agree(db, h->arena, i, &h->cast->firms[i], h->plan->begin, err))
			return false;
	return true;
}

static bool
add_staff(Db *db, Hiring *h, GError **err)
{
	Staff *all;
	size_t n;

	if (!staff_store_all(db, h->arena, &all, &n, err))
		return false;
	if (n)
		return fail(err, ERR_INTERNAL,
		    "there is a desk already: a simulation needs an empty one");
	Staff *hired = arena_memdup(h->arena, staff, sizeof staff);
	for (size_t i = 0; i < G_N_ELEMENTS(staff); i++) {
		bool signs_in = hired[i].admin || h->plan->passwords;

		hired[i].active = true;
		if (!staff_save(db, h->arena, &h->admin, &hired[i],
		        signs_in ? CAST_PASSWORD : NULL, err))
			return false;
	}
	h->cast->staff = hired;
	h->cast->n_staff = G_N_ELEMENTS(staff);
	h->admin.staff_id = hired[0].id;
	return true;
}

bool
cast_hire(Db *db, Arena *a, const CastPlan *plan, Cast *cast, GError **err)
{
	Hiring h = { a, plan, cast, { .admin = true, .now = plan->begin } };

	*cast = (Cast){ .n_firms = plan->n_firms };
	cast->firms = arena_newv(a, Firm, (size_t)plan->n_firms);
	if (!add_staff(db, &h, err))
		return false;
	for (int i = 0; i < plan->n_firms; i++)
		if (!add_firm(db, &h, i, err))
			return false;
	Dice d = dice_new(plan->seed, 40487);
	return cast_suppliers(db, a, &d, &h.admin, cast, err) &&
	       db_transact(db, set_up, &h, err) && house_load(db, a, &cast->house, err);
}

const Staff *
cast_staff(const Cast *cast, Dice *d, Role role)
{
	const Staff *found = NULL;

	while (!found) {
		const Staff *s = &cast->staff[dice_below(d, (int)cast->n_staff)];

		if (s->role == role)
			found = s;
	}
	return found;
}
