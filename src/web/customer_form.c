/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/customer_form.h"

#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "customer_form.tmpl.h" /* made from web/tmpl/customer_form.tmpl */
#include "desk/people.h"
#include "store/people_store.h"
#include "web/frame.h"
#include "web/person_row.h"

/* --- addresses, one a line --- */

static const char *
address_lines(Arena *a, const CustomerAddress *addresses, size_t n, AddressKind kind)
{
	g_autoptr(GString) lines = g_string_new(NULL);

	for (size_t i = 0; i < n; i++)
		if (addresses[i].kind == kind)
			g_string_append_printf(lines, "%s\n", addresses[i].value);
	return arena_strdup(a, lines->str);
}

static void
read_lines(Arena *a, const char *lines, AddressKind kind, CustomerAddress **addresses,
    size_t *n)
{
	g_auto(GStrv) each = g_strsplit(lines, "\n", -1);

	for (char **line = each; *line; line++) {
		const char *value = str_lower(a, g_strstrip(*line));

		if (*value)
			*arena_push(a, addresses, n) = (CustomerAddress){
				.kind = kind,
				.value = value,
				.send_as = kind == ADDRESS_RECIPIENT,
			};
	}
}

/* --- the form --- */

bool
customer_form_load(WebReq *r, int64_t id, CustomerTyped *typed, bool *found, GError **err)
{
	Arena *a = req_arena(r);
	CustomerAddress *addresses;
	size_t n_addresses, n;
	Staff *consultants;
	Customer *c;

	if (!customer_store_find(req_db(r), a, id, &c, err))
		return false;
	*found = c != NULL;
	if (!c)
		return true;
	if (!customer_store_addresses(req_db(r), a, id, &addresses, &n_addresses, err) ||
	    !customer_store_consultants(req_db(r), a, id, &consultants, &n, err))
		return false;
	int64_t *ids = arena_newv(a, int64_t, n);
	for (size_t i = 0; i < n; i++)
		ids[i] = consultants[i].id;
	*typed = (CustomerTyped){
		.customer = *c,
		.recipients = address_lines(a, addresses, n_addresses, ADDRESS_RECIPIENT),
		.domains = address_lines(a, addresses, n_addresses, ADDRESS_DOMAIN),
		.consultants = ids,
		.n_consultants = n,
	};
	return true;
}

/* Which field it is that does not hold. */
static const char *
wrong_field(const GError *why)
{
	static const char *const fields[][2] = {
		{ "person.name", "name" },
		{ "customer.slug", "slug" },
		{ "customer.colour", "colour" },
		{ "customer.address", "addresses" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (g_str_has_prefix(why->message, fields[i][0]))
			return fields[i][1];
	return NULL;
}

static bool
set_consultants(const Page *p, const CustomerTyped *typed, CustomerForm *v, GError **err)
{
	Staff *staff;
	size_t n;

	if (!staff_store_all(req_db(p->r), p->rd.a, &staff, &n, err))
		return false;
	Choice *choices = arena_newv(p->rd.a, Choice, n);
	for (size_t i = 0; i < n; i++) {
		bool on = false;

		for (size_t j = 0; j < typed->n_consultants; j++)
			on = on || typed->consultants[j] == staff[i].id;
		if (staff[i].active || on)
			choices[v->n_consultants++] = (Choice){
				arena_printf(p->rd.a, "%" G_GINT64_FORMAT, staff[i].id),
				staff[i].name, on
			};
	}
	v->consultants = choices;
	return true;
}

bool
customer_form_show(WebReq *r, const CustomerTyped *typed, const GError *why, GError **err)
{
	const Customer *c = &typed->customer;
	TextArg name = TEXT_ARG(c->name);
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	const char *own = arena_printf(p.rd.a, "/customer/%" G_GINT64_FORMAT, c->id);
	CustomerForm v = {
		.title = c->id ? text_format(p.rd.a, p.rd.lang, TEXT_CUSTOMER_EDIT, &name,
		                     1)
		               : text(p.rd.lang, TEXT_CUSTOMER_NEW),
		.url = c->id ? own : "/customers",
		.back_url = c->id ? own : "/customers",
		.version = c->version,
		.name = c->name,
		.slug = c->slug,
		.phone = c->phone ? c->phone : "",
		.colour = c->colour ? c->colour : "",
		.notes = c->notes,
		.recipients = typed->recipients,
		.domains = typed->domains,
		.langs = lang_choices(&p.rd, c->lang),
		.n_langs = N_LANG_CHOICES,
		.active = c->active,
	};
	if (!set_consultants(&p, typed, &v, err))
		return false;
	if (why) {
		v.error = req_says(r, why);
		v.wrong = wrong_field(why);
	}
	p.here = "customers";
	customer_form(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static CustomerTyped
typed_of(WebReq *r, int64_t id)
{
	CustomerTyped typed = {
		.customer = {
			.id = id,
			.version = req_int(r, "seen"),
			.name = req_text(r, "name"),
			.slug = req_text(r, "slug"),
			.phone = req_text(r, "phone"),
			.colour = req_text(r, "colour"),
			.notes = req_text(r, "notes"),
			.lang = lang_from_code(req_text(r, "lang")),
			.active = req_bool(r, "active"),
		},
		.recipients = req_text(r, "recipients"),
		.domains = req_text(r, "domains"),
	};

	typed.consultants = req_ints(r, "consultant", &typed.n_consultants);
	return typed;
}

/* Whether answers go out under an address is set elsewhere: see address_pages.h. */
static bool
keep_send_as(WebReq *r, int64_t id, CustomerAddress *addresses, size_t n, GError **err)
{
	CustomerAddress *before;
	size_t n_before;

	if (!customer_store_addresses(req_db(r), req_arena(r), id, &before, &n_before,
	        err))
		return false;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n_before; k++)
			if (before[k].kind == ADDRESS_RECIPIENT &&
			    g_str_equal(before[k].value, addresses[i].value))
				addresses[i].send_as = before[k].send_as;
	return true;
}

bool
customer_form_save(WebReq *r, int64_t id, GError **err)
{
	g_autoptr(GError) why = NULL;
	Arena *a = req_arena(r);
	CustomerTyped typed = typed_of(r, id);
	CustomerAddress *addresses = NULL;
	size_t n = 0;

	read_lines(a, typed.recipients, ADDRESS_RECIPIENT, &addresses, &n);
	if (!keep_send_as(r, id, addresses, n, err))
		return false;
	read_lines(a, typed.domains, ADDRESS_DOMAIN, &addresses, &n);
	CustomerSave save = {
		.customer = typed.customer,
		.addresses = addresses,
		.n_addresses = n,
		.consultants = typed.consultants,
		.n_consultants = typed.n_consultants,
	};
	if (customer_save(req_db(r), a, req_actor(r), &save, &why))
		return req_see_other_saying(r,
		    arena_printf(a, "/customer/%" G_GINT64_FORMAT, save.customer.id),
		    TEXT_CUSTOMER_DONE);
	if (req_user_can_mend(why))
		return customer_form_show(r, &typed, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}
