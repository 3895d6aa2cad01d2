/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_kind.h - is it a person's mail, or a machine's (RFC 3834), or one of ours that
 * came back (RFC 3464)? */
#pragma once

#include "mail/mime.h"
#include "model/mail.h"

/* Sets kind, may_answer and what is known of a bounce. m's addresses are known already. A
 * person's mail that is taken for a machine's is the worse mistake: only clear signs
 * count. */
void mail_find_kind(Arena *a, const MimePart *message, InMail *m);
