/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_bounce.h - which mail of ours a bounce, or a report of abuse, is about. */
#pragma once

#include "base/arena.h"
#include "desk/house.h"
#include "model/actor.h"
#include "model/mail.h"
#include "store/case_store.h"

/* Finds the mail that came back, in this order: by its Message-ID, which only we and its
 * receivers know; by the signed address of a case that the bounce was sent to, or that
 * was the mail's Reply-To; by the case number in its subject, if that case sent a mail to
 * the recipient. *out is the case that it is in now, NULL if it is none of ours. Whoever
 * says so need not be known: mail systems are nobody. Mails that failed are marked as
 * such, with the code; those that are only delayed are not. In a transaction. */
bool mail_bounce(Db *db, Arena *a, const House *house, const InMail *m, Instant now,
    Case **out, GError **err);
