/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * wording.h (desk) - administrators put the mails to people at customers in their own
 * words (M14), in versions: what was queued already says what it said. Errors as in
 * case.h. */
#pragma once

#include "model/actor.h"
#include "store/wording_store.h"

/* From now on; a part that says what the standard says is the standard's, and the same
 * as before changes nothing. typed's parts may be NULL: the standard's. ERR_INVALID
 * "wording.wrong": *wrong is what is; ERR_DENIED "admin.only". */
bool wording_save(Db *db, Arena *a, const Actor *who, WordingKind kind, Lang lang,
    const Wording *typed, WordingWrong *wrong, GError **err);

/* Sends the administrator himself a mail as it would be: a MAIL_TEST of that text (see
 * mail/mail_sample.h). ERR_DENIED "admin.only". */
bool wording_test(Db *db, Arena *a, const Actor *who, const char *sample, GError **err);

/* The words as they were typed, as they would be stored: trimmed, a part that says what
 * the standard says NULL. */
Wording wording_clean(Arena *a, WordingKind kind, Lang lang, const Wording *typed);
