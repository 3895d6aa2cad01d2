/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/meeting_show.h"

#include "model/markdown.h"

static const char *
look_of(const Meeting *m)
{
	return m->state == MEETING_HELD        ? "fine"
	       : m->state == MEETING_CANCELLED ? "done"
	                                       : "wait";
}

MeetingRow
meeting_row(const Reader *rd, const Meeting *m)
{
	return (MeetingRow){
		.url = arena_printf(rd->a, "/meeting/%" G_GINT64_FORMAT, m->id),
		.when = meeting_when(rd->a, rd->lang, rd->tz, m, rd->now),
		.customer = m->customer_name,
		.customer_url = arena_printf(rd->a, "/customer/%" G_GINT64_FORMAT,
		    m->customer_id),
		.leader = m->staff_name,
		.place = m->place,
		.state = text(rd->lang, meeting_state_text(m->state)),
		.look = look_of(m),
		.is_online = meeting_is_online(m),
		.is_planned = m->state == MEETING_PLANNED,
		.is_held = m->state == MEETING_HELD,
		.agenda = markdown_to_html(rd->a, m->agenda),
		.minutes = markdown_to_html(rd->a, m->minutes),
		.has_agenda = *m->agenda,
		.has_minutes = *m->minutes,
	};
}

MeetingRow *
meeting_rows(const Reader *rd, const Meeting *meetings, size_t n)
{
	MeetingRow *rows = arena_newv(rd->a, MeetingRow, n);

	for (size_t i = 0; i < n; i++)
		rows[i] = meeting_row(rd, &meetings[i]);
	return rows;
}
