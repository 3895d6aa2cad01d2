/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * split_sign.h - where a signature begins in what somebody wrote: at "-- ", at a closing
 * ("Best regards") with no more than a name and an address below, at what a telephone
 * adds, at a disclaimer. */
#pragma once

#include <stddef.h>

#include "mail/split_line.h"

/* The next line that is not empty, from i on; n if there is none. */
size_t split_next(const SplitLine *l, size_t n, size_t i);

/* Marks the signature of what is written from line from to line to. */
void split_sign(SplitLine *l, size_t from, size_t to);
