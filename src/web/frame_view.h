/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * frame_view.h - what stands around a page of the staff: the counter above, the views at
 * the left. Filled in by frame.c. */
#pragma once

#include "base/out.h"
#include "web/bulk_view.h"
#include "web/dispatch_view.h"
#include "web/key_table.h"
#include "web/outage_view.h"
#include "web/ring_view.h"

/* A list that one can go to, with how many cases are in it. */
typedef struct {
	const char *url, *icon, *name;
	int64_t count; /* -1: not said */
	bool is_more;  /* there may be more than that */
	bool here;
	const char *key; /* the second stroke after g; NULL: none */
} FrameLink;

typedef struct {
	const char *title, *house;
	const char *staff_name, *initials;
	const char *search; /* what is being looked for; "" */
	const char *told;   /* how far the server had told what changes (live.h) */
	const char *path; /* this page, for coming back after the language was changed */
	bool
	    is_elsewhere; /* the address may be that of a form: what is live is at path */
	const FrameLink *cases, *views, *others;
	size_t n_cases, n_views, n_others;
	const char *duty, *duty_words; /* who is the partner on duty, and until when */
	bool is_nobody_on;
	int64_t set_up_left; /* steps of the first-run guide; 0: none */
	const char *flash;   /* what was just done; NULL */
	const OutageBanner *banners;
	size_t n_banners;
	const LeavingView *leaving; /* answers of the reader that go in a moment */
	size_t n_leaving;
	const RingView *rings; /* calls that ring for the reader */
	size_t n_rings;
	const BulkToast *bulk; /* what the reader did to many a moment ago; NULL */
	const KeyGroup *keys;  /* see key_table.h */
	bool admin, on_call, on_search, on_customers, on_views;
	const Out *body;
} FrameView;

/* What templates wrote already is written as it is. */
static inline void
frame_body(Out *out, const Out *body)
{
	out_lit(out, body->buf->str, body->buf->len);
}
