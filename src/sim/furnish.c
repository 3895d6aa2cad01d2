/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/furnish.h"

#include "desk/guide.h"
#include "desk/handin.h"
#include "desk/meeting.h"
#include "desk/template.h"
#include "desk/visit.h"
#include "store/case_store.h"
#include "store/people_store.h"

#define LOOKED_AT 60 /* open cases */

typedef struct {
	Db *db;
	Arena *arena;
	Actor who;
	CaseLine *cases; /* open ones of somebody at a customer */
	size_t n_cases;
} Furnishing;

static const struct {
	const char *titles[N_LANGS], *texts[N_LANGS], *keywords;
	bool is_public;
} guides[] = {
	{ { "Printeren skriver ikke", "The printer does not print" },
	    { "1. Se efter, om der er **papir** i skuffen, og om lyset er grønt.\n"
	      "2. Sluk printeren, vent ti sekunder, og tænd den igen.\n"
	      "3. Send siden én gang til.\n\nKommer der stadig intet, så svar på denne "
	      "mail.",
	        "1. See whether there is **paper** in the tray and the light is green.\n"
	        "2. Turn the printer off, wait ten seconds, and turn it on again.\n"
	        "3. Send the page once more.\n\nIf nothing comes, answer this mail." },
	    "udskrift, kø, papirstop", true },
	{ { "Ny adgangskode", "A new password" },
	    { "1. Tryk **Ctrl+Alt+Delete**, og vælg *Skift adgangskode*.\n"
	      "2. Skriv den gamle én gang og den nye to gange.\n\n"
	      "Den nye skal have mindst 14 tegn; fire ord er lettere at huske end ét.",
	        "1. Press **Ctrl+Alt+Delete** and choose *Change a password*.\n"
	        "2. Type the old one once and the new one twice.\n\n"
	        "It has at least 14 characters; four words are easier to remember than "
	        "one." },
	    "login, spærret, konto", true },
	{ { "VPN hjemmefra", "VPN from home" },
	    { "1. Se, om du kan åbne en almindelig hjemmeside.\n"
	      "2. Luk VPN helt, og start det igen.\n"
	      "3. Godkend i app'en på telefonen inden for ét minut.",
	        "1. See whether an ordinary web page opens.\n"
	        "2. Close VPN altogether and start it again.\n"
	        "3. Approve it in the app on the phone within a minute." },
	    "hjemmearbejde, forbindelse", true },
	{ { "Når en server er fuld", "When a server is full" },
	    { "- Find de største mapper, og spørg kundens konsulent, før noget slettes.\n"
	      "- Backup ældre end aftalen siger, må fjernes.\n"
	      "- Skriv i sagen, hvor meget der blev frigjort.",
	        "- Find the largest folders; ask the customer's consultant before "
	        "deleting.\n"
	        "- Backups older than the agreement says may go.\n"
	        "- Note in the case how much was freed." },
	    "disk, plads", false },
};

static const struct {
	const char *name, *texts[N_LANGS];
} templates[] = {
	{ "Vi går i gang", { "Hej [fornavn]\n\nTak for din henvendelse. Vi går i gang nu "
	                     "og skriver igen, "
	                     "når vi ved mere.\n\nHilsen [medarbejder]",
	                       "Hello [first name]\n\nThank you for your report. We "
	                       "begin now, and write "
	                       "again when we know more.\n\nRegards [agent]" } },
	{ "Virker det nu?",
	    { "Hej [fornavn]\n\nVirker det nu? Svar blot på denne mail.",
	        "Hello [first name]\n\nDoes it work now? Just answer this mail." } },
};

static const struct {
	const char *what, *accessories, *shelf, *loan;
	HandinState state;
} computers[] = {
	{ "Lenovo T14, sort", "strømforsyning, taske", "A1", "Lån 2", HANDIN_IN_WORK },
	{ "HP EliteBook 840", "strømforsyning", "A3", "", HANDIN_READY },
	{ "Kassens computer", "", "B1", "", HANDIN_RECEIVED },
};

static const struct {
	const char *address, *what;
	Duration length;
} visits[] = {
	{ "Havnegade 12, 5000 Odense C", "Switchen i kælderen skiftes.", HOURS(2) },
	{ "Strandvejen 40, 5300 Kerteminde", "To arbejdspladser sættes op.", HOURS(3) },
};

static bool
lay_out_guides(const Furnishing *f, GError **err)
{
	for (size_t i = 0; i < G_N_ELEMENTS(guides); i++) {
		GuideSave w = { .guide = { .is_public = guides[i].is_public,
			            .active = true,
			            .what = "",
			            .keywords = guides[i].keywords } };

		for (int l = 0; l < N_LANGS; l++) {
			w.guide.titles[l] = guides[i].titles[l];
			w.guide.texts[l] = guides[i].texts[l];
		}
		if (!guide_save(f->db, f->arena, &f->who, &w, err))
			return false;
	}
	return true;
}

