/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/deadline.h"

#include <string.h>

#include "base/err.h"
#include "base/json.h"
#include "desk/case_int.h"
#include "desk/clocks.h"
#include "desk/escalate_int.h"
#include "desk/house.h"
#include "desk/notify.h"
#include "model/audience.h"
#include "store/people_store.h"

typedef struct {
	Use use;
	const Job *job;
} Passing;

/* What the entry says of the deadline; the same for the same one. */
static char *
details_of(Arena *a, ClockKind kind, Instant due)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_object(&w);
	json_put_key(&w, "clock"), json_put_text(&w, clock_kind_name(kind));
	json_put_key(&w, "due"), json_put_int(&w, due);
	json_end_object(&w);
	return arena_strdup(a, s->str);
}

static bool
is_noted(const CaseClocks *k, const char *details)
{
	for (size_t i = 0; i < k->n_entries; i++)
		if (k->entries[i].kind == ENTRY_DEADLINE &&
		    !g_strcmp0(k->entries[i].details, details))
			return true;
	return false;
}

/* Of many that passed while the desk was away, a mail each would be a storm. */
static bool
tell_of_late_ones(Db *db, const Use *u, int64_t staff_id, GError **err)
{
	House house;
	Staff *s;

	if (!staff_store_find(db, u->arena, staff_id, &s, err) ||
	    !house_load(db, u->arena, &house, err))
		return false;
	if (!s || !s->active)
		return true;
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autofree char *at = clock_format_rfc3339(u->who->now, utc);
	const Notice notice = {
		.thing = arena_printf(u->arena, "deadlines %.13s", at), /* the hour */
		.subject = TEXT_NOTICE_DEADLINES_SUBJECT,
		.text = TEXT_NOTICE_DEADLINES_TEXT,
		.path = "/cases/mine",
		.can_wait = true,
	};
	return notify_staff(db, u->arena, s, &notice, u->who->now, err);
}

static bool
note(Db *db, const Use *u, Case *c, const SlaClock *clock, const char *details,
    GError **err)
{
	bool fresh = u->who->now - clock->due < DEADLINE_FRESH;
	Entry e = entry_by(u->who, ENTRY_DEADLINE, false, NULL);

	e.details = details;
	if (!case_enter(db, u, c, &e, err))
		return false;
	return fresh || !c->assignee_id || tell_of_late_ones(db, u, c->assignee_id, err);
}

static bool
is_waited_for(const SlaClock *clock)
{
	return clock->target && clock->began && !clock->ended && !clock->stands;
}

/* Notes what has passed; *next is when the next one will, 0 if none. */
static bool
pass_all(Db *db, const Use *u, Case *c, const CaseClocks *k, Instant *next, GError **err)
{
	Instant now = u->who->now;

	*next = 0;
	for (ClockKind kind = 0; kind < N_CLOCKS; kind++) {
		const SlaClock *clock = &k->clocks.clock[kind];
		const char *details = details_of(u->arena, kind, clock->due);

		if (!is_waited_for(clock))
			continue;
		if (clock->due > now)
			*next = *next ? MIN(*next, clock->due) : clock->due;
		else if (!is_noted(k, details) && !note(db, u, c, clock, details, err))
			return false;
	}
	return true;
}

static bool
pass(Db *db, void *arg, GError **err)
{
	const Passing *p = arg;
	const Use *u = &p->use;
	Instant now = u->who->now, next = 0;
	CaseClocks k;
	Case *c;

	if (!case_load(db, u->arena, p->job->ref, 0, &c, err))
		return false;
	if (c->status < STATUS_SOLVED &&
	    (!case_clocks(db, u->arena, c, &k, err) ||
	        !pass_all(db, u, c, &k, &next, err) ||
	        !escalate_by_clock(db, u, c, &k, err) ||
	        /* What went up may have other clocks. */
	        !case_clocks(db, u->arena, c, &k, err) ||
	        !pass_all(db, u, c, &k, &next, err) ||
	        !escalate_next(db, u->arena, c, now, &next, err)))
		return false;
	return job_store_set(db, JOB_DEADLINE, c->id, next, now, err);
}

bool
deadline_pass(Db *db, Arena *a, const Actor *who, const Job *job, GError **err)
{
	Passing p = { { a, who }, job };

	return db_transact(db, pass, &p, err);
}
