/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * saved_view_pages.h - the views that the staff save: kept, changed, put in order. Their
 * cases are shown by list_pages.h. */
#pragma once

#include "web/frame.h"
#include "web/route.h"

extern const Route saved_view_routes[];

/* Those that all have and those of the reader, in the frame, with how many cases are in
 * each: every open case is read once, and asked; the numbers hold until something
 * changes. */
bool saved_view_links(const Page *p, FrameLink **out, size_t *n, GError **err);
