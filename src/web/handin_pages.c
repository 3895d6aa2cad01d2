/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/handin_pages.h"

#include <string.h>

#include "base/err.h"
#include "desk/handin.h"
#include "handin.tmpl.h" /* made from web/tmpl/handin.tmpl */
#include "model/when.h"
#include "store/case_store.h"
#include "store/handin_store.h"
#include "store/people_store.h"
#include "web/frame.h"
#include "web/handin_show.h"
#include "web/visitor.h"

/* --- the form --- */

static bool
show_form(WebReq *r, const GError *why, GError **err)
{
	CaseLine *line;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !case_store_find_line(req_db(r), p.rd.a, req_int(r, "number"), &line, err))
		return false;
	if (!line)
		return req_not_found(r);
	HandinForm v = {
		.title = text(p.rd.lang, TEXT_HANDIN_NEW),
		.error = why ? req_says(r, why) : NULL,
		.url = arena_printf(p.rd.a, "/case/%" G_GINT64_FORMAT "/handin",
		    line->c.id),
		.back_url = arena_printf(p.rd.a, "/case/%" G_GINT64_FORMAT, line->c.id),
		.number = line->c.id,
		.subject = line->c.subject,
		.what = req_text(r, "what"),
		.serial = req_text(r, "serial"),
		.accessories = req_text(r, "accessories"),
		.shelf = req_text(r, "shelf"),
		.loan = req_text(r, "loan"),
		.note = req_text(r, "note"),
		.mail = !why || req_bool(r, "mail"),
	};
	handin_form(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_form(WebReq *r, GError **err)
{
	return show_form(r, NULL, err);
}

static bool
post_form(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const HandinReceive w = {
		.case_id = req_int(r, "number"),
		.what = req_text(r, "what"),
		.serial = req_text(r, "serial"),
		.accessories = req_text(r, "accessories"),
		.shelf = req_text(r, "shelf"),
		.loan = req_text(r, "loan"),
		.code = req_text(r, "code"),
		.note = req_text(r, "note"),
		.mail = req_bool(r, "mail"),
	};
	int64_t id;

	if (handin_receive(req_db(r), req_arena(r), req_actor(r), &w, &id, &why))
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/handin/%" G_GINT64_FORMAT, id),
		    TEXT_HANDIN_DONE_RECEIVED);
	if (req_user_can_mend(why))
		return show_form(r, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* --- its page --- */

static void
fill_states(const Reader *rd, const Handin *h, HandinPage *v)
{
	static const TextId words[] = { [HANDIN_RECEIVED] = TEXT_HANDIN_TO_RECEIVED,
		[HANDIN_IN_WORK] = TEXT_HANDIN_TO_IN_WORK,
		[HANDIN_READY] = TEXT_HANDIN_TO_READY,
		[HANDIN_FETCHED] = TEXT_HANDIN_TO_FETCHED };
	Choice *states = arena_newv(rd->a, Choice, N_HANDIN_STATES);

	for (int s = HANDIN_RECEIVED; s <= HANDIN_FETCHED; s++)
		if (s != (int)h->state && s != (int)h->state + 1)
			states[v->n_states++] = (Choice){ handin_state_name(s),
				text(rd->lang, words[s]), false };
	v->states = states;
	if (h->state == HANDIN_FETCHED) {
		v->n_states = 0;
		return;
	}
	v->next = handin_state_name(h->state + 1);
	v->next_words = text(rd->lang, words[h->state + 1]);
}

static const char *
at_by(const Reader *rd, TextId id, Instant at, const char *by)
{
	const TextArg args[] = { text_arg_s(
		                     when_text(rd->a, rd->lang, rd->tz, at, rd->now)),
		text_arg_s(by) };

	return at ? text_format(rd->a, rd->lang, id, args, 2) : NULL;
}

static bool
show(WebReq *r, const char *note, const char *loan, const GError *why, GError **err)
{
	int64_t id = req_int(r, "id");
	Handin *h;
	Page p;

	if (!page_begin(r, &p, err) || !handin_store_find(req_db(r), p.rd.a, id, &h, err))
		return false;
	if (!h)
		return req_not_found(r);
	HandinPage v = {
		.h = handin_row(&p.rd, h),
		.title = arena_printf(p.rd.a, "%s: %s",
		    text(p.rd.lang, TEXT_ENTRY_HANDIN), h->what),
		.error = why ? req_says(r, why) : NULL,
		.version = h->version,
		.note = note,
		.loan = loan,
	};
	p.path = v.h.url;
	v.move_url = arena_printf(p.rd.a, "%s/move", v.h.url);
	v.loan_url = arena_printf(p.rd.a, "%s/loan", v.h.url);
	v.wipe_url = arena_printf(p.rd.a, "%s/wipe", v.h.url);
	v.receipt_url = arena_printf(p.rd.a, "%s/receipt", v.h.url);
	v.label_url = arena_printf(p.rd.a, "%s/label", v.h.url);
	fill_states(&p.rd, h, &v);
	v.wiped = h->wiped_at
	              ? when_text(p.rd.a, p.rd.lang, p.rd.tz, h->wiped_at, p.rd.now)
	              : NULL;
	v.fetched = at_by(&p.rd, TEXT_HANDIN_FETCHED_BY, h->fetched_at, h->fetched_by);
	if (!handin_code(req_db(r), p.rd.a, p.house, h, &v.code, err))
		return false;
	p.here = "shelf";
	handin_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_handin(WebReq *r, GError **err)
{
	return show(r, "", "", NULL, err);
}

/* Done: its page. What the user can mend brings it back with what was typed in note and
 * loan. */
typedef struct {
	TextId done;
	const char *note, *loan;
} After;

static bool
after(WebReq *r, const After *x, bool ok, const GError *why, GError **err)
{
	if (ok)
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/handin/%" G_GINT64_FORMAT,
		        req_int(r, "id")),
		    x->done);
	if (req_user_can_mend(why))
		return show(r, x->note, x->loan, why, err);
	g_propagate_error(err, g_error_copy(why));
	return false;
}

static bool
post_move(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const HandinMove w = {
		.id = req_int(r, "id"),
		.seen = req_int(r, "seen"),
		.state = (HandinState)handin_state_from_name(req_text(r, "state")),
		.shelf = req_has(r, "shelf") ? req_text(r, "shelf") : NULL,
		.fetched_by = req_text(r, "fetched_by"),
		.note = req_text(r, "note"),
		.minutes = (int)g_ascii_strtoull(req_text(r, "minutes"), NULL, 10),
	};
	bool ok = handin_move(req_db(r), req_arena(r), req_actor(r), &w, &why);

	const After x = { w.state == HANDIN_READY ? TEXT_HANDIN_DONE_READY
		                                  : TEXT_HANDIN_DONE,
		w.note, "" };

	return after(r, &x, ok, why, err);
}

static bool
post_loan(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	bool ok = handin_lend(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    req_int(r, "seen"), req_text(r, "loan"), &why);
	const After x = { TEXT_HANDIN_DONE, "", req_text(r, "loan") };

	return after(r, &x, ok, why, err);
}

static bool
post_wipe(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	bool ok = handin_wipe(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    req_int(r, "seen"), &why);

	const After x = { TEXT_HANDIN_DONE_WIPED, "", "" };

	return after(r, &x, ok, why, err);
}

/* --- receipt and label --- */

static HandinReceipt
receipt_of(const Reader *rd, const House *house, const Handin *h)
{
	const char *link = handin_link(rd->a, house, h->id);

	return (HandinReceipt){
		.h = handin_row(rd, h),
		.title = text(rd->lang, TEXT_HANDIN_RECEIPT),
		.house = house->name,
		.phone = house->phone,
		.mail = house->mail,
		.link = link,
		.qr = qr_of(rd->a, link),
	};
}

static bool
show_paper(WebReq *r, void (*paper)(Out *, const HandinReceipt *), TextId title,
    GError **err)
{
	Handin *h;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !handin_store_find(req_db(r), p.rd.a, req_int(r, "id"), &h, err))
		return false;
	if (!h)
		return req_not_found(r);
	HandinReceipt v = receipt_of(&p.rd, p.house, h);
	v.back_url = v.h.url;
	paper(p.body, &v);
	return page_end(&p, 200, text(p.rd.lang, title), err);
}

