/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/visit_form.h"
#include "web/time_field.h"

#include "base/err.h"
#include "desk/visit.h"
#include "model/when.h"
#include "store/case_store.h"
#include "store/people_store.h"
#include "store/visit_store.h"
#include "visit.tmpl.h" /* made from web/tmpl/visit.tmpl */
#include "web/frame.h"

#define MOST_TIMES 8

static const int lengths[] = { 30, 60, 90, 120, 180, 240, 480 };

/* What is in the form: typed, or of the visit that is moved, or what is usual. */
typedef struct {
	const Page *p;
	const Case *c;
	const Visit *v; /* NULL: a new one */
	int64_t staff_id;
	int length, travel; /* minutes */
	const Site *sites;  /* of the customer */
	size_t n_sites;
	const Site *site; /* that was chosen, or is the first; NULL */
} Filling;

static int
number_of(const char *typed, int otherwise)
{
	guint64 n;

	return g_ascii_string_to_unsigned(typed, 10, 0, 9999, &n, NULL) ? (int)n
	                                                                : otherwise;
}

static bool
fill_staff(const Filling *f, VisitForm *v, GError **err)
{
	const Reader *rd = &f->p->rd;
	Staff *all;
	size_t n;

	if (!staff_store_all(req_db(f->p->r), rd->a, &all, &n, err))
		return false;
	Choice *choices = arena_newv(rd->a, Choice, n);
	for (size_t i = 0; i < n; i++) {
		if (all[i].id == f->staff_id)
			v->goes = arena_printf(rd->a, "%s · %s", all[i].name,
			    when_length(rd->a, rd->lang, MINUTES(f->length)));
		if (all[i].active)
			choices[v->n_staff++] = (Choice){
				arena_printf(rd->a, "%" G_GINT64_FORMAT, all[i].id),
				all[i].name, all[i].id == f->staff_id
			};
	}
	v->staff = choices;
	return true;
}

static void
fill_lengths(const Filling *f, VisitForm *v)
{
	const Reader *rd = &f->p->rd;
	Choice *choices = arena_newv(rd->a, Choice, G_N_ELEMENTS(lengths));

	for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++)
		choices[i] = (Choice){ arena_printf(rd->a, "%d", lengths[i]),
			when_length(rd->a, rd->lang, MINUTES(lengths[i])),
			lengths[i] == f->length };
	v->lengths = choices;
	v->n_lengths = G_N_ELEMENTS(lengths);
}

/* The times that fit, and the one that was chosen. */
static bool
fill_times(const Filling *f, VisitForm *v, GError **err)
{
	const Reader *rd = &f->p->rd;
	const VisitAsk ask = { f->c, f->staff_id, MINUTES(f->length), MINUTES(f->travel),
		rd->now };
	Instant *times;
	size_t n;

	if (!visit_propose(req_db(f->p->r), rd->a, &ask, MOST_TIMES, &times, &n, err))
		return false;
	Choice *choices = arena_newv(rd->a, Choice, n);
	for (size_t i = 0; i < n; i++) {
		const char *value = time_field(rd, times[i]);

		choices[i] = (Choice){ value,
			when_text(rd->a, rd->lang, rd->tz, times[i], rd->now),
			g_str_equal(value, v->at) };
	}
	v->times = choices;
	v->n_times = n;
	return true;
}

static void
fill_sites(const Filling *f, VisitForm *v)
{
	Arena *a = f->p->rd.a;
	Choice *choices = arena_newv(a, Choice, f->n_sites);
	const char **words = arena_newv(a, const char *, f->n_sites);

	for (size_t i = 0; i < f->n_sites; i++) {
		const Site *s = &f->sites[i];

		words[i] = s->address;
		choices[i] = (Choice){ arena_printf(a, "%" G_GINT64_FORMAT, s->id),
			arena_printf(a, "%s: %s", s->name, s->address), s == f->site };
	}
	v->sites = choices;
	v->addresses = words;
	v->n_sites = f->n_sites;
}

/* Where to: the site that was chosen in the form, else the first of the customer's. How
 * long it takes to get there follows it, until it is typed otherwise. */
static bool
find_site(Filling *f, GError **err)
{
	WebReq *r = f->p->r;
	int64_t chosen = req_int(r, "place");
	Site *sites;

	if (!f->c->customer_id || f->v)
		return true;
	if (!site_store_of_customer(req_db(r), f->p->rd.a, f->c->customer_id, &sites,
	        &f->n_sites, err))
		return false;
	f->sites = sites;
	for (size_t i = 0; i < f->n_sites; i++)
		if (!f->site || sites[i].id == chosen)
			f->site = &sites[i];
	if (f->site && f->site->id != req_int(r, "of_place"))
		f->travel = f->site->travel;
	return true;
}

static const char *
typed_or(WebReq *r, const char *name, const char *otherwise)
{
	return req_has(r, name) ? req_text(r, name) : otherwise;
}

/* Who goes: as chosen; else whoever has the case, else who looks at it. */
static Filling
filling_of(const Page *p, const Case *c, const Visit *v)
{
	WebReq *r = p->r;
	int was = v ? (int)((v->ends - v->begins) / MINUTES(1)) : 60;

	return (Filling){
		.p = p,
		.c = c,
		.v = v,
		.staff_id = req_int(r, "staff") ? req_int(r, "staff")
		            : v                 ? v->staff_id
		            : c->assignee_id    ? c->assignee_id
		                                : req_actor(r)->staff_id,
		.length = number_of(req_text(r, "length"), was),
		.travel = CLAMP(number_of(req_text(r, "travel"), v ? v->travel : 30), 0,
		    VISIT_MOST_TRAVEL),
	};
}

