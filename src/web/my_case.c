/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/my_case.h"

#include "model/when.h"

const char *
my_case_stands(const Reader *rd, const Case *c)
{
	static const TextId texts[] = {
		[STATUS_NEW] = TEXT_DOOR_NEW,
		[STATUS_OPEN] = TEXT_DOOR_OPEN,
		[STATUS_WAITING_REPORTER] = TEXT_DOOR_WAITING_REPORTER,
		[STATUS_WAITING_SUPPLIER] = TEXT_DOOR_WAITING_SUPPLIER,
		[STATUS_WAITING_PART] = TEXT_DOOR_WAITING_PART,
		[STATUS_SOLVED] = TEXT_DOOR_SOLVED,
		[STATUS_CLOSED] = TEXT_DOOR_CLOSED,
	};

	return text(rd->lang, c->merged_into ? TEXT_DOOR_MERGED : texts[c->status]);
}

/* When it is to be solved, or when it was. */
static const char *
when_of(const Reader *rd, const Case *c)
{
	bool is_over = c->status >= STATUS_SOLVED;
	Instant at = !is_over ? c->horizon : c->solved_at ? c->solved_at : c->closed_at;

	if (!at)
		return NULL;
	const TextArg by[] = { text_arg_s(
	    when_short(rd->a, rd->lang, rd->tz, at, rd->now)) };
	return text_format(rd->a, rd->lang, is_over ? TEXT_MY_OVER : TEXT_MY_EXPECTED, by,
	    1);
}

MyCase *
my_cases(const Reader *rd, const CaseLine *lines, size_t n, bool with_person)
{
	MyCase *rows = arena_newv(rd->a, MyCase, n);

	for (size_t i = 0; i < n; i++) {
		const Case *c = &lines[i].c;

		rows[i] = (MyCase){
			.url = arena_printf(rd->a, "/my/case/%" G_GINT64_FORMAT, c->id),
			.number = c->id,
			.subject = c->subject,
			.stands = my_case_stands(rd, c),
			.when = when_of(rd, c),
			.person = with_person ? lines[i].person_name : NULL,
			.is_over = c->status >= STATUS_SOLVED,
		};
	}
	return rows;
}
