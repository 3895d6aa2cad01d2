/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * horizon_cli.h - between the files of the command horizon. */
#pragma once

#include "model/expect.h"
#include "model/expect_score.h"
#include "model/expect_table.h"

/* A past that was lived through, and what was said meanwhile. table is NULL for the
 * desk's own. */
typedef struct {
	Expect *expect;
	const ExpectTable *table;
	const int64_t *numbers; /* of the desk's cases; NULL of a file's */
	const ExpectPast *past;
	size_t n;
	const ExpectSaid *said;
	Instant until;
} HorizonPast;

/* What the model would say of a case of that group today, in the middle of the last that
 * opened; false if none has. */
bool horizon_typical(const HorizonPast *h, uint16_t group, ExpectSaid *typical);

/* As lines for people, or as one object of JSON. rows: with what was said of each. */
void horizon_print_score(const HorizonPast *h, const Score *score);
void horizon_print_score_json(const HorizonPast *h, const Score *score, bool rows);
/* What was learnt. */
void horizon_print_learnt(const HorizonPast *h);
void horizon_print_learnt_json(const HorizonPast *h);
