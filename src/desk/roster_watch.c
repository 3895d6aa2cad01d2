/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/duty.h"
#include "desk/notify.h"
#include "desk/roster.h"
#include "model/when.h"
#include "store/people_store.h"

#define LOOKS_AT (7 * 60) /* minutes after midnight: before the day begins */

typedef struct {
	Arena *arena;
	const Actor *who;
	Instant again;
} Watch;

/* How near it is: each is told once. */
static const char *
how_near(Duration left)
{
	return left > DAYS(14) ? "weeks" : left > DAYS(2) ? "fortnight" : "days";
}

static bool
warn_one(Db *db, const Watch *w, const Zone *zone, const Staff *s, RosterHole hole,
    GError **err)
{
	Instant now = w->who->now;
	Arena *a = w->arena;
	const TextArg args[] = {
		text_arg_s(when_text(a, s->lang, zone_glib(zone), hole.from, now)),
		text_arg_s(when_text(a, s->lang, zone_glib(zone), hole.to, now)),
	};
	const Notice notice = {
		.thing = arena_printf(a, "roster hole %" G_GINT64_FORMAT " %s",
		    hole.from / SECONDS(1), how_near(hole.from - now)),
		.subject = TEXT_ROSTER_WARNING_SUBJECT,
		.text = TEXT_ROSTER_WARNING_TEXT,
		.args = args,
		.n_args = G_N_ELEMENTS(args),
		.path = "/roster",
		.can_wait = hole.from - now > DAYS(1),
	};

	return notify_staff(db, a, s, &notice, now, err);
}

static bool
warn(Db *db, const Watch *w, const Zone *zone, RosterHole hole, GError **err)
{
	Staff *all;
	size_t n;

	if (!staff_store_all(db, w->arena, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (all[i].active && all[i].admin &&
		    !warn_one(db, w, zone, &all[i], hole, err))
			return false;
	return true;
}

static bool
watch(Db *db, void *arg, GError **err)
{
	Watch *w = arg;
	Instant now = w->who->now;
	const RosterHole span = { now, now + ROSTER_WARNS };
	const Zone *zone;
	RosterHole *holes;
	RosterLog *log;
	size_t n_log;
	Roster r;

	if (!duty_zone(db, w->arena, &zone, err) ||
	    !roster_store_logged(db, w->arena, 1, &log, &n_log, err) ||
	    !roster_store_load(db, w->arena, zone, ROLE_PARTNER, span, &r, err))
		return false;
	Day today = roster_day(zone, now);
	w->again = roster_instant(zone, today, LOOKS_AT);
	if (w->again <= now)
		w->again = roster_instant(zone, today + 1, LOOKS_AT);
	if (!n_log) /* nobody has made one */
		return true;
	size_t n = roster_holes(&r, w->arena, ROLE_PARTNER, span.from, span.to, &holes);
	return !n || warn(db, w, zone, holes[0], err);
}

bool
roster_watch(Db *db, Arena *a, const Actor *who, Instant *again, GError **err)
{
	Watch w = { .arena = a, .who = who };

	if (!db_transact(db, watch, &w, err))
		return false;
	*again = w.again;
	return true;
}
