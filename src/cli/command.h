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

/* An option: "--name ARG" is put into a member of the command's struct of options. */
typedef struct {
	const char *name;
	GOptionArg type; /* STRING, FILENAME, STRING_ARRAY, INT, INT64, NONE (gboolean) */
	size_t member;   /* its offset */
	const char *what, *arg;
} CommandOption;

/* What a command can be told to do, as its first argument. */
typedef struct {
	const char *name;
	const char *operands; /* "N INTO", "[FILE]": a word each; "" for none */
	const char *what;
} CommandVerb;

typedef struct {
	const char *name;
	const char *usage;                 /* "< MESSAGE"; NULL if it has verbs */
	const char *what;                  /* one line for "skranke --help" */
	const char *help;                  /* paragraphs, with an empty line between */
	const CommandVerb *verbs;          /* NULL, or until one without a name */
	const CommandOption *options;      /* until one without a name */
	const char *const *examples;       /* NULL, or until NULL */
	int (*run)(int argc, char **argv); /* argv[0] is the command's name */
} Command;

/* The commands as "skranke --help" shows them, until a group without a title. */
typedef struct {
	const char *title;
	const Command *const *commands; /* until NULL */
} CommandGroup;

extern const Command command_mailbox;

extern const CommandGroup command_groups[];
/* NULL if there is none. */
const Command *command_find(const char *name);

extern const Command command_agreement, command_case, command_check, command_customer,
    command_deliver, command_help, command_horizon, command_mail, command_person,
    command_roster, command_routes, command_serve, command_setting, command_simulate,
    command_staff, command_supplier, command_worktime;

/* Every option table ends with these, or with a command's own {0}. Type has a member
 * "DataOptions data". */
#define COMMAND_DATA_OPTIONS(Type)                                                       \
	{ "data", G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET(Type, data.data),               \
		"Where everything is kept (data)", "DIR" },                              \
	{                                                                                \
		"database", G_OPTION_ARG_STRING, G_STRUCT_OFFSET(Type, data.database),   \
		    "PostgreSQL instead of DIR/skranke.db: postgresql://...", "CONNINFO" \
	}

typedef struct {
	const char *data, *database; /* NULL: as DIR/skranke.conf says, or none */
	bool relaxed, bulk;          /* see StoreOptions */
	bool must_exist;             /* a command that makes no sense on an empty desk */
	int readers;
} DataOptions;

/* The store and the blobs that the options name. */
typedef struct {
	Store *store;
	Blobs *blobs;
} Data;

/* Reads the options into the struct, whose texts are NULL before and live in the arena
 * after; prints help and ends the program for --help. False after it has said what is
 * wrong. */
bool command_options(const Command *c, Arena *a, void *into, int *argc, char ***argv);
/* Which of the command's verbs was said, with as many operands as it wants: argv[2] and
 * on. False after it has said what is wrong. */
bool command_verb(const Command *c, int argc, char **argv, size_t *verb);
/* Opens what the options name, and makes it ready; makes it if it is missing, unless it
 * must exist. */
bool data_open(const DataOptions *options, Data *data, GError **err);
void data_close(Data *data);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Data, data_close)

/* "skranke case: " and what was wrong with how it was called, on standard error. Returns
 * EXIT_WRONG_USE, to be returned. */
int command_wrong(const Command *c, const char *fmt, ...) G_GNUC_PRINTF(2, 3);
/* "skranke: " and the reason on standard error; a text of ours in the language of the
 * environment, which is English unless it is Danish. Returns 1, to be returned. */
int command_failed(const GError *why);
/* The same of a field of what was read: "skranke: calendar.hours: ...". NULL is none. */
int command_failed_at(const char *field, const GError *why);
