/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_end.h - what becomes of a mail of ours: of one that is not sent, people hear. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "store/desk_store.h"

/* Marks the mail as failed, ends its job, and says so in the case, with the mail server's
 * words; internal. All in one transaction. */
bool mail_failed(Db *db, Arena *a, const Actor *who, const OutMail *m, const Job *job,
    const char *why, GError **err);
/* It is tried again later: notes with the mail why, for the outbox. */
bool mail_put_off(Db *db, Arena *a, const Actor *who, const OutMail *m, const char *why,
    GError **err);
/* A mail that failed is to be sent once more, now; by an administrator. ERR_DENIED
 * "admin.only"; ERR_INVALID "outbox.not_failed" if it did not fail. */
bool mail_try_again(Db *db, Arena *a, const Actor *who, int64_t mail_id, GError **err);
/* It waited for the morning, and is true of its case no longer (audience_still()): it is
 * not sent. */
bool mail_dropped(Db *db, Arena *a, const Actor *who, const OutMail *m, const Job *job,
    GError **err);
/* Sets *at to when it may go: now, or later if so much was sent to its receiver lately by
 * the desk itself that he may be a machine (model/mail_limit.h). What a person wrote, or
 * asked for by a form, and what goes to the staff, never waits. */
bool mail_may_go_at(Db *db, Arena *a, const OutMail *m, Instant now, Instant *at,
    GError **err);
/* Its job is due then. */
bool mail_waits(Db *db, const Job *job, Instant at, GError **err);
/* Marks it as sent and ends its job. */
bool mail_sent(Db *db, Arena *a, const Actor *who, const OutMail *m, const Job *job,
    GError **err);
