/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * frame.h - a page of the staff: its body, and the frame around it.
 *
 *	Page p;
 *	if (!page_begin(r, &p, err)) return false;
 *	…_page(p.body, &view);
 *	return page_end(&p, 200, title, err); */
#pragma once

#include "desk/house.h"
#include "web/chip_view.h"
#include "web/frame_view.h"
#include "web/route.h"

typedef struct {
	WebReq *r;
	const House *house;
	Reader rd; /* the reader, in the house's time zone */
	Out *body; /* what templates write the body to */

	/* Set before page_end() where it matters: */
	const char *here;   /* which list is shown, or "call", "customers"; NULL: none */
	const char *search; /* what is being looked for; NULL: nothing */
	const char *path; /* where this page is got, if its forms go elsewhere; or NULL */
} Page;

bool page_begin(WebReq *r, Page *p, GError **err);
bool page_end(Page *p, int status, const char *title, GError **err);
