/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/marks.h"

#include <math.h>

#define PRIOR (1.0 / QUESTION_BEST) /* of an answer, at each mark */
#define SURE  1.96                  /* deviations: 19 times of 20 */

void
marks_add(Marks *m, int mark)
{
	m->asked++;
	m->n[mark >= QUESTION_WORST && mark <= QUESTION_BEST ? mark : 0]++;
}

size_t
marks_answered(const Marks *m)
{
	size_t n = 0;

	for (int mark = QUESTION_WORST; mark <= QUESTION_BEST; mark++)
		n += m->n[mark];
	return n;
}

bool
mark_is_low(int mark)
{
	return mark >= QUESTION_WORST && mark <= MARK_LOW;
}

size_t
marks_low(const Marks *m)
{
	size_t n = 0;

	for (int mark = QUESTION_WORST; mark <= MARK_LOW; mark++)
		n += m->n[mark];
	return n;
}

bool
marks_mean(const Marks *m, MarksMean *out)
{
	double n = (double)marks_answered(m), sum = 0, first = 0, second = 0;

	if (n < 1)
		return false;
	for (int mark = QUESTION_WORST; mark <= QUESTION_BEST; mark++) {
		double share = ((double)m->n[mark] + PRIOR) / (n + 1);

		sum += mark * (double)m->n[mark];
		first += mark * share;
		second += mark * mark * share;
	}
	double off = SURE * sqrt((second - first * first) / (n + 2));
	*out = (MarksMean){ marks_answered(m), sum / n, fmax(first - off, QUESTION_WORST),
		fmin(first + off, QUESTION_BEST) };
	return true;
}

bool
marks_differ(const MarksMean *part, const MarksMean *all)
{
	return part->n >= MARKS_FEW &&
	       (part->most < all->mean || part->least > all->mean);
}

char *
marks_words(Arena *a, const int *marks, size_t n)
{
	char *words = arena_strdup(a, "");

	for (size_t i = 0; i < n; i++)
		words = arena_printf(a, marks[i] ? "%s%s%d" : "%s%s–", words,
		    i ? " · " : "", marks[i]);
	return words;
}
