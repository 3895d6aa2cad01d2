/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/saved_view_pages.h"

#include "base/err.h"
#include "desk/list_filter.h"
#include "desk/saved_view.h"
#include "saved_view.tmpl.h" /* made from web/tmpl/saved_view.tmpl */
#include "store/saved_view_store.h"
#include "web/filter_more.h"
#include "web/list_source.h"

static const char *
view_url(Arena *a, int64_t id, const char *more)
{
	return arena_printf(a, "/view/%" G_GINT64_FORMAT "%s", id, more);
}

/* --- in the frame --- */

/* Every open case, read once for all the views that have to be counted. */
typedef struct {
	const Page *p;
	OpenCases open;
	bool is_loaded;
} Counting;

static bool
load(Counting *x, const CasePick *pick, OpenCases *open, GError **err)
{
	Db *db = req_db(x->p->r);

	if (case_list_is_few(pick->kind))
		return open_cases_for(db, x->p->rd.a, pick, open, err);
	if (!x->is_loaded && !open_cases_load(db, x->p->rd.a, &x->open, err))
		return false;
	x->is_loaded = true;
	*open = x->open;
	return true;
}

static bool
count_anew(Counting *x, ListSource *s, int64_t *n, bool *is_more, GError **err)
{
	Db *db = req_db(x->p->r);
	Arena *a = x->p->rd.a;
	OpenCases open;
	ListFilter f;
	size_t found;

	if (!load(x, &s->pick, &open, err) ||
	    !list_filter_find(db, a, req_actor(x->p->r), s->filter, NULL, &f, err))
		return false;
	list_filter_put(&f, &s->pick);
	if (!case_pick_count(db, a, &open, &s->pick, &found, err))
		return false;
	*n = (int64_t)found;
	*is_more = f.is_cut;
	return true;
}

static bool
count(Counting *x, const SavedView *view, int64_t *n, bool *is_more, GError **err)
{
	WebReq *r = x->p->r;
	const char *name = arena_printf(x->p->rd.a,
	    "view-%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, view->id,
	    view->version, req_actor(r)->staff_id);
	int64_t kept;
	ListSource s;

	if (req_counted(r, name, &kept)) {
		*n = kept / 2;
		*is_more = kept % 2;
		return true;
	}
	if (!list_source_of(r, view, &s, err) || !count_anew(x, &s, n, is_more, err))
		return false;
	req_count(r, name, *n * 2 + *is_more);
	return true;
}

static bool
add_links(Counting *x, const SavedView *views, size_t n, FrameLink *links, GError **err)
{
	const Page *p = x->p;

	for (size_t i = 0; i < n; i++) {
		FrameLink *link = &links[i];
		const char *list = saved_view_list(p->rd.a, views[i].id);

		*link = (FrameLink){
			.url = view_url(p->rd.a, views[i].id, ""),
			.icon = views[i].staff_id ? "star" : "users",
			.name = views[i].name,
			.here = p->here && g_str_equal(p->here, list),
		};
		if (!count(x, &views[i], &link->count, &link->is_more, err))
			return false;
	}
	return true;
}

bool
saved_view_links(const Page *p, FrameLink **out, size_t *n, GError **err)
{
	Db *db = req_db(p->r);
	Arena *a = p->rd.a;
	Counting x = { .p = p };
	SavedView *own, *shared;
	size_t n_own, n_shared;

	if (!saved_view_store_of(db, a, 0, &shared, &n_shared, err) ||
	    !saved_view_store_of(db, a, req_actor(p->r)->staff_id, &own, &n_own, err))
		return false;
	*n = n_own + n_shared;
	*out = arena_newv(a, FrameLink, *n);
	return add_links(&x, shared, n_shared, *out, err) &&
	       add_links(&x, own, n_own, *out + n_shared, err);
}

/* --- kept --- */

