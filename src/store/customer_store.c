/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/name_fold.h"
#include "people.q.h"
#include "store/people_store.h"
#include "store/row.h"

#define PAGE 200

static void
read_customer(Arena *a, DbStmt *st, void *out)
{
	*(Customer *)out = (Customer){
		.id = db_int(st, c_customer_id),
		.version = db_int(st, c_customer_version),
		.name = row_text(a, st, c_customer_name),
		.slug = row_text(a, st, c_customer_slug),
		.phone = row_text(a, st, c_customer_phone),
		.colour = row_text(a, st, c_customer_colour),
		.notes = row_text(a, st, c_customer_notes),
		.lang = lang_from_code(db_text(st, c_customer_lang)),
		.active = db_int(st, c_customer_active) != 0,
	};
}

bool
customer_store_find(Db *db, Arena *a, int64_t id, Customer **out, GError **err)
{
	return ROW_ONE(a, q_customer_find(db, id), read_customer, out, err);
}

bool
customer_store_find_by_slug(Db *db, Arena *a, const char *slug, Customer **out,
    GError **err)
{
	return ROW_ONE(a, q_customer_find_by_slug(db, slug), read_customer, out, err);
}

bool
customer_store_find_by_address(Db *db, Arena *a, AddressKind kind, const char *value,
    Customer **out, GError **err)
{
	return ROW_ONE(a, q_customer_find_by_address(db, kind, value), read_customer, out,
	    err);
}

bool
customer_store_list(Db *db, Arena *a, const char *after_name, int64_t after_id, int limit,
    Customer **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_customers_by_name(db, after_name, after_id, limit),
	    read_customer, out, n_out, err);
}

/* There are some hundred: they are looked through, a page at a time. */
bool
customer_store_search(Db *db, Arena *a, const char *typed, int limit, Customer **out,
    size_t *n_out, GError **err)
{
	Customer last = { .name = "" }, *found = NULL, *page;
	size_t n = 0, n_page;

	do {
		if (!customer_store_list(db, a, last.name, last.id, PAGE, &page, &n_page,
		        err))
			return false;
		for (size_t i = 0; i < n_page && n < (size_t)limit; i++)
			if (page[i].active && name_fits(a, page[i].name, typed))
				*arena_push(a, &found, &n) = page[i];
		if (n_page)
			last = page[n_page - 1];
	} while (n_page == PAGE && n < (size_t)limit);
	*out = found;
	*n_out = n;
	return true;
}

bool
customer_store_save(Db *db, Customer *c, GError **err)
{
	int64_t changed;

	if (!c->id)
		return row_int(q_customer_add(db, c->name, c->slug, lang_code(c->lang),
		                   c->phone, c->colour, c->notes, c->active),
		    &c->id, err);
	if (!row_exec_count(q_customer_save(db, c->id, c->version, c->name, c->slug,
	                        lang_code(c->lang), c->phone, c->colour, c->notes,
	                        c->active),
	        &changed, err))
		return false;
	return changed ? true : fail(err, ERR_CONFLICT, "customer.changed");
}

static void
read_address(Arena *a, DbStmt *st, void *out)
{
	*(CustomerAddress *)out = (CustomerAddress){
		.kind = (AddressKind)db_int(st, c_customer_addresses_kind),
		.value = row_text(a, st, c_customer_addresses_value),
		.send_as = db_int(st, c_customer_addresses_send_as) != 0,
	};
}

bool
customer_store_addresses(Db *db, Arena *a, int64_t customer_id, CustomerAddress **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_customer_addresses(db, customer_id), read_address, out, n_out,
	    err);
}

bool
customer_store_set_addresses(Db *db, int64_t customer_id,
    const CustomerAddress *addresses, size_t n, GError **err)
{
	if (!row_exec(q_customer_addresses_clear(db, customer_id), err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!row_exec(q_customer_address_add(db, customer_id, addresses[i].kind,
		                  addresses[i].value, addresses[i].send_as),
		        err))
			return false;
	return true;
}
