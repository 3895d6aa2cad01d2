/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/visit_pages.h"
#include "web/time_field.h"

#include <string.h>

#include "base/day.h"
#include "base/err.h"
#include "desk/meeting.h"
#include "desk/visit.h"
#include "model/ical.h"
#include "model/when.h"
#include "store/case_store.h"
#include "store/meeting_store.h"
#include "store/people_store.h"
#include "store/visit_store.h"
#include "visit.tmpl.h" /* made from web/tmpl/visit.tmpl */
#include "web/frame.h"
#include "web/visit_form.h"
#include "web/visit_show.h"

#define MAX_DRAWING ((int64_t)200000) /* bytes of a signature, as a data URL */
#define PNG_URL     "data:image/png;base64,"
#define FEED_PAST   DAYS(60)
#define FEED_AHEAD  DAYS(366)

/* --- planning --- */

static bool
get_form(WebReq *r, GError **err)
{
	return visit_form_show(r, 0, NULL, err);
}

static bool
post_form(WebReq *r, GError **err)
{
	return visit_form_save(r, 0, err);
}

static bool
get_move(WebReq *r, GError **err)
{
	return visit_form_show(r, req_int(r, "id"), NULL, err);
}

static bool
post_move(WebReq *r, GError **err)
{
	return visit_form_save(r, req_int(r, "id"), err);
}

/* --- its page --- */

/* What was typed in the report; "" is nothing. */
typedef struct {
	const char *text, *minutes, *travel, *signed_by;
} Typed;
static const Typed nothing = { "", "", "", "" };

static bool
show(WebReq *r, const Typed *typed, const GError *why, GError **err)
{
	int64_t id = req_int(r, "id");
	Visit *v;
	Page p;

	if (!page_begin(r, &p, err) || !visit_store_find(req_db(r), p.rd.a, id, &v, err))
		return false;
	if (!v)
		return req_not_found(r);
	VisitPage view = {
		.v = visit_row(&p.rd, p.house, v),
		.error = why ? req_says(r, why) : NULL,
		.version = v->version,
		.text = typed->text,
		.minutes = typed->minutes,
		.signed_by = typed->signed_by,
		.unsent = why && *typed->text ? typed->text : NULL,
		.travel = *typed->travel || !v->travel
		              ? typed->travel
		              : arena_printf(p.rd.a, "%d", 2 * v->travel),
	};
	const TextArg by[] = { text_arg_s(v->signed_by) };
	view.title = arena_printf(p.rd.a, "%s: %s", text(p.rd.lang, TEXT_ENTRY_VISIT),
	    v->subject);
	view.report_url = arena_printf(p.rd.a, "%s/report", view.v.url);
	view.cancel_url = arena_printf(p.rd.a, "%s/cancel", view.v.url);
	view.move_url = arena_printf(p.rd.a, "%s/plan", view.v.url);
	view.keep = arena_printf(p.rd.a, "visit:%" G_GINT64_FORMAT, v->id);
	view.signed_words = *v->signed_by ? text_format(p.rd.a, p.rd.lang,
	                                        TEXT_VISIT_SIGNED_BY, by, 1)
	                                  : NULL;
	p.here = "visits";
	p.path = view.v.url;
	visit_page(p.body, &view);
	return page_end(&p, why ? req_status_of(why) : 200, view.title, err);
}

static bool
get_visit(WebReq *r, GError **err)
{
	return show(r, &nothing, NULL, err);
}

static bool
after(WebReq *r, const Typed *typed, bool ok, const GError *why, TextId done,
    GError **err)
{
	if (ok)
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/visit/%" G_GINT64_FORMAT,
		        req_int(r, "id")),
		    done);
	if (req_user_can_mend(why))
		return show(r, typed, why, err);
	g_propagate_error(err, g_error_copy(why));
	return false;
}

/* What he drew is a picture: PNG as its first bytes say, or nothing. */
static bool
drawing_of(WebReq *r, Attachment *out, bool *is, GError **err)
{
	static const guchar png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
	const char *url = req_text(r, "signature");
	gsize n;

	*is = false;
	if (!g_str_has_prefix(url, PNG_URL))
		return true;
	g_autofree guchar *bytes = g_base64_decode(url + strlen(PNG_URL), &n);
	if (n < sizeof png || memcmp(bytes, png, sizeof png) != 0)
		return true;
	Blob blob = { .data = bytes, .size = n };
	if (!blobs_put(req_blobs(r), &blob, 1, err))
		return false;
	*out = (Attachment){ .name = "signature.png",
		.content_type = "image/png",
		.size = (int64_t)n };
	g_strlcpy(out->sha256, blob.sha256, sizeof out->sha256);
	*is = true;
	return true;
}

