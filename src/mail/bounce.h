/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * bounce.h - a mail that tells what became of a mail of ours (RFC 3464), or that some
 * hundred mail systems write in words of their own. */
#pragma once

#include "mail/kind_mail.h"

/* Is it one? Only what a mail system sends is: a person who forwards or quotes one has
 * written a mail. */
bool bounce_is(const KindMail *m);

/* Sets what m tells of: the recipients with what became of the mail to each, and what
 * came back of it. */
void bounce_read(const KindMail *m, InMail *out);
/* The same of a report of abuse (RFC 5965), which was delivered. */
void bounce_read_feedback(const KindMail *m, InMail *out);
