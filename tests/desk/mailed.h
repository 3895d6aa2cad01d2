/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailed.h (tests) - stories of mails that come to a desk. */
#pragma once

#include "referred.h"

/* Of the baker's: the reporter, and a colleague who is not known yet; of the smith's; of
 * the staff. */
extern const MailAddress ida, per, ole, anna;

/* It comes from him, as it is, but for what the story leaves out. */
MailReceived mail_comes(Desk *d, MailAddress from, InMail m);
/* The last entry of a case. */
const Entry *last_entry(Desk *d, int64_t id);
/* "SV: Printeren [Sag#1001]" */
const char *subject_of(Desk *d, int64_t id);
void add_person(Desk *d, MailAddress who, int64_t customer, bool contact);
void close_case(Desk *d, int64_t id);
/* A mail that passes on one of his: "VS: Skærmen", with "Kan I hjælpe?" above. */
InMail forward_of(MailAddress from);
