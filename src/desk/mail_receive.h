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
	bool known;  /* this very mail was filed before: nothing was done */
} MailReceived;

/* Finds where the mail belongs, in this order: the signed plus-address that it was sent
 * to; In-Reply-To and References against every Message-ID sent or seen; both only if
 * the sender may see the case. What a supplier answers to what was passed on to him is
 * found before that (desk/referral_int.h). Else opens a case: of the customer whose
 * address it was sent to, else of the sender's, else of the sender's domain.
 * Attachments and the raw message are stored before the case that names them. Returns
 * true only when all is durable; the same mail twice is filed once. */
bool mail_receive(Db *db, Blobs *blobs, Arena *a, const Actor *desk, const InMail *m,
    MailReceived *done, GError **err);
