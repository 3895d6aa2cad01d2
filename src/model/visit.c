/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/visit.h"

#include <glib.h>

#define STEP MINUTES(30)

static const struct {
	const char *name;
	TextId text;
} states[] = {
	[VISIT_PLANNED] = { "planned", TEXT_VISIT_PLANNED },
	[VISIT_DONE] = { "done", TEXT_VISIT_IS_DONE },
	[VISIT_CANCELLED] = { "cancelled", TEXT_VISIT_CANCELLED },
};

const char *
visit_state_name(int64_t v)
{
	return v > 0 && v < (int64_t)G_N_ELEMENTS(states) ? states[v].name : NULL;
}

TextId
visit_state_text(int64_t v)
{
	g_assert(visit_state_name(v));
	return states[v].text;
}

TextId
visit_answer_text(int64_t v)
{
	static const TextId texts[] = { TEXT_VISIT_NO_ANSWER, TEXT_VISIT_ACCEPTED,
		TEXT_VISIT_TENTATIVE, TEXT_VISIT_DECLINED };

	g_assert(v >= 0 && v < (int64_t)G_N_ELEMENTS(texts));
	return texts[v];
}

/* The end of the first busy stretch that meets [from, to); 0 if none does. */
static Instant
meets(const VisitWish *w, Instant from, Instant to)
{
	for (size_t i = 0; i < w->n_busy; i++)
		if (w->busy[i].from < to && from < w->busy[i].to)
			return w->busy[i].to;
	return 0;
}

static Instant
round_up(Instant at)
{
	return (at + STEP - 1) / STEP * STEP;
}

/* The first time in [from, last] at which it fits; 0: none. */
static Instant
first_fit(const VisitWish *w, Instant from, Instant last)
{
	Instant at = round_up(from);

	while (at <= last) {
		Instant free = meets(w, at - w->travel, at + w->length + w->travel);

		if (!free)
			return at;
		at = MAX(at + STEP, round_up(free + w->travel));
	}
	return 0;
}

size_t
visit_times(Arena *a, const VisitWish *w, size_t most, Instant **out)
{
	Instant from = w->from + w->travel, *times = NULL;
	HoursStretch s;
	size_t n = 0;

	while (n < most && hours_next_stretch(w->hours, from, &s) && s.opens < w->until) {
		/* Where it is always open, a day is looked at at a time. */
		Instant closes = MIN(s.closes, MAX(s.opens, from) + HOURS(24));
		Instant begin = MAX(s.opens, from), last = closes - w->length;
		Instant middle = begin + (closes - begin) / 2;
		Instant early = first_fit(w, begin, MIN(last, middle - 1));
		Instant late = first_fit(w, MAX(middle, begin), last);

		if (early && early < w->until)
			*arena_push(a, &times, &n) = early;
		if (late && late < w->until && n < most)
			*arena_push(a, &times, &n) = late;
		from = closes;
	}
	*out = times;
	return n;
}
