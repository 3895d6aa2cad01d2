/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/case_int.h"
#include "desk/notify.h"
#include "desk/roster_int.h"
#include "model/when.h"
#include "store/people_store.h"

static bool
has_back(const RosterSwap *s)
{
	return s->back.from != 0;
}

/* He gives away only what is his. */
static bool
must_be_on(Db *db, const RosterChange *g, const RosterSwap *s, int64_t staff_id,
    RosterHole span, GError **err)
{
	Instant covered = span.from;
	RosterDuty *d;
	Roster r;

	if (!roster_store_load(db, g->arena, g->zone, s->role, span, &r, err))
		return false;
	size_t n = roster_duties(&r, g->arena, s->role, span.from, span.to, &d);
	for (size_t i = 0; i < n; i++)
		if (d[i].staff_id == staff_id && d[i].from <= covered)
			covered = MAX(covered, d[i].to);
	return covered >= span.to || fail(err, ERR_INVALID, "roster.swap.not_on");
}

/* --- offering --- */

static bool
tell(Db *db, const RosterChange *g, int64_t to_id, const RosterSwap *s, TextId subject,
    TextId words, GError **err)
{
	Arena *a = g->arena;
	Staff *to, *other;

	if (!staff_store_find(db, a, to_id, &to, err) ||
	    !staff_store_find(db, a, to_id == s->to_id ? s->from_id : s->to_id, &other,
	        err))
		return false;
	if (!to || !to->active || to_id == g->who->staff_id)
		return true;
	GTimeZone *tz = zone_glib(g->zone);
	const TextArg args[] = {
		text_arg_s(other ? other->name : ""),
		text_arg_s(when_text(a, to->lang, tz, s->span.from, g->who->now)),
		text_arg_s(when_text(a, to->lang, tz, s->span.to, g->who->now)),
	};
	const Notice notice = {
		.thing = arena_printf(a, "swap %" G_GINT64_FORMAT " %d", s->id, s->state),
		.subject = subject,
		.text = words,
		.args = args,
		.n_args = G_N_ELEMENTS(args),
		.path = "/roster",
		.can_wait = true,
	};

	return notify_staff(db, a, to, &notice, g->who->now, err);
}

static RosterLog
log_of(const RosterSwap *s, RosterLogKind kind)
{
	return (RosterLog){ .kind = kind,
		.role = s->role,
		.staff_id = s->from_id,
		.other_id = s->to_id,
		.span = s->span,
		.note = s->note };
}

static bool
offer(Db *db, RosterChange *g, GError **err)
{
	RosterSwap *s = g->what;

	return roster_must_fit(db, g, s->from_id, s->role, err) &&
	       roster_must_fit(db, g, s->to_id, s->role, err) &&
	       must_be_on(db, g, s, s->from_id, s->span, err) &&
	       (!has_back(s) || must_be_on(db, g, s, s->to_id, s->back, err)) &&
	       roster_store_add_swap(db, s, err) &&
	       roster_trace(db, g, log_of(s, ROSTER_SWAP_OFFERED), err) &&
	       tell(db, g, s->to_id, s, TEXT_SWAP_OFFERED_SUBJECT, TEXT_SWAP_OFFERED_TEXT,
	           err);
}

bool
roster_offer_swap(Db *db, Arena *a, const Actor *who, const RosterSwap *swap, int64_t *id,
    GError **err)
{
	RosterSwap s = *swap;
	RosterChange g = { .arena = a, .who = who, .change = offer, .what = &s };

	s.state = SWAP_OFFERED;
	s.offered_at = who->now;
	if (s.role < ROLE_AGENT || s.role > ROLE_PARTNER)
		return fail(err, ERR_INVALID, "staff.role.unknown");
	if (s.from_id == s.to_id)
		return fail(err, ERR_INVALID, "roster.himself");
	if (s.span.to <= who->now)
		return fail(err, ERR_INVALID, "roster.swap.past");
	if (!roster_may_change(who, s.from_id, err) || !roster_span_holds(s.span, err) ||
	    (has_back(&s) && !roster_span_holds(s.back, err)) ||
	    !roster_clean_note(a, swap->note, &s.note, err) ||
	    !roster_make_change(db, &g, NULL, err))
		return false;
	*id = s.id;
	return true;
}

