/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/palette_pages.h"

#include "palette.tmpl.h" /* made from web/tmpl/palette.tmpl */
#include "store/case_store.h"
#include "store/guide_store.h"
#include "store/people_store.h"
#include "store/supplier_store.h"
#include "web/frame.h"
#include "web/list_view.h"
#include "web/palette_view.h"

#define MAX_CASES  8
#define MAX_OTHERS 5

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
	CaseLine *lines, *named = NULL;
	size_t n;

	if ((number > 0 &&
	        !case_store_find_line(req_db(f->p->r), rd->a, number, &named, err)) ||
	    !case_store_search(req_db(f->p->r), rd->a, f->typed, MAX_CASES, &lines, &n,
	        err))
		return false;
	if (named)
		add_case(f, rd, named);
	for (size_t i = 0; i < n; i++)
		if (!named || lines[i].c.id != named->c.id)
			add_case(f, rd, &lines[i]);
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
	if (*f.typed && (!find_customers(&f, err) || !find_people(&f, err) ||
	                    !find_cases(&f, err) || !find_guides(&f, err)))
		return false;
	const PaletteView v = { f.hits, f.n };
	palette_hits(req_html(r, 200), &v);
	return true;
}

static const Param palette_params[] = {
	{ "q", P_TEXT, false, 200, NULL },
	{ 0 },
};

const Route palette_routes[] = {
	{ "GET", "/palette", MAY_STAFF, false,
	    "Cases, customers, people and guides that fit what is being typed",
	    palette_params, get_palette },
	{ 0 },
};
