/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/site_pages.h"

#include "base/err.h"
#include "desk/site.h"
#include "visit.tmpl.h" /* made from web/tmpl/visit.tmpl */
#include "web/frame.h"
#include "web/visit_show.h"

static const char *
customer_url(Arena *a, int64_t id)
{
	return arena_printf(a, "/customer/%" G_GINT64_FORMAT, id);
}

bool
site_side(Db *db, const Reader *rd, int64_t customer_id, SiteSide *out, GError **err)
{
	Site *sites;

	if (!site_store_of_customer(db, rd->a, customer_id, &sites, &out->n_rows, err))
		return false;
	SiteRow *rows = arena_newv(rd->a, SiteRow, out->n_rows);
	for (size_t i = 0; i < out->n_rows; i++)
		rows[i] = (SiteRow){ sites[i].id, sites[i].travel, sites[i].name,
			sites[i].address, sites[i].phone };
	out->rows = rows;
	out->url = arena_printf(rd->a, "%s/sites", customer_url(rd->a, customer_id));
	return true;
}

/* The panel as a page of its own, with what was typed and why it does not hold. */
static bool
show(WebReq *r, const GError *why, GError **err)
{
	SiteSide v = { 0 };
	Page p;

	if (!page_begin(r, &p, err) ||
	    !site_side(req_db(r), &p.rd, req_int(r, "id"), &v, err))
		return false;
	v.error = req_says(r, why);
	v.name = req_text(r, "name");
	v.address = req_text(r, "address");
	v.phone = req_text(r, "phone");
	v.travel = req_text(r, "travel");
	p.here = "customers";
	site_page(p.body, &v);
	return page_end(&p, req_status_of(why), text(p.rd.lang, TEXT_SITE_TITLE), err);
}

static bool
post_site(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const char *back = customer_url(req_arena(r), req_int(r, "id"));
	const Site site = { .name = req_text(r, "name"),
		.address = req_text(r, "address"),
		.phone = req_text(r, "phone"),
		.travel = visit_minutes(req_text(r, "travel")) };

	if (req_int(r, "remove"))
		return site_remove(req_db(r), req_actor(r), req_int(r, "id"),
		           req_int(r, "remove"), err) &&
		       req_see_other_saying(r, back, TEXT_SITE_REMOVED);
	if (site_save(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"), &site,
	        &why))
		return req_see_other_saying(r, back, TEXT_SITE_SAVED);
	if (req_user_can_mend(why))
		return show(r, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

static const Param site_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ "remove", P_INT, false, G_MAXINT64, NULL },
	{ "name", P_TEXT, false, VISIT_MAX_WORDS, NULL },
	{ "address", P_TEXT, false, VISIT_MAX_WORDS, NULL },
	{ "phone", P_TEXT, false, VISIT_MAX_WORDS, NULL },
	{ "travel", P_TEXT, false, 4, NULL },
	{ 0 },
};

const Route site_routes[] = {
	{ "POST", "/customer/:id/sites", MAY_STAFF, true,
	    "Adds an address of a customer, changes it by its name, or removes it",
	    site_params, post_site },
	{ 0 },
};