static bool
lay_out_templates(const Furnishing *f, GError **err)
{
	for (size_t i = 0; i < G_N_ELEMENTS(templates); i++) {
		Template t = { .name = templates[i].name };

		for (int l = 0; l < N_LANGS; l++)
			t.texts[l] = templates[i].texts[l];
		if (!template_save(f->db, f->arena, &f->who, &t, NULL, err))
			return false;
	}
	return true;
}

static bool
fill_the_shelf(const Furnishing *f, GError **err)
{
	for (size_t i = 0; i < MIN(G_N_ELEMENTS(computers), f->n_cases); i++) {
		const HandinReceive in = { .case_id = f->cases[i].c.id,
			.what = computers[i].what,
			.accessories = computers[i].accessories,
			.shelf = computers[i].shelf,
			.loan = computers[i].loan,
			.mail = true };
		HandinMove on = { .state = computers[i].state };

		if (!handin_receive(f->db, f->arena, &f->who, &in, &on.id, err) ||
		    !handin_move(f->db, f->arena, &f->who, &on, err))
			return false;
	}
	return true;
}

/* The first times at which it can be, those of the second behind the first. */
static bool
plan_visits(const Furnishing *f, GError **err)
{
	for (size_t i = 0; i < G_N_ELEMENTS(visits); i++) {
		size_t of = G_N_ELEMENTS(computers) + i, n;
		Instant *times;
		int64_t id;

		if (of >= f->n_cases)
			return true;
		const VisitAsk ask = { &f->cases[of].c, f->who.staff_id, visits[i].length,
			MINUTES(30), f->who.now };
		if (!visit_propose(f->db, f->arena, &ask, 1, &times, &n, err))
			return false;
		if (!n)
			continue;
		const VisitPlan plan = { .case_id = f->cases[of].c.id,
			.staff_id = f->who.staff_id,
			.begins = times[0],
			.ends = times[0] + visits[i].length,
			.travel = 30,
			.address = visits[i].address,
			.phone = "",
			.what = visits[i].what,
			.site = "" };
		if (!visit_plan(f->db, f->arena, &f->who, &plan, &id, err))
			return false;
	}
	return true;
}

/* --- status meetings --- */

/* At ten in the morning so many days from now, as near as the demo needs. */
static Instant
morning(Instant now, int days)
{
	return now / DAYS(1) * DAYS(1) + DAYS(days) + HOURS(9);
}

static bool
meet(const Furnishing *f, int64_t customer, Instant begins, int64_t *id, GError **err)
{
	const Actor before = { .staff_id = f->who.staff_id,
		.role = f->who.role,
		.now = MIN(f->who.now, begins - DAYS(14)) };
	const MeetingPlan plan = { .customer_id = customer,
		.led_by = f->who.staff_id,
		.begins = begins,
		.ends = begins + HOURS(1),
		.place = "https://møde.nordlys.example/status",
		.agenda = "1. Siden sidst\n2. Sager og belastning\n3. Åbne spørgsmål" };

	return meeting_plan(f->db, f->arena, &before, &plan, id, err);
}

/* The first customers had one in the spring, and will have one. */
static bool
meet_customers(const Furnishing *f, GError **err)
{
	static const char minutes[] =
	    "- Flere sager om **udskrift** end før: vi ser på printeren i lageret.\n"
	    "- Belastningen svarer til aftalen.\n- Næste gang: om fem måneder.";

	for (int64_t customer = 1; customer <= 2; customer++) {
		Actor then = f->who;
		int64_t id;

		then.now = morning(f->who.now, -140);
		if (!meet(f, customer, then.now, &id, err) ||
		    !meeting_hold(f->db, f->arena, &then, id, 0, minutes, err) ||
		    !meet(f, customer, morning(f->who.now, 18), &id, err))
			return false;
	}
	return true;
}

static bool
find_cases(Furnishing *f, GError **err)
{
	CaseLine *all;
	size_t n;

	if (!case_store_list(f->db, f->arena, LIST_OPEN, 0, (CaseListAfter){ 0, 0 },
	        LOOKED_AT, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (all[i].c.person_id && all[i].c.customer_id &&
		    all[i].c.status != STATUS_SOLVED)
			*arena_push(f->arena, &f->cases, &f->n_cases) = all[i];
	return true;
}

bool
furnish(Db *db, Arena *a, Instant now, GError **err)
{
	Furnishing f = { .db = db, .arena = a };
	Staff *staff;
	size_t n, i = 0;

	if (!staff_store_all(db, a, &staff, &n, err))
		return false;
	while (i < n && !staff[i].admin)
		i++;
	if (i == n)
		return true;
	f.who = (Actor){ .staff_id = staff[i].id,
		.role = staff[i].role,
		.admin = true,
		.lang = staff[i].lang,
		.now = now };
	return find_cases(&f, err) && lay_out_guides(&f, err) &&
	       lay_out_templates(&f, err) && fill_the_shelf(&f, err) &&
	       plan_visits(&f, err) && meet_customers(&f, err);
}