static const SavedViewRow *
rows_of(const Page *p, const SavedView *views, size_t n)
{
	const Reader *rd = &p->rd;
	SavedViewRow *rows = arena_newv(rd->a, SavedViewRow, n);

	for (size_t i = 0; i < n; i++) {
		const SavedView *v = &views[i];
		const CaseListView *list = case_list_named(v->list);
		bool his = saved_view_is_his(v, req_actor(p->r));

		rows[i] = (SavedViewRow){
			.name = v->name,
			.url = view_url(rd->a, v->id, ""),
			.list = list ? text(rd->lang, list->title) : v->list,
			.filter = v->filter,
			.edit_url = his ? view_url(rd->a, v->id, "/edit") : NULL,
			.move_url = view_url(rd->a, v->id, "/move"),
		};
	}
	return rows;
}

static bool
get_views(WebReq *r, GError **err)
{
	SavedView *own, *shared;
	size_t n_own, n_shared;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !saved_view_store_of(req_db(r), p.rd.a, 0, &shared, &n_shared, err) ||
	    !saved_view_store_of(req_db(r), p.rd.a, req_actor(r)->staff_id, &own, &n_own,
	        err))
		return false;
	const SavedViewsView v = { text(p.rd.lang, TEXT_VIEW_TITLE),
		rows_of(&p, own, n_own), rows_of(&p, shared, n_shared), n_own, n_shared };
	p.here = "views";
	saved_views_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* --- the form --- */

static const Choice *
list_choices(const Reader *rd, const char *chosen, size_t *n)
{
	Choice *choices = arena_newv(rd->a, Choice, N_CASE_LISTS);

	*n = 0;
	for (size_t i = 0; i < N_CASE_LISTS; i++)
		if (case_list_is_open(case_lists[i].kind))
			choices[(*n)++] = (Choice){ case_lists[i].name,
				text(rd->lang, case_lists[i].title),
				g_str_equal(case_lists[i].name, chosen) };
	return choices;
}

/* Each column both ways; the subject, too. */
static const Choice *
sort_choices(const Reader *rd, CaseOrder chosen, size_t *n)
{
	Choice *choices = arena_newv(rd->a, Choice, (size_t)(N_COLUMNS + 1) * 2);
	const char *now = list_sort_name(chosen);

	*n = 0;
	for (int c = 0; c <= N_COLUMNS; c++) {
		CaseSort by = c ? case_column_sort((CaseColumn)c) : SORT_SUBJECT;
		TextId words = c ? case_column_text((CaseColumn)c) : TEXT_LIST_SUBJECT;

		for (int falls = 0; falls < 2; falls++) {
			const char *name = list_sort_name((CaseOrder){ by, falls });
			TextArg arg = TEXT_ARG(text(rd->lang, words));

			choices[(*n)++] = (Choice){ name,
				falls ? text_format(rd->a, rd->lang, TEXT_VIEW_SORT_FALLS,
				            &arg, 1)
				      : text(rd->lang, words),
				g_str_equal(name, now) };
		}
	}
	return choices;
}

