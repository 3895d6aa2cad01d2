/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/visit.h"

#include <string.h>

#include "base/err.h"
#include "base/json.h"
#include "base/str.h"
#include "desk/calendar_uid.h"
#include "desk/case_int.h"
#include "desk/ledger_int.h"
#include "desk/site_int.h"
#include "desk/token.h"
#include "desk/visit_int.h"
#include "store/agreement_store.h"
#include "store/meeting_store.h"
#include "store/people_store.h"
#include "store/visit_store.h"

#define LOOKS_AHEAD DAYS(30)

/* --- the entry of each step --- */

const char *
visit_details(Arena *a, const Visit *v, const VisitStep *step)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_object(&w);
	json_put_key(&w, "visit"), json_put_int(&w, v->id);
	json_put_key(&w, "state"), json_put_int(&w, v->state);
	json_put_key(&w, "begins"), json_put_int(&w, v->begins);
	json_put_key(&w, "ends"), json_put_int(&w, v->ends);
	json_put_key(&w, "address"), json_put_text(&w, v->address);
	json_put_key(&w, "staff"), json_put_text(&w, v->staff_name);
	json_put_key(&w, "sequence"), json_put_int(&w, v->sequence);
	if (step->was)
		json_put_key(&w, "was"), json_put_int(&w, step->was);
	if (step->former)
		json_put_key(&w, "former"), json_put_int(&w, step->former);
	if (*v->signed_by)
		json_put_key(&w, "signed_by"), json_put_text(&w, v->signed_by);
	if (step->mail && !step->reporter_only)
		json_put_key(&w, "to"), json_put_int(&w, v->staff_id);
	if (step->mail)
		json_put_key(&w, "mail"), json_put_int(&w, step->mail);
	json_end_object(&w);
	return arena_strdup(a, s->str);
}

static Entry
entry_of(const Use *u, const Case *c, const char *text)
{
	Entry e = entry_by(u->who, ENTRY_VISIT, true, text);

	if (c->status == STATUS_NEW)
		CHANGE(&e.change, status, STATUS_OPEN);
	if (!c->responded_at)
		CHANGE(&e.change, responded_at, u->who->now);
	return e;
}

/* --- is he free then? --- */

/* When somebody is not free in [from, to). */
typedef struct {
	int64_t staff_id;
	int64_t but; /* a visit that does not count; 0 */
	Instant from, to;
	VisitBusy *busy;
	/* The first are visits, then come meetings that he leads, then days off. */
	size_t n, n_visits, n_meetings;
} Busy;

