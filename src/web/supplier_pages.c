/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/supplier_pages.h"

#include <stdlib.h>

#include "base/err.h"
#include "desk/supplier.h"
#include "model/when.h"
#include "store/people_store.h"
#include "supplier.tmpl.h" /* made from web/tmpl/supplier.tmpl */
#include "web/side.h"
#include "web/supplier_form.h"

#define MAX_ID        G_MAXINT64
#define PAGE          50
#define MAX_CUSTOMERS 1000
#define HISTORY       30 /* referrals on a supplier's page */

#define SAY(rd, id, ...)                                                                 \
	text_format((rd)->a, (rd)->lang, (id), (const TextArg[]){ __VA_ARGS__ },         \
	    sizeof((const TextArg[]){ __VA_ARGS__ }) / sizeof(TextArg))

static const char *
supplier_url(Arena *a, int64_t id)
{
	return arena_printf(a, "/supplier/%" G_GINT64_FORMAT, id);
}

/* "Åbent nu, til i dag kl. 16.00", "Åbner i morgen kl. 8.00" */
static bool
hours_words(Db *db, const Reader *rd, const Supplier *s, const char **out, GError **err)
{
	Hours *hours;

	if (!supplier_store_hours(db, rd->a, s, &hours, err))
		return false;
	Instant change = hours_next_change(hours, rd->now);
	if (!change) {
		*out = text(rd->lang, TEXT_SUPPLIER_ALWAYS_OPEN);
		return true;
	}
	*out = SAY(rd,
	    hours_is_open(hours, rd->now) ? TEXT_SUPPLIER_OPEN_UNTIL
	                                  : TEXT_SUPPLIER_OPENS,
	    TEXT_ARG(when_text(rd->a, rd->lang, rd->tz, change, rd->now)));
	return true;
}

static bool
get_suppliers(WebReq *r, GError **err)
{
	Supplier *all;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !supplier_store_list(req_db(r), p.rd.a, req_text(r, "after"),
	        req_int(r, "after_id"), PAGE + 1, &all, &n, err))
		return false;
	SupplierRow *rows = arena_newv(p.rd.a, SupplierRow, n);
	SuppliersView v = {
		.title = text(p.rd.lang, TEXT_SUPPLIER_LIST),
		.rows = rows,
		.n_rows = MIN(n, PAGE),
		.first_url = req_int(r, "after_id") ? "/suppliers" : NULL,
	};
	for (size_t i = 0; i < v.n_rows; i++) {
		rows[i] = (SupplierRow){ .url = supplier_url(p.rd.a, all[i].id),
			.name = all[i].name,
			.mail = all[i].mail,
			.phone = all[i].phone,
			.is_active = all[i].active };
		if (!hours_words(req_db(r), &p.rd, &all[i], &rows[i].hours, err))
			return false;
	}
	if (n > PAGE) {
		g_autofree char *name = g_uri_escape_string(all[PAGE - 1].name, NULL,
		    FALSE);
		v.next_url = arena_printf(p.rd.a,
		    "/suppliers?after=%s&after_id=%" G_GINT64_FORMAT, name,
		    all[PAGE - 1].id);
	}
	p.here = "suppliers";
	suppliers_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* --- one --- */

static int
by_length(const void *a, const void *b)
{
	Duration x = *(const Duration *)a, y = *(const Duration *)b;

	return (x > y) - (x < y);
}

/* How often their word held, and the median of how long they had a case, in their own
 * opening time. */
static bool
set_record(const Page *p, const Supplier *s, SupplierView *v, GError **err)
{
	const Reader *rd = &p->rd;
	SupplierRecord record;
	Hours *hours;

	if (!supplier_store_record(req_db(p->r), rd->a, s->id, rd->now, &record, err) ||
	    !supplier_store_hours(req_db(p->r), rd->a, s, &hours, err))
		return false;
	v->n = record.n;
	v->waiting = record.waiting;
	if (record.promises)
		v->held = SAY(rd, TEXT_SUPPLIER_HELD,
		    text_arg_n(record.kept * 100 / record.promises),
		    text_arg_n(record.kept), text_arg_n(record.promises));
	if (!record.n_done)
		return true;
	Duration *lengths = arena_newv(rd->a, Duration, record.n_done);
	for (size_t i = 0; i < record.n_done; i++)
		lengths[i] = hours_between(hours, record.done[i].opens,
		    record.done[i].closes);
	qsort(lengths, record.n_done, sizeof *lengths, by_length);
	size_t middle = record.n_done / 2;
	Duration median = record.n_done % 2 ? lengths[middle]
	                                    : (lengths[middle - 1] + lengths[middle]) / 2;
	v->median = when_length(rd->a, rd->lang, median);
	return true;
}

