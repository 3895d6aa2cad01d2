/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/referral_pages.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "desk/case.h"
#include "desk/referral.h"
#include "referral.tmpl.h" /* made from web/tmpl/referral.tmpl */
#include "web/case_show.h"
#include "web/refer_form.h"
#include "web/referral_view.h"

#define MAX_ID G_MAXINT64
#define PAGE   50

static bool
get_referrals(WebReq *r, GError **err)
{
	Referral *all;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !referral_store_open(req_db(r), p.rd.a, req_int(r, "after"),
	        req_int(r, "after_id"), PAGE + 1, &all, &n, err))
		return false;
	ReferralsView v = {
		.title = text(p.rd.lang, TEXT_REFERRAL_LIST),
		.n_rows = MIN(n, PAGE),
		.rows = referral_rows(req_db(r), &p.rd, all, MIN(n, PAGE), err),
		.first_url = req_int(r, "after_id") ? "/referrals" : NULL,
	};
	if (!v.rows)
		return false;
	if (n > PAGE)
		v.next_url = arena_printf(p.rd.a,
		    "/referrals?after=%" G_GINT64_FORMAT "&after_id=%" G_GINT64_FORMAT,
		    all[PAGE - 1].chase_due, all[PAGE - 1].id);
	p.here = "referrals";
	referrals_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static bool
get_refer(WebReq *r, GError **err)
{
	return refer_form_show(r, req_int(r, "number"), req_int(r, "supplier"), NULL,
	    err);
}

static bool
post_refer(WebReq *r, GError **err)
{
	return refer_form_send(r, err);
}

/* --- the forms beside the case --- */

/* Done: back to the case. What can be mended is said there, as the case is now. */
static bool
after(WebReq *r, bool ok, const GError *why, TextId done, GError **err)
{
	int64_t number = req_int(r, "case");
	CaseTyped typed = { .kind = "answer", .text = "", .status = "", .minutes = "" };

	if (ok)
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT, number), done);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_error_copy(why));
		return false;
	}
	typed.error = req_says(r, why);
	return case_show(r, number, req_status_of(why), &typed, err);
}

/* "2026-03-06T14:00", as browsers give it, or with a space, on the house's clock. */
static bool
read_local(WebReq *r, const char *typed, Instant *at, GError **err)
{
	const House *house = req_house(r, err);
	int year, month, day, hour, minute, used = 0;
	char sign;

	if (!house)
		return false;
	*at = 0;
	if (!*typed)
		return true;
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(house->time_zone);
	if (sscanf(typed, "%4d-%2d-%2d%c%2d:%2d%n", &year, &month, &day, &sign, &hour,
	        &minute, &used) != 6 ||
	    typed[used] || (sign != 'T' && sign != ' ') || !tz)
		return fail(err, ERR_INVALID, "referral.horizon.invalid");
	g_autoptr(GDateTime) t = g_date_time_new(tz, year, month, day, hour, minute, 0);
	if (!t)
		return fail(err, ERR_INVALID, "referral.horizon.invalid");
	*at = SECONDS(g_date_time_to_unix(t));
	return true;
}

static bool
post_says(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	ReferralSays says = {
		.referral_id = req_int(r, "id"),
		.seen = req_int(r, "seen"),
		.word_id = req_int(r, "word"),
		.text = req_text(r, "text"),
		.reference = req_text(r, "reference"),
	};
	bool ok = read_local(r, req_text(r, "horizon"), &says.horizon, &why) &&
	          referral_says(req_db(r), req_arena(r), req_actor(r), &says, &why);

	return after(r, ok, why, TEXT_REFERRAL_DONE_SAYS, err);
}

static bool
post_aside(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	bool ok = referral_put_aside(req_db(r), req_arena(r), req_actor(r),
	    req_int(r, "id"), req_int(r, "seen"), &why);

	return after(r, ok, why, TEXT_REFERRAL_DONE_ASIDE, err);
}

static bool
post_write(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	ReferralWrite w = {
		.referral_id = req_int(r, "id"),
		.seen = req_int(r, "seen"),
		.text = req_text(r, "text"),
	};
	bool ok = req_attachments(r, "file", &w.attachments, &w.n_attachments, &why) &&
	          referral_write(req_db(r), req_arena(r), req_actor(r), &w, &why);

	return after(r, ok, why, TEXT_REFERRAL_DONE_WRITE, err);
}

