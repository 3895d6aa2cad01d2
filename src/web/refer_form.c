/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/refer_form.h"

#include <string.h>

#include "base/err.h"
#include "desk/referral.h"
#include "model/when.h"
#include "referral.tmpl.h" /* made from web/tmpl/referral.tmpl */
#include "store/case_store.h"
#include "web/referral_view.h"

#define MAX_SUPPLIERS 500
#define MAX_ALSO      200
#define FILES_A_ENTRY 1000 /* more attachments an entry has not: see FileChoice.value */

/* --- to whom --- */

static const char *
serves_about(const Page *p, const SupplierServes *s)
{
	TextArg number = TEXT_ARG(s->number);

	return *s->number
	           ? text_format(p->rd.a, p->rd.lang, TEXT_REFER_NUMBER, &number, 1)
	           : s->systems;
}

/* Those who serve the customer first, each with a link to the form with its mail. */
static bool
set_suppliers(const Page *p, const Case *c, ReferForm *v, GError **err)
{
	Arena *a = p->rd.a;
	SupplierServes *serves = NULL;
	Supplier *all;
	size_t n, n_serves = 0;

	if (!supplier_store_list(req_db(p->r), a, "", 0, MAX_SUPPLIERS, &all, &n, err) ||
	    (c->customer_id && !supplier_store_serves(req_db(p->r), a, 0, c->customer_id,
	                           &serves, &n_serves, err)))
		return false;
	SupplierChoice *first = arena_newv(a, SupplierChoice, n + 1);
	SupplierChoice *others = arena_newv(a, SupplierChoice, n + 1);
	for (size_t i = 0; i < n; i++) {
		const SupplierServes *found = NULL;
		SupplierChoice choice = {
			.url = arena_printf(a, "%s?supplier=%" G_GINT64_FORMAT, v->url,
			    all[i].id),
			.name = all[i].name,
			.about = "",
		};

		if (!all[i].active)
			continue;
		for (size_t j = 0; j < n_serves; j++)
			if (serves[j].supplier_id == all[i].id)
				found = &serves[j];
		if (found)
			choice.about = serves_about(p, found);
		*(found ? &first[v->n_serves++] : &others[v->n_others++]) = choice;
	}
	v->serves = first;
	v->others = others;
	return true;
}

/* --- what is written --- */

