/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_leaf.h - what a part that has no parts is: a text to read, or a file. For
 * mail_read.c. */
#pragma once

#include "mail/mail_read.h"

typedef struct {
	Arena *a;
	const MimePart *root;
	GString *text, *html;
	bool has_text, has_html; /* be it empty */
	int n_opened;            /* signed messages, of which one may be in another */
} MailLeaves;

/* Adds what it is to the leaves' texts, or to the files. */
void mail_leaf_read(MailLeaves *l, const MimePart *part, MailReading *m);
/* Is it a signed or an encrypted part (RFC 1847, 3156, 8551)? */
MailSeal mail_leaf_seal(Arena *a, const MimePart *part);
/* The message that an S/MIME file has signed and in it, to be read too; NULL if it is no
 * such file. */
const MimePart *mail_leaf_signed(MailLeaves *l, const MimePart *part, MailReading *m);
/* At the end: the texts to the reading. */
void mail_leaves_join(MailLeaves *l, MailReading *m);
