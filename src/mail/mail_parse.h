/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_parse.h - what the desk files of a message, however broken it is: mail_read.h's
 * reading, within the limits of an entry and with its HTML sanitised.
 *
 * Runs in the sandbox (sandbox.h): what a stranger sent is never parsed in the server. */
#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "model/mail.h"

#define MAIL_MAX_TEXT                                                                    \
	((size_t)180000)        /* bytes of an entry; the rest is in the raw mail */
#define MAIL_MAX_REFERENCES 50  /* the last ones are kept */
#define MAIL_MAX_PEOPLE     200 /* of To, and of Cc */

/* Once, before the first mail, by one thread. Loads the converters of charsets: where
 * mails are parsed, no file can be opened. */
void mail_parse_prepare(void);

/* Fills in all of m but the envelope and the raw message. Anything becomes a mail: one
 * that is past a limit, or that is none, is broken, and its text says so. All strings
 * live in the arena and keep the promises of model/mail.h. */
void mail_parse(Arena *a, const void *raw, size_t n, InMail *m);

/* Makes m a broken mail whose text says why, for the staff: English and Danish. */
void mail_is_broken(Arena *a, InMail *m, const char *why);