static bool
post_report(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const Typed typed = { req_text(r, "text"), req_text(r, "minutes"),
		req_text(r, "travel"), req_text(r, "signed_by") };
	const Attachment *files;
	Attachment drawing, *all = NULL;
	size_t n, n_all = 0;
	bool is;

	if (!req_attachments(r, "file", &files, &n, err) ||
	    !drawing_of(r, &drawing, &is, err))
		return false;
	for (size_t i = 0; i < n; i++)
		*arena_push(req_arena(r), &all, &n_all) = files[i];
	if (is)
		*arena_push(req_arena(r), &all, &n_all) = drawing;
	const VisitReport w = {
		.id = req_int(r, "id"),
		.text = typed.text,
		.minutes = visit_minutes(typed.minutes),
		.travel = visit_minutes(typed.travel),
		.signed_by = typed.signed_by,
		.attachments = all,
		.n_attachments = n_all,
	};
	bool ok = visit_report(req_db(r), req_arena(r), req_actor(r), &w, &why);

	return after(r, &typed, ok, why, TEXT_VISIT_DONE_REPORT, err);
}

static bool
post_cancel(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	bool ok = visit_cancel(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    req_int(r, "seen"), req_text(r, "reason"), &why);

	return after(r, &nothing, ok, why, TEXT_VISIT_DONE_CANCELLED, err);
}

/* --- the day --- */

static Instant
midnight(const Reader *rd, Day day)
{
	char date[DAY_TEXT_MAX];
	Instant at = DAYS(day);

	time_field_read(rd, arena_printf(rd->a, "%sT00:00", day_format(day, date)), &at);
	return at;
}

static Day
day_of(const Reader *rd, Instant at)
{
	int interval = g_time_zone_find_interval(rd->tz, G_TIME_TYPE_UNIVERSAL,
	    at / SECONDS(1));

	return (Day)((at + SECONDS(g_time_zone_get_offset(rd->tz, interval))) / DAYS(1));
}

static const char *
day_url(Arena *a, Day day)
{
	char date[DAY_TEXT_MAX];

	return arena_printf(a, "/visits?day=%s", day_format(day, date));
}

static bool
fill_next(const Page *p, Instant since, VisitsPage *v, GError **err)
{
	const Reader *rd = &p->rd;
	Instant at;

	if (!visit_store_next(req_db(p->r), req_actor(p->r)->staff_id, since, &at, err))
		return false;
	if (!at)
		return true;
	v->next = when_text(rd->a, rd->lang, rd->tz, at, rd->now);
	v->next_url = day_url(rd->a, day_of(rd, at));
	return true;
}

static bool
fill_day(const Page *p, Day day, VisitsPage *v, GError **err)
{
	Instant from = midnight(&p->rd, day), to = midnight(&p->rd, day + 1);
	int64_t me = req_actor(p->r)->staff_id;
	Visit *mine, *all;
	size_t n, n_mine;

	if (!visit_store_of_staff(req_db(p->r), p->rd.a, me, from, to, &mine, &n_mine,
	        err) ||
	    !visit_store_planned(req_db(p->r), p->rd.a, from, to, &all, &n, err))
		return false;
	VisitRow *rows = arena_newv(p->rd.a, VisitRow, n_mine);
	VisitRow *others = arena_newv(p->rd.a, VisitRow, n);
	for (size_t i = 0; i < n_mine; i++)
		rows[v->n_mine++] = visit_row(&p->rd, p->house, &mine[i]);
	for (size_t i = 0; i < n; i++)
		if (all[i].staff_id != me)
			others[v->n_others++] = visit_row(&p->rd, p->house, &all[i]);
	v->mine = rows;
	v->others = others;
	v->day = when_day(p->rd.a, p->rd.lang, p->rd.tz, from + HOURS(12), p->rd.now);
	return n_mine || fill_next(p, to, v, err);
}

