/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/contact_form_store.h"

#include "contact_form.q.h"
#include "store/row.h"

static void
read_form(Arena *a, DbStmt *st, void *out)
{
	*(ContactForm *)out = (ContactForm){
		.customer_id = db_int(st, c_contact_form_customer_id),
		.version = db_int(st, c_contact_form_version),
		.host = row_text(a, st, c_contact_form_host),
		.sites = row_text(a, st, c_contact_form_sites),
		.logo_sha256 = row_text(a, st, c_contact_form_logo_sha256),
		.links_always = db_int(st, c_contact_form_links_always) != 0,
		.logo = { picture_type_of(db_text(st, c_contact_form_logo_type)),
		    (int)db_int(st, c_contact_form_logo_width),
		    (int)db_int(st, c_contact_form_logo_height) },
	};
}

bool
contact_form_store_of(Db *db, Arena *a, int64_t customer_id, ContactForm **out,
    GError **err)
{
	ContactForm *none = arena_new0(a, ContactForm);

	if (!ROW_ONE(a, q_contact_form_find(db, customer_id), read_form, out, err))
		return false;
	*none = (ContactForm){ .customer_id = customer_id, .sites = "" };
	if (!*out)
		*out = none;
	return true;
}

bool
contact_form_store_of_host(Db *db, Arena *a, const char *host, ContactForm **out,
    GError **err)
{
	return ROW_ONE(a, q_contact_form_of_host(db, host), read_form, out, err);
}

bool
contact_form_store_save(Db *db, const ContactForm *f, GError **err)
{
	const int64_t width = f->logo.width, height = f->logo.height;
	int64_t changed;

	if (!row_exec_count(q_contact_form_set(db, f->customer_id, f->version, f->host,
	                        f->sites, f->links_always, f->logo_sha256, f->logo.type,
	                        row_some(&width), row_some(&height)),
	        &changed, err))
		return false;
	return changed ? true : fail(err, ERR_CONFLICT, "customer.changed");
}
