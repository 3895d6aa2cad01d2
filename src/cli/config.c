/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "cli/config.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"

typedef enum { TYPE_TEXT, TYPE_NUMBER } Type;

/* Every setting: an option --name, a line "name = value", a default. */
typedef struct {
	const char *name;
	Type type;
	size_t offset;
	const char *otherwise; /* NULL: none */
	const char *what, *arg;
} Setting;

static const Setting settings[] = {
	{ "data", TYPE_TEXT, G_STRUCT_OFFSET(Config, data.data), "data",
	    "Where everything is kept (data)", "DIR" },
	{ "database", TYPE_TEXT, G_STRUCT_OFFSET(Config, data.database), NULL,
	    "PostgreSQL instead of DIR/skranke.db: postgresql://...", "CONNINFO" },
	{ "listen", TYPE_TEXT, G_STRUCT_OFFSET(Config, listen), "127.0.0.1:8080",
	    "Where pages are served (127.0.0.1:8080; port 0 picks one)", "ADDR:PORT" },
	{ "lmtp", TYPE_TEXT, G_STRUCT_OFFSET(Config, lmtp), NULL,
	    "Where a mail server delivers: an address, or unix:PATH", "ADDR:PORT" },
	{ "trusted_proxy", TYPE_TEXT, G_STRUCT_OFFSET(Config, trusted_proxy), NULL,
	    "The address whose X-Forwarded-For is believed", "ADDR" },
	{ "log_level", TYPE_TEXT, G_STRUCT_OFFSET(Config, log_level), "info",
	    "debug, info, warn or error (info)", "LEVEL" },
	{ "workers", TYPE_NUMBER, G_STRUCT_OFFSET(Config, workers), "0",
	    "Threads for what writes (8)", "N" },
	{ "max_mail", TYPE_NUMBER, G_STRUCT_OFFSET(Config, max_mail), "50",
	    "The largest mail that is taken, in megabytes (50)", "MB" },
	{ "clock", TYPE_TEXT, G_STRUCT_OFFSET(Config, clock), NULL,
	    "A clock that stands still at this time: for tests", "RFC3339" },
};

static char **
text_of(Config *c, const Setting *s)
{
	return &G_STRUCT_MEMBER(char *, c, s->offset);
}

static bool
set(Config *c, const Setting *s, const char *value)
{
	char *end;

	if (s->type == TYPE_TEXT) {
		g_clear_pointer(text_of(c, s), g_free);
		*text_of(c, s) = g_strdup(value);
		return true;
	}
	gint64 n = g_ascii_strtoll(value, &end, 10);
	if (!g_ascii_isdigit(*value) || *end || n > 100000)
		return false;
	G_STRUCT_MEMBER(int, c, s->offset) = (int)n;
	return true;
}

static const Setting *
find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++)
		if (!strcmp(settings[i].name, name))
			return &settings[i];
	return NULL;
}

static bool
read_line(Config *c, const char *file, int line_number, char *line)
{
	char *equals = strchr(line, '=');

	g_strstrip(line);
	if (!*line || *line == '#')
		return true;
	if (!equals) {
		fprintf(stderr, "skranke: %s:%d: write it as: name = value\n", file,
		    line_number);
		return false;
	}
	*equals = '\0';
	const char *name = g_strstrip(line), *value = g_strstrip(equals + 1);
	const Setting *s = find(name);
	if (s && set(c, s, value))
		return true;
	if (s)
		fprintf(stderr, "skranke: %s:%d: %s is a number\n", file, line_number,
		    name);
	else
		fprintf(stderr, "skranke: %s:%d: there is no setting \"%s\"\n", file,
		    line_number, name);
	return false;
}

static bool
read_file(Config *c, const char *dir)
{
	g_autofree char *path = g_build_filename(dir, "skranke.conf", NULL);
	g_autofree char *content = NULL;

	if (!g_file_get_contents(path, &content, NULL, NULL))
		return true;
	g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
	for (int i = 0; lines[i]; i++)
		if (!read_line(c, path, i + 1, lines[i]))
			return false;
	return true;
}

static bool
use_log_and_clock(const Config *c)
{
	static const char *const levels[] = { "debug", "info", "warn", "error" };
	Instant at;

	for (size_t i = 0; i < G_N_ELEMENTS(levels); i++)
		if (!strcmp(c->log_level, levels[i])) {
			log_set_level((LogLevel)i);
			if (c->clock && !clock_parse_rfc3339(c->clock, &at)) {
				fprintf(stderr,
				    "skranke: \"%s\" is no time: write "
				    "2026-02-03T09:00:00+01:00\n",
				    c->clock);
				return false;
			}
			if (c->clock)
				clock_set(at);
			return true;
		}
	fprintf(stderr, "skranke: log_level is debug, info, warn or error\n");
	return false;
}

bool
config_read(const Command *command, int argc, char **argv, Config *c)
{
	char *given[G_N_ELEMENTS(settings)] = { 0 };
	GOptionEntry entries[G_N_ELEMENTS(settings) + 1] = { 0 };
	bool fine;

	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
		entries[i] = (GOptionEntry){ settings[i].name, 0, 0, G_OPTION_ARG_STRING,
			&given[i], settings[i].what, settings[i].arg };
		if (settings[i].otherwise)
			set(c, &settings[i], settings[i].otherwise);
	}
	fine = command_options(command, entries, &argc, &argv);
	if (fine && argc > 1) {
		fprintf(stderr, "skranke: \"%s\" is no option of it\n", argv[1]);
		fine = false;
	}
	if (fine)
		fine = read_file(c, given[0] ? given[0] : c->data.data);
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
		if (fine && given[i] && !set(c, &settings[i], given[i])) {
			fprintf(stderr, "skranke: --%s is a number\n", settings[i].name);
			fine = false;
		}
		g_clear_pointer(&given[i], g_free);
	}
	return fine && use_log_and_clock(c);
}

void
config_clear(Config *c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++)
		if (settings[i].type == TYPE_TEXT)
			g_clear_pointer(text_of(c, &settings[i]), g_free);
}