static bool
show_form(WebReq *r, const SavedView *view, const GError *why, GError **err)
{
	Page p;
	ListFilter f;

	if (!page_begin(r, &p, err) || !list_filter_find(req_db(r), p.rd.a, req_actor(r),
	                                   view->filter, NULL, &f, err))
		return false;
	SavedViewForm v = {
		.title = text(p.rd.lang, view->id ? TEXT_VIEW_EDIT : TEXT_VIEW_NEW),
		.url = view->id ? view_url(p.rd.a, view->id, "") : "/views",
		.remove_url = view->id ? view_url(p.rd.a, view->id, "/remove") : NULL,
		.version = view->version,
		.name = view->name,
		.filter = view->filter,
		.may_share = req_actor(r)->admin,
		.is_shared = !view->staff_id,
		.problems = filter_problems(&p.rd, f.query),
		.n_problems = f.query->n_problems,
	};
	v.lists = list_choices(&p.rd, view->list, &v.n_lists);
	v.sorts = sort_choices(&p.rd, view->order, &v.n_sorts);
	if (why) {
		v.error = req_says(r, why);
		v.wrong = g_str_equal(why->message, "view.name.missing")   ? "name"
		          : g_str_equal(why->message, "view.filter.wrong") ? "q"
		                                                           : NULL;
	}
	p.here = "views";
	p.path = "/views";
	saved_view_form(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_new(WebReq *r, GError **err)
{
	const SavedView fresh = { .staff_id = req_actor(r)->staff_id,
		.name = "",
		.list = case_lists[CASE_LIST_OPEN].name,
		.filter = "" };

	return show_form(r, &fresh, NULL, err);
}

static bool
get_edit(WebReq *r, GError **err)
{
	SavedView *v;

	if (!saved_view_store_find(req_db(r), req_arena(r), req_int(r, "id"), &v, err))
		return false;
	if (!v || !saved_view_is_his(v, req_actor(r)))
		return req_not_found(r);
	return show_form(r, v, NULL, err);
}

static bool
save(WebReq *r, int64_t id, GError **err)
{
	g_autoptr(GError) why = NULL;
	Arena *a = req_arena(r);
	SavedView v = {
		.id = id,
		.version = req_int(r, "seen"),
		.staff_id = req_bool(r, "shared") ? 0 : req_actor(r)->staff_id,
		.name = req_text(r, "name"),
		.list = req_text(r, "list"),
		.filter = req_text(r, "q"),
		.order = case_order_from_name(req_text(r, "sort")),
	};

	if (saved_view_save(req_db(r), a, req_actor(r), &v, &why))
		return req_see_other_saying(r, view_url(a, v.id, ""), TEXT_VIEW_DONE);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_steal_pointer(&why));
		return false;
	}
	return show_form(r, &v, why, err);
}

static bool
post_new(WebReq *r, GError **err)
{
	return save(r, 0, err);
}

static bool
post_edit(WebReq *r, GError **err)
{
	return save(r, req_int(r, "id"), err);
}

static bool
post_remove(WebReq *r, GError **err)
{
	return saved_view_remove(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	           err) &&
	       req_see_other_saying(r, "/views", TEXT_VIEW_REMOVED);
}

static bool
post_move(WebReq *r, GError **err)
{
	return saved_view_move(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	           g_str_equal(req_text(r, "way"), "up"), err) &&
	       req_see_other(r, "/views");
}

/* clang-format off */
#define ID { "id", P_INT, true, G_MAXINT64, NULL }
#define FIELDS \
	{ "seen", P_INT, false, G_MAXINT64, NULL }, \
	{ "name", P_TEXT, false, (int64_t)SAVED_VIEW_MAX_NAME * 4, NULL }, \
	{ "list", P_CHOICE, true, 0, CASE_LIST_WORK_NAMES }, \
	{ "q", P_TEXT, false, QUERY_MAX_BYTES, NULL }, \
	{ "sort", P_TEXT, false, 20, NULL }, \
	{ "shared", P_BOOL, false, 0, NULL }
/* clang-format on */

static const Param id_params[] = { ID, { 0 } };
static const Param new_params[] = { FIELDS, { 0 } };
static const Param edit_params[] = { ID, FIELDS, { 0 } };
static const Param move_params[] = { ID, { "way", P_CHOICE, true, 0, "up|down" }, { 0 } };

const Route saved_view_routes[] = {
	{ "GET", "/views", MAY_STAFF, false, "The saved views: one's own and all's", NULL,
	    get_views },
	{ "GET", "/views/new", MAY_STAFF, false, "The form of a new view", NULL,
	    get_new },
	{ "GET", "/view/:id/edit", MAY_STAFF, false, "The form of a view", id_params,
	    get_edit },
	{ "POST", "/views", MAY_STAFF, true, "Saves a view of a list", new_params,
	    post_new },
	{ "POST", "/view/:id", MAY_STAFF, true, "Changes a view", edit_params,
	    post_edit },
	{ "POST", "/view/:id/remove", MAY_STAFF, true, "Removes a view", id_params,
	    post_remove },
	{ "POST", "/view/:id/move", MAY_STAFF, true, "Puts a view a place up or down",
	    move_params, post_move },
	{ 0 },
};
