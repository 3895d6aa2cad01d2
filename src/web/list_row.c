/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/list_view.h"

#include "model/when.h"

CaseRow
case_row(const Reader *rd, const CaseLine *line)
{
	const Case *c = &line->c;
	const char *category = category_name(c->category);
	CaseRow row = {
		.number = c->id,
		.url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT, c->id),
		.subject = c->subject,
		.customer = line->customer_name,
		.person = line->person_name,
		.category = category,
		.category_words = text(rd->lang, category_text(c->category)),
		.category_icon = arena_printf(rd->a, "category-%s", category),
		.priority = priority_name(c->priority),
		.priority_words = text(rd->lang, priority_text(c->priority)),
		.status_words = text(rd->lang, status_text(c->status)),
		.assignee = line->assignee_name,
		.due = chip_next_due(rd, c),
		.opened = when_short(rd->a, rd->lang, rd->tz, c->opened_at, rd->now),
		.updated = when_short(rd->a, rd->lang, rd->tz, c->updated_at, rd->now),
		.horizon = case_is_open(c) && c->horizon
		               ? when_short(rd->a, rd->lang, rd->tz, c->horizon, rd->now)
		               : "",
		.step_words = text(rd->lang, step_text(c->step)),
	};

	if (row.assignee)
		row.assignee_initials = initials_of(rd->a, row.assignee);
	return row;
}

CaseRow *
case_rows(const Reader *rd, const CaseLine *lines, size_t n)
{
	CaseRow *rows = arena_newv(rd->a, CaseRow, n);

	for (size_t i = 0; i < n; i++)
		rows[i] = case_row(rd, &lines[i]);
	return rows;
}

/* Which group a deadline belongs to: over time, today, tomorrow, later, or those of
 * none. */
static TextId
group_of(const Reader *rd, const Case *c, Instant midnight)
{
	Instant due = case_next_due(c);

	if (c->status >= STATUS_SOLVED)
		return TEXT_LIST_GROUP_SOLVED;
	if (case_stands(c))
		return TEXT_LIST_GROUP_STANDS;
	if (due < rd->now)
		return TEXT_LIST_GROUP_LATE;
	if (due < midnight)
		return TEXT_LIST_GROUP_TODAY;
	if (due < midnight + DAYS(1))
		return TEXT_LIST_GROUP_TOMORROW;
	return TEXT_LIST_GROUP_LATER;
}

/* The end of the reader's today. */
static Instant
next_midnight(const Reader *rd)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(rd->now / SECONDS(1));
	g_autoptr(GDateTime) here = g_date_time_to_timezone(utc, rd->tz);
	g_autoptr(GDateTime) day = g_date_time_new(rd->tz, g_date_time_get_year(here),
	    g_date_time_get_month(here), g_date_time_get_day_of_month(here), 0, 0, 0);
	g_autoptr(GDateTime) next = g_date_time_add_days(day, 1);

	return g_date_time_to_unix(next) * SECONDS(1);
}

void
case_rows_group(const Reader *rd, CaseRow *rows, const CaseLine *lines, size_t n)
{
	Instant midnight = next_midnight(rd);
	TextId last = TEXT_LIST_EMPTY;

	for (size_t i = 0; i < n; i++) {
		TextId group = group_of(rd, &lines[i].c, midnight);

		if (group != last)
			rows[i].group = text(rd->lang, group);
		rows[i].group_is_late = group == TEXT_LIST_GROUP_LATE;
		last = group;
	}
}