static bool
set_serves(const Page *p, int64_t id, SupplierView *v, GError **err)
{
	Arena *a = p->rd.a;
	SupplierServes *serves;
	Customer *customers;
	size_t n;

	if (!supplier_store_serves(req_db(p->r), a, id, 0, &serves, &v->n_serves, err) ||
	    !customer_store_list(req_db(p->r), a, "", 0, MAX_CUSTOMERS, &customers, &n,
	        err))
		return false;
	ServesRow *rows = arena_newv(a, ServesRow, v->n_serves);
	for (size_t i = 0; i < v->n_serves; i++)
		rows[i] = (ServesRow){
			.customer_id = serves[i].customer_id,
			.customer = serves[i].customer_name,
			.customer_url = arena_printf(a, "/customer/%" G_GINT64_FORMAT,
			    serves[i].customer_id),
			.number = serves[i].number,
			.contract = serves[i].contract,
			.systems = serves[i].systems,
			.facts = serves[i].facts,
		};
	v->serves = rows;
	Choice *choices = arena_newv(a, Choice, n);
	for (size_t i = 0; i < n; i++)
		if (customers[i].active)
			choices[v->n_customers++] = (Choice){
				arena_printf(a, "%" G_GINT64_FORMAT, customers[i].id),
				customers[i].name, false
			};
	v->customers = choices;
	return true;
}

static bool
set_history(const Page *p, int64_t id, SupplierView *v, GError **err)
{
	Referral *all;

	if (!referral_store_of_supplier(req_db(p->r), p->rd.a, id, HISTORY, &all,
	        &v->n_referrals, err))
		return false;
	v->referrals = referral_rows(req_db(p->r), &p->rd, all, v->n_referrals, err);
	return v->referrals != NULL;
}

static bool
show(WebReq *r, int64_t id, const GError *why, GError **err)
{
	Supplier *s;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !supplier_store_find(req_db(r), p.rd.a, id, &s, err))
		return false;
	if (!s)
		return req_not_found(r);
	SupplierView v = {
		.title = s->name,
		.edit_url = arena_printf(p.rd.a, "%s/edit", supplier_url(p.rd.a, id)),
		.serve_url = arena_printf(p.rd.a, "%s/customer",
		    supplier_url(p.rd.a, id)),
		.mail = s->mail,
		.phone = s->phone,
		.phone_url = phone_url(p.rd.a, s->phone),
		.web = s->web,
		.hours_words = s->hours_words,
		.answer = when_length(p.rd.a, p.rd.lang, s->answer),
		.is_active = s->active,
		.unread = s->unread,
		.error = why ? req_says(r, why) : NULL,
	};
	if (!hours_words(req_db(r), &p.rd, s, &v.hours, err) ||
	    !supplier_store_needs(req_db(r), p.rd.a, id, &v.needs, &v.n_needs, err) ||
	    !supplier_store_addresses(req_db(r), p.rd.a, id, &v.addresses, &v.n_addresses,
	        err) ||
	    !set_record(&p, s, &v, err) || !set_serves(&p, id, &v, err) ||
	    !set_history(&p, id, &v, err))
		return false;
	p.here = "suppliers";
	p.path = supplier_url(p.rd.a, id);
	supplier_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_supplier(WebReq *r, GError **err)
{
	return show(r, req_int(r, "id"), NULL, err);
}

