/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_kind.h - is it a person's mail, or a machine's (RFC 3834), or does it tell what
 * became of one of ours (RFC 3464, 5965)?
 *
 * The one answer to that, for the desk and for "skranke mail classify". A person's mail
 * that is taken for a machine's is the worse mistake, so only clear signs count: a person
 * may forward or quote a bounce, write "out of office" in a subject, write to a list. A
 * person's post to a list is normal, but no machine may answer it (RFC 3834, 2); a
 * list's newsletter is auto-generated. The answer of a calendar and a note that a mail
 * was read are auto-replies: they change nothing. */
#pragma once

#include "mail/mime.h"
#include "model/mail.h"

/* Sets kind, may_answer and what is known of a bounce. m's addresses, subject and ids are
 * known already. */
void mail_find_kind(Arena *a, const MimePart *message, InMail *m);
