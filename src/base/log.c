/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/log.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

/* Set once at start, read by all threads. */
static _Atomic LogLevel lowest = LOG_INFO;

static const char *const level_names[] = { "debug", "info", "warn", "error" };

void
log_set_level(LogLevel level)
{
	atomic_store(&lowest, level);
}

static bool
needs_quotes(const char *s)
{
	if (!*s)
		return true;
	for (; *s; s++)
		if ((unsigned char)*s <= ' ' || *s == '"' || *s == '=' || *s == 0x7f)
			return true;
	return false;
}

static void
add_value(GString *line, const char *value)
{
	if (!value) {
		g_string_append_c(line, '-');
	} else if (needs_quotes(value)) {
		g_autofree char *escaped = g_strescape(value, NULL);
		g_string_append_printf(line, "\"%s\"", escaped);
	} else {
		g_string_append(line, value);
	}
}

void
log_event(LogLevel level, const char *part, const char *event, ...)
{
	if (level < atomic_load_explicit(&lowest, memory_order_relaxed))
		return;

	g_autoptr(GDateTime) now = g_date_time_new_now_utc();
	g_autofree char *time = g_date_time_format(now, "%Y-%m-%dT%H:%M:%S");
	g_autoptr(GString) line = g_string_sized_new(160);
	va_list ap;

	g_string_append_printf(line, "%s.%03dZ %s %s %s", time,
	    g_date_time_get_microsecond(now) / 1000, level_names[level], part, event);
	va_start(ap, event);
	for (const char *name; (name = va_arg(ap, const char *)) != NULL;) {
		g_string_append_printf(line, " %s=", name);
		add_value(line, va_arg(ap, const char *));
	}
	va_end(ap);
	g_string_append_c(line, '\n');
	/* One write a line: lines of several threads do not mix. When standard error
	 * is gone there is nobody left to tell. */
	if (write(STDERR_FILENO, line->str, line->len) < 0)
		return;
}

static GLogWriterOutput
from_glib(GLogLevelFlags flags, const GLogField *fields, gsize n_fields,
    gpointer user_data G_GNUC_UNUSED)
{
	const char *message = NULL, *domain = "glib";
	LogLevel level = LOG_INFO;

	for (gsize i = 0; i < n_fields; i++) {
		if (!strcmp(fields[i].key, "MESSAGE"))
			message = fields[i].value;
		else if (!strcmp(fields[i].key, "GLIB_DOMAIN"))
			domain = fields[i].value;
	}
	if (flags & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL))
		level = LOG_ERROR;
	else if (flags & G_LOG_LEVEL_WARNING)
		level = LOG_WARN;
	else if (flags & G_LOG_LEVEL_DEBUG)
		level = LOG_DEBUG;
	log_event(level, domain, "message", "text", message, NULL);
	return G_LOG_WRITER_HANDLED;
}

void
log_take_glib(void)
{
	g_log_set_writer_func(from_glib, NULL, NULL);
}
