/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_cli.h - the verbs of "skranke mail": what a stranger wrote, as JSON.
 *
 * Each has a file of its own with its functions, and a line in the tables of mail.c.
 * read and read_less are SandboxTasks: they run in the jail (mail/sandbox.h) and write
 * one JSON object whatever the bytes are. give_up writes an object of the same shape,
 * with the word as its only defect, when the jail gave no answer: it is not in the jail,
 * and must not parse the input, which may be hostile. */
#pragma once

#include <glib.h>
#include <stddef.h>

#include "base/arena.h"
#include "mail/sandbox.h"

typedef struct {
	/* The second is tried when the first took too much; NULL if there is no less. */
	SandboxTask *read, *read_less;
	void (*give_up)(Arena *a, const char *in, size_t n, const char *defect,
	    GString *json);
} MailVerb;

extern const MailVerb mail_verb_parse, mail_verb_sanitize, mail_verb_split,
    mail_verb_classify;
