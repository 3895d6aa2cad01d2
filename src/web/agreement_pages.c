/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * agreement_pages.c - what was agreed with a customer, and with those who have no
 * agreement of their own: all of the staff see it, administrators change it. */
#include "web/agreement_pages.h"

#include "agreement.tmpl.h" /* made from web/tmpl/agreement.tmpl */
#include "base/err.h"
#include "desk/agreement.h"
#include "store/agreement_store.h"
#include "store/people_store.h"
#include "web/agreement_form.h"
#include "web/agreement_words.h"
#include "web/frame.h"
#include "web/terms.h"

#define MAX_ID G_MAXINT64

/* All versions of a customer's, or of the house's, and which of them is looked at. */
typedef struct {
	Page *p;
	int64_t customer_id;
	Agreement *all; /* the one that begins last first */
	size_t n;
	const Agreement *shown; /* NULL: there is none */
} Versions;

typedef enum { VERSION_ENDED, VERSION_IN_FORCE, VERSION_PLANNED } VersionState;

static VersionState
state_of(const Agreement *ag, Instant now)
{
	if (ag->valid_from > now)
		return VERSION_PLANNED;
	return ag->valid_to && ag->valid_to <= now ? VERSION_ENDED : VERSION_IN_FORCE;
}

static const char *
state_words(const Reader *rd, VersionState state)
{
	static const TextId texts[] = {
		[VERSION_ENDED] = TEXT_AGREEMENT_ENDED,
		[VERSION_IN_FORCE] = TEXT_AGREEMENT_IN_FORCE,
		[VERSION_PLANNED] = TEXT_AGREEMENT_PLANNED,
	};

	return text(rd->lang, texts[state]);
}

static const char *const looks[] = {
	[VERSION_ENDED] = "done",
	[VERSION_IN_FORCE] = "fine",
	[VERSION_PLANNED] = "wait",
};

static const char *
dates_words(const Reader *rd, const Agreement *ag)
{
	TextArg args[] = {
		TEXT_ARG(terms_date(rd, ag, ag->valid_from)),
		TEXT_ARG(ag->valid_to ? terms_date(rd, ag, ag->valid_to - 1) : ""),
	};

	return ag->valid_to
	           ? text_format(rd->a, rd->lang, TEXT_AGREEMENT_FROM_TO, args, 2)
	           : text_format(rd->a, rd->lang, TEXT_AGREEMENT_FROM, args, 1);
}

/* The house's standard holds after it, until the next one or for good; NULL: not. */
static const char *
gap_after(const Reader *rd, const Agreement *ag, const Agreement *next)
{
	if (!ag->valid_to || (next && next->valid_from <= ag->valid_to))
		return NULL;
	TextArg args[] = {
		TEXT_ARG(terms_date(rd, ag, ag->valid_to)),
		TEXT_ARG(next ? terms_date(rd, next, next->valid_from - 1) : ""),
	};
	return next ? text_format(rd->a, rd->lang, TEXT_AGREEMENT_GAP, args, 2)
	            : text_format(rd->a, rd->lang, TEXT_AGREEMENT_GAP_AFTER, args, 1);
}

static const char *
gap_before(const Reader *rd, const Versions *v)
{
	const Agreement *first = v->n ? &v->all[v->n - 1] : NULL;

	if (!v->customer_id || (first && first->valid_from <= rd->now))
		return NULL;
	if (!first)
		return text(rd->lang, TEXT_AGREEMENT_NONE);
	TextArg until = TEXT_ARG(terms_date(rd, first, first->valid_from - 1));
	return text_format(rd->a, rd->lang, TEXT_AGREEMENT_GAP_BEFORE, &until, 1);
}

static const char *
version_url(Arena *a, int64_t id)
{
	return arena_printf(a, "/agreement/%" G_GINT64_FORMAT, id);
}

static void
set_versions(const Versions *v, AgreementPage *page)
{
	const Reader *rd = &v->p->rd;
	VersionRow *rows = arena_newv(rd->a, VersionRow, v->n);

	for (size_t i = 0; i < v->n; i++) {
		const Agreement *ag = &v->all[i];
		VersionState state = state_of(ag, rd->now);

		rows[i] = (VersionRow){
			.url = version_url(rd->a, ag->id),
			.name = ag->name,
			.look = looks[state],
			.state = state_words(rd, state),
			.dates = dates_words(rd, ag),
			.gap = v->customer_id
			           ? gap_after(rd, ag, i ? &v->all[i - 1] : NULL)
			           : NULL,
			.is_here = ag == v->shown,
		};
	}
	page->versions = rows;
	page->n_versions = v->n;
	page->gap = gap_before(rd, v);
}

