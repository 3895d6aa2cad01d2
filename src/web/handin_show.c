/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/handin_show.h"

#include "model/when.h"
#include "store/handin_store.h"

static const char *
look_of(HandinState state)
{
	static const char *const looks[] = { [HANDIN_RECEIVED] = "soon",
		[HANDIN_IN_WORK] = "wait",
		[HANDIN_READY] = "fine",
		[HANDIN_FETCHED] = "done" };

	return looks[state];
}

static const char *
at_words(const Reader *rd, Instant at)
{
	return at ? when_text(rd->a, rd->lang, rd->tz, at, rd->now) : NULL;
}

HandinRow
handin_row(const Reader *rd, const Handin *h)
{
	const TextArg received[] = { text_arg_s(at_words(rd, h->received_at)),
		text_arg_s(h->received_name) };

	return (HandinRow){
		.number = h->case_id,
		.url = arena_printf(rd->a, "/handin/%" G_GINT64_FORMAT, h->id),
		.case_url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT, h->case_id),
		.subject = h->subject,
		.what = h->what,
		.serial = h->serial,
		.accessories = h->accessories,
		.shelf = h->shelf,
		.who = h->person_name,
		.phone = h->person_phone,
		.phone_url = h->person_phone
		                 ? arena_printf(rd->a, "tel:%s", h->person_phone)
		                 : NULL,
		.customer = h->customer_name,
		.state = text(rd->lang, handin_state_text(h->state)),
		.look = look_of(h->state),
		.since = at_words(rd, h->state_at),
		.received = text_format(rd->a, rd->lang, TEXT_HANDIN_RECEIVED_BY,
		    received, 2),
		.loan = *h->loan ? h->loan : NULL,
		.lent = at_words(rd, h->loan_out_at),
		.back = at_words(rd, h->loan_back_at),
		.is_lent = handin_is_lent(h),
		.is_over = h->state == HANDIN_FETCHED,
	};
}

bool
handin_side(Db *db, const Reader *rd, const Case *c, const HandinSide **out, GError **err)
{
	HandinSide *v = arena_new0(rd->a, HandinSide);
	Handin *all;

	if (!handin_store_of_case(db, rd->a, c->id, &all, &v->n_rows, err))
		return false;
	HandinRow *rows = arena_newv(rd->a, HandinRow, v->n_rows);
	for (size_t i = 0; i < v->n_rows; i++)
		rows[i] = handin_row(rd, &all[i]);
	v->rows = rows;
	*out = v->n_rows ? v : NULL;
	return true;
}