static bool
set_files(const Page *p, const Case *c, ReferForm *v, GError **err)
{
	FileChoice *files = NULL;
	Entry *entries;
	size_t n;

	if (!entry_store_of_case(req_db(p->r), p->rd.a, c->id, false, &entries, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < entries[i].n_attachments; j++) {
			const Attachment *at = &entries[i].attachments[j];

			if (at->is_raw || j + 1 >= FILES_A_ENTRY)
				continue;
			*arena_push(p->rd.a, &files, &v->n_files) = (FileChoice){
				.value = entries[i].id * FILES_A_ENTRY + (int64_t)j + 1,
				.name = at->name,
				.when = when_short(p->rd.a, p->rd.lang, p->rd.tz,
				    entries[i].at, p->rd.now),
			};
		}
	v->files = files;
	return true;
}

static bool
set_draft(const Page *p, const Case *c, int64_t supplier_id, bool typed, ReferForm *v,
    GError **err)
{
	ReferralDraft draft;

	if (!referral_draft(req_db(p->r), p->rd.a, c->id, supplier_id, &draft, err))
		return false;
	v->supplier_id = supplier_id;
	v->supplier = draft.supplier->name;
	v->supplier_mail = draft.supplier->mail;
	v->supplier_url = c->customer_id ? arena_printf(p->rd.a,
	                                       "/supplier/%" G_GINT64_FORMAT, supplier_id)
	                                 : NULL;
	v->supplier_phone = draft.supplier->phone;
	v->by_phone = !draft.supplier->mail;
	v->text = draft.text;
	if (typed) {
		v->text = req_text(p->r, "text");
		v->reference = req_text(p->r, "reference");
		v->also = req_text(p->r, "also");
		v->by_phone = req_bool(p->r, "by_phone");
	}
	v->is_missing = strstr(v->text, REFERRAL_MISSING) != NULL;
	return set_files(p, c, v, err);
}

bool
refer_form_show(WebReq *r, int64_t number, int64_t supplier_id, const GError *why,
    GError **err)
{
	Case *c;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !case_store_find(req_db(r), p.rd.a, number, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	TextArg title[] = { TEXT_ARG(c->id) };
	const char *back = arena_printf(p.rd.a, "/case/%" G_GINT64_FORMAT, c->id);
	ReferForm v = {
		.title = text_format(p.rd.a, p.rd.lang, TEXT_REFER_TITLE, title, 1),
		.url = arena_printf(p.rd.a, "%s/refer", back),
		.back_url = back,
		.subject = c->subject,
		.number = c->id,
		.version = c->version,
		.reference = "",
		.also = "",
		.error = why ? req_says(r, why) : NULL,
	};
	if (!(supplier_id ? set_draft(&p, c, supplier_id, why != NULL, &v, err)
	                  : set_suppliers(&p, c, &v, err)))
		return false;
	p.path = back;
	refer_form(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

/* --- sending --- */

/* "1002, 1003": numbers, whatever stands between them. */
static const int64_t *
read_numbers(Arena *a, const char *typed, size_t *n)
{
	int64_t *numbers = NULL;

	for (const char *s = typed; *s && *n < MAX_ALSO;) {
		char *end;

		if (!g_ascii_isdigit(*s)) {
			s++;
			continue;
		}
		*arena_push(a, &numbers, n) = g_ascii_strtoll(s, &end, 10);
		s = end;
	}
	return numbers;
}

/* Those of the case that were ticked, and what was uploaded. */
static bool
read_files(WebReq *r, int64_t number, ReferralSend *w, GError **err)
{
	const Attachment *uploaded;
	size_t n_uploaded, n_ticked, n = 0;
	const int64_t *ticked = req_ints(r, "attach", &n_ticked);
	Attachment *files = NULL;

	if (!req_attachments(r, "file", &uploaded, &n_uploaded, err))
		return false;
	for (size_t i = 0; i < n_ticked; i++) {
		int64_t entry_id = ticked[i] / FILES_A_ENTRY;
		Attachment *at = NULL;
		Entry *e;

		if (!entry_store_find(req_db(r), req_arena(r), entry_id, &e, err))
			return false;
		if (!e || e->case_id != number)
			return fail(err, ERR_INVALID, "case.unknown");
		if (!attachment_store_find(req_db(r), req_arena(r), entry_id,
		        ticked[i] % FILES_A_ENTRY, &at, err))
			return false;
		if (at && !at->is_raw)
			*arena_push(req_arena(r), &files, &n) = *at;
	}
	for (size_t i = 0; i < n_uploaded; i++)
		*arena_push(req_arena(r), &files, &n) = uploaded[i];
	w->attachments = files;
	w->n_attachments = n;
	return true;
}

bool
refer_form_send(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	int64_t id, number = req_int(r, "number");
	ReferralSend w = {
		.case_id = number,
		.seen = req_int(r, "seen"),
		.supplier_id = req_int(r, "supplier"),
		.by_phone = req_bool(r, "by_phone"),
		.text = req_text(r, "text"),
		.reference = req_text(r, "reference"),
	};

	w.also = read_numbers(req_arena(r), req_text(r, "also"), &w.n_also);
	if (read_files(r, number, &w, &why) &&
	    referral_send(req_db(r), req_arena(r), req_actor(r), &w, &id, &why))
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT, number),
		    TEXT_REFERRAL_DONE_SEND);
	if (req_user_can_mend(why))
		return refer_form_show(r, number, w.supplier_id, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}
