/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_sample.h - a mail as it would be, for whoever words it: with a case that is made
 * up, or a real one, by the very code that sends. */
#pragma once

#include "mail/render.h"
#include "model/wording.h"

typedef struct {
	WordingKind kind;
	Lang lang;
	int64_t customer_id; /* in whose name; 0: nobody's */
	int64_t case_id;     /* of which it speaks; 0: one that is made up */
	const char *staff;   /* who writes in it */
	Wording words;       /* NULL parts: the standard's */
} MailSample;

/* What lives in out is in the arena; it has no bytes. A case that there is none of is
 * made up. */
bool mail_sample_render(const RenderSource *source, Arena *a, const MailSample *sample,
    Instant now, RenderedMail *out, GError **err);

/* As the text of a MAIL_TEST, and out of it; false if it is none. */
char *mail_sample_write(Arena *a, const MailSample *sample);
bool mail_sample_read(Arena *a, const char *text, MailSample *out);
