/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_parse.h - reads a message (RFC 5322, MIME), however broken it is.
 *
 * Runs in the sandbox (sandbox.h): what a stranger sent is never parsed in the server. */
#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "model/mail.h"

#define MAIL_MAX_HEADER ((size_t)256 * 1024) /* bytes before the body */
#define MAIL_MAX_PARTS  1000
#define MAIL_MAX_DEPTH  30
#define MAIL_MAX_TEXT                                                                    \
	((size_t)180000)    /* bytes of an entry; the rest is in the raw mail */
#define MAIL_MAX_IDS    50  /* of References; the last ones are kept */
#define MAIL_MAX_PEOPLE 200 /* of To, and of Cc */

/* Once, before the first mail, by one thread. Loads the converters of charsets: where
 * mails are parsed, no file can be opened. */
void mail_parse_prepare(void);

/* Fills in all of m but the envelope and the raw message. Anything becomes a mail: one
 * that is past a limit, or that is none, is broken, and its text says so. All strings
 * live in the arena and keep the promises of model/mail.h. */
void mail_parse(Arena *a, const void *raw, size_t n, InMail *m);

/* Makes m a broken mail whose text says why, for the staff: English and Danish. */
void mail_is_broken(Arena *a, InMail *m, const char *why);