static bool
get_receipt(WebReq *r, GError **err)
{
	return show_paper(r, handin_receipt, TEXT_HANDIN_RECEIPT, err);
}

static bool
get_label(WebReq *r, GError **err)
{
	return show_paper(r, handin_label, TEXT_HANDIN_LABEL, err);
}

/* --- what the QR code leads to --- */

/* h is NULL if the link does not hold: then the page is simply not there. */
static bool
open_link(WebReq *r, const House **house, Handin **h, GError **err)
{
	*h = NULL;
	*house = req_house(r, err);
	if (!*house)
		return false;
	return !handin_link_holds(req_arena(r), *house, req_int(r, "id"),
	           req_text(r, "tag")) ||
	       handin_store_find(req_db(r), req_arena(r), req_int(r, "id"), h, err);
}

static bool
get_link(WebReq *r, GError **err)
{
	const House *house;
	Handin *h;

	if (!open_link(r, &house, &h, err))
		return false;
	if (!h)
		return req_not_found(r);
	if (req_staff(r))
		return req_see_other(r,
		    arena_printf(req_arena(r), "/handin/%" G_GINT64_FORMAT, h->id));
	return req_see_other(r,
	    house_case_link(req_arena(r), house, h->case_id) + strlen(house->url));
}

static bool
get_own_receipt(WebReq *r, GError **err)
{
	const House *house;
	Customer *customer = NULL;
	VisitorPage p;
	Handin *h;
	Case *c;

	if (!open_link(r, &house, &h, err))
		return false;
	if (!h)
		return req_not_found(r);
	if (!case_store_find(req_db(r), req_arena(r), h->case_id, &c, err) ||
	    (c && c->customer_id &&
	        !customer_store_find(req_db(r), req_arena(r), c->customer_id, &customer,
	            err)) ||
	    !visitor_begin(r, customer, &p, err))
		return false;
	const HandinReceipt v = receipt_of(&p.rd, house, h);
	handin_receipt(p.body, &v);
	return visitor_end(&p, 200, v.title);
}

