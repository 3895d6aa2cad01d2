/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_own.h - how a mail of ours is known when it comes back to us: by its Message-ID,
 * and where a mail server has written another, by a header that says which it is, signed
 * with the house's secret. */
#pragma once

#include "desk/house.h"
#include "model/mail.h"

/* What the header MAIL_MARK_HEADER of the mail with that Message-ID says. */
char *mail_mark(Arena *a, const House *house, const char *message_id);

/* Which of ours it says that it is, by its mark or its Message-ID; NULL: none. */
const char *mail_own_id(Arena *a, const House *house, const InMail *m);

/* Is it one that this desk has sent? Then where it is; both are 0 for one that is of no
 * case. */
bool mail_is_own(Db *db, Arena *a, const House *house, const InMail *m, bool *own,
    int64_t *case_id, int64_t *entry_id, GError **err);
