/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/meeting.h"

#include <string.h>

#include "base/err.h"
#include "desk/calendar_uid.h"
#include "desk/case_int.h"
#include "desk/notify.h"
#include "store/meeting_store.h"
#include "store/people_store.h"

#define THING "meeting "

/* --- who is told --- */

typedef struct {
	Use use;
	const Meeting *m;
	TextId subject, text;
	House house;
} Telling;

static const char *
when_of(const Telling *t, Lang lang)
{
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(t->house.time_zone);

	if (!tz)
		tz = g_time_zone_new_utc();
	/* the day itself, never "today": it is read later */
	return meeting_when(t->use.arena, lang, tz, t->m, t->m->planned_at - DAYS(400));
}

static bool
tell(Db *db, const Telling *t, const Person *p, GError **err)
{
	Arena *a = t->use.arena;
	const Meeting *m = t->m;
	bool is_held = m->state == MEETING_HELD;
	const TextArg args[] = { text_arg_s(when_of(t, p->lang)),
		text_arg_s(is_held ? m->minutes : m->place), text_arg_s(m->staff_name),
		text_arg_s(m->agenda) };
	/* A version of it is told to each once. */
	const char *thing = arena_printf(a,
	    THING "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, m->id, m->version);

	return notify_person(db, a, p, MAIL_MEETING, thing,
	    text_format(a, p->lang, t->subject, args, 1),
	    text_format(a, p->lang, t->text, args, 4), t->use.who->now, err);
}

static bool
tell_contacts(Db *db, Telling *t, GError **err)
{
	Arena *a = t->use.arena;
	Person *people;
	size_t n;

	if (!house_load(db, a, &t->house, err) ||
	    !person_store_of_customer(db, a, t->m->customer_id, &people, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (people[i].contact && people[i].active && people[i].mail &&
		    !tell(db, t, &people[i], err))
			return false;
	return true;
}

/* --- planning --- */

typedef struct {
	Use use;
	const MeetingPlan *what;
	const char *place, *agenda;
	int64_t id;
} Planning;

static bool
load(Db *db, const Use *u, int64_t id, int64_t seen, Meeting **m, GError **err)
{
	if (!meeting_store_find(db, u->arena, id, m, err))
		return false;
	if (!*m)
		return fail(err, ERR_INVALID, "meeting.unknown");
	if (seen && (*m)->version != seen)
		return fail(err, ERR_CONFLICT, "meeting.changed");
	return true;
}

static bool
load_planned(Db *db, const Use *u, int64_t id, int64_t seen, Meeting **m, GError **err)
{
	return load(db, u, id, seen, m, err) &&
	       ((*m)->state == MEETING_PLANNED ||
	           fail(err, ERR_INVALID, "meeting.settled"));
}

static bool
begin(Db *db, const Planning *p, Meeting *m, GError **err)
{
	Customer *customer;

	if (!customer_store_find(db, p->use.arena, p->what->customer_id, &customer, err))
		return false;
	if (!customer)
		return fail(err, ERR_INVALID, "customer.unknown");
	*m = (Meeting){ .customer_id = customer->id,
		.version = 1,
		.state = MEETING_PLANNED,
		.planned_by = p->use.who->staff_id,
		.planned_at = p->use.who->now };
	return true;
}

static bool
set_leader(Db *db, const Planning *p, Meeting *m, GError **err)
{
	Staff *s;

	if (!staff_store_find(db, p->use.arena, p->what->led_by, &s, err))
		return false;
	if (!s || !s->active)
		return fail(err, ERR_INVALID, "meeting.staff");
	m->led_by = s->id;
	m->staff_name = s->name;
	return true;
}

/* True if it is another meeting now for who wrote it into his calendar. */
static bool
set_plan(const Planning *p, Meeting *m)
{
	const MeetingPlan *w = p->what;
	bool moved = m->begins != w->begins || m->ends != w->ends ||
	             g_strcmp0(m->place, p->place) != 0;

	m->begins = w->begins;
	m->ends = w->ends;
	m->place = p->place;
	m->agenda = p->agenda;
	return moved;
}

static bool
change(Db *db, Meeting *m, bool moved, GError **err)
{
	m->sequence += moved;
	return meeting_store_save(db, m, err) &&
	       (!moved || meeting_store_forget_answers(db, m->id, err));
}

static bool
plan(Db *db, void *arg, GError **err)
{
	Planning *p = arg;
	Meeting made, *m = &made;

	if (!(p->what->id ? load_planned(db, &p->use, p->what->id, p->what->seen, &m, err)
	                  : begin(db, p, m, err)) ||
	    !set_leader(db, p, m, err))
		return false;
	bool moved = set_plan(p, m);
	if (!(p->what->id ? change(db, m, moved, err) : meeting_store_add(db, m, err)))
		return false;
	p->id = m->id;
	Telling t = { .use = p->use,
		.m = m,
		.subject = p->what->id ? TEXT_MAIL_MEETING_MOVED : TEXT_MAIL_MEETING,
		.text = *m->agenda ? TEXT_MAIL_MEETING_TEXT
		                   : TEXT_MAIL_MEETING_TEXT_SHORT };
	return !moved || tell_contacts(db, &t, err);
}

bool
meeting_plan(Db *db, Arena *a, const Actor *who, const MeetingPlan *what, int64_t *id,
    GError **err)
{
	Planning p = { .use = { a, who },
		.what = what,
		.place = case_subject(a, what->place) };

	if (!must_be_staff(who, err) || !case_text(a, what->agenda, &p.agenda, err))
		return false;
	if (what->ends <= what->begins || what->ends - what->begins > MEETING_MOST)
		return fail(err, ERR_INVALID, "meeting.times");
	if (what->ends <= who->now)
		return fail(err, ERR_INVALID, "meeting.past");
	if (!*p.place)
		return fail(err, ERR_INVALID, "meeting.place_missing");
	if (!db_transact(db, plan, &p, err))
		return false;
	*id = p.id;
	return true;
}

/* --- cancelling, and what came of it --- */

typedef struct {
	Use use;
	int64_t id, seen;
	const char *minutes;
} Ending;

static bool
cancel(Db *db, void *arg, GError **err)
{
	const Ending *x = arg;
	Meeting *m;

	if (!load_planned(db, &x->use, x->id, x->seen, &m, err))
		return false;
	m->state = MEETING_CANCELLED;
	m->sequence++;
	Telling t = { .use = x->use,
		.m = m,
		.subject = TEXT_MAIL_MEETING_CANCELLED,
		.text = TEXT_MAIL_MEETING_CANCELLED_TEXT };
	return meeting_store_save(db, m, err) && tell_contacts(db, &t, err);
}

bool
meeting_cancel(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen, GError **err)
{
	Ending x = { .use = { a, who }, .id = id, .seen = seen };

	return must_be_staff(who, err) && db_transact(db, cancel, &x, err);
}

static bool
hold(Db *db, void *arg, GError **err)
{
	const Ending *x = arg;
	Meeting *m;

	if (!load(db, &x->use, x->id, x->seen, &m, err))
		return false;
	if (m->state == MEETING_CANCELLED)
		return fail(err, ERR_INVALID, "meeting.settled");
	if (m->begins > x->use.who->now)
		return fail(err, ERR_INVALID, "meeting.early");
	bool is_first = m->state == MEETING_PLANNED;
	m->state = MEETING_HELD;
	m->held_at = is_first ? x->use.who->now : m->held_at;
	m->minutes = x->minutes;
	Telling t = { .use = x->use,
		.m = m,
		.subject = TEXT_MAIL_MEETING_MINUTES,
		.text = TEXT_MAIL_MEETING_MINUTES_TEXT };
	return meeting_store_save(db, m, err) &&
	       (!is_first || tell_contacts(db, &t, err));
}

bool
meeting_hold(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    const char *minutes, GError **err)
{
	Ending x = { .use = { a, who }, .id = id, .seen = seen };

	return must_be_staff(who, err) && case_text(a, minutes, &x.minutes, err) &&
	       (*x.minutes || fail(err, ERR_INVALID, "meeting.minutes_missing")) &&
	       db_transact(db, hold, &x, err);
}

/* --- invitations --- */

IcalEvent
meeting_event(Arena *a, const House *house, const Meeting *m, Lang lang)
{
	const TextArg args[] = { text_arg_s(m->customer_name), text_arg_s(house->name) };
	bool online = meeting_is_online(m);

	return (IcalEvent){
		.uid = calendar_uid(a, house, SIGN_MEETING, "meeting", m->id),
		.sequence = m->sequence,
		.begins = m->begins,
		.ends = m->ends,
		.stamp = m->planned_at,
		.summary = text_format(a, lang, TEXT_MEETING_SUMMARY, args, 2),
		.location = m->place,
		.url = online ? m->place : NULL,
		.description = *m->agenda ? m->agenda : NULL,
		.is_cancelled = m->state == MEETING_CANCELLED,
	};
}

int64_t
meeting_of_uid(Arena *a, const House *house, const char *uid)
{
	return calendar_uid_read(a, house, SIGN_MEETING, "meeting", uid);
}

int64_t
meeting_of_thing(const char *thing)
{
	return thing && g_str_has_prefix(thing, THING)
	           ? g_ascii_strtoll(thing + strlen(THING), NULL, 10)
	           : 0;
}
