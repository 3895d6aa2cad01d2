/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/set_up_pages.h"

#include "base/err.h"
#include "desk/set_up.h"
#include "set_up.tmpl.h" /* made from web/tmpl/set_up.tmpl */
#include "store/people_store.h"
#include "web/frame.h"
#include "web/set_up_view.h"

#define N_STEPS 6

/* A desk that was never named has the name that it was born with. */
static bool
is_named(const House *h)
{
	return !g_str_equal(h->name, HOUSE_UNNAMED) &&
	       !g_str_has_suffix(h->mail, "@skranke.example");
}

static bool
set_steps(Db *db, const House *house, SetUpStep steps[N_STEPS], GError **err)
{
	SetUpState s;

	if (!set_up_store_state(db, &s, err))
		return false;
	const SetUpStep all[N_STEPS] = {
		{ TEXT_SET_UP_HOUSE, TEXT_SET_UP_HOUSE_HELP, "/admin",
		    TEXT_SET_UP_HOUSE_DO, is_named(house), false },
		{ TEXT_SET_UP_CUSTOMER, TEXT_SET_UP_CUSTOMER_HELP, "/customers/new",
		    TEXT_CUSTOMER_NEW, s.has_customer, false },
		{ TEXT_SET_UP_AGREEMENT, TEXT_SET_UP_AGREEMENT_HELP, "/agreement",
		    TEXT_SET_UP_AGREEMENT_DO, s.has_agreement, false },
		{ TEXT_SET_UP_PEOPLE, TEXT_SET_UP_PEOPLE_HELP, "/customers",
		    TEXT_SET_UP_PEOPLE_DO, s.has_people, false },
		{ TEXT_SET_UP_MAILBOX, TEXT_SET_UP_MAILBOX_HELP, "/admin/mailboxes/new",
		    TEXT_SET_UP_MAILBOX_DO, s.has_mailbox || s.has_mail, false },
		{ TEXT_SET_UP_MAIL, TEXT_SET_UP_MAIL_HELP, "/cases/open",
		    TEXT_SET_UP_MAIL_DO, s.has_mail, false },
	};
	for (int i = 0; i < N_STEPS; i++)
		steps[i] = all[i];
	for (int i = 0; i < N_STEPS; i++)
		if (!steps[i].is_done) {
			steps[i].is_next = true;
			break;
		}
	return true;
}

bool
set_up_left(Db *db, Arena *a, const House *house, int64_t *left, GError **err)
{
	SetUpStep steps[N_STEPS];
	bool aside;

	*left = 0;
	if (!set_up_is_aside(db, a, &aside, err))
		return false;
	if (aside)
		return true;
	if (!set_steps(db, house, steps, err))
		return false;
	for (int i = 0; i < N_STEPS; i++)
		*left += !steps[i].is_done;
	return true;
}

/* The people of the first customer, whom one has just written down. */
static bool
set_people_url(WebReq *r, SetUpStep *step, GError **err)
{
	Customer *first;
	size_t n;

	if (!customer_store_list(req_db(r), req_arena(r), "", 0, 1, &first, &n, err))
		return false;
	if (n)
		step->url = arena_printf(req_arena(r),
		    "/customer/%" G_GINT64_FORMAT "/import", first->id);
	return true;
}

static bool
get_set_up(WebReq *r, GError **err)
{
	SetUpStep steps[N_STEPS];
	SetUpView v = { .steps = steps, .n_steps = N_STEPS };
	Page p;

	if (!page_begin(r, &p, err) || !set_steps(req_db(r), p.house, steps, err) ||
	    !set_people_url(r, &steps[3], err) ||
	    !set_up_is_aside(req_db(r), p.rd.a, &v.is_aside, err))
		return false;
	for (int i = 0; i < N_STEPS; i++)
		v.n_done += steps[i].is_done;
	v.is_done = v.n_done == N_STEPS;
	v.title = text(p.rd.lang, TEXT_SET_UP_TITLE);
	p.here = "set-up";
	set_up_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static bool
post_aside(WebReq *r, GError **err)
{
	bool aside = !req_bool(r, "again");

	return set_up_put_aside(req_db(r), req_arena(r), req_actor(r), aside, err) &&
	       req_see_other(r, aside ? "/" : "/set-up");
}

static const Param aside_params[] = {
	{ "again", P_BOOL, false, 0, NULL },
	{ 0 },
};

const Route set_up_routes[] = {
	{ "GET", "/set-up", MAY_ADMIN, false,
	    "The first-run guide, from nothing to the first mail", NULL, get_set_up },
	{ "POST", "/set-up", MAY_ADMIN, true, "Puts the first-run guide aside, or not",
	    aside_params, post_aside },
	{ 0 },
};
