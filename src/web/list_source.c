/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/list_source.h"

#include "base/err.h"
#include "desk/list_filter.h"
#include "desk/saved_view.h"
#include "store/saved_view_store.h"

#define VIEW_PREFIX "view-"

const char *
list_sort_name(CaseOrder o)
{
	const char *name = case_order_name(o);

	return *name ? name : "due";
}

static bool
fill(WebReq *r, const char *filter, ListSource *s, GError **err)
{
	const House *house = req_house(r, err);
	const Zone *zone = house ? zone_find(house->time_zone) : NULL;

	if (!house)
		return false;
	if (!zone)
		return fail(err, ERR_INTERNAL, "time_zone \"%s\" is not known",
		    house->time_zone);
	s->filter = filter ? filter : s->view ? s->view->filter : "";
	s->order = s->view ? s->view->order : (CaseOrder){ SORT_DUE, false };
	s->pick = case_list_pick(s->list, req_actor(r), zone);
	return true;
}

static bool
source_of(WebReq *r, const SavedView *view, const char *filter, ListSource *out,
    GError **err)
{
	Arena *a = req_arena(r);
	const CaseListView *list = case_list_named(view->list);

	*out = (ListSource){
		.name = saved_view_list(a, view->id),
		.path = arena_printf(a, "/view/%" G_GINT64_FORMAT, view->id),
		.list = list && case_list_is_open(list->kind)
		            ? list
		            : &case_lists[CASE_LIST_OPEN],
		.view = view,
	};
	return fill(r, filter, out, err);
}

bool
list_source_of(WebReq *r, const SavedView *view, ListSource *out, GError **err)
{
	return source_of(r, view, NULL, out, err);
}

bool
list_source_find(WebReq *r, const char *name, const char *filter, ListSource *out,
    GError **err)
{
	SavedView *view = NULL;

	*out = (ListSource){ .name = name };
	if (g_str_has_prefix(name, VIEW_PREFIX)) {
		int64_t id = g_ascii_strtoll(name + sizeof VIEW_PREFIX - 1, NULL, 10);

		if (!saved_view_store_find(req_db(r), req_arena(r), id, &view, err))
			return false;
		if (!view || (view->staff_id && !saved_view_is_his(view, req_actor(r))))
			return true;
		return source_of(r, view, filter, out, err);
	}
	out->list = case_list_named(name);
	out->path = arena_printf(req_arena(r), "/cases/%s", name);
	return !out->list || fill(r, filter, out, err);
}

const char *
list_filter_query(Arena *a, const ListSource *s)
{
	const char *own = s->view ? s->view->filter : "";

	if (g_str_equal(s->filter, own))
		return "";
	g_autofree char *q = g_uri_escape_string(s->filter, NULL, FALSE);
	return arena_printf(a, "q=%s", q);
}

bool
list_all_cases(WebReq *r, const char *name, const char *filter, int64_t **out,
    size_t *n_out, GError **err)
{
	Arena *a = req_arena(r);
	ListSource s;
	ListFilter f;
	OpenCases open;
	const Case **cases;
	size_t n;

	if (!list_source_find(r, name, filter, &s, err))
		return false;
	if (!s.list || !case_list_is_open(s.list->kind))
		return fail(err, ERR_INVALID, "bulk.list");
	if (!open_cases_for(req_db(r), a, &s.pick, &open, err) ||
	    !list_filter_find(req_db(r), a, req_actor(r), s.filter, &open, &f, err))
		return false;
	list_filter_put(&f, &s.pick);
	if (!case_pick(req_db(r), a, &open, &s.pick, (CaseOrder){ SORT_DUE, false },
	        &cases, &n, err))
		return false;
	*out = arena_newv(a, int64_t, n);
	*n_out = n;
	for (size_t i = 0; i < n; i++)
		(*out)[i] = cases[i]->id;
	return true;
}
