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

/* What the workers of a sandbox do: read the bytes, and write the answer. */
typedef void SandboxTask(Arena *a, const char *in, size_t n, GString *answer);

typedef struct {
	void (*prepare)(void); /* once, while files can still be opened: jail_prepare() */
	SandboxTask *task;
} SandboxWork;

/* Must be called before any thread is made. workers parse at once; more wait. NULL with
 * ERR_UNAVAILABLE. */
Sandbox *sandbox_start(int workers, GError **err);
/* The same for other work than mail_parse(): asked with sandbox_ask() only. */
Sandbox *sandbox_start_for(const SandboxWork *work, int workers, GError **err);
/* Nobody may be parsing. */
void sandbox_stop(Sandbox *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sandbox, sandbox_stop)

/* The task in a worker. The caller owns the answer, which whoever wrote the input may
 * have made up: check it. NULL if the worker died of it or took too long, which is no
 * failure. False with ERR_UNAVAILABLE only if no worker can be had. Any thread. */
bool sandbox_ask(Sandbox *s, const void *in, size_t n, GBytes **answer, GError **err);
/* mail_parse() in a worker. A mail that kills it is broken, which is no failure; its
 * headers are read all the same if they can be. False with ERR_UNAVAILABLE only if no
 * worker can be had. Any thread. */
bool sandbox_parse(Sandbox *s, Arena *a, const void *raw, size_t n, InMail *m,
    GError **err);
