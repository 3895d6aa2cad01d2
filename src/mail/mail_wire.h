/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_wire.h - a mail that was read, as bytes between the sandbox and the server.
 *
 * The reader trusts nothing: whoever wrote the bytes may have been taken over by the
 * mail. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "model/mail.h"

/* Everything that mail_parse() sets. */
void mail_wire_write(GString *to, const InMail *m);
/* The same back, all of it copied to the arena. False if the bytes are not what
 * mail_wire_write() makes, past a limit, or no valid text. */
bool mail_wire_read(Arena *a, const char *bytes, size_t n, InMail *m);