static bool
post_link(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	bool ok = referral_link(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    req_int(r, "seen"), req_int(r, "other"), &why);

	return after(r, ok, why, TEXT_REFERRAL_DONE_LINK, err);
}

static bool
post_end(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	bool done = g_str_equal(req_text(r, "how"), "done");
	bool ok = referral_end(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    req_int(r, "seen"), done ? REFERRAL_DONE : REFERRAL_TAKEN_BACK,
	    req_text(r, "reason"), &why);

	return after(r, ok, why, TEXT_REFERRAL_DONE_END, err);
}

/* --- routes --- */

/* clang-format off */
#define OF_REFERRAL \
	{ "id", P_INT, true, MAX_ID, NULL }, \
	{ "seen", P_INT, true, MAX_ID, NULL }, \
	{ "case", P_INT, true, MAX_ID, NULL }
/* clang-format on */

static const Param list_params[] = {
	{ "after", P_INT, false, MAX_ID, NULL },
	{ "after_id", P_INT, false, MAX_ID, NULL },
	{ 0 },
};
static const Param form_params[] = {
	{ "number", P_INT, true, MAX_ID, NULL },
	{ "supplier", P_INT, false, MAX_ID, NULL },
	{ 0 },
};
static const Param send_params[] = {
	{ "number", P_INT, true, MAX_ID, NULL },
	{ "seen", P_INT, true, MAX_ID, NULL },
	{ "supplier", P_INT, true, MAX_ID, NULL },
	{ "text", P_LINES, false, CASE_MAX_TEXT, NULL },
	{ "reference", P_TEXT, false, 240, NULL },
	{ "also", P_TEXT, false, 2000, NULL },
	{ "by_phone", P_BOOL, false, 0, NULL },
	{ "attach", P_INTS, false, MAX_ID, NULL },
	{ "file", P_FILES, false, UPLOAD_MAX, NULL },
	{ 0 },
};
static const Param says_params[] = {
	OF_REFERRAL,
	{ "word", P_INT, false, MAX_ID, NULL },
	{ "horizon", P_TEXT, false, 20, NULL },
	{ "text", P_TEXT, false, 4000, NULL },
	{ "reference", P_TEXT, false, 240, NULL },
	{ 0 },
};
static const Param aside_params[] = {
	OF_REFERRAL,
	{ 0 },
};
static const Param write_params[] = {
	OF_REFERRAL,
	{ "text", P_LINES, false, CASE_MAX_TEXT, NULL },
	{ "file", P_FILES, false, UPLOAD_MAX, NULL },
	{ 0 },
};
static const Param link_params[] = {
	OF_REFERRAL,
	{ "other", P_INT, true, MAX_ID, NULL },
	{ 0 },
};
static const Param end_params[] = {
	OF_REFERRAL,
	{ "how", P_CHOICE, true, 0, "done|taken_back" },
	{ "reason", P_LINES, false, 2000, NULL },
	{ 0 },
};

const Route referral_routes[] = {
	{ "GET", "/referrals", MAY_STAFF, false,
	    "What suppliers have, by when it is chased", list_params, get_referrals },
	{ "GET", "/case/:number/refer", MAY_STAFF, false,
	    "The mail that passes a case on, to read before it goes", form_params,
	    get_refer },
	{ "POST", "/case/:number/refer", MAY_STAFF, true,
	    "Passes a case on to a supplier", send_params, post_refer },
	{ "POST", "/referral/:id/says", MAY_STAFF, true,
	    "Takes a supplier's word for when, or his reference", says_params,
	    post_says },
	{ "POST", "/referral/:id/aside", MAY_STAFF, true,
	    "Puts aside what was read in a supplier's mail", aside_params, post_aside },
	{ "POST", "/referral/:id/write", MAY_STAFF, true, "Writes to the supplier again",
	    write_params, post_write },
	{ "POST", "/referral/:id/link", MAY_STAFF, true,
	    "Lets another case with the same fault wait with it", link_params,
	    post_link },
	{ "POST", "/referral/:id/end", MAY_STAFF, true,
	    "The supplier has done his part, or is not to", end_params, post_end },
	{ 0 },
};
