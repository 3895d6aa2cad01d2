/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_failed.h - a mail of ours that will not be sent: the staff must hear of it. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "store/desk_store.h"

/* Marks the mail as failed, ends its job, and says so in the case, with the mail server's
 * words; internal. All in one transaction. */
bool mail_failed(Db *db, Arena *a, const Actor *who, const OutMail *m, const Job *job,
    const char *why, GError **err);
/* Marks it as sent and ends its job. */
bool mail_sent(Db *db, Arena *a, const Actor *who, const OutMail *m, const Job *job,
    GError **err);
