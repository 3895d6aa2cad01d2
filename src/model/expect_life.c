/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/expect_life.h"

#include <glib.h>
#include <math.h>

/* Nobody lives for ever: past the last step at least this share is solved in each. */
#define LEAST_HAZARD 0.02

static double
normal_open(double age)
{
	return 0.5 * erfc(age / G_SQRT2);
}

void
life_normal(Life *life)
{
	double first = normal_open(LIFE_FIRST);

	for (int i = 0; i <= LIFE_STEPS; i++)
		life->open[i] = normal_open(LIFE_FIRST + i * LIFE_STEP) / first;
}

static double
hazard(const Life *life, int step)
{
	double now = life->open[step], then = life->open[step + 1];

	return now > 0 ? (now - then) / now : LEAST_HAZARD;
}

void
life_of_counts(const LifeCount *count, const Life *other, double weight, Life *life)
{
	Life made = { .open = { 1 } };

	for (int i = 0; i < LIFE_STEPS; i++) {
		double met = count->at_risk[i] + weight;
		double h = (count->solved[i] + weight * hazard(other, i)) / met;

		made.open[i + 1] = made.open[i] * (1 - MIN(h, 1));
	}
	*life = made;
}

int
life_step(double age)
{
	double step = floor((age - LIFE_FIRST) / LIFE_STEP);

	return (int)CLAMP(step, -1, LIFE_STEPS);
}

/* What is left of 1 when that share of a step has gone: steady within the step. */
static double
through(double now, double then, double part)
{
	if (then <= 0)
		return now * (1 - part);
	return now * pow(then / now, part);
}

static double
last_rate(const Life *life)
{
	double now = life->open[LIFE_STEPS - 8], then = life->open[LIFE_STEPS];
	double least = -log1p(-LEAST_HAZARD);

	return then > 0 && now > then ? MAX(least, log(now / then) / 8) : least;
}

double
life_open_at(const Life *life, double age)
{
	int i = life_step(age);

	if (i < 0)
		return 1;
	if (i == LIFE_STEPS)
		return life->open[LIFE_STEPS] *
		       exp(-last_rate(life) *
		           ((age - LIFE_FIRST) / LIFE_STEP - LIFE_STEPS));
	double part = (age - LIFE_FIRST) / LIFE_STEP - i;
	return through(life->open[i], life->open[i + 1], CLAMP(part, 0, 1));
}

double
life_age_at(const Life *life, double share)
{
	int low = 0, high = LIFE_STEPS; /* open[low] > share >= open[high] */
	double part;

	if (share >= 1)
		return LIFE_FIRST;
	if (share < life->open[LIFE_STEPS])
		return LIFE_FIRST +
		       LIFE_STEP * (LIFE_STEPS + log(life->open[LIFE_STEPS] / share) /
		                                     last_rate(life));
	while (high - low > 1) {
		int middle = (low + high) / 2;

		if (life->open[middle] > share)
			low = middle;
		else
			high = middle;
	}
	double now = life->open[low], then = life->open[high];
	if (then > 0 && then < now)
		part = log(now / share) / log(now / then);
	else
		part = now > then ? (now - share) / (now - then) : 0;
	return LIFE_FIRST + LIFE_STEP * (low + CLAMP(part, 0, 1));
}
