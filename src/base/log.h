/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * log.h - one line an event, on standard error.
 *
 *	2026-02-03T08:00:00.123Z info web request id=7f3a method=GET path=/ status=200
 *
 * Only the edge logs (web, mail, job, cli); what lies below returns its errors.
 * Mail addresses, texts and secrets are never logged. A value with spaces, quotes
 * or control characters is written as a quoted, escaped string. Any thread. */
#pragma once

#include <glib.h>

typedef enum { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR } LogLevel;

/* Events below this level are dropped; LOG_INFO unless set. */
void log_set_level(LogLevel level);

/* part is "web", "mail", "job"; event is a word; then pairs of name and value
 * (both const char *, a NULL value is written as -), ended by NULL. */
void log_event(LogLevel level, const char *part, const char *event,
    ...) G_GNUC_NULL_TERMINATED;

/* GLib's own messages, and those of libraries on it, become such lines too. */
void log_take_glib(void);
