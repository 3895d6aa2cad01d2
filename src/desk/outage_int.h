/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * outage_int.h - how a word of an outage reaches everybody. For desk/outage*.c only,
 * inside a transaction. */
#pragma once

#include "desk/case_int.h"
#include "desk/outage.h"

/* The outage, which must exist: ERR_INVALID "outage.unknown"; and be of the version that
 * was seen, unless that is 0: ERR_CONFLICT "outage.changed". */
bool outage_load(Db *db, Arena *a, int64_t id, int64_t seen, Outage **out, GError **err);
/* The same, and it must be on: ERR_INVALID "outage.over". */
bool outage_load_on(Db *db, Arena *a, int64_t id, int64_t seen, Outage **out,
    GError **err);

/* Do the texts hold for what nobody has been told yet? Trims them. */
bool outage_word_of(Arena *a, const OutageSay *say, OutageWord *w, GError **err);
bool outage_next_holds(const OutageSay *say, Instant now, GError **err);

/* Links an open case, in which w is said; u is who does it. */
bool outage_link(Db *db, const Use *u, const Outage *o, const OutageWord *w, Case *c,
    GError **err);
/* Says w to the contacts of the customers that it touches, unless they had it in a case.
 */
bool outage_tell_contacts(Db *db, const Use *u, const Outage *o, const OutageWord *w,
    GError **err);
/* Stores the word and says it in every case of the outage that is not solved, and to the
 * contacts. over: the cases are solved by it. */
bool outage_tell(Db *db, const Use *u, const Outage *o, OutageWord *w, bool over,
    GError **err);
