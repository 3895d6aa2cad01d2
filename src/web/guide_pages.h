/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * guide_pages.h - the knowledge base for the staff: list, search, a guide with its
 * versions. */
#pragma once

#include "web/chip_view.h"
#include "web/guide_view.h"
#include "web/route.h"

extern const Route guide_routes[];

/* The words of a guide in the languages that it has, the reader's first; its pictures are
 * got below url, other guides behind guides. Returns how many. */
size_t guide_texts(const Reader *rd, const Guide *g, const char *url, const char *guides,
    GuideText texts[N_LANGS]);
