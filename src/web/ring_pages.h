/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * ring_pages.h - calls that the telephone system announces (M4). */
#pragma once

#include "web/frame.h"
#include "web/ring_view.h"
#include "web/route.h"

extern const Route ring_routes[];

/* Those that ring for the reader, or in which he speaks. */
bool ring_cards(const Page *p, const RingView **out, size_t *n_out, GError **err);
/* Those of the last day that nobody answered or registered. */
bool ring_missed(const Page *p, const RingView **out, size_t *n_out, GError **err);

/* Where the telephone system says what happens, for the administrator to set up there. */
const char *ring_address(Arena *a, const House *house);
