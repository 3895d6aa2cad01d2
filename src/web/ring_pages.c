/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/ring_pages.h"

#include "base/err.h"
#include "base/str.h"
#include "desk/ring.h"
#include "model/phone.h"
#include "model/when.h"
#include "ring.tmpl.h" /* made from web/tmpl/ring.tmpl */
#include "store/case_store.h"
#include "store/people_store.h"
#include "store/ring_store.h"
#include "web/side.h"

#define MAX_PEOPLE 5
#define MAX_CARDS  3
#define MAX_MISSED 10

const char *
ring_address(Arena *a, const House *house)
{
	return arena_printf(a, "%s/api/in/call/%s", house->url,
	    house_calls_tag(a, house));
}

/* --- who it is --- */

static bool
person_of(const Page *p, const Person *who, const char *query, RingPerson *out,
    GError **err)
{
	const Reader *rd = &p->rd;
	CustomerSide *customer = NULL;
	CaseLine *cases;
	size_t n, n_open = 0;

	if (!case_store_list(req_db(p->r), rd->a, LIST_PERSON, who->id,
	        (CaseListAfter){ 0 }, 50, &cases, &n, err) ||
	    (who->customer_id && !side_of_customer(req_db(p->r), rd, who->customer_id, 0,
	                             0, &customer, err)))
		return false;
	for (size_t i = 0; i < n; i++)
		n_open += case_is_open(&cases[i].c) ? 1 : 0;
	TextArg open = TEXT_ARG((int64_t)n_open);
	const char *words = text_format(rd->a, rd->lang, TEXT_RING_OPEN_CASES, &open, 1);
	*out = (RingPerson){
		.url = arena_printf(rd->a, "/call?person=%" G_GINT64_FORMAT "&%s",
		    who->id, query),
		.name = who->name,
		.customer = who->customer_name,
		.facts = customer && customer->hours
		             ? arena_printf(rd->a, "%s · %s", customer->hours, words)
		             : words,
	};
	return true;
}

static bool
find_people(const Page *p, const Ring *ring, const char *query, RingView *v, GError **err)
{
	Person *found;

	if (!*ring->number)
		return true;
	if (!person_store_search(req_db(p->r), p->rd.a,
	        phone_digits(p->rd.a, ring->number), MAX_PEOPLE, &found, &v->n_people,
	        err))
		return false;
	RingPerson *people = arena_newv(p->rd.a, RingPerson, v->n_people);
	for (size_t i = 0; i < v->n_people; i++)
		if (!person_of(p, &found[i], query, &people[i], err))
			return false;
	v->people = people;
	return true;
}

static bool
view_of(const Page *p, const Ring *ring, RingView *v, GError **err)
{
	const Reader *rd = &p->rd;
	Instant from = ring->answered_at ? ring->answered_at : rd->now;
	const char *query = arena_printf(rd->a,
	    "ring=%" G_GINT64_FORMAT "&started=%" G_GINT64_FORMAT, ring->id,
	    from / SECONDS(1));

	*v = (RingView){
		.number = *ring->number ? phone_shown(rd->a, ring->number)
		                        : text(rd->lang, TEXT_RING_HIDDEN),
		.when = ring->ended_at
		            ? when_text(rd->a, rd->lang, rd->tz, ring->began_at, rd->now)
		            : NULL,
		.is_answered = ring->answered_at != 0,
		.url = arena_printf(rd->a, "/call?q=%s&%s",
		    *ring->number ? phone_digits(rd->a, ring->number) : "", query),
		.aside_url = arena_printf(rd->a, "/ring/%" G_GINT64_FORMAT "/aside",
		    ring->id),
	};
	return find_people(p, ring, query, v, err);
}

/* Most of the time there is none: no more is asked then. */
static bool
views(const Page *p, bool missed, size_t most, const RingView **out, size_t *n_out,
    GError **err)
{
	Db *db = req_db(p->r);
	const Staff *me = req_staff(p->r);
	Instant since = p->rd.now - (missed ? DAYS(1) : RING_LASTS);
	RingView *found = arena_newv(p->rd.a, RingView, most);
	Ring *rings;
	Staff *staff = NULL;
	size_t n, n_staff = 0, n_found = 0;

	if (!ring_store_open(db, p->rd.a, since, &rings, &n, err) ||
	    (n && !staff_store_all(db, p->rd.a, &staff, &n_staff, err)))
		return false;
	for (size_t i = 0; i < n && n_found < most; i++) {
		bool is_one = missed ? rings[i].ended_at != 0
		                     : ring_is_for(p->rd.a, &rings[i], me, staff, n_staff,
		                           p->rd.now);

		if (is_one && !view_of(p, &rings[i], &found[n_found++], err))
			return false;
	}
	*out = found;
	*n_out = n_found;
	return true;
}