static void
set_words(const Filling *f, VisitForm *form)
{
	WebReq *r = f->p->r;
	Arena *a = f->p->rd.a;
	const Visit *v = f->v;
	const char *at = req_text(r, "other");

	form->at = *at ? at
	               : typed_or(r, "at", v ? time_field(&f->p->rd, v->begins) : "");
	form->travel = arena_printf(a, "%d", f->travel);
	form->length = arena_printf(a, "%d", f->length);
	form->staff_id = arena_printf(a, "%" G_GINT64_FORMAT, f->staff_id);
	form->address = typed_or(r, "address",
	    v         ? v->address
	    : f->site ? f->site->address
	              : "");
	form->phone = typed_or(r, "phone", v ? v->phone : f->site ? f->site->phone : "");
	form->place = arena_printf(a, "%" G_GINT64_FORMAT, f->site ? f->site->id : 0);
	form->what = typed_or(r, "what", v ? v->what : "");
	form->site = req_text(r, "site");
	form->number = f->c->id;
	form->subject = f->c->subject;
	form->version = v ? v->version : 0;
	form->back_url = v ? arena_printf(a, "/visit/%" G_GINT64_FORMAT, v->id)
	                   : arena_printf(a, "/case/%" G_GINT64_FORMAT, f->c->id);
	form->url = v ? arena_printf(a, "/visit/%" G_GINT64_FORMAT "/plan", v->id)
	              : arena_printf(a, "/case/%" G_GINT64_FORMAT "/visit", f->c->id);
	form->ask_url = form->url;
}

bool
visit_form_show(WebReq *r, int64_t id, const GError *why, GError **err)
{
	Visit *v = NULL;
	Case *c;
	Page p;

	if (!page_begin(r, &p, err) ||
	    (id && !visit_store_find(req_db(r), p.rd.a, id, &v, err)))
		return false;
	if (id && !v)
		return req_not_found(r);
	if (!case_store_find(req_db(r), p.rd.a, v ? v->case_id : req_int(r, "number"), &c,
	        err))
		return false;
	if (!c)
		return req_not_found(r);
	Filling f = filling_of(&p, c, v);
	if (!find_site(&f, err))
		return false;
	VisitForm form = {
		.title = text(p.rd.lang, id ? TEXT_VISIT_MOVE : TEXT_VISIT_NEW),
		.error = why ? req_says(r, why) : NULL,
		.may_anyway = why && (g_str_equal(why->message, "visit.clash") ||
		                         g_str_equal(why->message, "visit.meeting") ||
		                         g_str_equal(why->message, "visit.away")),
	};
	set_words(&f, &form);
	fill_lengths(&f, &form);
	fill_sites(&f, &form);
	if (!fill_staff(&f, &form, err) || !fill_times(&f, &form, err))
		return false;
	p.path = form.ask_url;
	visit_form(p.body, &form);
	return page_end(&p, why ? req_status_of(why) : 200, form.title, err);
}

bool
visit_form_save(WebReq *r, int64_t id, GError **err)
{
	g_autoptr(GError) why = NULL;
	const char *other = req_text(r, "other");
	VisitPlan w = {
		.id = id,
		.case_id = id ? 0 : req_int(r, "number"),
		.seen = id ? req_int(r, "seen") : 0,
		.staff_id = req_int(r, "staff"),
		.travel = number_of(req_text(r, "travel"), -1),
		.address = req_text(r, "address"),
		.phone = req_text(r, "phone"),
		.what = req_text(r, "what"),
		.site = req_text(r, "site"),
		.anyway = req_bool(r, "anyway"),
	};
	int64_t made;
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	bool ok = (time_field_read(&p.rd, *other ? other : req_text(r, "at"),
	               &w.begins) ||
	           fail(&why, ERR_INVALID, "visit.when.missing"));
	w.ends = w.begins + MINUTES(number_of(req_text(r, "length"), 0));
	if (ok && visit_plan(req_db(r), p.rd.a, req_actor(r), &w, &made, &why))
		return req_see_other_saying(r,
		    arena_printf(p.rd.a, "/visit/%" G_GINT64_FORMAT, made),
		    TEXT_VISIT_DONE_PLANNED);
	if (req_user_can_mend(why))
		return visit_form_show(r, id, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* clang-format off */
#define PLAN \
	{ "staff", P_INT, false, G_MAXINT64, NULL }, \
	{ "place", P_INT, false, G_MAXINT64, NULL }, \
	{ "of_place", P_INT, false, G_MAXINT64, NULL }, \
	{ "at", P_TEXT, false, 40, NULL }, { "other", P_TEXT, false, 40, NULL }, \
	{ "length", P_TEXT, false, 4, NULL }, { "travel", P_TEXT, false, 4, NULL }, \
	{ "address", P_TEXT, false, VISIT_MAX_WORDS, NULL }, \
	{ "phone", P_TEXT, false, VISIT_MAX_WORDS, NULL }, \
	{ "what", P_LINES, false, VISIT_MAX_TEXT, NULL }, \
	{ "site", P_TEXT, false, VISIT_MAX_WORDS, NULL }, \
	{ "anyway", P_BOOL, false, 0, NULL }
/* clang-format on */

const Param visit_form_params[] = { { "number", P_INT, true, G_MAXINT64, NULL }, PLAN,
	{ 0 } };
const Param visit_move_params[] = { { "id", P_INT, true, G_MAXINT64, NULL },
	{ "seen", P_INT, false, G_MAXINT64, NULL }, PLAN, { 0 } };
