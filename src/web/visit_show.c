/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/visit_show.h"

#include <string.h>

#include "model/when.h"
#include "store/visit_store.h"

/* Where an address is found on a map: what the setting says, with the address in it. */
static const char *
map_url(Arena *a, const House *house, const char *address)
{
	const char *place = strstr(house->map_url, "{address}");
	g_autofree char *escaped = g_uri_escape_string(address, NULL, false);

	if (!place)
		return NULL;
	return arena_printf(a, "%.*s%s%s", (int)(place - house->map_url), house->map_url,
	    escaped, place + strlen("{address}"));
}

int
visit_minutes(const char *typed)
{
	guint64 n = 0;

	return !*typed || g_ascii_string_to_unsigned(typed, 10, 0, 9999, &n, NULL)
	           ? (int)n
	           : -1;
}

static const char *
look_of(const Visit *v)
{
	return v->state == VISIT_DONE        ? "fine"
	       : v->state == VISIT_CANCELLED ? "done"
	                                     : "wait";
}

VisitRow
visit_row(const Reader *rd, const House *house, const Visit *v)
{
	static const char *const looks[] = { "wait", "fine", "soon", "late" };
	const char *phone = *v->phone ? v->phone : v->person_phone;

	return (VisitRow){
		.number = v->case_id,
		.url = arena_printf(rd->a, "/visit/%" G_GINT64_FORMAT, v->id),
		.case_url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT, v->case_id),
		.subject = v->subject,
		.when = when_text(rd->a, rd->lang, rd->tz, v->begins, rd->now),
		.from = when_clock(rd->a, rd->lang, rd->tz, v->begins),
		.to = when_clock(rd->a, rd->lang, rd->tz, v->ends),
		.leaves = when_clock(rd->a, rd->lang, rd->tz,
		    v->begins - MINUTES(v->travel)),
		.who = v->staff_name,
		.address = v->address,
		.map_url = map_url(rd->a, house, v->address),
		.what = v->what,
		.person = v->person_name,
		.customer = v->customer_name,
		.phone = phone,
		.phone_url = phone ? arena_printf(rd->a, "tel:%s", phone) : NULL,
		.state = text(rd->lang, visit_state_text(v->state)),
		.look = look_of(v),
		.answer = v->state == VISIT_PLANNED
		              ? text(rd->lang, visit_answer_text(v->answer))
		              : NULL,
		.answer_look = looks[v->answer],
		.is_planned = v->state == VISIT_PLANNED,
		.is_on_way = v->travel > 0,
		.is_case_over = v->state == VISIT_PLANNED &&
		                (v->case_status == STATUS_SOLVED ||
		                    v->case_status == STATUS_CLOSED),
	};
}

bool
visit_side(Db *db, const Reader *rd, const House *house, const Case *c,
    const VisitSide **out, GError **err)
{
	VisitSide *v = arena_new0(rd->a, VisitSide);
	Visit *all;

	if (!visit_store_of_case(db, rd->a, c->id, &all, &v->n_rows, err))
		return false;
	VisitRow *rows = arena_newv(rd->a, VisitRow, v->n_rows);
	for (size_t i = 0; i < v->n_rows; i++)
		rows[i] = visit_row(rd, house, &all[i]);
	v->rows = rows;
	*out = v->n_rows ? v : NULL;
	return true;
}
