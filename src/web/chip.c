/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/when.h"
#include "web/chip_view.h"

/* Less than this is left: somebody should look now. */
#define SOON HOURS(2)

static const char *
say(const Reader *rd, TextId id, const char *what)
{
	TextArg arg = TEXT_ARG(what);

	return text_format(rd->a, rd->lang, id, &arg, 1);
}

/* What a deadline is called. */
typedef struct {
	TextId words, by;
} DeadlineWords;

static const DeadlineWords deadlines[N_CLOCKS] = {
	[CLOCK_RESPONSE] = { TEXT_CHIP_RESPONSE, TEXT_CHIP_RESPONSE_BY },
	[CLOCK_UPDATE] = { TEXT_CHIP_UPDATE, TEXT_CHIP_UPDATE_BY },
	[CLOCK_SOLUTION] = { TEXT_CHIP_SOLUTION, TEXT_CHIP_SOLUTION_BY },
};

/* A deadline that is still to be met. */
static Chip
chip_pending(const Reader *rd, ClockKind clock, Instant due)
{
	const DeadlineWords *w = &deadlines[clock];
	Duration left = due - rd->now;

	return (Chip){
		.look = left < 0      ? "late"
		        : left < SOON ? "soon"
		                      : "fine",
		.icon = left < 0 ? "warning" : "clock",
		.words = say(rd, w->words, when_left(rd->a, rd->lang, due, rd->now)),
		.title = say(rd, w->by, when_text(rd->a, rd->lang, rd->tz, due, rd->now)),
	};
}

/* A clock that stands still has no deadline until it runs again. */
static Chip
chip_standing(const Reader *rd, const Case *c, TextId what)
{
	return (Chip){
		.look = "wait",
		.icon = "hourglass",
		.words = text(rd->lang, what),
		.title = say(rd, TEXT_CHIP_STANDS_BY,
		    text(rd->lang, status_text(c->status))),
	};
}

/* What is to come of that clock. */
static Chip
chip_clock(const Reader *rd, const Case *c, ClockKind clock, TextId standing)
{
	Instant due = case_deadline(c, clock);

	if (due)
		return chip_pending(rd, clock, due);
	return c->standing & (1 << clock) ? chip_standing(rd, c, standing) : (Chip){ 0 };
}

/* One that was met, or met too late. */
static Chip
chip_met(const Reader *rd, Instant at, Instant due, TextId in_time, TextId late)
{
	bool was_late = due && at > due;
	const char *whole = when_text(rd->a, rd->lang, rd->tz, at, rd->now);
	Chip chip = {
		.look = "done",
		.icon = was_late ? "warning" : "check",
		.words = say(rd, was_late ? late : in_time,
		    when_short(rd->a, rd->lang, rd->tz, at, rd->now)),
		.title = say(rd, was_late ? late : in_time, whole),
	};

	return chip;
}

Chip
chip_response(const Reader *rd, const Case *c)
{
	if (c->responded_at)
		return chip_met(rd, c->responded_at, c->response_due, TEXT_CHIP_ANSWERED,
		    TEXT_CHIP_ANSWERED_LATE);
	if (!c->response_due || c->status >= STATUS_SOLVED)
		return (Chip){ 0 };
	return chip_clock(rd, c, CLOCK_RESPONSE, TEXT_CHIP_RESPONSE_STANDS);
}

Chip
chip_update(const Reader *rd, const Case *c)
{
	if (!c->update_due || c->status >= STATUS_SOLVED)
		return (Chip){ 0 };
	return chip_clock(rd, c, CLOCK_UPDATE, TEXT_CHIP_UPDATE_STANDS);
}

Chip
chip_solution(const Reader *rd, const Case *c)
{
	if (c->solved_at && c->status >= STATUS_SOLVED)
		return chip_met(rd, c->solved_at, c->solution_due, TEXT_CHIP_SOLVED,
		    TEXT_CHIP_SOLVED_LATE);
	if (!c->solution_due)
		return (Chip){ 0 };
	return chip_clock(rd, c, CLOCK_SOLUTION, TEXT_CHIP_SOLUTION_STANDS);
}

Chip
chip_next_due(const Reader *rd, const Case *c)
{
	Instant next = case_next_due(c);

	if (c->status == STATUS_CLOSED && c->closed_at)
		return chip_met(rd, c->closed_at, 0, TEXT_CHIP_CLOSED, TEXT_CHIP_CLOSED);
	for (ClockKind clock = 0; clock < N_CLOCKS; clock++)
		if (case_deadline(c, clock) == next)
			return chip_pending(rd, clock, next);
	return case_stands(c) ? chip_standing(rd, c, TEXT_CHIP_STANDS)
	                      : chip_solution(rd, c);
}

const char *
initials_of(Arena *a, const char *name)
{
	g_autoptr(GString) out = g_string_new(NULL);
	const char *first = NULL, *last = NULL;
	bool in_word = false;

	for (const char *p = name; *p; p = g_utf8_find_next_char(p, NULL)) {
		bool letter = g_unichar_isalpha(g_utf8_get_char(p));

		if (letter && !in_word)
			*(first ? &last : &first) = p;
		in_word = letter;
	}
	if (first)
		g_string_append_unichar(out, g_unichar_toupper(g_utf8_get_char(first)));
	if (last)
		g_string_append_unichar(out, g_unichar_toupper(g_utf8_get_char(last)));
	return arena_strdup(a, out->str);
}
