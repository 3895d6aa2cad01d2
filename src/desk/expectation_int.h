/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expectation_int.h - between asking and learning. For expectation*.c only. */
#pragma once

#include "model/agreement.h"
#include "model/expect_known.h"
#include "store/expectation_store.h"

#define EXPECTATION_GRAIN 300.0 /* seconds: see expect_new() */

/* What is known of a case when it comes to a step. */
void expectation_put(Known *k, const StepPast *p, const Agreement *ag);
