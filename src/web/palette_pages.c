/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/palette_pages.h"

#include <string.h>

#include "base/name_fold.h"
#include "desk/case_find.h"
#include "palette.tmpl.h" /* made from web/tmpl/palette.tmpl */
#include "store/guide_store.h"
#include "store/people_store.h"
#include "store/supplier_store.h"
#include "web/frame.h"
#include "web/list_view.h"
#include "web/palette_view.h"

#define MAX_CASES  8
#define MAX_OTHERS 5
#define MAX_VALUES 12
#define MIN_NAME   2 /* bytes, until a word may become the name of a filter */

typedef struct {
	const Page *p;
	const char *typed;
	PaletteHit *hits;
	size_t n;
} Finding;

static void
add(Finding *f, const char *path, int64_t id, PaletteHit hit)
{
	hit.url = arena_printf(f->p->rd.a, "%s%" G_GINT64_FORMAT, path, id);
	*arena_push(f->p->rd.a, &f->hits, &f->n) = hit;
}

static void
add_case(Finding *f, const Reader *rd, const CaseLine *line)
{
	CaseRow row = case_row(rd, line);

	add(f, "/case/", line->c.id,
	    (PaletteHit){ .icon = row.category_icon,
	        .name = arena_printf(rd->a, "%" G_GINT64_FORMAT " %s", row.number,
	            row.subject),
	        .more = arena_printf(rd->a, "%s · %s", row.customer ? row.customer : "",
	            row.status_words) });
}

/* By its number, and by its words. */
static bool
find_cases(Finding *f, GError **err)
{
	const Reader *rd = &f->p->rd;
	const char *digits = *f->typed == '#' ? f->typed + 1 : f->typed;
	int64_t number = g_ascii_strtoll(digits, NULL, 10);
	CaseLine *named = NULL;
	CaseFind found;

	if ((number > 0 &&
	        !case_store_find_line(req_db(f->p->r), rd->a, number, &named, err)) ||
	    !case_find(req_db(f->p->r), rd->a, req_actor(f->p->r), f->typed, MAX_CASES,
	        &found, err))
		return false;
	if (named)
		add_case(f, rd, named);
	for (size_t i = 0; i < found.n; i++)
		if (!named || found.cases[i].line.c.id != named->c.id)
			add_case(f, rd, &found.cases[i].line);
	return true;
}

