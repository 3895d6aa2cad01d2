/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_receive.h - files a mail that came in (M1, M2, M6). */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/mail.h"
#include "store/blob.h"
#include "store/db.h"

typedef struct {
	int64_t case_id, entry_id;
	bool opened; /* a new case */
	bool known; /* filed before, or a mail of ours that came back: nothing was done */
	bool put_by; /* a mail system's, of no case: kept for the administrator */
} MailReceived;

/* Finds where the mail belongs, in this order: the signed plus-address that it was sent
 * to; In-Reply-To and References against every Message-ID sent or seen; our tag in the
 * subject. Each only if the sender may see the case: its reporter, a contact of its
 * customer, a colleague who was copied in, one whose case was merged into it, the staff.
 * What a supplier answers to what was passed on to him is found before that
 * (desk/referral_int.h). A merged case is the one that it went into.
 *
 * Else a new case: of the customer whose address the mail was sent to, else of the
 * sender's, else of the sender's domain; with a note to the staff if it names a case that
 * the sender may not see. A mail that the staff pass on, or a contact of the same
 * customer, is a case of whoever wrote it first. A reply to a case that was closed longer
 * ago than the agreement says is a case that follows it, or goes into the one that does;
 * mere thanks (model/thanks.h) change nothing.
 *
 * A machine's word changes nothing in a case and is answered by nothing; what mail
 * systems write of no case of ours is put by. A mail of ours that comes back is none.
 * Who sends more than a person does (model/mail_limit.h) gets no more receipts, and then
 * no more cases: one holds all the rest.
 *
 * Attachments and the raw message are stored before the case that names them. Returns
 * true only when all is durable; the same mail twice is filed once, also with what a
 * list has added to it. */
bool mail_receive(Db *db, Blobs *blobs, Arena *a, const Actor *desk, const InMail *m,
    MailReceived *done, GError **err);
