/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/referral_int.h"
#include "model/quote.h"
#include "store/case_store.h"
#include "store/desk_store.h"
#include "store/people_store.h"

#define MAX_REFERENCE 60 /* characters */
#define MAX_CASES     200

/* --- the draft --- */

/* What the reporter wrote first, and he alone: no note of the staff leaves the house. */
static bool
report_of(Db *db, Arena *a, const Case *c, const char **out, GError **err)
{
	Entry *entries;
	size_t n;
	const char *quoted;

	*out = "";
	if (!entry_store_of_case(db, a, c->id, true, &entries, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		const Entry *e = &entries[i];

		if (e->kind != ENTRY_MAIL_IN && e->kind != ENTRY_FORM &&
		    e->kind != ENTRY_CALL)
			continue;
		const char *own = text_without_quote(a, e->text, &quoted);
		*out = g_strstrip(arena_strndup(a, own, text_before_signature(own)));
		return true;
	}
	return true;
}

static bool
people_of(Db *db, Arena *a, const Case *c, ReferralFacts *f, GError **err)
{
	Customer *customer = NULL;
	Person *p = NULL;

	if ((c->customer_id &&
	        !customer_store_find(db, a, c->customer_id, &customer, err)) ||
	    (c->person_id && !person_store_find(db, a, c->person_id, &p, err)))
		return false;
	f->customer = customer ? customer->name : NULL;
	f->person = p ? p->name : NULL;
	f->mail = p ? p->mail : NULL;
	f->phone = p && p->phone ? p->phone : customer ? customer->phone : NULL;
	return true;
}

static bool
facts_of(Db *db, Arena *a, const Case *c, const Supplier *s, ReferralFacts *f,
    GError **err)
{
	SupplierServes *serves;
	const char **needs;
	size_t n;

	*f = (ReferralFacts){ .subject = c->subject, .case_id = c->id };
	if (!report_of(db, a, c, &f->report, err) || !people_of(db, a, c, f, err) ||
	    !supplier_store_needs(db, a, s->id, &needs, &f->n_needs, err))
		return false;
	f->needs = needs;
	if (!c->customer_id)
		return true;
	if (!supplier_store_serves(db, a, s->id, c->customer_id, &serves, &n, err))
		return false;
	if (n) {
		f->customer_number = serves[0].number;
		f->contract = serves[0].contract;
		f->systems = serves[0].systems;
		f->facts = serves[0].facts;
	}
	return true;
}

static bool
find_supplier(Db *db, Arena *a, int64_t id, Supplier **out, GError **err)
{
	if (!supplier_store_find(db, a, id, out, err))
		return false;
	return (*out && (*out)->active) || fail(err, ERR_INVALID, "supplier.unknown");
}

bool
referral_draft(Db *db, Arena *a, int64_t case_id, int64_t supplier_id, ReferralDraft *out,
    GError **err)
{
	Supplier *s;
	Case *c;
	ReferralFacts facts;

	if (!case_load(db, a, case_id, 0, &c, err) ||
	    !find_supplier(db, a, supplier_id, &s, err) ||
	    !facts_of(db, a, c, s, &facts, err))
		return false;
	const char *template = s->templates[s->lang];
	out->supplier = s;
	out->text = referral_fill(a,
	    *template ? template : text(s->lang, TEXT_REFERRAL_TEMPLATE), &facts);
	return true;
}

/* --- sending --- */

typedef struct {
	Use use;
	const ReferralSend *what;
	const char *text, *reference;
	int64_t id;
} Sending;

/* The case waits with the supplier; its reporter is told once, whatever number of his
 * cases it is. */
static bool
pass_on(Db *db, const Use *u, const Referred *x, Case *c, Entry *e, bool by_mail,
    GError **err)
{
	CHANGE(&e->change, status, STATUS_WAITING_SUPPLIER);
	if (c->solved_at) /* what was believed to be solved is not */
		CHANGE(&e->change, solved_at, 0);
	return referral_enter(db, u, x,
	    (ReferralDetails){
	        .mail = by_mail,
	        .first = true,
	        .answer_due = x->r->chase_due,
	        .thing = arena_printf(u->arena, "referral %" G_GINT64_FORMAT, x->r->id),
	    },
	    c, e, err);
}

static bool
pass_on_also(Db *db, const Use *u, const Referred *x, int64_t case_id, GError **err)
{
	Entry e = entry_by(u->who, ENTRY_REFERRED, false, "");
	Case *c;

	return case_load_open(db, u->arena, case_id, 0, &c, err) &&
	       referral_store_add_case(db, x->r->id, case_id, err) &&
	       pass_on(db, u, x, c, &e, false, err);
}

static bool
send(Db *db, void *arg, GError **err)
{
	Sending *s = arg;
	const ReferralSend *w = s->what;
	const Use *u = &s->use;
	Referral r = { .supplier_id = w->supplier_id,
		.state = REFERRAL_OPEN,
		.by_phone = w->by_phone,
		.sent_at = u->who->now,
		.sent_by = u->who->staff_id,
		.reference = s->reference,
		.horizon_text = "" };
	Referred x = { .r = &r };
	Case *c;

	if (!case_load_open(db, u->arena, w->case_id, w->seen, &c, err) ||
	    !find_supplier(db, u->arena, w->supplier_id, &x.supplier, err))
		return false;
	if (!w->by_phone && !x.supplier->mail)
		return fail(err, ERR_INVALID, "supplier.no_mail");
	if (!referral_after(db, u->arena, x.supplier, r.sent_at, x.supplier->answer,
	        &r.chase_due, err) ||
	    !referral_store_add(db, &r, err) ||
	    !referral_store_add_case(db, r.id, c->id, err))
		return false;
	Entry e = entry_by(u->who, ENTRY_REFERRED, false, s->text);
	e.attachments = w->attachments;
	e.n_attachments = w->n_attachments;
	if (!pass_on(db, u, &x, c, &e, !w->by_phone, err))
		return false;
	for (size_t i = 0; i < w->n_also; i++)
		if (w->also[i] != c->id && !pass_on_also(db, u, &x, w->also[i], err))
			return false;
	s->id = r.id;
	return referral_save(db, u, &r, err);
}

static bool
text_to_send(Arena *a, const char *typed, const char **out, GError **err)
{
	if (!case_text_needed(a, typed, out, err))
		return false;
	return !strstr(*out, REFERRAL_MISSING) ||
	       fail(err, ERR_INVALID, "referral.missing");
}

static const char *
one_line(Arena *a, const char *typed)
{
	char *line = g_strstrip(str_strip_control(a, typed ? typed : ""));

	return str_truncate_utf8(a, line, MAX_REFERENCE);
}

bool
referral_send(Db *db, Arena *a, const Actor *who, const ReferralSend *what, int64_t *id,
    GError **err)
{
	Sending s = { .use = { a, who }, .what = what };

	if (what->n_also > MAX_CASES)
		return fail(err, ERR_LIMIT, "referral.too_many");
	s.reference = one_line(a, what->reference);
	if (!must_be_staff(who, err) || !text_to_send(a, what->text, &s.text, err) ||
	    !db_transact(db, send, &s, err))
		return false;
	*id = s.id;
	return true;
}

/* --- writing again --- */

typedef struct {
	Use use;
	const ReferralWrite *what;
	const char *text;
} Writing;

static bool
write_again(Db *db, void *arg, GError **err)
{
	const Writing *w = arg;
	const Use *u = &w->use;
	Referred x;
	Case **cases;
	size_t n;

	if (!referral_load_open(db, u->arena, w->what->referral_id, w->what->seen, &x,
	        err) ||
	    !referral_open_cases(db, u->arena, x.r->id, &cases, &n, err))
		return false;
	if (!x.supplier->mail)
		return fail(err, ERR_INVALID, "supplier.no_mail");
	if (!n)
		return fail(err, ERR_INVALID, "case.closed");
	Entry e = entry_by(u->who, ENTRY_REFERRED, false, w->text);
	e.attachments = w->what->attachments;
	e.n_attachments = w->what->n_attachments;
	CHANGE(&e.change, status, STATUS_WAITING_SUPPLIER);
	x.r->state = REFERRAL_OPEN;
	x.r->chases = 0;
	/* What he promised holds; else he has as long as for the first mail. */
	if (x.r->horizon > u->who->now)
		x.r->chase_due = x.r->horizon;
	else if (!referral_after(db, u->arena, x.supplier, u->who->now,
	             x.supplier->answer, &x.r->chase_due, err))
		return false;
	return referral_enter(db, u, &x, (ReferralDetails){ .mail = true }, cases[0], &e,
	           err) &&
	       referral_save(db, u, x.r, err);
}

bool
referral_write(Db *db, Arena *a, const Actor *who, const ReferralWrite *what,
    GError **err)
{
	Writing w = { .use = { a, who }, .what = what };

	return must_be_staff(who, err) && text_to_send(a, what->text, &w.text, err) &&
	       db_transact(db, write_again, &w, err);
}

/* --- one more case --- */

typedef struct {
	Use use;
	int64_t referral_id, seen, case_id;
} Linking;

static bool
link_case(Db *db, void *arg, GError **err)
{
	const Linking *l = arg;
	const Use *u = &l->use;
	int64_t *ids;
	size_t n;
	Referred x;

	if (!referral_load_open(db, u->arena, l->referral_id, l->seen, &x, err) ||
	    !referral_store_cases(db, u->arena, x.r->id, &ids, &n, err))
		return false;
	if (n >= MAX_CASES)
		return fail(err, ERR_LIMIT, "referral.too_many");
	for (size_t i = 0; i < n; i++)
		if (ids[i] == l->case_id)
			return fail(err, ERR_INVALID, "referral.linked_already");
	return pass_on_also(db, u, &x, l->case_id, err) && referral_save(db, u, x.r, err);
}

bool
referral_link(Db *db, Arena *a, const Actor *who, int64_t referral_id, int64_t seen,
    int64_t case_id, GError **err)
{
	Linking l = { { a, who }, referral_id, seen, case_id };

	return must_be_staff(who, err) && db_transact(db, link_case, &l, err);
}
