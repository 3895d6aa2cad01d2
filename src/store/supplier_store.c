/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/supplier_store.h"

#include "model/mail.h"
#include "store/row.h"
#include "supplier.q.h"

static void
read_supplier(Arena *a, DbStmt *st, void *out)
{
	*(Supplier *)out = (Supplier){
		.id = db_int(st, c_supplier_id),
		.version = db_int(st, c_supplier_version),
		.name = row_text(a, st, c_supplier_name),
		.mail = row_text(a, st, c_supplier_mail),
		.phone = row_text(a, st, c_supplier_phone),
		.web = row_text(a, st, c_supplier_web),
		.lang = lang_from_code(db_text(st, c_supplier_lang)),
		.hours_words = row_text(a, st, c_supplier_hours_words),
		.time_zone = row_text(a, st, c_supplier_time_zone),
		.answer = SECONDS(db_int(st, c_supplier_answer)),
		.templates = { [LANG_DA] = row_text(a, st, c_supplier_template_da),
		    [LANG_EN] = row_text(a, st, c_supplier_template_en) },
		.unread = db_int(st, c_supplier_unread) != 0,
		.active = db_int(st, c_supplier_active) != 0,
	};
}

bool
supplier_store_find(Db *db, Arena *a, int64_t id, Supplier **out, GError **err)
{
	return ROW_ONE(a, q_supplier_find(db, id), read_supplier, out, err);
}

bool
supplier_store_list(Db *db, Arena *a, const char *after_name, int64_t after_id, int limit,
    Supplier **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_suppliers(db, after_name, after_id, limit), read_supplier,
	    out, n_out, err);
}

static void
read_name(Arena *a, DbStmt *st, void *out)
{
	*(Supplier *)out = (Supplier){
		.id = db_int(st, c_suppliers_to_write_id),
		.name = row_text(a, st, c_suppliers_to_write_name),
	};
}

bool
supplier_store_to_write(Db *db, Arena *a, int limit, Supplier **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_suppliers_to_write(db, limit), read_name, out, n_out, err);
}

bool
supplier_store_by_sender(Db *db, Arena *a, const char *mail, Supplier **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_suppliers_by_address(db, mail, mail_address_domain(mail)),
	    read_supplier, out, n_out, err);
}

bool
supplier_store_save(Db *db, Supplier *s, GError **err)
{
	int64_t changed, answer = s->answer / SECONDS(1);

	if (!s->id)
		return row_int(q_supplier_add(db, s->name, s->mail, s->phone, s->web,
		                   lang_code(s->lang), s->hours_words, s->time_zone,
		                   answer, s->templates[LANG_DA], s->templates[LANG_EN],
		                   s->unread, s->active),
		    &s->id, err);
	if (!row_exec_count(q_supplier_save(db, s->id, s->version, s->name, s->mail,
	                        s->phone, s->web, lang_code(s->lang), s->hours_words,
	                        s->time_zone, answer, s->templates[LANG_DA],
	                        s->templates[LANG_EN], s->unread, s->active),
	        &changed, err))
		return false;
	return changed ? true : fail(err, ERR_CONFLICT, "supplier.changed");
}

/* --- what belongs to one --- */

static void
read_span(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(HoursSpan *)out = (HoursSpan){
		.weekday = (uint8_t)db_int(st, c_supplier_hours_weekday),
		.opens = (uint16_t)db_int(st, c_supplier_hours_opens),
		.closes = (uint16_t)db_int(st, c_supplier_hours_closes),
	};
}

static void
read_text(Arena *a, DbStmt *st, void *out)
{
	*(const char **)out = row_text(a, st, 0);
}

bool
supplier_store_spans(Db *db, Arena *a, int64_t id, HoursSpan **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_supplier_hours(db, id), read_span, out, n_out, err);
}

static void
free_hours(void *hours)
{
	hours_free(hours);
}

bool
supplier_store_hours(Db *db, Arena *a, const Supplier *s, Hours **out, GError **err)
{
	HoursSpan *spans;
	size_t n;

	if (!supplier_store_spans(db, a, s->id, &spans, &n, err))
		return false;
	Hours *hours = hours_new(s->time_zone, spans, n, HOLIDAYS_DK, err);
	if (!hours)
		return false;
	arena_defer(a, free_hours, hours);
	*out = hours;
	return true;
}

bool
supplier_store_needs(Db *db, Arena *a, int64_t id, const char ***out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_supplier_needs(db, id), read_text, out, n_out, err);
}

bool
supplier_store_addresses(Db *db, Arena *a, int64_t id, const char ***out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_supplier_addresses(db, id), read_text, out, n_out, err);
}

bool
supplier_store_set_spans(Db *db, int64_t id, const HoursSpan *spans, size_t n,
    GError **err)
{
	if (!row_exec(q_supplier_hours_clear(db, id), err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!row_exec(q_supplier_hours_add(db, id, spans[i].weekday,
		                  spans[i].opens, spans[i].closes),
		        err))
			return false;
	return true;
}

bool
supplier_store_set_needs(Db *db, int64_t id, const char *const *names, size_t n,
    GError **err)
{
	if (!row_exec(q_supplier_needs_clear(db, id), err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!row_exec(q_supplier_need_add(db, id, (int64_t)i + 1, names[i]), err))
			return false;
	return true;
}

bool
supplier_store_set_addresses(Db *db, int64_t id, const char *const *values, size_t n,
    GError **err)
{
	if (!row_exec(q_supplier_addresses_clear(db, id), err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!row_exec(q_supplier_address_add(db, id, values[i]), err))
			return false;
	return true;
}

/* --- whom they serve --- */

static void
read_serves(Arena *a, DbStmt *st, void *out)
{
	*(SupplierServes *)out = (SupplierServes){
		.supplier_id = db_int(st, c_serves_supplier_id),
		.customer_id = db_int(st, c_serves_customer_id),
		.number = row_text(a, st, c_serves_number),
		.contract = row_text(a, st, c_serves_contract),
		.systems = row_text(a, st, c_serves_systems),
		.facts = row_text(a, st, c_serves_facts),
		.supplier_name = row_text(a, st, c_serves_supplier_name),
		.customer_name = row_text(a, st, c_serves_customer_name),
	};
}

bool
supplier_store_serves(Db *db, Arena *a, int64_t supplier_id, int64_t customer_id,
    SupplierServes **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_supplier_serves(db, supplier_id, customer_id), read_serves,
	    out, n_out, err);
}

bool
supplier_store_set_serves(Db *db, const SupplierServes *s, GError **err)
{
	return row_exec(q_supplier_serves_set(db, s->supplier_id, s->customer_id,
	                    s->number, s->contract, s->systems, s->facts),
	    err);
}

bool
supplier_store_end_serves(Db *db, int64_t supplier_id, int64_t customer_id, GError **err)
{
	return row_exec(q_supplier_serves_end(db, supplier_id, customer_id), err);
}