/* --- the shelf --- */

static bool
holds(const Handin *h, const char *words)
{
	g_autofree char *all = g_strdup_printf("%" G_GINT64_FORMAT " %s %s %s %s %s %s",
	    h->case_id, h->what, h->serial, h->shelf,
	    h->person_name ? h->person_name : "",
	    h->customer_name ? h->customer_name : "", h->accessories);
	g_autofree char *folded = g_utf8_casefold(all, -1);
	g_autofree char *wanted = g_utf8_casefold(words, -1);

	return strstr(folded, g_strstrip(wanted)) != NULL;
}

static bool
get_shelf(WebReq *r, GError **err)
{
	ShelfView v = { .search = req_text(r, "q") };
	Handin *all;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !handin_store_on_shelf(req_db(r), p.rd.a, &all, &n, err))
		return false;
	HandinRow *rows = arena_newv(p.rd.a, HandinRow, n);
	for (size_t i = 0; i < n; i++)
		if (!*v.search || holds(&all[i], v.search))
			rows[v.n_rows++] = handin_row(&p.rd, &all[i]);
	v.rows = rows;
	v.n_all = (int64_t)n;
	v.title = text(p.rd.lang, TEXT_SHELF_TITLE);
	p.here = "shelf";
	shelf_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* clang-format off */
#define ID { "id", P_INT, true, G_MAXINT64, NULL }
#define SEEN { "seen", P_INT, true, G_MAXINT64, NULL }
#define WORDS(n) { n, P_TEXT, false, HANDIN_MAX_WORDS, NULL }
/* clang-format on */

static const Param form_params[] = { { "number", P_INT, true, G_MAXINT64, NULL },
	WORDS("what"), WORDS("serial"), WORDS("accessories"), WORDS("shelf"),
	WORDS("loan"), WORDS("code"), { "note", P_LINES, false, HANDIN_MAX_NOTE, NULL },
	{ "mail", P_BOOL, false, 0, NULL }, { 0 } };
static const Param id_params[] = { ID, { 0 } };
static const Param move_params[] = { ID, SEEN,
	{ "state", P_CHOICE, false, 0, "received|in_work|ready|fetched" }, WORDS("shelf"),
	WORDS("fetched_by"), { "note", P_LINES, false, HANDIN_MAX_NOTE, NULL },
	{ "minutes", P_TEXT, false, 4, NULL }, { 0 } };
static const Param loan_params[] = { ID, SEEN, WORDS("loan"), { 0 } };
static const Param seen_params[] = { ID, SEEN, { 0 } };
static const Param link_params[] = { ID, { "tag", P_TEXT, true, 64, NULL }, { 0 } };
static const Param shelf_params[] = { { "q", P_TEXT, false, 100, NULL }, { 0 } };

const Route handin_routes[] = {
	{ "GET", "/case/:number/handin", MAY_STAFF, false,
	    "The form with which a computer is handed in", form_params, get_form },
	{ "POST", "/case/:number/handin", MAY_STAFF, true,
	    "A computer is handed in, with a receipt (M9)", form_params, post_form },
	{ "GET", "/handin/:id", MAY_STAFF, false,
	    "A computer that was handed in: where it stands, and what is next", id_params,
	    get_handin },
	{ "POST", "/handin/:id/move", MAY_STAFF, true,
	    "It goes on to another state or place", move_params, post_move },
	{ "POST", "/handin/:id/loan", MAY_STAFF, true,
	    "A machine is lent meanwhile, or comes back", loan_params, post_loan },
	{ "POST", "/handin/:id/wipe", MAY_STAFF, true,
	    "The code that the user gave is forgotten", seen_params, post_wipe },
	{ "GET", "/handin/:id/receipt", MAY_STAFF, false, "Its receipt, to print",
	    id_params, get_receipt },
	{ "GET", "/handin/:id/label", MAY_STAFF, false, "Its label, to print", id_params,
	    get_label },
	{ "GET", "/shelf", MAY_STAFF, false,
	    "What stands on the shelf, since when, whose", shelf_params, get_shelf },
	{ "GET", "/h/:id/:tag", MAY_ANYONE, false,
	    "What the QR code of a receipt leads to: the staff to the computer, its user "
	    "to "
	    "his case",
	    link_params, get_link },
	{ "GET", "/h/:id/:tag/receipt", MAY_ANYONE, false,
	    "The receipt of a computer, for its user", link_params, get_own_receipt },
	{ 0 },
};
