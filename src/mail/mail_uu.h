/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_uu.h - files that were put into a text with uuencode, as before MIME. */
#pragma once

#include "mail/mime.h"

typedef struct {
	MimeSpan before, after; /* of the text */
	MimeSpan name, data;
} MailUu;

/* The first whole file ("begin" to "end", each line as long as it says); false if there
 * is none. */
bool mail_uu_find(Arena *a, MimeSpan text, MailUu *out);