static bool
show_day(WebReq *r, const char *typed, const char *feed, GError **err)
{
	VisitsPage v = { .feed = feed };
	Instant made;
	Day day;
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	if (!day_parse(typed, &day))
		day = day_of(&p.rd, p.rd.now);
	if (!fill_day(&p, day, &v, err) ||
	    !feed_store_made(req_db(r), req_actor(r)->staff_id, &made, err))
		return false;
	v.title = text(p.rd.lang, TEXT_VISIT_TITLE);
	v.before_url = day_url(p.rd.a, day - 1);
	v.after_url = day_url(p.rd.a, day + 1);
	v.feed_at = made ? when_text(p.rd.a, p.rd.lang, p.rd.tz, made, p.rd.now) : NULL;
	p.here = "visits";
	p.path = "/visits";
	visits_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

static bool
get_day(WebReq *r, GError **err)
{
	return show_day(r, req_text(r, "day"), NULL, err);
}

/* --- the calendar that subscribes --- */

static bool
post_feed(WebReq *r, GError **err)
{
	const char *url;

	if (g_str_equal(req_text(r, "act"), "end"))
		return visit_feed_end(req_db(r), req_arena(r), req_actor(r), err) &&
		       req_see_other_saying(r, "/visits", TEXT_VISIT_FEED_ENDED);
	/* It is shown this once: what is stored cannot give it back. */
	return visit_feed_make(req_db(r), req_arena(r), req_actor(r), &url, err) &&
	       show_day(r, "", url, err);
}

static IcalEvent
event_of(Arena *a, const House *house, const Visit *v)
{
	const char *who = v->person_name ? v->person_name : "";
	const char *phone = *v->phone ? v->phone : v->person_phone ? v->person_phone : "";

	return (IcalEvent){
		.uid = visit_uid(a, house, v->id),
		.sequence = v->sequence,
		.begins = v->begins,
		.ends = v->ends,
		.stamp = v->planned_at,
		.summary = arena_printf(a, "%s (%" G_GINT64_FORMAT ")",
		    v->customer_name ? v->customer_name : v->subject, v->case_id),
		.location = v->address,
		.description = arena_printf(a, "%s\n%s %s\n%s", v->subject, who, phone,
		    v->what),
		.url = arena_printf(a, "%s/visit/%" G_GINT64_FORMAT, house->url, v->id),
	};
}

static bool
get_feed(WebReq *r, GError **err)
{
	Arena *a = req_arena(r);
	const House *house = req_house(r, err);
	Instant now = req_actor(r)->now;
	int64_t staff_id;
	Meeting *meetings;
	Visit *visits;
	Staff *s;
	size_t n, n_meetings;

	if (!house || !visit_feed_of(req_db(r), a, req_text(r, "token"), &staff_id, err))
		return false;
	if (!staff_id)
		return req_not_found(r);
	if (!staff_store_find(req_db(r), a, staff_id, &s, err) ||
	    !visit_store_of_staff(req_db(r), a, staff_id, now - FEED_PAST,
	        now + FEED_AHEAD, &visits, &n, err) ||
	    !meeting_store_led(req_db(r), a, staff_id, now - FEED_PAST, now + FEED_AHEAD,
	        &meetings, &n_meetings, err))
		return false;
	IcalEvent *events = arena_newv(a, IcalEvent, n + n_meetings);
	for (size_t i = 0; i < n; i++)
		events[i] = event_of(a, house, &visits[i]);
	for (size_t i = 0; i < n_meetings; i++)
		events[n + i] = meeting_event(a, house, &meetings[i], s->lang);
	const Zone *zone = zone_find(house->time_zone);
	const char *ics = ical_write(a, ICAL_PUBLISH,
	    arena_printf(a, "%s: %s", house->name, s->name),
	    zone ? zone : zone_find("UTC"), events, n + n_meetings);
	req_header(r, "Cache-Control", "private, no-cache");
	Out *out = req_answer(r, 200, "text/calendar; charset=utf-8");
	out_lit(out, ics, strlen(ics));
	return true;
}

/* clang-format off */
#define ID { "id", P_INT, true, G_MAXINT64, NULL }
#define SEEN { "seen", P_INT, true, G_MAXINT64, NULL }
/* clang-format on */

static const Param id_params[] = { ID, { 0 } };
static const Param report_params[] = { ID,
	{ "text", P_LINES, false, VISIT_MAX_TEXT, NULL },
	{ "minutes", P_TEXT, false, 4, NULL }, { "travel", P_TEXT, false, 4, NULL },
	{ "signed_by", P_TEXT, false, VISIT_MAX_WORDS, NULL },
	{ "signature", P_LINES, false, MAX_DRAWING, NULL },
	{ "file", P_FILES, false, UPLOAD_MAX, NULL }, { 0 } };
static const Param cancel_params[] = { ID, SEEN,
	{ "reason", P_LINES, false, VISIT_MAX_TEXT, NULL }, { 0 } };
static const Param day_params[] = { { "day", P_TEXT, false, 10, NULL }, { 0 } };
static const Param feed_params[] = { { "act", P_CHOICE, true, 0, "make|end" }, { 0 } };
static const Param token_params[] = { { "token", P_TEXT, true, 64, NULL }, { 0 } };

const Route visit_routes[] = {
	{ "GET", "/case/:number/visit", MAY_STAFF, false,
	    "The form with which a visit is planned, with times that fit",
	    visit_form_params, get_form },
	{ "POST", "/case/:number/visit", MAY_STAFF, true,
	    "Plans a visit, and invites to it (M9)", visit_form_params, post_form },
	{ "GET", "/visit/:id", MAY_STAFF, false,
	    "A visit: where, when, whom to call, and the report of it", id_params,
	    get_visit },
	{ "GET", "/visit/:id/plan", MAY_STAFF, false, "The form with which it is moved",
	    visit_move_params, get_move },
	{ "POST", "/visit/:id/plan", MAY_STAFF, true, "Moves it, and says so",
	    visit_move_params, post_move },
	{ "POST", "/visit/:id/cancel", MAY_STAFF, true, "Cancels it, and says so",
	    cancel_params, post_cancel },
	{ "POST", "/visit/:id/report", MAY_STAFF, true,
	    "What was done there: minutes, travel, signature", report_params,
	    post_report },
	{ "GET", "/visits", MAY_STAFF, false, "One's visits of a day", day_params,
	    get_day },
	{ "POST", "/visits/feed", MAY_STAFF, true,
	    "Makes the secret address of one's calendar, or ends it", feed_params,
	    post_feed },
	{ "GET", "/calendar/:token", MAY_ANYONE, false,
	    "Somebody's visits as iCalendar, by a secret address", token_params,
	    get_feed },
	{ 0 },
};