/* The last day that was agreed on, as a form has it. */
static const char *
end_date(Arena *a, const Agreement *ag)
{
	char date[DAY_TEXT_MAX];

	return ag->ends_at
	           ? arena_strdup(a,
	                 day_format(hours_local_day(ag->hours, ag->ends_at - 1), date))
	           : "";
}

/* What may be done with the one that is shown. */
static bool
set_acts(const Versions *v, AgreementPage *page, GError **err)
{
	Arena *a = v->p->rd.a;
	const char *own;
	bool held;

	if (!req_actor(v->p->r)->admin)
		return true;
	if (!v->shown) {
		page->new_url = arena_printf(a, "%s/new",
		    agreement_url(a, v->customer_id));
		return true;
	}
	own = version_url(a, v->shown->id);
	page->new_url = arena_printf(a, "%s/next", own);
	if (v->customer_id && state_of(v->shown, v->p->rd.now) != VERSION_ENDED) {
		page->end_url = arena_printf(a, "%s/end", own);
		page->ends = end_date(a, v->shown);
	}
	if (!agreement_store_is_held(req_db(v->p->r), v->shown, &held, err))
		return false;
	if (held) {
		page->held = text(v->p->rd.lang, TEXT_AGREEMENT_HELD_WHY);
		return true;
	}
	page->edit_url = arena_printf(a, "%s/edit", own);
	if (v->customer_id || v->n > 1)
		page->remove_url = arena_printf(a, "%s/remove", own);
	return true;
}

static bool
show(Versions *v, const char *customer, GError **err)
{
	Page *p = v->p;
	AgreementPage page = { .customer = customer };

	page.title = text(p->rd.lang,
	    customer ? TEXT_AGREEMENT_TITLE : TEXT_AGREEMENT_STANDARD);
	if (customer)
		page.customer_url = arena_printf(p->rd.a, "/customer/%" G_GINT64_FORMAT,
		    v->customer_id);
	set_versions(v, &page);
	if (!set_acts(v, &page, err))
		return false;
	if (v->shown) {
		VersionState state = state_of(v->shown, p->rd.now);

		page.name = v->shown->name;
		page.dates = dates_words(&p->rd, v->shown);
		page.state = state_words(&p->rd, state);
		page.look = looks[state];
		page.terms = terms_of(&p->rd, v->shown);
	}
	p->here = "customers";
	agreement_page(p->body, &page);
	return page_end(p, 200, page.title, err);
}

/* The page of a customer's versions; shown_id 0 is that in force, else the nearest. */
static bool
get_versions(WebReq *r, int64_t customer_id, int64_t shown_id, GError **err)
{
	Customer *c = NULL;
	Page p;
	Versions v = { .p = &p, .customer_id = customer_id };

	if (!page_begin(r, &p, err) ||
	    (customer_id &&
	        !customer_store_find(req_db(r), p.rd.a, customer_id, &c, err)) ||
	    !agreement_store_versions(req_db(r), p.rd.a, customer_id, &v.all, &v.n, err))
		return false;
	if (customer_id && !c)
		return req_not_found(r);
	for (size_t i = 0; i < v.n; i++) {
		bool begun = v.all[i].valid_from <= p.rd.now;

		if (shown_id ? v.all[i].id == shown_id
		             : !v.shown || !begun || v.shown->valid_from > p.rd.now)
			v.shown = &v.all[i];
	}
	return show(&v, c ? c->name : NULL, err);
}

static bool
get_of_customer(WebReq *r, GError **err)
{
	return get_versions(r, req_int(r, "id"), 0, err);
}

static bool
get_standard(WebReq *r, GError **err)
{
	return get_versions(r, 0, 0, err);
}

/* The one that the path names; true with NULL after it answered that there is none. */
static bool
find(WebReq *r, Agreement **ag, GError **err)
{
	if (!agreement_store_find(req_db(r), req_arena(r), req_int(r, "id"), ag, err))
		return false;
	return *ag || req_not_found(r);
}

static bool
get_one(WebReq *r, GError **err)
{
	Agreement *ag;

	if (!find(r, &ag, err))
		return false;
	return !ag || get_versions(r, ag->customer_id, ag->id, err);
}

static bool
get_edit(WebReq *r, GError **err)
{
	Agreement *ag;
	bool held;

	if (!find(r, &ag, err))
		return false;
	if (!ag)
		return true;
	if (!agreement_store_is_held(req_db(r), ag, &held, err))
		return false;
	return held ? fail(err, ERR_INVALID, "agreement.held")
	            : agreement_form_show(r, ag, err);
}

