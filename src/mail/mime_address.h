/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mime_address.h - the people of a header (RFC 5322, 3.4 and 4.4), however it is
 * written.
 *
 * Comments and quotes are taken off and encoded words decoded; "addr (Name)" gives the
 * name; of a route the last stays; the members of groups are in the list, the group's
 * name is not. A comma that a name forgot to quote belongs to it ("Holm, Ida <i@x>"),
 * and a semicolon parts as a comma does. A single word without "@" is an address of
 * the sender's own machine; several are a name without one. */
#pragma once

#include "mail/mime.h"
#include "model/mail.h"

#define MIME_MAX_PEOPLE 10000

/* Appends to the list, with name "" if there is none, and mail "" likewise, both as
 * they are written. */
void mime_addresses(Arena *a, MimeSpan header, const char *charset, MailAddress **list,
    size_t *n);
