/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * change_words.h - what an entry changed, in words: "Kategori: Fejl → Nedbrud". */
#pragma once

#include "model/change.h"
#include "store/db.h"
#include "web/chip_view.h"

/* A line for each change that matters to a reader; before is the case as it was. The
 * clocks and the like, which follow from others, are not said. */
bool change_words(Db *db, const Reader *rd, const Case *before, const Change *ch,
    const char ***words, size_t *n, GError **err);
