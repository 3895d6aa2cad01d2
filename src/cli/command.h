/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * command.h - the commands of the program: "skranke NAME ...". Each is a file
 * cli/NAME.c with a Command, and a line in cli/main.c.
 *
 * Exit codes: 0 done, 1 it did not succeed, 2 used wrongly, and those of sysexits.h
 * where a mail server looks at them (skranke deliver). What goes wrong is one line on
 * standard error that begins with "skranke: ". */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"
#include "store/blob.h"
#include "store/db.h"

#define EXIT_WRONG_USE 2

typedef struct {
	const char *name;
	const char *usage;                 /* "[OPTION…] NUMBER" */
	const char *what;                  /* one line for "skranke --help" */
	const char *help;                  /* the rest, for "skranke NAME --help" */
	int (*run)(int argc, char **argv); /* argv[0] is the command's name */
} Command;

extern const Command command_case, command_check, command_customer, command_person,
    command_deliver, command_routes, command_serve, command_setting, command_simulate,
    command_staff;

/* Every command's option table ends with these. */
#define COMMAND_DATA_OPTIONS(o)                                                          \
	{ "data", 0, 0, G_OPTION_ARG_FILENAME, &(o)->data,                               \
		"Where everything is kept (data)", "DIR" },                              \
	{                                                                                \
		"database", 0, 0, G_OPTION_ARG_STRING, &(o)->database,                   \
		    "PostgreSQL instead of DIR/skranke.db: postgresql://...", "CONNINFO" \
	}

typedef struct {
	char *data, *database; /* NULL: as the configuration says */
	bool relaxed, bulk;    /* see StoreOptions */
	int readers;
} DataOptions;

/* The store and the blobs that the options name. */
typedef struct {
	Store *store;
	Blobs *blobs;
} Data;

/* Reads the options; prints help and ends the program for --help. False after it has said
 * what is wrong. */
bool command_options(const Command *c, const GOptionEntry *entries, int *argc,
    char ***argv);
/* Opens what the options name, and makes it ready; makes the folder if missing. */
bool data_open(const DataOptions *options, Data *data, GError **err);
void data_close(Data *data);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Data, data_close)

/* "skranke case: " and what was wrong with how it was called, on standard error. Returns
 * EXIT_WRONG_USE, to be returned. */
int command_wrong(const Command *c, const char *fmt, ...) G_GNUC_PRINTF(2, 3);
/* "skranke: " and the reason on standard error, in words if it is a text of ours. Returns
 * 1, to be returned. */
int command_failed(const GError *why);
