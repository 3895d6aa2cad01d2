/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * kind_machine.h - signs that no person wrote a mail, or that none but a person
 * may answer it. */
#pragma once

#include "mail/kind_mail.h"

/* Somebody is away, or a machine asks who writes, or tells that a mail was read. */
bool kind_is_auto_reply(const KindMail *m);
/* A newsletter, a report, an alarm. A post of a person to a list is none. */
bool kind_is_auto_generated(const KindMail *m);
/* A report of abuse (RFC 5965), also in the words of those that have no form for it. */
bool kind_is_feedback(const KindMail *m);
/* Even a person's mail may ask not to be answered by a machine (RFC 3834, 2). */
bool kind_wants_no_answer(const KindMail *m);
