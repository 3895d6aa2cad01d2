/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * marks.h - the marks of many evaluations together, and how sure one can be of their mean
 * (M16). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/question.h"

typedef struct {
	size_t asked;                /* whoever was asked */
	size_t n[QUESTION_BEST + 1]; /* how many gave that mark; [0]: did not answer */
} Marks;

/* One that was asked; mark 0: did not answer, or not that question. */
void marks_add(Marks *m, int mark);
size_t marks_answered(const Marks *m);

/* Somebody should hear of such a one at once. */
#define MARK_LOW 2 /* and less */
bool mark_is_low(int mark);
size_t marks_low(const Marks *m);

/* Of the plain mean, and where the mean of all such cases lies, 19 times of 20: few
 * answers say little, and ten that are all alike do not say that every one is. */
typedef struct {
	size_t n; /* answers */
	double mean, least, most;
} MarksMean;

/* False if nobody answered. The interval is that of a Dirichlet posterior over the five
 * marks, begun as if one further answer had been spread evenly over them. */
bool marks_mean(const Marks *m, MarksMean *out);
/* Does it differ from that of all by more than chance gives? Of fewer than
 * MARKS_FEW nobody can say. */
#define MARKS_FEW 5
bool marks_differ(const MarksMean *part, const MarksMean *all);

/* "2 · 5 · –": the marks of one evaluation, 0 of a question that was left out. */
char *marks_words(Arena *a, const int *marks, size_t n);
