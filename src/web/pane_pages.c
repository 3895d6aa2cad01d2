/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/pane_pages.h"

#include "pane.tmpl.h" /* made from web/tmpl/pane.tmpl */
#include "web/case_show.h"

static bool
get_pane(WebReq *r, GError **err)
{
	PaneView v = { 0 };
	CaseView *one;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !case_show_beside(&p, req_int(r, "number"), &one, err))
		return false;
	if (!one)
		return req_not_found(r);
	v.one = one;
	v.flash = req_said(r);
	pane_case(req_html(r, 200), &v);
	return true;
}

static const Param pane_params[] = {
	{ "number", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};

const Route pane_routes[] = {
	{ "GET", "/case/:number/pane", MAY_STAFF, false,
	    "A case as it stands beside a list", pane_params, get_pane },
	{ 0 },
};
