/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * evaluation_low.c - a low mark is heard of at once (M16). */
#include "desk/duty.h"
#include "desk/evaluation_int.h"
#include "desk/notify.h"
#include "store/people_store.h"

/* Who leads whoever had the case; else the partner on duty; NULL: neither is there. */
static bool
who_hears(Db *db, const Use *u, const Staff *agent, const Staff **out, GError **err)
{
	const Zone *zone;
	Staff *lead = NULL;
	Duty duty;

	if (agent && agent->lead_id &&
	    !staff_store_find(db, u->arena, agent->lead_id, &lead, err))
		return false;
	*out = lead;
	if (lead && lead->active)
		return true;
	if (!duty_zone(db, u->arena, &zone, err) ||
	    !duty_now(db, u->arena, zone, ROLE_PARTNER, u->who->now, &duty, err))
		return false;
	*out = duty.staff;
	return true;
}

static const char *
or_none(const char *s)
{
	return s && *s ? s : "–";
}

bool
evaluation_tell_low(Db *db, const Use *u, const Case *c, const char *marks,
    const char *comment, GError **err)
{
	Customer *customer = NULL;
	Staff *agent = NULL;
	const Staff *hears;

	if ((c->assignee_id &&
	        !staff_store_find(db, u->arena, c->assignee_id, &agent, err)) ||
	    (c->customer_id &&
	        !customer_store_find(db, u->arena, c->customer_id, &customer, err)) ||
	    !who_hears(db, u, agent, &hears, err))
		return false;
	const TextArg args[] = {
		text_arg_n(c->id),
		text_arg_s(marks),
		text_arg_s(c->subject),
		text_arg_s(or_none(customer ? customer->name : NULL)),
		text_arg_s(or_none(agent ? agent->name : NULL)),
		text_arg_s(or_none(comment)),
	};
	const Notice notice = {
		.thing = arena_printf(u->arena, "low mark %" G_GINT64_FORMAT, c->id),
		.subject = TEXT_EVALUATION_LOW_SUBJECT,
		.text = TEXT_EVALUATION_LOW_TEXT,
		.args = args,
		.n_args = G_N_ELEMENTS(args),
		.path = arena_printf(u->arena, "/case/%" G_GINT64_FORMAT, c->id),
		.can_wait = true,
	};
	return hears ? notify_staff(db, u->arena, hears, &notice, u->who->now, err)
	             : notify_admins(db, u->arena, &notice, u->who->now, err);
}
