/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/roster_words.h"

#include "model/when.h"

TextId
role_text(Role role)
{
	static const TextId roles[] = {
		[ROLE_AGENT] = TEXT_ROSTER_ROLE_AGENT,
		[ROLE_CONSULTANT] = TEXT_STAFF_ROLE_CONSULTANT,
		[ROLE_PARTNER] = TEXT_STAFF_ROLE_PARTNER,
	};

	return roles[role];
}

TextId
weekday_text(int weekday)
{
	static const TextId days[] = { TEXT_WHEN_MONDAY, TEXT_WHEN_TUESDAY,
		TEXT_WHEN_WEDNESDAY, TEXT_WHEN_THURSDAY, TEXT_WHEN_FRIDAY,
		TEXT_WHEN_SATURDAY, TEXT_WHEN_SUNDAY };

	g_assert(weekday >= 1 && weekday <= 7);
	return days[weekday - 1];
}

TextId
weekday_short(int weekday)
{
	static const TextId days[] = { TEXT_WHEN_MON, TEXT_WHEN_TUE, TEXT_WHEN_WED,
		TEXT_WHEN_THU, TEXT_WHEN_FRI, TEXT_WHEN_SAT, TEXT_WHEN_SUN };

	g_assert(weekday >= 1 && weekday <= 7);
	return days[weekday - 1];
}

TextId
away_text(RosterWhy why)
{
	static const TextId whys[] = {
		[AWAY_EXTRA] = TEXT_ROSTER_WHY_EXTRA,
		[AWAY_HOLIDAY] = TEXT_ROSTER_WHY_HOLIDAY,
		[AWAY_SICK] = TEXT_ROSTER_WHY_SICK,
		[AWAY_SWAP] = TEXT_ROSTER_WHY_SWAP,
		[AWAY_OTHER] = TEXT_ROSTER_WHY_OTHER,
	};

	return whys[why];
}

const char *
span_words(const Reader *rd, RosterHole span)
{
	const TextArg args[] = {
		text_arg_s(when_text(rd->a, rd->lang, rd->tz, span.from, rd->now)),
		text_arg_s(when_text(rd->a, rd->lang, rd->tz, span.to, rd->now)),
	};

	return text_format(rd->a, rd->lang, TEXT_ROSTER_SPAN_WORDS, args, 2);
}

static const char *
clock_of(Arena *a, int minute)
{
	/* A shift that ends at midnight ends at 24, not at 0. */
	int hour = minute > 1440 ? minute / 60 - 24 : minute / 60;

	return arena_printf(a, "%02d:%02d", hour, minute % 60);
}

const char *
shift_words(const Reader *rd, const RosterShift *s)
{
	const TextArg args[] = { text_arg_s(text(rd->lang, weekday_text(s->weekday))),
		text_arg_s(clock_of(rd->a, s->begins)),
		text_arg_s(clock_of(rd->a, s->ends)), text_arg_n(s->every) };

	return s->every == 1
	           ? text_format(rd->a, rd->lang, TEXT_ROSTER_EACH_WEEK, args, 3)
	           : text_format(rd->a, rd->lang, TEXT_ROSTER_EACH_NTH_WEEK, args, 4);
}

static const char *
with_day(const Reader *rd, const Zone *zone, TextId id, Day day)
{
	const TextArg args[] = { text_arg_s(when_day(rd->a, rd->lang, rd->tz,
	    roster_instant(zone, day, 12 * 60), rd->now)) };

	return text_format(rd->a, rd->lang, id, args, 1);
}

const char *
shift_more(const Reader *rd, const Zone *zone, const RosterShift *s)
{
	const char *from = s->from_day
	                       ? with_day(rd, zone, TEXT_ROSTER_SINCE, s->from_day)
	                       : "";
	const char *to = s->to_day ? with_day(rd, zone, TEXT_ROSTER_UNTIL, s->to_day)
	                           : "";
	const char *holidays = s->on_holidays
	                           ? ""
	                           : text(rd->lang, TEXT_ROSTER_NOT_ON_HOLIDAYS);

	return g_strstrip(arena_printf(rd->a, "%s %s %s", from, to, holidays));
}

const char *
log_words(const Reader *rd, const RosterLog *l)
{
	static const TextId kinds[] = {
		[ROSTER_SHIFT_ADDED] = TEXT_ROSTER_LOG_SHIFT_ADDED,
		[ROSTER_SHIFT_ENDED] = TEXT_ROSTER_LOG_SHIFT_ENDED,
		[ROSTER_AWAY] = TEXT_ROSTER_LOG_AWAY,
		[ROSTER_EXTRA] = TEXT_ROSTER_LOG_EXTRA,
		[ROSTER_WITHDRAWN] = TEXT_ROSTER_LOG_WITHDRAWN,
		[ROSTER_SWAP_OFFERED] = TEXT_ROSTER_LOG_SWAP_OFFERED,
		[ROSTER_SWAP_ACCEPTED] = TEXT_ROSTER_LOG_SWAP_ACCEPTED,
		[ROSTER_SWAP_DECLINED] = TEXT_ROSTER_LOG_SWAP_DECLINED,
		[ROSTER_SWAP_WITHDRAWN] = TEXT_ROSTER_LOG_SWAP_WITHDRAWN,
	};
	const TextArg one[] = { text_arg_s(l->staff_name) };
	const TextArg two[] = { one[0], text_arg_s(l->other_name) };
	TextId id = l->kind == ROSTER_AWAY && l->other_name ? TEXT_ROSTER_LOG_AWAY_INSTEAD
	                                                    : kinds[l->kind];
	bool has_two = l->kind >= ROSTER_SWAP_OFFERED ||
	               id == TEXT_ROSTER_LOG_AWAY_INSTEAD;
	const char *what = text_format(rd->a, rd->lang, id, has_two ? two : one,
	    has_two ? 2 : 1);

	return l->span.from ? arena_printf(rd->a, "%s: %s", what, span_words(rd, l->span))
	                    : what;
}

const char *
duty_words(const Reader *rd, const Duty *duty)
{
	const TextArg name[] = { text_arg_s(duty->staff ? duty->staff->name : "") };
	const TextArg until[] = { name[0],
		text_arg_s(when_text(rd->a, rd->lang, rd->tz, duty->until, rd->now)) };

	if (!duty->staff)
		return text(rd->lang, TEXT_ROSTER_NOBODY_ON);
	return duty->until ? text_format(rd->a, rd->lang, TEXT_ROSTER_ON_UNTIL, until, 2)
	                   : text_format(rd->a, rd->lang, TEXT_ROSTER_ON_NOW, name, 1);
}
