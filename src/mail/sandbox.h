/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * sandbox.h - where what strangers sent is parsed: processes that can do nothing else.
 *
 * A worker may read and write its one socket, ask for memory, and end (seccomp); it has
 * limits of memory and time. One that is killed, by the mail or by us, is replaced, and
 * the mail is filed as broken. A zygote, forked while the program is still small and has
 * no threads, makes the workers. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/mail.h"

#define SANDBOX_SECONDS 20                           /* for one mail */
#define SANDBOX_MEMORY  ((size_t)1024 * 1024 * 1024) /* of one worker */
#define SANDBOX_REUSES  500                          /* mails, then a new worker */

typedef struct Sandbox Sandbox;

/* Must be called before any thread is made. workers parse at once; more wait. NULL with
 * ERR_UNAVAILABLE. */
Sandbox *sandbox_start(int workers, GError **err);
/* Nobody may be parsing. */
void sandbox_stop(Sandbox *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sandbox, sandbox_stop)

/* mail_parse() in a worker. A mail that kills it is broken, which is no failure. False
 * with ERR_UNAVAILABLE only if no worker can be had. Any thread. */
bool sandbox_parse(Sandbox *s, Arena *a, const void *raw, size_t n, InMail *m,
    GError **err);
