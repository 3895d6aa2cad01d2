/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/case_pick.h"

/* A set of ids, or the place of each in an order. */
typedef GHashTable Places;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Places, g_hash_table_unref)

bool
open_cases_load(Db *db, Arena *a, OpenCases *out, GError **err)
{
	return case_store_open(db, a, &out->cases, &out->n, err);
}

bool
open_cases_for(Db *db, Arena *a, const CasePick *pick, OpenCases *out, GError **err)
{
	CaseLine *lines;
	int64_t *ids;
	size_t n;

	if (!case_list_is_few(pick->kind))
		return open_cases_load(db, a, out, err);
	if (!case_store_few(db, a, pick->kind, pick->of_id, pick->before, &ids, &n,
	        err) ||
	    !case_store_lines(db, a, ids, n, &lines, &n, err))
		return false;
	out->n = n;
	out->cases = arena_newv(a, Case, n);
	for (size_t i = 0; i < n; i++)
		out->cases[i] = lines[i].c;
	return true;
}

static Places *
places_of(int64_t *ids, size_t n)
{
	Places *places = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (size_t i = 0; i < n; i++)
		g_hash_table_insert(places, &ids[i], GSIZE_TO_POINTER(i + 1));
	return places;
}

/* From 1 on; 0 of what has none. */
static int64_t
place_of(Places *places, int64_t id)
{
	return (int64_t)GPOINTER_TO_SIZE(g_hash_table_lookup(places, &id));
}

/* What is known of more than one case. */
typedef struct {
	Places *files, *among, *few; /* NULL: it does not matter */
} Known;

static bool
is_of_list(const CasePick *pick, const Known *k, const Case *c)
{
	if (!case_is_open(c) && !case_list_is_few(pick->kind))
		return false;
	switch (pick->kind) {
	case LIST_OPEN:
		return true;
	case LIST_SHELF:
	case LIST_VISITS:
		return place_of(k->few, c->id) != 0;
	case LIST_MINE:
		return c->assignee_id == pick->of_id;
	case LIST_STATUS:
		return c->status == pick->of_id;
	case LIST_SOON:
		return case_next_due(c) < pick->of_id;
	case LIST_CLOSED:
	case LIST_CUSTOMER:
	case LIST_PERSON:
		break;
	}
	g_assert_not_reached();
}

static void
known_clear(Known *k)
{
	g_clear_pointer(&k->few, g_hash_table_unref);
	g_clear_pointer(&k->files, g_hash_table_unref);
	g_clear_pointer(&k->among, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Known, known_clear)

static bool
know(Db *db, Arena *a, const CasePick *pick, Known *k, GError **err)
{
	const CaseFilter *f = pick->filter;
	int64_t *ids;
	size_t n;

	if (f && (f->fixed.has_file || f->fixed.has_no_file)) {
		if (!case_store_with_files(db, a, &ids, &n, err))
			return false;
		k->files = places_of(ids, n);
	}
	if (case_list_is_few(pick->kind)) {
		if (!case_store_few(db, a, pick->kind, pick->of_id, pick->before, &ids,
		        &n, err))
			return false;
		k->few = places_of(ids, n);
	}
	if (pick->among)
		k->among = places_of(pick->among, pick->n_among);
	return true;
}

static bool
fits(const CasePick *pick, const Known *k, const Case *c)
{
	bool has_file = k->files && place_of(k->files, c->id);

	return is_of_list(pick, k, c) && (!k->among || place_of(k->among, c->id)) &&
	       (!pick->filter || case_filter_fits(pick->filter, c, has_file));
}

bool
case_pick_count(Db *db, Arena *a, const OpenCases *open, const CasePick *pick, size_t *n,
    GError **err)
{
	g_auto(Known) k = { 0 };

	*n = 0;
	if (!know(db, a, pick, &k, err))
		return false;
	for (size_t i = 0; i < open->n; i++)
		*n += fits(pick, &k, &open->cases[i]);
	return true;
}

/* --- order --- */

static int64_t
rank_of_customer(const Case *c, void *places)
{
	return place_of(places, c->customer_id);
}

static int64_t
rank_of_assignee(const Case *c, void *places)
{
	return place_of(places, c->assignee_id);
}

static int64_t
rank_of_case(const Case *c, void *places)
{
	return place_of(places, c->id);
}

static CaseRank
rank_by(CaseSort by)
{
	return by == SORT_CUSTOMER   ? rank_of_customer
	       : by == SORT_ASSIGNEE ? rank_of_assignee
	       : by == SORT_SUBJECT  ? rank_of_case
	                             : NULL;
}

static bool
put_in_order(Db *db, Arena *a, const Case **cases, size_t n, CaseOrder order,
    GError **err)
{
	CaseRank rank = rank_by(order.by);
	g_autoptr(Places) places = NULL;
	int64_t *ids;
	size_t n_ids;

	if (rank) {
		if (!case_store_by_name(db, a, order.by, &ids, &n_ids, err))
			return false;
		places = places_of(ids, n_ids);
	}
	case_sort(cases, n, order, rank, places);
	return true;
}

bool
case_pick(Db *db, Arena *a, const OpenCases *open, const CasePick *pick, CaseOrder order,
    const Case ***out, size_t *n_out, GError **err)
{
	g_auto(Known) k = { 0 };
	const Case **picked = arena_newv(a, const Case *, open->n);
	size_t n = 0;

	if (!know(db, a, pick, &k, err))
		return false;
	for (size_t i = 0; i < open->n; i++)
		if (fits(pick, &k, &open->cases[i]))
			picked[n++] = &open->cases[i];
	*out = picked;
	*n_out = n;
	return put_in_order(db, a, picked, n, order, err);
}
