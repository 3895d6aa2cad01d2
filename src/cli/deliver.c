/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * deliver.c - skranke deliver: a mail from a pipe. */
#include "mail/deliver.h"

#include <sysexits.h>
#include <unistd.h>

#include "cli/command.h"

#define MAX_SIZE ((size_t)50 * 1024 * 1024)

static int deliver(int argc, char **argv);

const Command command_deliver = {
	.name = "deliver",
	.usage = "< MESSAGE",
	.what = "File one mail that comes on standard input",
	.help = "For a mail server's pipe: exits 0 once the mail is a case or in its "
	        "case, 75 "
	        "while it cannot be stored (the mail server keeps it), 65 if it is too "
	        "large.",
	.run = deliver,
};

static int
deliver(int argc, char **argv)
{
	g_autofree char *from = NULL, *to = NULL, *dir = NULL, *database = NULL;
	DataOptions where = { 0 };
	const GOptionEntry entries[] = {
		{ "from", 0, 0, G_OPTION_ARG_STRING, &from, "The envelope's sender",
		    "MAIL" },
		{ "to", 0, 0, G_OPTION_ARG_STRING, &to, "The envelope's recipient",
		    "MAIL" },
		COMMAND_DATA_OPTIONS(&where),
		{ 0 },
	};
	g_autoptr(GError) err = NULL;
	g_auto(Data) data = { 0 };

	if (!command_options(&command_deliver, entries, &argc, &argv))
		return EX_USAGE;
	dir = where.data;
	database = where.database;
	/* Before any thread is made. */
	g_autoptr(Sandbox) sandbox = sandbox_start(1, &err);
	if (!sandbox || !data_open(&where, &data, &err)) {
		command_failed(err);
		return EX_TEMPFAIL;
	}
	const DeliverOptions o = { data.store, data.blobs, sandbox, from, to ? to : "",
		MAX_SIZE };
	int code = mail_deliver(&o, STDIN_FILENO, &err);

	if (err)
		command_failed(err);
	return code;
}
