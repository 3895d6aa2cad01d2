/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/time_show.h"

#include <stdlib.h>

#include "desk/ledger.h"
#include "model/when.h"
#include "store/ledger_store.h"

static const char *
icon_of(const LedgerLine *l)
{
	static const char *const icons[] = { [METHOD_MAIL] = "answer",
		[METHOD_PHONE] = "phone",
		[METHOD_REMOTE] = "device",
		[METHOD_HANDIN] = "handin",
		[METHOD_VISIT] = "car",
		[METHOD_OTHER] = "clock" };

	return l->kind == LEDGER_TRAVEL ? "car" : icons[l->method];
}

static const char *
minutes_words(const Reader *rd, int64_t minutes)
{
	const char *words = when_hours(rd->a, rd->lang, MINUTES(llabs(minutes)));

	return minutes < 0 ? arena_printf(rd->a, "\xe2\x88\x92%s", words) : words;
}

TimeLine
time_line(const Reader *rd, const Actor *who, const LedgerLine *l)
{
	Instant begun = l->worked_at - MINUTES(abs(l->minutes));
	bool may = ledger_stands(l) && ledger_may_correct(who, l);

	return (TimeLine){
		.id = l->id,
		.from = when_clock(rd->a, rd->lang, rd->tz, begun),
		.to = when_clock(rd->a, rd->lang, rd->tz, l->worked_at),
		.day = when_short(rd->a, rd->lang, rd->tz, l->worked_at, rd->now),
		.who = l->staff_name ? l->staff_name : text(rd->lang, TEXT_ENTRY_DESK),
		.kind = text(rd->lang, ledger_kind_text(l->kind)),
		.method = l->kind == LEDGER_TRAVEL
		              ? text(rd->lang, TEXT_TIME_TRAVEL)
		              : text(rd->lang, method_text(l->method)),
		.icon = icon_of(l),
		.minutes = minutes_words(rd, l->minutes),
		.value = l->minutes,
		.is_travel = l->kind == LEDGER_TRAVEL,
		.is_billable = l->billable,
		.is_struck = !ledger_stands(l),
		.why = l->reason ? l->reason : "",
		.url = may ? arena_printf(rd->a, "/time/%" G_GINT64_FORMAT, l->id) : NULL,
		.number = l->case_id,
		.case_url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT, l->case_id),
		.subject = l->subject,
		.customer = l->customer_name,
	};
}

bool
time_side(WebReq *r, const Reader *rd, const Case *c, const TimeSide **out, GError **err)
{
	TimeSide *v = arena_new0(rd->a, TimeSide);
	LedgerLine *lines;
	LedgerSum sum;

	if (!ledger_store_of_case(req_db(r), rd->a, c->id, &lines, &v->n_lines, err) ||
	    !ledger_store_sum_of_case(req_db(r), c->id, &sum, err))
		return false;
	TimeLine *views = arena_newv(rd->a, TimeLine, v->n_lines);
	for (size_t i = 0; i < v->n_lines; i++)
		views[i] = time_line(rd, req_actor(r), &lines[i]);
	v->lines = views;
	v->total = minutes_words(rd, sum.all);
	v->travel = sum.travel ? minutes_words(rd, sum.travel) : NULL;
	v->billable = sum.billable ? minutes_words(rd, sum.billable) : NULL;
	v->number = c->id;
	v->who = arena_printf(rd->a, "%" G_GINT64_FORMAT, req_actor(r)->staff_id);
	v->url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT "/time", c->id);
	*out = v;
	return true;
}
