/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/agreement.h"

static bool
due(const Agreement *ag, const Target *t, Instant reported, Duration length, Instant *at,
    GError **err)
{
	if (!t->always)
		return hours_add(ag->hours, reported, length, at, err);
	*at = reported + length;
	return true;
}

bool
agreement_promise(const Agreement *ag, Category category, Instant reported, Change *ch,
    GError **err)
{
	const Target *t = &ag->targets[category];
	Instant response, solution;

	if (!due(ag, t, reported, t->response, &response, err) ||
	    !due(ag, t, reported, t->solution, &solution, err))
		return false;
	CHANGE(ch, agreement_id, ag->id);
	CHANGE(ch, response_due, response);
	CHANGE(ch, solution_due, solution);
	CHANGE(ch, horizon, solution);
	CHANGE(ch, horizon_why, HORIZON_PROMISE);
	return true;
}
