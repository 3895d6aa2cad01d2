/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/frame.h"

#include "base/err.h"
#include "frame.tmpl.h" /* made from web/tmpl/frame.tmpl */
#include "store/case_store.h"
#include "store/template_store.h"
#include "web/bulk_pages.h"
#include "web/case_lists.h"
#include "web/dispatch_pages.h"
#include "web/outage_banner.h"
#include "web/ring_pages.h"
#include "web/roster_words.h"
#include "web/saved_view_pages.h"
#include "web/set_up_pages.h"

static void
unref_zone(void *tz)
{
	g_time_zone_unref(tz);
}

bool
page_begin(WebReq *r, Page *p, GError **err)
{
	Arena *a = req_arena(r);
	GTimeZone *tz;

	*p = (Page){ .r = r, .house = req_house(r, err) };
	if (!p->house)
		return false;
	tz = g_time_zone_new_identifier(p->house->time_zone);
	if (!tz)
		return fail(err, ERR_INTERNAL, "time_zone \"%s\" is not known",
		    p->house->time_zone);
	arena_defer(a, unref_zone, tz);
	p->rd = (Reader){ .a = a,
		.lang = req_lang(r),
		.tz = tz,
		.now = req_actor(r)->now };
	p->body = req_part(r);
	return true;
}

static bool
is_here(const Page *p, const char *name)
{
	return p->here && g_str_equal(p->here, name);
}

static int64_t
sum_open(const int64_t n[N_STATUSES + 1])
{
	int64_t sum = 0;

	for (int s = STATUS_NEW; s < STATUS_CLOSED; s++)
		sum += n[s];
	return sum;
}

/* What is few is counted by itself: the visits of today, what is on the shelf. */
static bool
count_few(const Page *p, FrameLink *links, GError **err)
{
	const Zone *zone = zone_find(p->house->time_zone);

	for (size_t i = 0; zone && i < N_CASE_LISTS; i++) {
		if (!case_list_is_few(case_lists[i].kind))
			continue;
		const CasePick pick = case_list_pick(&case_lists[i], req_actor(p->r),
		    zone);
		if (!case_store_count_few(req_db(p->r), pick.kind, pick.of_id,
		        pick.before, &links[i].count, err))
			return false;
	}
	return true;
}

static bool
frame_views(const Page *p, FrameView *v, GError **err)
{
	FrameLink *links;

	if (!saved_view_links(p, &links, &v->n_views, err))
		return false;
	v->views = links;
	return true;
}

static bool
frame_cases(const Page *p, FrameView *v, GError **err)
{
	Db *db = req_db(p->r);
	int64_t mine[N_STATUSES + 1], nobodys[N_STATUSES + 1], all[N_STATUSES + 1], soon;
	FrameLink *links = arena_newv(p->rd.a, FrameLink, N_CASE_LISTS);

	if (!case_store_counts(db, req_actor(p->r)->staff_id, mine, err) ||
	    !case_store_counts(db, 0, nobodys, err) ||
	    !case_store_counts(db, -1, all, err) ||
	    !case_store_count_due(db, p->rd.now + CASE_LIST_SOON_LEFT, &soon, err))
		return false;
	for (size_t i = 0; i < N_CASE_LISTS; i++) {
		const CaseListView *list = &case_lists[i];

		links[i] = (FrameLink){
			.url = arena_printf(p->rd.a, "/cases/%s", list->name),
			.icon = list->icon,
			.name = text(p->rd.lang, list->title),
			.count = list->status ? all[list->status] : -1,
			.here = is_here(p, list->name),
		};
	}
	links[CASE_LIST_MINE].count = sum_open(mine);
	links[CASE_LIST_NOBODY].count = sum_open(nobodys);
	links[CASE_LIST_SOON].count = soon;
	links[CASE_LIST_OPEN].count = sum_open(all);
	if (!count_few(p, links, err))
		return false;
	v->cases = links;
	v->n_cases = N_CASE_LISTS;
	return true;
}

