/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/bulk_pages.h"

#include "base/err.h"
#include "bulk.tmpl.h" /* made from web/tmpl/bulk.tmpl */
#include "desk/bulk.h"
#include "desk/triage.h"
#include "store/bulk_store.h"
#include "store/supplier_store.h"
#include "web/case_choices.h"
#include "web/list_source.h"

#define MOST_SUPPLIERS 200

static bool
fill_suppliers(const Page *p, BulkBar *v, GError **err)
{
	Arena *a = p->rd.a;
	Supplier *all;
	size_t n;

	if (!supplier_store_to_write(req_db(p->r), a, MOST_SUPPLIERS, &all, &n, err))
		return false;
	Choice *choices = arena_newv(a, Choice, n);
	for (size_t i = 0; i < n; i++)
		choices[i] = (Choice){
			.value = arena_printf(a, "%" G_GINT64_FORMAT, all[i].id),
			.words = all[i].name,
		};
	v->suppliers = choices;
	v->n_suppliers = n;
	return true;
}

bool
bulk_bar_fill(const Page *p, const char *list, BulkBar *v, GError **err)
{
	const Reader *rd = &p->rd;
	const Case none = { 0 };

	*v = (BulkBar){
		.list = list,
		.back = req_path(p->r),
		.as_of = rd->now,
		.categories = category_choices(rd, &none),
		.n_categories = N_CATEGORIES,
		.priorities = priority_choices(rd, &none),
		.n_priorities = PRIORITY_URGENT,
		.me = arena_printf(rd->a, "%" G_GINT64_FORMAT, req_actor(p->r)->staff_id),
	};
	v->statuses = status_choices(rd, &none, &v->n_statuses);
	return staff_choices(req_db(p->r), rd, &none, &v->staff, &v->n_staff, err) &&
	       fill_suppliers(p, v, err);
}

/* --- what was done, in words --- */

static const char *
counted(const Reader *rd, TextId words, int64_t n)
{
	TextArg arg = TEXT_ARG(n);

	return text_format(rd->a, rd->lang, words, &arg, 1);
}

static const char *
bulk_words(const Reader *rd, const Bulk *b)
{
	const char *done = counted(rd, b->undone_at ? TEXT_BULK_UNDONE : TEXT_BULK_DONE,
	    b->n_done - b->n_not_undone);

	if (b->undone_at && b->n_not_undone)
		return arena_printf(rd->a, "%s %s", done,
		    counted(rd, TEXT_BULK_KEPT, b->n_not_undone));
	if (!b->undone_at && b->n_refused)
		return arena_printf(rd->a, "%s %s", done,
		    counted(rd, TEXT_BULK_NOT_DONE, b->n_refused));
	return done;
}

static const char *
undo_url(const Reader *rd, const Bulk *b)
{
	return bulk_may_undo(b, rd->now)
	           ? arena_printf(rd->a, "/bulk/%" G_GINT64_FORMAT "/undo", b->id)
	           : NULL;
}

bool
bulk_toast_of(const Page *p, const BulkToast **out, GError **err)
{
	const Reader *rd = &p->rd;
	Bulk *b;

	*out = NULL;
	if (!bulk_store_last(req_db(p->r), rd->a, req_actor(p->r)->staff_id,
	        rd->now - BULK_UNDO, &b, err))
		return false;
	if (!b || (b->undone_at && rd->now > b->undone_at + MINUTES(1)))
		return true;
	BulkToast *t = arena_new0(rd->a, BulkToast);
	t->words = bulk_words(rd, b);
	t->url = arena_printf(rd->a, "/bulk/%" G_GINT64_FORMAT, b->id);
	t->undo_url = undo_url(rd, b);
	t->back = p->path ? p->path : req_path(p->r);
	*out = t;
	return true;
}

/* --- doing it --- */

/* What one click says is all: each choice has a name of its own. */
static BulkWhat
what_asked(WebReq *r)
{
	static const struct {
		const char *name;
		BulkAct act;
	} acts[] = { { "merge", BULK_MERGE }, { "solve", BULK_SOLVE },
		{ "close", BULK_CLOSE }, { "aside", BULK_ASIDE },
		{ "refer", BULK_REFER } };
	BulkWhat w = { .text = req_text(r, "text") };

	for (size_t i = 0; i < G_N_ELEMENTS(acts); i++)
		if (g_str_equal(acts[i].name, req_text(r, "act")))
			w.act = acts[i].act;
	if (w.act == BULK_MERGE)
		w.value = req_int(r, "into");
	if (w.act == BULK_REFER)
		return (
		    BulkWhat){ BULK_REFER, req_int(r, "supplier"), req_text(r, "first") };
	if (w.act)
		return w;
	if (req_has(r, "assignee"))
		return (BulkWhat){ BULK_ASSIGN, req_int(r, "assignee"), NULL };
	if (*req_text(r, "category"))
		return (BulkWhat){ BULK_CATEGORY,
			category_from_name(req_text(r, "category")), NULL };
	if (*req_text(r, "priority"))
		return (BulkWhat){ BULK_PRIORITY,
			priority_from_name(req_text(r, "priority")), NULL };
	return (BulkWhat){ BULK_STATUS, status_from_name(req_text(r, "status")), NULL };
}

/* Those that are ticked, those that a script gives in one, or all of the list. */
static bool
cases_asked(WebReq *r, int64_t **out, size_t *n, GError **err)
{
	Arena *a = req_arena(r);
	size_t n_ticked;
	const int64_t *ticked = req_ints(r, "case", &n_ticked);
	g_auto(GStrv) words = g_strsplit(req_text(r, "cases"), ",", BULK_MOST + 1);

	*out = NULL;
	*n = 0;
	if (req_bool(r, "all"))
		return list_all_cases(r, req_text(r, "list"),
		    req_has(r, "q") ? req_text(r, "q") : NULL, out, n, err);
	for (size_t i = 0; i < n_ticked; i++)
		*arena_push(a, out, n) = ticked[i];
	for (int i = 0; words[i]; i++) {
		int64_t id = g_ascii_strtoll(words[i], NULL, 10);

		if (id > 0)
			*arena_push(a, out, n) = id;
	}
	return true;
}

