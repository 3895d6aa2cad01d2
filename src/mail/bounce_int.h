/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * bounce_int.h - the readers of bounces, each of one form. For bounce.c. */
#pragma once

#include "mail/kind_mail.h"

#define BOUNCE_MAX_RECIPIENTS 200

typedef struct {
	Arena *a;
	MailBounced *list;
	size_t n;
} Bounced;

/* Adds a recipient, or tells more of one that is there. */
void bounced_add(Bounced *b, MailBounced one);
/* "rfc822; <Ida@x>" and the like as "ida@x"; NULL if there is no address in it. */
const char *bounce_address(Arena *a, const char *s);

/* The fields of message/delivery-status. */
void bounce_read_status(Bounced *b, const char *text);
/* What a mail system wrote for people; own is the address that it wrote to, which did not
 * bounce. */
void bounce_read_text(Bounced *b, const char *text, const char *own, bool delayed);
/* Where in such a text the returned mail begins; its end if it is not there. */
const char *bounce_returned_in(const char *text);
/* What came back: the headers of a mail, perhaps with its body. */
void bounce_read_returned(Arena *a, const char *text, InMail *out, const char **to);
