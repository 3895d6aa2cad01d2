/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/cast_supplier.h"

#include "desk/supplier.h"

static const HoursSpan office[] = {
	{ 1, 480, 1020 },
	{ 2, 480, 1020 },
	{ 3, 480, 1020 },
	{ 4, 480, 1020 },
	{ 5, 480, 930 },
};
/* A service centre that is closed around noon. */
static const HoursSpan centre[] = {
	{ 1, 540, 720 },
	{ 1, 780, 1080 },
	{ 2, 540, 720 },
	{ 2, 780, 1080 },
	{ 3, 540, 720 },
	{ 3, 780, 1080 },
	{ 4, 540, 720 },
	{ 4, 780, 1080 },
	{ 5, 540, 720 },
};

#define WITH(spans) spans, G_N_ELEMENTS(spans)

static const struct {
	const char *word; /* as faults name him */
	const char *name, *mail, *phone, *zone, *hours_words;
	const HoursSpan *spans;
	size_t n_spans; /* none: always */
	int answers;    /* hours */
	Lang lang;
	const char *systems;
} suppliers[] = {
	{ "teleselskabet", "Sundtel", "erhverv@sundtel.example", "70 10 41 00",
	    "Europe/Copenhagen", "Hverdage 8-17, fredag til 15.30", WITH(office), 4,
	    LANG_DA, "Telefoni" },
	{ "fiberudbyderen", "Østfiber", "drift@oestfiber.example", "70 10 42 00",
	    "Europe/Copenhagen", "Døgnet rundt", NULL, 0, 2, LANG_DA, "Fiber" },
	{ "printerfirmaet", "Printhuset", "service@printhuset.example", "70 10 43 00",
	    "Europe/Copenhagen", "Hverdage 8-17, fredag til 15.30", WITH(office), 8,
	    LANG_DA, "Printere" },
	{ "hostingfirmaet", "Harbour Hosting", "support@harbour-hosting.example",
	    "+44 20 7946 0100", "Europe/London", "Weekdays 9-12 and 13-18, UK time",
	    WITH(centre), 3, LANG_EN, "Servere i skyen" },
	{ "programleverandøren", "Kassevirket", "hjaelp@kassevirket.example",
	    "70 10 45 00", "Europe/Copenhagen", "Hverdage 8-17, fredag til 15.30",
	    WITH(office), 8, LANG_DA, "Kasse og lager" },
	{ "fabrikantens garantiservice", "Atlantic Warranty",
	    "cases@atlantic-warranty.example", "+1 212 555 0100", "America/New_York",
	    "Weekdays 9-12 and 1-6 pm, Eastern time", WITH(centre), 8, LANG_EN,
	    "Maskiner under garanti" },
	{ "terminalleverandøren", "Betalingsvirket", "drift@betalingsvirket.example",
	    "70 10 47 00", "Europe/Copenhagen", "Døgnet rundt", NULL, 0, 1, LANG_DA,
	    "Betalingsterminaler" },
};

static bool
add(Db *db, Arena *a, const Actor *who, size_t i, CastSupplier *out, GError **err)
{
	SupplierSave save = {
		.supplier = { .name = suppliers[i].name,
		    .mail = suppliers[i].mail,
		    .phone = suppliers[i].phone,
		    .hours_words = suppliers[i].hours_words,
		    .time_zone = suppliers[i].zone,
		    .answer = HOURS(suppliers[i].answers),
		    .templates = { "", "" },
		    .lang = suppliers[i].lang,
		    .active = true },
		.spans = suppliers[i].spans,
		.n_spans = suppliers[i].n_spans,
	};

	if (!supplier_save(db, a, who, &save, err))
		return false;
	*out = (CastSupplier){ save.supplier.id, suppliers[i].word, suppliers[i].name,
		suppliers[i].mail, suppliers[i].lang };
	return true;
}

/* Not everybody buys of everybody. */
static bool
add_customers(Db *db, Arena *a, Dice *d, const Actor *who, const Cast *cast, size_t i,
    GError **err)
{
	for (int f = 0; f < cast->n_firms; f++) {
		const SupplierServes serves = { .supplier_id = cast->suppliers[i].id,
			.customer_id = cast->firms[f].id,
			.number = arena_printf(a, "%d", dice_between(d, 10000, 99999)),
			.contract = "",
			.systems = suppliers[i].systems,
			.facts = "" };

		if (dice_percent(d, 60) && !supplier_serve(db, a, who, &serves, err))
			return false;
	}
	return true;
}

bool
cast_suppliers(Db *db, Arena *a, Dice *d, const Actor *who, Cast *cast, GError **err)
{
	cast->n_suppliers = G_N_ELEMENTS(suppliers);
	cast->suppliers = arena_newv(a, CastSupplier, cast->n_suppliers);
	for (size_t i = 0; i < cast->n_suppliers; i++)
		if (!add(db, a, who, i, &cast->suppliers[i], err) ||
		    !add_customers(db, a, d, who, cast, i, err))
			return false;
	return true;
}