static bool
find_busy(Db *db, Arena *a, Busy *b, GError **err)
{
	VisitBusy *away;
	Meeting *meetings;
	Visit *visits;
	size_t n, n_meetings, n_away;

	if (!visit_store_of_staff(db, a, b->staff_id, b->from - DAYS(1), b->to + DAYS(1),
	        &visits, &n, err) ||
	    !meeting_store_led(db, a, b->staff_id, b->from - MEETING_MOST, b->to,
	        &meetings, &n_meetings, err) ||
	    !visit_store_away(db, a, b->staff_id, b->from, b->to, &away, &n_away, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (visits[i].state == VISIT_PLANNED && visits[i].id != b->but)
			*arena_push(a, &b->busy, &b->n) = (VisitBusy){
				visits[i].begins - MINUTES(visits[i].travel),
				visits[i].ends + MINUTES(visits[i].travel)
			};
	b->n_visits = b->n;
	for (size_t i = 0; i < n_meetings; i++)
		if (meetings[i].state == MEETING_PLANNED)
			*arena_push(a, &b->busy, &b->n) = (VisitBusy){ meetings[i].begins,
				meetings[i].ends };
	b->n_meetings = b->n - b->n_visits;
	for (size_t i = 0; i < n_away; i++)
		*arena_push(a, &b->busy, &b->n) = away[i];
	return true;
}

static bool
must_be_free(Db *db, Arena *a, const Visit *v, GError **err)
{
	Busy b = { .staff_id = v->staff_id,
		.but = v->id,
		.from = v->begins - MINUTES(v->travel),
		.to = v->ends + MINUTES(v->travel) };

	if (!find_busy(db, a, &b, err))
		return false;
	for (size_t i = 0; i < b.n; i++) {
		if (b.busy[i].from >= b.to || b.busy[i].to <= b.from)
			continue;
		if (i < b.n_visits)
			return fail(err, ERR_CONFLICT, "visit.clash");
		return i < b.n_visits + b.n_meetings
		           ? fail(err, ERR_CONFLICT, "visit.meeting")
		           : fail(err, ERR_CONFLICT, "visit.away");
	}
	return true;
}

bool
visit_propose(Db *db, Arena *a, const VisitAsk *ask, size_t most, Instant **out,
    size_t *n_out, GError **err)
{
	VisitWish wish = { .length = ask->length,
		.travel = ask->travel,
		.from = ask->now,
		.until = ask->now + LOOKS_AHEAD };
	Busy b = { .staff_id = ask->staff_id, .from = wish.from, .to = wish.until };
	Agreement *ag;

	if (!agreement_store_in_force(db, a, ask->c->customer_id, ask->now, &ag, err) ||
	    !find_busy(db, a, &b, err))
		return false;
	*n_out = 0;
	if (!ag)
		return true;
	wish.hours = ag->hours;
	wish.busy = b.busy;
	wish.n_busy = b.n;
	*n_out = visit_times(a, &wish, most, out);
	return true;
}

/* --- planning --- */

typedef struct {
	Use use;
	const VisitPlan *what;
	const char *address, *phone, *text, *site;
	int64_t id;
} Planning;

static bool
load(Db *db, const Use *u, int64_t id, int64_t seen, Visit **v, Case **c, GError **err)
{
	if (!visit_store_find(db, u->arena, id, v, err))
		return false;
	if (!*v)
		return fail(err, ERR_INVALID, "visit.unknown");
	if ((*v)->state != VISIT_PLANNED)
		return fail(err, ERR_INVALID, "visit.over");
	if (seen && (*v)->version != seen)
		return fail(err, ERR_CONFLICT, "visit.changed");
	return case_load(db, u->arena, (*v)->case_id, 0, c, err);
}

/* That is reported: whatever it was, but done. */
static bool
load_any(Db *db, const Use *u, int64_t id, Visit **v, Case **c, GError **err)
{
	if (!visit_store_find(db, u->arena, id, v, err))
		return false;
	if (!*v)
		return fail(err, ERR_INVALID, "visit.unknown");
	if ((*v)->state == VISIT_DONE)
		return fail(err, ERR_INVALID, "visit.over");
	return case_load(db, u->arena, (*v)->case_id, 0, c, err);
}

/* Who goes is somebody who is here. */
static bool
set_staff(Db *db, const Planning *p, Visit *v, GError **err)
{
	Staff *s;

	if (!staff_store_find(db, p->use.arena, p->what->staff_id, &s, err))
		return false;
	if (!s || !s->active)
		return fail(err, ERR_INVALID, "visit.staff");
	v->staff_id = s->id;
	v->staff_name = s->name;
	return true;
}

/* A new one. */
static bool
begin(Db *db, const Planning *p, Visit *v, Case **c, GError **err)
{
	if (!case_load_open(db, p->use.arena, p->what->case_id, 0, c, err))
		return false;
	*v = (Visit){ .case_id = (*c)->id,
		.state = VISIT_PLANNED,
		.planned_by = p->use.who->staff_id,
		.planned_at = p->use.who->now,
		.signed_by = "" };
	return set_staff(db, p, v, err);
}

/* Another version of one that there is; it may have another consultant. */
static bool
begin_again(Db *db, const Planning *p, Visit *v, VisitStep *step, GError **err)
{
	step->was = v->begins != p->what->begins ? v->begins : 0;
	v->sequence++;
	v->answer = VISIT_NO_ANSWER;
	v->answered_at = 0;
	if (!p->what->staff_id || p->what->staff_id == v->staff_id)
		return true;
	step->former = v->staff_id;
	return set_staff(db, p, v, err);
}

static void
set_plan(const Planning *p, Visit *v)
{
	v->begins = p->what->begins;
	v->ends = p->what->ends;
	v->travel = p->what->travel;
	v->address = p->address;
	v->phone = p->phone;
	v->what = p->text;
}

static bool
keep_site(Db *db, const Planning *p, const Case *c, GError **err)
{
	const Site site = { 0, p->site, p->address, p->phone, p->what->travel };

	return !*p->site || !c->customer_id ||
	       site_store_set(db, c->customer_id, &site, err);
}

static bool
plan(Db *db, void *arg, GError **err)
{
	Planning *p = arg;
	Visit made, *v = &made;
	VisitStep step = { .mail = MAIL_VISIT };
	Case *c;

	if (!(p->what->id ? load(db, &p->use, p->what->id, p->what->seen, &v, &c, err) &&
	                        begin_again(db, p, v, &step, err)
	                  : begin(db, p, v, &c, err)))
		return false;
	set_plan(p, v);
	if (!p->what->anyway && !must_be_free(db, p->use.arena, v, err))
		return false;
	if (!(p->what->id ? visit_store_save(db, v, err) : visit_store_add(db, v, err)) ||
	    !keep_site(db, p, c, err))
		return false;
	p->id = v->id;
	Entry e = entry_of(&p->use, c, p->text);
	e.details = visit_details(p->use.arena, v, &step);
	return case_enter(db, &p->use, c, &e, err);
}

bool
visit_plan(Db *db, Arena *a, const Actor *who, const VisitPlan *what, int64_t *id,
    GError **err)
{
	Planning p = { .use = { a, who },
		.what = what,
		.address = visit_line(a, what->address),
		.phone = visit_line(a, what->phone),
		.site = visit_line(a, what->site) };

	if (!must_be_staff(who, err) || !case_text(a, what->what, &p.text, err))
		return false;
	if (what->ends <= what->begins || what->ends - what->begins > VISIT_MOST)
		return fail(err, ERR_INVALID, "visit.times");
	if (what->travel < 0 || what->travel > VISIT_MOST_TRAVEL)
		return fail(err, ERR_INVALID, "visit.travel.wrong");
	if (!*p.address)
		return fail(err, ERR_INVALID, "visit.address.missing");
	if (!db_transact(db, plan, &p, err))
		return false;
	*id = p.id;
	return true;
}

/* --- cancelling --- */

typedef struct {
	Use use;
	int64_t id, seen;
	const char *reason;
} Cancelling;

static bool
cancel(Db *db, void *arg, GError **err)
{
	const Cancelling *x = arg;
	Visit *v;
	Case *c;

	if (!load(db, &x->use, x->id, x->seen, &v, &c, err))
		return false;
	const VisitStep step = { .mail = MAIL_VISIT };
	v->state = VISIT_CANCELLED;
	v->sequence++;
	Entry e = entry_of(&x->use, c, x->reason);
	e.details = visit_details(x->use.arena, v, &step);
	return visit_store_save(db, v, err) && case_enter(db, &x->use, c, &e, err);
}

bool
visit_cancel(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    const char *reason, GError **err)
{
	Cancelling x = { .use = { a, who }, .id = id, .seen = seen };

	return must_be_staff(who, err) && case_text(a, reason, &x.reason, err) &&
	       db_transact(db, cancel, &x, err);
}

/* --- it is done --- */

typedef struct {
	Use use;
	const VisitReport *what;
	const char *text;
} Reporting;

static bool
report(Db *db, void *arg, GError **err)
{
	const Reporting *r = arg;
	const VisitReport *w = r->what;
	Instant now = r->use.who->now;
	Visit *v;
	Case *c;

	if (!load_any(db, &r->use, w->id, &v, &c, err))
		return false;
	v->state = VISIT_DONE;
	v->done_at = now;
	v->signed_by = visit_line(r->use.arena, w->signed_by);
	Entry e = entry_of(&r->use, c, r->text);
	e.minutes = w->minutes;
	e.attachments = w->attachments;
	e.n_attachments = w->n_attachments;
	e.details = visit_details(r->use.arena, v, &(VisitStep){ 0 });
	const LedgerAdd travel = { .minutes = w->travel,
		.kind = LEDGER_TRAVEL,
		.method = METHOD_VISIT,
		.worked_at = now,
		.staff_id = r->use.who->staff_id };
	return visit_store_save(db, v, err) && case_enter(db, &r->use, c, &e, err) &&
	       ledger_add_in(db, &r->use, c, &e, &travel, err);
}

bool
visit_report(Db *db, Arena *a, const Actor *who, const VisitReport *what, GError **err)
{
	Reporting r = { .use = { a, who }, .what = what };

	if (what->minutes < 0 || what->travel < 0)
		return fail(err, ERR_INVALID, "case.minutes.negative");
	return must_be_staff(who, err) && case_text_needed(a, what->text, &r.text, err) &&
	       db_transact(db, report, &r, err);
}

/* --- invitations --- */

char *
visit_uid(Arena *a, const House *house, int64_t id)
{
	return calendar_uid(a, house, SIGN_VISIT, "visit", id);
}

int64_t
visit_of_uid(Arena *a, const House *house, const char *uid)
{
	return calendar_uid_read(a, house, SIGN_VISIT, "visit", uid);
}

/* --- the secret address of one's calendar --- */

typedef struct {
	const Actor *who;
	const char *sha256; /* NULL: none any more */
} Feed;

static bool
set_feed(Db *db, void *arg, GError **err)
{
	const Feed *f = arg;

	return f->sha256
	           ? feed_store_set(db, f->who->staff_id, f->sha256, f->who->now, err)
	           : feed_store_clear(db, f->who->staff_id, err);
}

bool
visit_feed_make(Db *db, Arena *a, const Actor *who, const char **url, GError **err)
{
	const char *token = str_random_base32(a, 32);
	Feed f = { who, token_sha256(a, token) };
	House house;

	if (!must_be_staff(who, err) || !house_load(db, a, &house, err) ||
	    !db_transact(db, set_feed, &f, err))
		return false;
	*url = arena_printf(a, "%s/calendar/%s.ics", house.url, token);
	return true;
}

bool
visit_feed_end(Db *db, Arena *a G_GNUC_UNUSED, const Actor *who, GError **err)
{
	Feed f = { who, NULL };

	return must_be_staff(who, err) && db_transact(db, set_feed, &f, err);
}

bool
visit_feed_of(Db *db, Arena *a, const char *token, int64_t *staff_id, GError **err)
{
	const char *end = strstr(token, ".ics");

	*staff_id = 0;
	return !end ||
	       feed_store_find(db,
	           token_sha256(a, arena_strndup(a, token, (size_t)(end - token))),
	           staff_id, err);
}