static const char *
way_back(WebReq *r, const char *otherwise)
{
	const char *back = req_text(r, "back");

	return *back == '/' && back[1] != '/' ? back : otherwise;
}

/* What is wrong with the whole is said where one was. */
static bool
say_why(WebReq *r, const char *to, const GError *why, GError **err)
{
	TextId id;

	if (req_user_can_mend(why) && text_find(why->message, &id))
		return req_see_other_saying(r, to, id);
	g_propagate_error(err, g_error_copy(why));
	return false;
}

static bool
post_bulk(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	BulkWhat what = what_asked(r);
	int64_t *cases, id;
	size_t n;

	if (!cases_asked(r, &cases, &n, &why) ||
	    !bulk_do(req_db(r), req_arena(r), req_actor(r), &what, cases, n,
	        req_int(r, "as_of"), &id, &why))
		return say_why(r, way_back(r, "/"), why, err);
	return req_see_other(r, way_back(r, "/"));
}

/* In triage one decides on it anew. */
static bool
decide_anew(WebReq *r, int64_t id, GError **err)
{
	BulkCase *cases;
	size_t n;

	return bulk_store_cases(req_db(r), req_arena(r), id, &cases, &n, err) &&
	       (n != 1 || triage_return(req_db(r), req_arena(r), req_actor(r),
	                      cases[0].case_id, err));
}

static bool
post_undo(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	int64_t id = req_int(r, "id");
	const char *to = way_back(r,
	    arena_printf(req_arena(r), "/bulk/%" G_GINT64_FORMAT, id));

	if (!bulk_undo(req_db(r), req_arena(r), req_actor(r), id, &why))
		return say_why(r, to, why, err);
	if (g_str_has_prefix(to, "/triage") && !decide_anew(r, id, err))
		return false;
	return req_see_other(r, to);
}

/* --- what came of it --- */

static void
add_row(const Reader *rd, const BulkCase *c, const char *id, BulkRow **rows, size_t *n)
{
	TextId why;

	if (id)
		*arena_push(rd->a, rows, n) = (BulkRow){
			.number = c->case_id,
			.url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT, c->case_id),
			.subject = c->subject,
			.why = text_find(id, &why) ? text(rd->lang, why) : id,
			.refer_url = g_str_equal(id, "bulk.refer.missing")
			                 ? arena_printf(rd->a,
			                       "/case/%" G_GINT64_FORMAT "/refer",
			                       c->case_id)
			                 : NULL,
		};
}

static bool
get_bulk(WebReq *r, GError **err)
{
	Page p;
	Bulk *b;
	BulkCase *cases;
	BulkRow *refused = NULL, *not_undone = NULL;
	size_t n;
	int64_t id = req_int(r, "id");

	if (!page_begin(r, &p, err) || !bulk_store_find(req_db(r), p.rd.a, id, &b, err))
		return false;
	if (!b)
		return req_not_found(r);
	if (!bulk_store_cases(req_db(r), p.rd.a, id, &cases, &n, err))
		return false;
	BulkView v = { .title = text(p.rd.lang, TEXT_BULK_TITLE),
		.words = bulk_words(&p.rd, b) };
	for (size_t i = 0; i < n; i++) {
		add_row(&p.rd, &cases[i], cases[i].refused, &refused, &v.n_refused);
		add_row(&p.rd, &cases[i], cases[i].not_undone, &not_undone,
		    &v.n_not_undone);
	}
	v.refused = refused;
	v.not_undone = not_undone;
	if (b->staff_id == req_actor(r)->staff_id)
		v.undo_url = undo_url(&p.rd, b);
	bulk_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static const Param bulk_params[] = {
	{ "list", P_TEXT, false, 40, NULL },
	{ "q", P_TEXT, false, QUERY_MAX_BYTES, NULL },
	{ "back", P_TEXT, false, 1500, NULL },
	{ "as_of", P_INT, false, G_MAXINT64, NULL },
	{ "case", P_INTS, false, G_MAXINT64, NULL },
	{ "cases", P_TEXT, false, BULK_MOST * 12, NULL },
	{ "all", P_BOOL, false, 0, NULL },
	{ "act", P_TEXT, false, 10, NULL },
	{ "assignee", P_INT, false, G_MAXINT64, NULL },
	{ "category", P_TEXT, false, 20, NULL },
	{ "priority", P_TEXT, false, 20, NULL },
	{ "status", P_TEXT, false, 20, NULL },
	{ "into", P_INT, false, G_MAXINT64, NULL },
	{ "supplier", P_INT, false, G_MAXINT64, NULL },
	{ "first", P_LINES, false, 4000, NULL },
	{ "text", P_LINES, false, 20000, NULL },
	{ 0 },
};
static const Param id_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};
static const Param undo_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ "back", P_TEXT, false, 1500, NULL },
	{ 0 },
};

const Route bulk_routes[] = {
	{ "POST", "/bulk", MAY_STAFF, true, "Does the same to many cases of a list",
	    bulk_params, post_bulk },
	{ "GET", "/bulk/:id", MAY_STAFF, false,
	    "What was done to many cases, and what was not, and why", id_params,
	    get_bulk },
	{ "POST", "/bulk/:id/undo", MAY_STAFF, true,
	    "Sets back what was done to many cases, where nobody changed them since",
	    undo_params, post_undo },
	{ 0 },
};
