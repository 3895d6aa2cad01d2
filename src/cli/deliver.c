/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * deliver.c - skranke deliver: a mail from a pipe. */
#include "mail/deliver.h"

#include <sysexits.h>
#include <unistd.h>

#include "cli/command.h"

#define MAX_SIZE ((size_t)50 * 1024 * 1024)

static int deliver(int argc, char **argv);

typedef struct {
	DataOptions data;
	const char *from, *to;
} Options;

static const CommandOption options[] = {
	{ "from", G_OPTION_ARG_STRING, G_STRUCT_OFFSET(Options, from),
	    "The envelope's sender", "MAIL" },
	{ "to", G_OPTION_ARG_STRING, G_STRUCT_OFFSET(Options, to),
	    "The envelope's recipient", "MAIL" },
	COMMAND_DATA_OPTIONS(Options),
	{ 0 },
};

static const char *const examples[] = {
	"skranke deliver --from \"$SENDER\" --to \"$RECIPIENT\" < message",
	NULL,
};

const Command command_deliver = {
	.name = "deliver",
	.usage = "< MESSAGE",
	.what = "File one mail that comes on standard input",
	.help = "For a mail server's pipe: exits 0 once the mail is a case or in its "
	        "case, 75 while it cannot be stored (the mail server keeps it), 65 if it "
	        "is too large, 64 if it was used wrongly.",
	.options = options,
	.examples = examples,
	.run = deliver,
};

static int
deliver(int argc, char **argv)
{
	Options o = { 0 };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };

	if (!command_options(&command_deliver, a, &o, &argc, &argv))
		return EX_USAGE;
	/* Before any thread is made. */
	g_autoptr(Sandbox) sandbox = sandbox_start(1, &err);
	if (!sandbox || !data_open(&o.data, &data, &err)) {
		command_failed(err);
		return EX_TEMPFAIL;
	}
	const DeliverOptions mail = { data.store, data.blobs, sandbox, o.from,
		o.to ? o.to : "", MAX_SIZE };
	int code = mail_deliver(&mail, STDIN_FILENO, &err);

	if (err)
		command_failed(err);
	return code;
}
