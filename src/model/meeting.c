/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/meeting.h"

#include "model/when.h"

TextId
meeting_state_text(int64_t state)
{
	static const TextId texts[] = { 0, TEXT_MEETING_PLANNED, TEXT_MEETING_HELD,
		TEXT_MEETING_CANCELLED };

	g_assert(state > 0 && state < (int64_t)G_N_ELEMENTS(texts));
	return texts[state];
}

char *
meeting_when(Arena *a, Lang lang, GTimeZone *tz, const Meeting *m, Instant now)
{
	const TextArg args[] = {
		text_arg_s(when_day(a, lang, tz, m->begins, now)),
		text_arg_s(when_clock(a, lang, tz, m->begins)),
		text_arg_s(when_clock(a, lang, tz, m->ends)),
	};

	return text_format(a, lang, TEXT_MEETING_WHEN, args, 3);
}

bool
meeting_is_online(const Meeting *m)
{
	return g_str_has_prefix(m->place, "https://");
}
