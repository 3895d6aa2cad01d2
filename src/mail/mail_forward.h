/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_forward.h - the mail that somebody passed on, taken out of the one that he wrote.
 *
 * Known are the headers that Gmail, Apple Mail and Thunderbird write out below a line
 * that says so ("Forwarded message", "Start på videresendt besked"), with or without a >
 * before each line; those that Outlook writes out, in the languages of split_words.h, if
 * the subject is that of a forward; and a message that is attached to such a mail, or to
 * an empty one. The outermost is taken: whose mail it was that he passed on. One without
 * an address is none. */
#pragma once

#include "mail/mail_read.h"

/* Sets m->forward. m's subject, text and kind are known already: only a person passes
 * mails on. */
void mail_find_forward(Arena *a, const MailReading *r, InMail *m);