static bool
find_customers(Finding *f, GError **err)
{
	Customer *found;
	size_t n;

	if (!customer_store_search(req_db(f->p->r), f->p->rd.a, f->typed, MAX_OTHERS,
	        &found, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		add(f, "/customer/", found[i].id,
		    (PaletteHit){ .icon = "building",
		        .name = found[i].name,
		        .more = found[i].phone ? found[i].phone : "" });
	return true;
}

static bool
find_people(Finding *f, GError **err)
{
	Person *found;
	size_t n;

	if (!person_store_search(req_db(f->p->r), f->p->rd.a, f->typed, MAX_OTHERS,
	        &found, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		add(f, "/person/", found[i].id,
		    (PaletteHit){ .icon = "user",
		        .name = found[i].name,
		        .more = found[i].customer_name ? found[i].customer_name : "" });
	return true;
}

/* --- filters, as one types them --- */

/* A value with a space stands in quotation marks. */
static void
add_completion(Finding *f, const QueryLast *last, const char *value, const char *after)
{
	Arena *a = f->p->rd.a;
	bool quoted = strchr(value, ' ') && *value != '"';
	const char *written = quoted ? arena_printf(a, "\"%s\"", value) : value;
	const char *whole = arena_printf(a, "%s%s%s", last->before, written, after);
	g_autofree char *q = g_uri_escape_string(whole, NULL, FALSE);

	*arena_push(a, &f->hits, &f->n) = (PaletteHit){
		.url = arena_printf(a, "/search?q=%s", q),
		.icon = "search",
		.name = g_strstrip(arena_strdup(a, whole)),
		.more = "",
		.complete = whole,
	};
}

static bool
find_names(Finding *f, const QueryLast *last, GError **err)
{
	Db *db = req_db(f->p->r);
	Arena *a = f->p->rd.a;
	size_t n = 0;

	if (last->filter == FILTER_CUSTOMER) {
		Customer *found;

		if (!customer_store_search(db, a, last->typed, MAX_OTHERS, &found, &n,
		        err))
			return false;
		for (size_t i = 0; i < n; i++)
			add_completion(f, last, found[i].name, " ");
	} else if (last->filter == FILTER_FROM) {
		Person *found;

		if (!person_store_search(db, a, last->typed, MAX_OTHERS, &found, &n, err))
			return false;
		for (size_t i = 0; i < n; i++)
			add_completion(f, last, found[i].name, " ");
	} else if (last->filter == FILTER_ASSIGNEE) {
		Staff *found;

		if (!staff_store_all(db, a, &found, &n, err))
			return false;
		for (size_t i = 0; i < n; i++)
			if (found[i].active && name_fits(a, found[i].name, last->typed))
				add_completion(f, last, found[i].name, " ");
	}
	return true;
}

/* The names of filters that begin as the last word does; of a filter, its values. */
static bool
find_filters(Finding *f, GError **err)
{
	const Reader *rd = &f->p->rd;
	const QueryLast last = query_last(rd->a, f->typed);
	const char *typed = name_fold(rd->a, last.typed);
	const char **words;
	size_t n, before = f->n;

	if (!last.filter) {
		n = strlen(last.typed) < MIN_NAME
		        ? 0
		        : query_filters_begun(rd->a, last.typed, rd->lang, &words);
		for (size_t i = 0; i < n; i++)
			add_completion(f, &last, words[i], "");
		return true;
	}
	if (!find_names(f, &last, err))
		return false;
	n = query_values(rd->a, last.filter, rd->lang, &words);
	for (size_t i = 0; i < n && f->n < before + MAX_VALUES; i++) {
		const char *value = name_fold(rd->a, words[i]);

		value += *value == '"';
		if (g_str_has_prefix(value, typed) && strcmp(value, typed) != 0)
			add_completion(f, &last, words[i], " ");
	}
	return true;
}

static bool
find_guides(Finding *f, GError **err)
{
	const GuideScope all = { .customer_id = GUIDE_ANY_CUSTOMER };
	const Reader *rd = &f->p->rd;
	Guide *found;
	size_t n;

	if (!guide_store_search(req_db(f->p->r), rd->a, &all, f->typed, MAX_OTHERS,
	        &found, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		add(f, "/guide/", found[i].id,
		    (PaletteHit){ .icon = "book",
		        .name = found[i].titles[guide_lang(found[i].titles, rd->lang)],
		        .more = text(rd->lang, TEXT_GUIDE) });
	return true;
}

static bool
get_palette(WebReq *r, GError **err)
{
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	Finding f = { .p = &p, .typed = req_text(r, "q") };
	bool only_filters = req_bool(r, "filters");
	if (only_filters && !find_filters(&f, err))
		return false;
	if (!only_filters && *f.typed &&
	    (!find_customers(&f, err) || !find_people(&f, err) || !find_cases(&f, err) ||
	        !find_guides(&f, err) || !find_filters(&f, err)))
		return false;
	const PaletteView v = { f.hits, f.n };
	palette_hits(req_html(r, 200), &v);
	return true;
}

static const Param palette_params[] = {
	{ "q", P_TEXT, false, QUERY_MAX_BYTES, NULL },
	{ "filters", P_BOOL, false, 0, NULL }, /* only what a filter may go on as */
	{ 0 },
};

const Route palette_routes[] = {
	{ "GET", "/palette", MAY_STAFF, false,
	    "Cases, customers, people and guides that fit what is being typed",
	    palette_params, get_palette },
	{ 0 },
};
