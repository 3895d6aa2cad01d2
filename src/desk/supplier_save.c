/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/case_int.h"
#include "desk/house.h"
#include "desk/supplier.h"
#include "desk/typed.h"
#include "model/mail.h"
#include "store/people_store.h"
#include "store/supplier_store.h"

#define MAX_FACTS 4000 /* bytes */

typedef struct {
	Arena *arena;
	SupplierSave *what;
} Saving;

static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	SupplierSave *w = s->what;
	Supplier row = w->supplier; /* a transaction may begin anew */
	const char **known = arena_newv(s->arena, const char *, w->n_addresses + 1);
	size_t n = 0;

	for (; n < w->n_addresses; n++)
		known[n] = w->addresses[n];
	if (row.mail)
		known[n++] = row.mail;
	if (!supplier_store_save(db, &row, err) ||
	    !supplier_store_set_spans(db, row.id, w->spans, w->n_spans, err) ||
	    !supplier_store_set_needs(db, row.id, w->needs, w->n_needs, err) ||
	    !supplier_store_set_addresses(db, row.id, known, n, err))
		return false;
	w->supplier.id = row.id;
	return true;
}

static bool
address_holds(const char *value)
{
	if (strchr(value, '@'))
		return mail_address_holds(value);
	return strchr(value, '.') && *value != '.' && !strpbrk(value, " \t/<>,;");
}

static bool
web_holds(const char *web)
{
	return g_str_has_prefix(web, "https://") || g_str_has_prefix(web, "http://");
}

static bool
lists_hold(const SupplierSave *w, GError **err)
{
	if (w->n_needs > SUPPLIER_MAX_NEEDS)
		return fail(err, ERR_LIMIT, "supplier.needs.too_many");
	for (int i = 0; i < N_LANGS; i++)
		if (strlen(w->supplier.templates[i]) > SUPPLIER_MAX_TEMPLATE)
			return fail(err, ERR_LIMIT, "case.text.too_long");
	for (size_t i = 0; i < w->n_addresses; i++)
		if (!address_holds(w->addresses[i]))
			return fail(err, ERR_INVALID, "supplier.address.invalid");
	return true;
}

static bool
holds(Arena *a, SupplierSave *w, GError **err)
{
	Supplier *s = &w->supplier;
	g_autoptr(Hours) hours = NULL;

	if (!typed_name(a, s->name, &s->name, err) ||
	    !typed_mail(a, s->mail, &s->mail, err) || !lists_hold(w, err))
		return false;
	s->phone = typed_phone(a, s->phone);
	s->web = s->web && *s->web ? s->web : NULL;
	if (s->web && !web_holds(s->web))
		return fail(err, ERR_INVALID, "supplier.web.invalid");
	if (s->answer <= 0)
		return fail(err, ERR_INVALID, "supplier.answer.missing");
	hours = hours_new(s->time_zone, w->spans, w->n_spans, HOLIDAYS_DK, err);
	return hours != NULL;
}

/* Unless it is said, they are where the house is. */
static bool
set_zone(Db *db, Arena *a, Supplier *s, GError **err)
{
	House house;

	if (s->time_zone && *s->time_zone)
		return true;
	if (!house_load(db, a, &house, err))
		return false;
	s->time_zone = house.time_zone;
	return true;
}

bool
supplier_save(Db *db, Arena *a, const Actor *who, SupplierSave *what, GError **err)
{
	Saving s = { a, what };

	return must_be_staff(who, err) && set_zone(db, a, &what->supplier, err) &&
	       holds(a, what, err) && db_transact(db, save, &s, err);
}

/* --- whom they serve --- */

typedef struct {
	Arena *arena;
	SupplierServes what;
	bool ends;
} Serving;

static bool
serve(Db *db, void *arg, GError **err)
{
	const Serving *s = arg;
	Supplier *supplier;
	Customer *customer;

	if (s->ends)
		return supplier_store_end_serves(db, s->what.supplier_id,
		    s->what.customer_id, err);
	if (!supplier_store_find(db, s->arena, s->what.supplier_id, &supplier, err) ||
	    !customer_store_find(db, s->arena, s->what.customer_id, &customer, err))
		return false;
	if (!supplier)
		return fail(err, ERR_INVALID, "supplier.unknown");
	if (!customer)
		return fail(err, ERR_INVALID, "customer.unknown");
	return supplier_store_set_serves(db, &s->what, err);
}

static const char *
line(Arena *a, const char *typed)
{
	return g_strstrip(str_strip_control(a, typed ? typed : ""));
}

bool
supplier_serve(Db *db, Arena *a, const Actor *who, const SupplierServes *what,
    GError **err)
{
	Serving s = { .arena = a, .what = *what };

	s.what.number = line(a, what->number);
	s.what.contract = line(a, what->contract);
	s.what.systems = line(a, what->systems);
	s.what.facts = what->facts ? what->facts : "";
	if (strlen(s.what.facts) > MAX_FACTS)
		return fail(err, ERR_LIMIT, "case.text.too_long");
	return must_be_staff(who, err) && db_transact(db, serve, &s, err);
}

bool
supplier_serve_end(Db *db, Arena *a, const Actor *who, int64_t supplier_id,
    int64_t customer_id, GError **err)
{
	Serving s = { a, { .supplier_id = supplier_id, .customer_id = customer_id },
		true };

	return must_be_staff(who, err) && db_transact(db, serve, &s, err);
}
