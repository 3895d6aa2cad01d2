/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * referred.h (tests) - a desk that passes cases on: a supplier who is there on working
 * days from 8 to 16, and answers within four hours of that. */
#pragma once

#include "desk.h"
#include "desk/referral.h"
#include "desk/supplier.h"
#include "store/supplier_store.h"

#define FROM_NET "bo@net.example"

/* mail may be NULL; unread: his answers go to the reporter as they are. */
int64_t add_supplier(Desk *d, const char *mail, bool unread);
int64_t pass_on(Desk *d, int64_t supplier, int64_t case_id);
Referral *referral(Desk *d, int64_t id);
/* What is proposed of the supplier's words; NULL: nothing. */
ReferralWord *proposal(Desk *d, int64_t id);
OutMail *last_mail(Desk *d);

InMail mail_from(const char *from, const char *subject, const char *text);
MailReceived receive(Desk *d, InMail m);
/* To the signed address, as whoever answers the mail does it. */
MailReceived answer(Desk *d, int64_t id, const char *from, const char *text);
