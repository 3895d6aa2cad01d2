/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * calendar_reply_int.h - what a calendar answers to an invitation of ours (RFC 5546,
 * 3.2.3): from the very person who was invited, by the address that he writes from.
 * Inside a transaction; *taken stays as it is if the answer is not theirs to take. */
#pragma once

#include "desk/mail_receive_int.h"
#include "model/ical.h"

/* Each of one kind of invitation. */
bool visit_reply(Db *db, Receiving *r, const IcalReply *reply, bool *taken, GError **err);
bool meeting_reply(Db *db, Receiving *r, const IcalReply *reply, bool *taken,
    GError **err);
