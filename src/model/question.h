/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * question.h - what the reporter is asked when his case is over (M16): two or three
 * questions, each answered from 1 to 5. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/text.h"
#include "model/asking.h"

#define QUESTIONS_LEAST 2
#define QUESTIONS_MOST  3
#define QUESTION_WORST  1
#define QUESTION_BEST   5

typedef struct {
	const char *texts[N_LANGS]; /* "" in a language that it is not said in */
} Question;

/* In force from an instant on. Without a question: of a customer who is asked as all, but
 * may be asked as often as he likes. */
typedef struct {
	int64_t id, customer_id; /* 0: of all who have none of their own */
	Instant at;
	const char *author; /* NULL: the desk's own, from the first */
	Question questions[QUESTIONS_MOST];
	size_t n;
	AskRule rule;
} QuestionSet;

/* In that language, or else in the other. */
const char *question_text(const Question *q, Lang lang);