bool
ring_cards(const Page *p, const RingView **out, size_t *n_out, GError **err)
{
	return views(p, false, MAX_CARDS, out, n_out, err);
}

bool
ring_missed(const Page *p, const RingView **out, size_t *n_out, GError **err)
{
	return views(p, true, MAX_MISSED, out, n_out, err);
}

/* --- pages --- */

static bool
get_ringing(WebReq *r, GError **err)
{
	const RingView *cards;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) || !ring_cards(&p, &cards, &n, err))
		return false;
	ring_list(req_html(r, 200), cards, n);
	return true;
}

static bool
post_aside(WebReq *r, GError **err)
{
	return ring_take(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"), 0,
	           err) &&
	       req_see_other_saying(r, "/call", TEXT_RING_ASIDE_DONE);
}

/* Under the first of the systems' names for it that is filled in: what stands in brackets
 * is a placeholder that the system had nothing for. */
static const char *
first_of(WebReq *r, const char *const *names)
{
	for (; *names; names++) {
		const char *value = req_text(r, *names);

		if (*value && *value != '[' && *value != '{')
			return value;
	}
	return "";
}

static bool
is_outgoing(const char *way)
{
	return g_ascii_strcasecmp(way, "out") == 0 ||
	       g_ascii_strcasecmp(way, "outgoing") == 0;
}

/* In the form that Zammad and sipgate gave to it, or the same as JSON, or in the address
 * alone, with the names of Flexfone too: most systems can do one of them. */
static bool
hear_word(WebReq *r, GError **err)
{
	static const char *const ids[] = { "callId", "id", "UniqueCallId", NULL };
	static const char *const froms[] = { "from", "ANumber", NULL };
	static const char *const users[] = { "answeringNumber", "EmployeeLocalNumber",
		"user[]", "user", NULL };
	static const char *const ways[] = { "direction", "dir", "CallDirection", NULL };
	const House *house = req_house(r, err);
	const char *event = req_text(r, "event");

	if (!house)
		return false;
	if (!str_equal_secret(house_calls_tag(req_arena(r), house), req_text(r, "token")))
		return fail(err, ERR_DENIED, "ring.token");
	const RingWord w = {
		.event = g_str_equal(event, "answer")   ? RING_ANSWERED
		         : g_str_equal(event, "hangup") ? RING_ENDS
		                                        : RING_BEGINS,
		.call_id = first_of(r, ids),
		.from = first_of(r, froms),
		.users = first_of(r, users),
		.is_outgoing = is_outgoing(first_of(r, ways)),
	};
	if (!ring_hear(req_db(r), req_arena(r), req_actor(r)->now, &w, err))
		return false;
	out_text(req_answer(r, 200, "application/json"), "{}\n");
	return true;
}

static bool
post_turn(WebReq *r, GError **err)
{
	return house_turn_calls(req_db(r), req_arena(r), req_actor(r), err) &&
	       req_see_other_saying(r, "/admin", TEXT_RING_TURNED);
}

static const Param aside_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};
static const Param word_params[] = {
	{ "token", P_TEXT, true, 40, NULL },
	{ "event", P_CHOICE, false, 0, "newCall|answer|hangup" },
	{ "from", P_TEXT, false, 60, NULL },
	{ "direction", P_TEXT, false, 10, NULL },
	{ "dir", P_TEXT, false, 10, NULL },
	{ "callId", P_TEXT, false, 250, NULL },
	{ "id", P_TEXT, false, 250, NULL },
	{ "user", P_TEXTS, false, 2000, NULL },
	{ "user[]", P_TEXTS, false, 2000, NULL },
	{ "answeringNumber", P_TEXT, false, 60, NULL },
	{ "ANumber", P_TEXT, false, 60, NULL },
	{ "UniqueCallId", P_TEXT, false, 250, NULL },
	{ "EmployeeLocalNumber", P_TEXT, false, 60, NULL },
	{ "CallDirection", P_TEXT, false, 10, NULL },
	{ 0 },
};

const Route ring_routes[] = {
	{ "GET", "/call/ringing", MAY_STAFF, false, "The calls that ring for one now",
	    NULL, get_ringing },
	{ "POST", "/ring/:id/aside", MAY_STAFF, true, "Puts a call aside: a wrong number",
	    aside_params, post_aside },
	{ "POST", "/api/in/call/:token", MAY_MACHINE, false,
	    "The telephone system says that a call comes, is answered or ends",
	    word_params, hear_word },
	{ "GET", "/api/in/call/:token", MAY_MACHINE, false,
	    "The same from a system that can only open an address", word_params,
	    hear_word },
	{ "POST", "/admin/calls", MAY_ADMIN, true,
	    "Gives the telephone system another secret address", NULL, post_turn },
	{ 0 },
};