/* --- answering --- */

typedef struct {
	int64_t id;
	RosterSwapState answer;
} Answer;

/* The one is off, and the other on. */
static bool
hand_over(Db *db, const RosterSwap *s, int64_t from_id, int64_t to_id, RosterHole span,
    GError **err)
{
	RosterException off = { .staff_id = from_id,
		.role = s->role,
		.begins = span.from,
		.ends = span.to,
		.why = AWAY_SWAP };
	RosterException on = off;

	on.staff_id = to_id;
	on.is_on = true;
	return roster_store_add_exception(db, &off, s->id, err) &&
	       roster_store_add_exception(db, &on, s->id, err);
}

static bool
accept(Db *db, const RosterChange *g, const RosterSwap *s, GError **err)
{
	if (s->span.to <= g->who->now)
		return fail(err, ERR_INVALID, "roster.swap.past");
	/* The roster may have changed since it was offered. */
	return must_be_on(db, g, s, s->from_id, s->span, err) &&
	       (!has_back(s) || must_be_on(db, g, s, s->to_id, s->back, err)) &&
	       hand_over(db, s, s->from_id, s->to_id, s->span, err) &&
	       (!has_back(s) || hand_over(db, s, s->to_id, s->from_id, s->back, err));
}

static bool
answer(Db *db, RosterChange *g, GError **err)
{
	static const struct {
		RosterLogKind kind;
		TextId subject, text;
	} answers[] = {
		[SWAP_ACCEPTED] = { ROSTER_SWAP_ACCEPTED, TEXT_SWAP_ACCEPTED_SUBJECT,
		    TEXT_SWAP_ACCEPTED_TEXT },
		[SWAP_DECLINED] = { ROSTER_SWAP_DECLINED, TEXT_SWAP_DECLINED_SUBJECT,
		    TEXT_SWAP_DECLINED_TEXT },
		[SWAP_WITHDRAWN] = { ROSTER_SWAP_WITHDRAWN, TEXT_SWAP_WITHDRAWN_SUBJECT,
		    TEXT_SWAP_WITHDRAWN_TEXT },
	};
	const Answer *x = g->what;
	bool withdraws = x->answer == SWAP_WITHDRAWN, done;
	RosterSwap *s;

	if (!roster_store_find_swap(db, g->arena, x->id, &s, err))
		return false;
	if (!s)
		return fail(err, ERR_INVALID, "roster.swap.unknown");
	if (!roster_may_change(g->who, withdraws ? s->from_id : s->to_id, err))
		return false;
	if (!roster_store_answer_swap(db, s->id, x->answer, g->who->now, &done, err))
		return false;
	if (!done)
		return fail(err, ERR_CONFLICT, "roster.swap.settled");
	s->state = x->answer;
	return (x->answer != SWAP_ACCEPTED || accept(db, g, s, err)) &&
	       roster_trace(db, g, log_of(s, answers[x->answer].kind), err) &&
	       tell(db, g, withdraws ? s->to_id : s->from_id, s,
	           answers[x->answer].subject, answers[x->answer].text, err);
}

bool
roster_answer_swap(Db *db, Arena *a, const Actor *who, int64_t id, RosterSwapState state,
    RosterHole *hole, GError **err)
{
	Answer x = { id, state };
	RosterChange g = { .arena = a, .who = who, .change = answer, .what = &x };

	g_assert(state >= SWAP_ACCEPTED && state <= SWAP_WITHDRAWN);
	return roster_make_change(db, &g, hole, err);
}