static bool
frame_others(const Page *p, FrameView *v, GError **err)
{
	static const struct {
		const char *url, *icon, *here;
		TextId name;
	} others[] = {
		{ "/mentions", "at", "mentions", TEXT_MENTION_LIST },
		{ "/triage", "bolt", "triage", TEXT_TRIAGE },
		{ "/outages", "category-outage", "outages", TEXT_OUTAGE_LIST },
		{ "/customers", "building", "customers", TEXT_CUSTOMER_TITLE },
		{ "/referrals", "truck", "referrals", TEXT_REFERRAL_LIST },
		{ "/suppliers", "users", "suppliers", TEXT_SUPPLIER_LIST },
		{ "/guides", "book", "guides", TEXT_GUIDE_LIST },
		{ "/meetings", "calendar", "meetings", TEXT_MEETING_LIST },
		{ "/roster", "roster", "roster", TEXT_ROSTER_TITLE },
		{ "/visits", "car", "visits", TEXT_VISIT_TITLE },
		{ "/shelf", "handin", "shelf", TEXT_SHELF_TITLE },
		{ "/time", "clock", "time", TEXT_TIME_TITLE },
		{ "/reports/horizons", "star", "reports", TEXT_REPORT_TITLE },
	};
	FrameLink *links = arena_newv(p->rd.a, FrameLink, G_N_ELEMENTS(others));

	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		links[i] = (FrameLink){
			.url = others[i].url,
			.icon = others[i].icon,
			.name = text(p->rd.lang, others[i].name),
			.count = -1,
			.here = is_here(p, others[i].here),
		};
	v->others = links;
	v->n_others = G_N_ELEMENTS(others);
	return mention_store_unseen(req_db(p->r), req_actor(p->r)->staff_id,
	    &links[0].count, err);
}

/* Who is the partner on duty: on every page (M11). */
static bool
frame_duty(const Page *p, FrameView *v, GError **err)
{
	const Zone *zone = zone_find(p->house->time_zone);
	Duty duty = { 0 };

	if (zone &&
	    !duty_now(req_db(p->r), p->rd.a, zone, ROLE_PARTNER, p->rd.now, &duty, err))
		return false;
	v->is_nobody_on = !duty.staff && duty.how != DUTY_NO_ROSTER;
	v->duty = duty.staff ? duty.staff->name : text(p->rd.lang, TEXT_ROSTER_NOBODY_ON);
	v->duty_words = duty_words(&p->rd, &duty);
	return true;
}

bool
page_end(Page *p, int status, const char *title, GError **err)
{
	const Staff *me = req_staff(p->r);
	FrameView v = {
		.title = title,
		.house = p->house->name,
		.staff_name = me->name,
		.initials = initials_of(p->rd.a, me->name),
		.search = p->search ? p->search : "",
		.path = p->path ? p->path : req_path(p->r),
		.is_elsewhere = p->path != NULL,
		.told = req_told(p->r),
		.flash = req_said(p->r),
		.keys = key_groups(p->rd.a, p->rd.lang),
		.admin = me->admin,
		.on_call = is_here(p, "call"),
		.on_search = p->search != NULL,
		.on_customers = is_here(p, "customers"),
		.on_views = is_here(p, "views"),
		.body = p->body,
	};

	OutageBanner *banners;

	if (!frame_cases(p, &v, err) || !frame_views(p, &v, err) ||
	    !frame_others(p, &v, err) || !frame_duty(p, &v, err) ||
	    !dispatch_of_reader(req_db(p->r), &p->rd, me->id, &v.leaving, &v.n_leaving,
	        err) ||
	    !ring_cards(p, &v.rings, &v.n_rings, err) ||
	    !bulk_toast_of(p, &v.bulk, err) ||
	    !outage_banners_of_staff(req_db(p->r), &p->rd, &banners, &v.n_banners, err))
		return false;
	v.banners = banners;
	if (me->admin && !is_here(p, "set-up") &&
	    !set_up_left(req_db(p->r), p->rd.a, p->house, &v.set_up_left, err))
		return false;
	frame_page(req_html(p->r, status), &v);
	return true;
}
