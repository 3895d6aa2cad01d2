/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/case_int.h"
#include "desk/people.h"
#include "desk/typed.h"
#include "model/mail.h"
#include "store/people_store.h"

#define MAX_SLUG  60
#define MAX_NOTES 20000 /* bytes */

typedef struct {
	Arena *arena;
	CustomerSave *what;
} Saving;

/* "Århus Bageri A/S" -> "aarhus-bageri-a-s" */
static const char *
slug_of(Arena *a, const char *name)
{
	g_autofree char *lower = g_utf8_strdown(name, -1);
	g_autoptr(GString) slug = g_string_new(NULL);

	for (const char *c = lower; *c; c = g_utf8_find_next_char(c, NULL)) {
		gunichar u = g_utf8_get_char(c);

		if (u < 0x80 && g_ascii_isalnum((char)u))
			g_string_append_c(slug, (char)u);
		else if (u == 0xe5)
			g_string_append(slug, "aa");
		else if (u == 0xe6)
			g_string_append(slug, "ae");
		else if (u == 0xf8)
			g_string_append(slug, "oe");
		else if (slug->len && slug->str[slug->len - 1] != '-')
			g_string_append_c(slug, '-');
	}
	g_string_truncate(slug, MIN(slug->len, MAX_SLUG));
	while (slug->len && slug->str[slug->len - 1] == '-')
		g_string_truncate(slug, slug->len - 1);
	return arena_strdup(a, slug->len ? slug->str : "customer");
}

static bool
slug_holds(const char *slug)
{
	return *slug && *slug != '-' && strlen(slug) <= MAX_SLUG &&
	       strspn(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(slug);
}

static bool
colour_holds(const char *colour)
{
	return strlen(colour) == 7 && colour[0] == '#' &&
	       strspn(colour + 1, "0123456789abcdefABCDEF") == 6;
}

static bool
address_holds(const CustomerAddress *ca)
{
	if (ca->kind == ADDRESS_RECIPIENT)
		return mail_address_holds(ca->value);
	return *ca->value && strchr(ca->value, '.') && !strpbrk(ca->value, "@ \t/<>,;");
}

static bool
addresses_are_free(Db *db, const Saving *s, GError **err)
{
	const CustomerSave *w = s->what;

	for (size_t i = 0; i < w->n_addresses; i++) {
		const CustomerAddress *ca = &w->addresses[i];
		Customer *other;

		if (!customer_store_find_by_address(db, s->arena, ca->kind, ca->value,
		        &other, err))
			return false;
		if (other && other->id != w->customer.id)
			return fail(err, ERR_CONFLICT, "customer.address.taken");
	}
	return true;
}

static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	CustomerSave *w = s->what;
	Customer *same;

	if (!customer_store_find_by_slug(db, s->arena, w->customer.slug, &same, err))
		return false;
	if (same && same->id != w->customer.id)
		return fail(err, ERR_CONFLICT, "customer.slug.taken");
	return addresses_are_free(db, s, err) &&
	       customer_store_save(db, &w->customer, err) &&
	       customer_store_set_addresses(db, w->customer.id, w->addresses,
	           w->n_addresses, err) &&
	       customer_store_set_consultants(db, w->customer.id, w->consultants,
	           w->n_consultants, err);
}

static bool
holds(Arena *a, CustomerSave *w, GError **err)
{
	Customer *c = &w->customer;

	if (!typed_name(a, c->name, &c->name, err))
		return false;
	if (!c->slug || !*c->slug)
		c->slug = slug_of(a, c->name);
	if (!slug_holds(c->slug))
		return fail(err, ERR_INVALID, "customer.slug.invalid");
	if (c->colour && *c->colour && !colour_holds(c->colour))
		return fail(err, ERR_INVALID, "customer.colour.invalid");
	if (!c->notes)
		c->notes = "";
	if (strlen(c->notes) > MAX_NOTES)
		return fail(err, ERR_LIMIT, "case.text.too_long");
	for (size_t i = 0; i < w->n_addresses; i++)
		if (!address_holds(&w->addresses[i]))
			return fail(err, ERR_INVALID, "customer.address.invalid");
	c->phone = typed_phone(a, c->phone);
	c->colour = c->colour && *c->colour ? c->colour : NULL;
	return true;
}

bool
customer_save(Db *db, Arena *a, const Actor *who, CustomerSave *what, GError **err)
{
	Saving s = { a, what };

	return must_be_staff(who, err) && holds(a, what, err) &&
	       db_transact(db, save, &s, err);
}
