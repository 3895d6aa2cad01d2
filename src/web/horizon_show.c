/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/horizon_show.h"

#include "desk/expectation.h"
#include "model/when.h"
#include "store/agreement_store.h"
#include "web/time_field.h"

/* Fewer solved cases than that say nothing. */
#define FEW 10

static bool
say_like(Db *db, const Reader *rd, const Case *c, CaseView *v, GError **err)
{
	Agreement *ag;
	Asked asked;

	if (!agreement_store_find(db, rd->a, c->agreement_id, &ag, err) ||
	    !expectation_ask(db, rd->a, c, ag, 0, &asked, err))
		return false;
	const TextArg args[] = {
		text_arg_n(asked.like),
		text_arg_s(when_hours(rd->a, rd->lang, (Duration)(asked.even * 1e6))),
		text_arg_s(when_hours(rd->a, rd->lang, (Duration)(asked.horizon * 1e6))),
	};
	v->horizon_like = asked.known < FEW
	                      ? text(rd->lang, TEXT_CASE_HORIZON_FEW)
	                      : text_format(rd->a, rd->lang, TEXT_CASE_HORIZON_LIKE, args,
	                            G_N_ELEMENTS(args));
	return true;
}

bool
horizon_show(Db *db, const Reader *rd, const Case *c, CaseView *v, GError **err)
{
	const TextArg at[] = { text_arg_s(
	    when_text(rd->a, rd->lang, rd->tz, c->horizon, rd->now)) };

	if (!c->horizon || c->status >= STATUS_SOLVED)
		return true;
	v->horizon = text_format(rd->a, rd->lang,
	    c->horizon < rd->now ? TEXT_CASE_HORIZON_PAST : TEXT_CASE_HORIZON, at, 1);
	v->horizon_why = arena_printf(rd->a, "%s: %s.",
	    text(rd->lang, TEXT_CHANGE_HORIZON_WHY),
	    text(rd->lang, horizon_why_short(c->horizon_why)));
	v->horizon_value = time_field(rd, c->horizon);
	return say_like(db, rd, c, v, err);
}
