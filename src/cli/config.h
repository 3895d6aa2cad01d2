/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * config.h - how the program is set up where it runs: DIR/skranke.conf, and the options
 * of "skranke serve", which go before it. What belongs to the desk itself (its name,
 * its mail server) is a setting in the database. */
#pragma once

#include "cli/command.h"

typedef struct {
	DataOptions data;
	const char *listen, *lmtp;                 /* addresses; lmtp may be NULL */
	const char *tls_listen, *tls_certificates; /* both or neither NULL */
	const char *trusted_proxy;                 /* NULL */
	const char *log_level;
	const char *clock; /* RFC 3339: a clock that stands still; NULL: the system's */
	int workers;
	int max_mail; /* megabytes */
} Config;

/* The options of "skranke serve"; their names are the keys of the file, too. */
extern const CommandOption config_options[];

/* What DIR/skranke.conf says, if there is one; the rest stays as it is. An unknown key or
 * a value that is none is ERR_UNAVAILABLE, with its line. */
bool config_read_file(const char *dir, Arena *a, Config *config, GError **err);
/* Options first, then the file for what they leave out, then the defaults. Texts live in
 * the arena. False after it has said what is wrong. */
bool config_read(const Command *c, Arena *a, int argc, char **argv, Config *config);
