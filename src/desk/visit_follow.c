/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * visit_follow.c - a visit follows its case: it is off when that is closed, and goes
 * along when that goes on in another. */
#include "desk/visit_int.h"
#include "store/visit_store.h"

/* Of a case, those that are planned and did not begin yet. */
typedef struct {
	Visit **visits;
	size_t n;
} Ahead;

static bool
find_ahead(Db *db, const Use *u, int64_t case_id, Ahead *out, GError **err)
{
	Visit *all;
	size_t n;

	*out = (Ahead){ 0 };
	if (!visit_store_of_case(db, u->arena, case_id, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (all[i].state == VISIT_PLANNED && all[i].begins > u->who->now)
			*arena_push(u->arena, &out->visits, &out->n) = &all[i];
	return true;
}

bool
visit_is_ahead(Db *db, const Use *u, int64_t case_id, bool *is, GError **err)
{
	Ahead ahead;

	if (!find_ahead(db, u, case_id, &ahead, err))
		return false;
	*is = ahead.n > 0;
	return true;
}

/* In the language of the case: its reporter reads it. */
static bool
enter(Db *db, const Use *u, Case *c, const Visit *v, TextId why, const VisitStep *step,
    GError **err)
{
	Entry e = entry_by(u->who, ENTRY_VISIT, true,
	    why ? text((Lang)c->lang, why) : v->what);

	e.details = visit_details(u->arena, v, step);
	return case_enter(db, u, c, &e, err);
}

static bool
cancel(Db *db, const Use *u, Case *c, Visit *v, GError **err)
{
	const VisitStep step = { .mail = MAIL_VISIT };

	v->state = VISIT_CANCELLED;
	v->sequence++;
	return visit_store_save(db, v, err) &&
	       enter(db, u, c, v, TEXT_VISIT_CASE_CLOSED, &step, err);
}

bool
visit_end_in(Db *db, const Use *u, Case *c, GError **err)
{
	Ahead ahead;

	if (!find_ahead(db, u, c->id, &ahead, err))
		return false;
	for (size_t i = 0; i < ahead.n; i++)
		if (!cancel(db, u, c, ahead.visits[i], err))
			return false;
	return true;
}

/* His calendar and hers are told by two entries, each in the case that is his or hers. */
static bool
invite_another(Db *db, const Use *u, Case *from, Case *into, Visit *v, GError **err)
{
	const VisitStep off = { .mail = MAIL_VISIT, .reporter_only = true };
	const VisitStep on = { .mail = MAIL_VISIT };
	Visit none = *v;

	v->sequence++;
	v->answer = VISIT_NO_ANSWER;
	v->answered_at = 0;
	none.sequence = v->sequence;
	none.state = VISIT_CANCELLED;
	return visit_store_save(db, v, err) &&
	       enter(db, u, from, &none, TEXT_VISIT_CASE_MERGED, &off, err) &&
	       enter(db, u, into, v, (TextId)0, &on, err);
}

bool
visit_follow_in(Db *db, const Use *u, Case *from, Case *into, GError **err)
{
	Ahead ahead;

	if (!case_is_open(into))
		return visit_end_in(db, u, from, err);
	if (!find_ahead(db, u, from->id, &ahead, err))
		return false;
	for (size_t i = 0; i < ahead.n; i++)
		if (!visit_store_follow(db, ahead.visits[i]->id, into->id, err) ||
		    (from->person_id != into->person_id &&
		        !invite_another(db, u, from, into, ahead.visits[i], err)))
			return false;
	return true;
}
