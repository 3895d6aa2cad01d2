/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "cli/config.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"

#define MAX_NUMBER 100000

#define MEMBER(name) G_STRUCT_OFFSET(Config, name)

const CommandOption config_options[] = {
	COMMAND_DATA_OPTIONS(Config),
	{ "listen", G_OPTION_ARG_STRING, MEMBER(listen),
	    "Where pages are served (127.0.0.1:8080; port 0 picks one)", "ADDR:PORT" },
	{ "tls_listen", G_OPTION_ARG_STRING, MEMBER(tls_listen),
	    "Where pages are served with TLS besides (nowhere: a proxy does it)",
	    "ADDR:PORT" },
	{ "tls_certificates", G_OPTION_ARG_STRING, MEMBER(tls_certificates),
	    "The folder of its certificates: NAME.crt with NAME.key, or "
	    "NAME/fullchain.pem "
	    "with NAME/privkey.pem",
	    "DIR" },
	{ "lmtp", G_OPTION_ARG_STRING, MEMBER(lmtp),
	    "Where a mail server delivers: an address, or unix:PATH (nowhere)",
	    "ADDR:PORT" },
	{ "trusted_proxy", G_OPTION_ARG_STRING, MEMBER(trusted_proxy),
	    "The address whose X-Forwarded-For is believed (none)", "ADDR" },
	{ "log_level", G_OPTION_ARG_STRING, MEMBER(log_level),
	    "debug, info, warn or error (info)", "LEVEL" },
	{ "workers", G_OPTION_ARG_INT, MEMBER(workers), "Threads for what writes (8)",
	    "N" },
	{ "max_mail", G_OPTION_ARG_INT, MEMBER(max_mail),
	    "The largest mail that is taken, in megabytes (50)", "MB" },
	{ "clock", G_OPTION_ARG_STRING, MEMBER(clock),
	    "A clock that stands still at this time: for tests", "RFC3339" },
	{ 0 },
};

static bool
is_number(const CommandOption *o)
{
	return o->type == G_OPTION_ARG_INT;
}

static bool
set(Config *c, Arena *a, const CommandOption *o, const char *value)
{
	gint64 n;

	if (!is_number(o)) {
		G_STRUCT_MEMBER(char *, c, o->member) = arena_strdup(a, value);
		return true;
	}
	if (!g_ascii_string_to_signed(value, 10, 0, MAX_NUMBER, &n, NULL))
		return false;
	G_STRUCT_MEMBER(int, c, o->member) = (int)n;
	return true;
}

/* What the first leaves out, the second says. */
static void
fill_in(Config *c, Config *from)
{
	for (const CommandOption *o = config_options; o->name; o++)
		if (is_number(o) && !G_STRUCT_MEMBER(int, c, o->member))
			G_STRUCT_MEMBER(int, c, o->member) = G_STRUCT_MEMBER(const int,
			    from, o->member);
		else if (!is_number(o) && !G_STRUCT_MEMBER(char *, c, o->member))
			G_STRUCT_MEMBER(char *, c, o->member) = G_STRUCT_MEMBER(char *,
			    from, o->member);
}

static const CommandOption *
find(const char *name)
{
	for (const CommandOption *o = config_options; o->name; o++)
		if (!strcmp(o->name, name))
			return o;
	return NULL;
}

static bool
read_line(Config *c, Arena *a, const char *file, int line_number, char *line,
    GError **err)
{
	char *equals = strchr(line, '=');

	g_strstrip(line);
	if (!*line || *line == '#')
		return true;
	if (!equals)
		return fail(err, ERR_UNAVAILABLE, "%s:%d: write it as: name = value",
		    file, line_number);
	*equals = '\0';
	const char *name = g_strstrip(line), *value = g_strstrip(equals + 1);
	const CommandOption *o = find(name);
	if (o && set(c, a, o, value))
		return true;
	if (o)
		return fail(err, ERR_UNAVAILABLE, "%s:%d: %s is a number, at most %d",
		    file, line_number, name, MAX_NUMBER);
	return fail(err, ERR_UNAVAILABLE, "%s:%d: there is no setting \"%s\"", file,
	    line_number, name);
}

bool
config_read_file(const char *dir, Arena *a, Config *c, GError **err)
{
	g_autofree char *path = g_build_filename(dir, "skranke.conf", NULL);
	g_autofree char *content = NULL;

	if (!g_file_get_contents(path, &content, NULL, NULL))
		return true;
	g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
	for (int i = 0; lines[i]; i++)
		if (!read_line(c, a, path, i + 1, lines[i], err))
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

static bool
numbers_are_fine(const Command *command, Config *c)
{
	for (const CommandOption *o = config_options; o->name; o++) {
		int n = is_number(o) ? G_STRUCT_MEMBER(int, c, o->member) : 0;

		if (n < 0 || n > MAX_NUMBER) {
			command_wrong(command, "--%s is a number, at most %d", o->name,
			    MAX_NUMBER);
			return false;
		}
	}
	return true;
}

bool
config_read(const Command *command, Arena *a, int argc, char **argv, Config *c)
{
	Config file = { 0 }, otherwise = {
		.data.data = "data",
		.listen = "127.0.0.1:8080",
		.log_level = "info",
		.max_mail = 50,
	};
	g_autoptr(GError) err = NULL;

	if (!command_options(command, a, c, &argc, &argv) ||
	    !numbers_are_fine(command, c))
		return false;
	if (argc > 1) {
		command_wrong(command, "\"%s\" is no option of it", argv[1]);
		return false;
	}
	if (!config_read_file(c->data.data ? c->data.data : otherwise.data.data, a, &file,
	        &err)) {
		command_failed(err);
		return false;
	}
	fill_in(c, &file);
	fill_in(c, &otherwise);
	return use_log_and_clock(c);
}