static bool
post_serve(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	int64_t id = req_int(r, "id");
	const SupplierServes serves = { .supplier_id = id,
		.customer_id = req_int(r, "customer"),
		.number = req_text(r, "number"),
		.contract = req_text(r, "contract"),
		.systems = req_text(r, "systems"),
		.facts = req_text(r, "facts") };
	bool ok = req_bool(r, "end") ? supplier_serve_end(req_db(r), req_arena(r),
	                                   req_actor(r), id, serves.customer_id, &why)
	                             : supplier_serve(req_db(r), req_arena(r),
	                                   req_actor(r), &serves, &why);

	if (ok)
		return req_see_other_saying(r, supplier_url(req_arena(r), id),
		    TEXT_SUPPLIER_DONE);
	if (req_user_can_mend(why))
		return show(r, id, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* --- the form --- */

static bool
get_new(WebReq *r, GError **err)
{
	SupplierForm v = supplier_form_empty(r);

	return supplier_form_show(r, 0, &v, NULL, err);
}

static bool
get_edit(WebReq *r, GError **err)
{
	SupplierForm v;
	bool found;

	if (!supplier_form_load(r, req_int(r, "id"), &v, &found, err))
		return false;
	return found ? supplier_form_show(r, req_int(r, "id"), &v, NULL, err)
	             : req_not_found(r);
}

static bool
post_new(WebReq *r, GError **err)
{
	return supplier_form_save(r, 0, err);
}

static bool
post_edit(WebReq *r, GError **err)
{
	return supplier_form_save(r, req_int(r, "id"), err);
}

/* clang-format off */
#define ID { "id", P_INT, true, MAX_ID, NULL }
#define HOURS_OF(day) { "hours" day, P_TEXT, false, 100, NULL }
#define FIELDS \
	{ "seen", P_INT, true, MAX_ID, NULL }, \
	{ "name", P_TEXT, false, 200, NULL }, \
	{ "mail", P_TEXT, false, 254, NULL }, \
	{ "phone", P_TEXT, false, 40, NULL }, \
	{ "web", P_TEXT, false, 500, NULL }, \
	{ "lang", P_CHOICE, true, 0, "da|en" }, \
	{ "hours_words", P_TEXT, false, 500, NULL }, \
	{ "zone", P_TEXT, false, 64, NULL }, \
	HOURS_OF("1"), HOURS_OF("2"), HOURS_OF("3"), HOURS_OF("4"), HOURS_OF("5"), \
	HOURS_OF("6"), HOURS_OF("7"), \
	{ "answer", P_TEXT, false, 4, NULL }, \
	{ "needs", P_LINES, false, 4000, NULL }, \
	{ "addresses", P_LINES, false, 4000, NULL }, \
	{ "template_da", P_LINES, false, SUPPLIER_MAX_TEMPLATE, NULL }, \
	{ "template_en", P_LINES, false, SUPPLIER_MAX_TEMPLATE, NULL }, \
	{ "unread", P_BOOL, false, 0, NULL }, \
	{ "active", P_BOOL, false, 0, NULL }
/* clang-format on */

static const Param list_params[] = {
	{ "after", P_TEXT, false, 200, NULL },
	{ "after_id", P_INT, false, MAX_ID, NULL },
	{ 0 },
};
static const Param id_params[] = {
	ID,
	{ 0 },
};
static const Param new_params[] = {
	FIELDS,
	{ 0 },
};
static const Param edit_params[] = {
	ID,
	FIELDS,
	{ 0 },
};
static const Param serve_params[] = {
	ID,
	{ "customer", P_INT, true, MAX_ID, NULL },
	{ "number", P_TEXT, false, 200, NULL },
	{ "contract", P_TEXT, false, 200, NULL },
	{ "systems", P_TEXT, false, 500, NULL },
	{ "facts", P_LINES, false, 4000, NULL },
	{ "end", P_BOOL, false, 0, NULL },
	{ 0 },
};

const Route supplier_routes[] = {
	{ "GET", "/suppliers", MAY_STAFF, false, "All suppliers by name", list_params,
	    get_suppliers },
	{ "GET", "/suppliers/new", MAY_STAFF, false, "The form of a new supplier", NULL,
	    get_new },
	{ "GET", "/supplier/:id", MAY_STAFF, false,
	    "A supplier, whom it serves, and how well it keeps its word", id_params,
	    get_supplier },
	{ "GET", "/supplier/:id/edit", MAY_STAFF, false, "The form of a supplier",
	    id_params, get_edit },
	{ "POST", "/suppliers", MAY_STAFF, true, "Adds a supplier", new_params,
	    post_new },
	{ "POST", "/supplier/:id", MAY_STAFF, true, "Saves a supplier", edit_params,
	    post_edit },
	{ "POST", "/supplier/:id/customer", MAY_STAFF, true,
	    "That a supplier serves a customer, and under which number", serve_params,
	    post_serve },
	{ 0 },
};