/* A new version that is like an old one begins with the next month. */
static void
begin_next_month(Agreement *ag, Instant now)
{
	Date d = day_to_date(hours_local_day(ag->hours, MAX(now, ag->valid_from)));
	int year = d.month == 12 ? d.year + 1 : d.year;

	ag->id = 0;
	ag->version = 0;
	ag->ends_at = 0;
	ag->valid_from = hours_midnight(ag->hours,
	    day_from_date(year, d.month % 12 + 1, 1));
}

static bool
get_next(WebReq *r, GError **err)
{
	Agreement *ag;

	if (!find(r, &ag, err))
		return false;
	if (!ag)
		return true;
	begin_next_month(ag, req_actor(r)->now);
	return agreement_form_show(r, ag, err);
}

/* A customer's first is like the house's. */
static bool
get_new(WebReq *r, GError **err)
{
	Instant now = req_actor(r)->now;
	Customer *c;
	Agreement *ag;

	if (!customer_store_find(req_db(r), req_arena(r), req_int(r, "id"), &c, err) ||
	    !agreement_store_in_force(req_db(r), req_arena(r), 0, now, &ag, err))
		return false;
	if (!c)
		return req_not_found(r);
	begin_next_month(ag, now);
	ag->valid_from = hours_midnight(ag->hours, hours_local_day(ag->hours, now));
	ag->customer_id = c->id;
	return agreement_form_show(r, ag, err);
}

static bool
post_remove(WebReq *r, GError **err)
{
	Agreement *ag;

	if (!find(r, &ag, err))
		return false;
	if (!ag)
		return true;
	return agreement_remove(req_db(r), req_arena(r), req_actor(r), ag->id, err) &&
	       req_see_other_saying(r, agreement_url(req_arena(r), ag->customer_id),
	           TEXT_AGREEMENT_REMOVED);
}

static bool
post_end(WebReq *r, GError **err)
{
	const char *ends = req_text(r, "ends");
	Instant at = 0;
	Agreement *ag;
	Day last;

	if (!find(r, &ag, err))
		return false;
	if (!ag)
		return true;
	if (*ends) {
		if (!words_read_date(ends, &last))
			return fail(err, ERR_INVALID, "agreement.date_wrong");
		at = hours_midnight(ag->hours, last + 1);
	}
	return agreement_end(req_db(r), req_arena(r), req_actor(r), ag->id, at, err) &&
	       req_see_other_saying(r,
	           arena_printf(req_arena(r), "/agreement/%" G_GINT64_FORMAT, ag->id),
	           TEXT_AGREEMENT_SAVED);
}

static const Param end_params[] = {
	{ "id", P_INT, true, MAX_ID, NULL },
	{ "ends", P_TEXT, false, 20, NULL },
	{ 0 },
};
static const Param id_params[] = {
	{ "id", P_INT, true, MAX_ID, NULL },
	{ 0 },
};

const Route agreement_routes[] = {
	{ "GET", "/customer/:id/agreement", MAY_STAFF, false,
	    "The versions of a customer's agreement, and that in force", id_params,
	    get_of_customer },
	{ "GET", "/customer/:id/agreement/new", MAY_ADMIN, false,
	    "The form of a customer's first agreement", id_params, get_new },
	{ "GET", "/agreement", MAY_STAFF, false,
	    "The versions of the house's standard agreement", NULL, get_standard },
	{ "GET", "/agreement/:id", MAY_STAFF, false, "A version of an agreement",
	    id_params, get_one },
	{ "GET", "/agreement/:id/edit", MAY_ADMIN, false,
	    "The form of a version to which no case is held", id_params, get_edit },
	{ "GET", "/agreement/:id/next", MAY_ADMIN, false,
	    "The form of the version that follows it", id_params, get_next },
	{ "POST", "/agreements", MAY_ADMIN, true, "Adds a version, or previews it",
	    agreement_form_params, agreement_form_save },
	{ "POST", "/agreement/:id", MAY_ADMIN, true, "Saves a version, or previews it",
	    agreement_form_params, agreement_form_save },
	{ "POST", "/agreement/:id/end", MAY_ADMIN, true,
	    "Says on which day a version ends, or that it does not", end_params,
	    post_end },
	{ "POST", "/agreement/:id/remove", MAY_ADMIN, true,
	    "Takes back a version to which no case is held", id_params, post_remove },
	{ 0 },
};
