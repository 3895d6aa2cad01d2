/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail.c - skranke mail: what the desk makes of a mail, for whoever wants to see it. */
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/mail_cli.h"
#include "mail/jail.h"
#include "mail/sandbox.h"

#define INPUT_MAX ((size_t)128 * 1024 * 1024) /* what is behind is not looked at */

static int mail(int argc, char **argv);

static const CommandOption options[] = { { 0 } };

static const CommandVerb verbs[] = {
	{ "parse", "", "a message: its people, subject, text and attachments" },
	{ "sanitize", "", "HTML: what is shown of it" },
	{ "split", "",
	    "{\"type\", \"body\"}: what was written now, the signature, what is quoted" },
	{ "classify", "",
	    "a message: a person's or a machine's, and what a bounce tells" },
	{ 0 },
};
static const MailVerb *const acts[] = { &mail_verb_parse, &mail_verb_sanitize,
	&mail_verb_split, &mail_verb_classify };

static const char *const examples[] = {
	"skranke mail parse < message",
	"skranke mail sanitize < page.html",
	"echo '{\"type\":\"text/plain\",\"body\":\"Ja\\n> Nej?\"}' | skranke mail split",
	NULL,
};

const Command command_mail = {
	.name = "mail",
	.what = "Show how a mail is read",
	.help = "Reads standard input and writes one JSON object, as the desk would read "
	        "it: in a process that can do nothing else. Whatever the input is, the "
	        "object is whole, and the exit code 0; what was wrong stands in "
	        "\"defects\".",
	.verbs = verbs,
	.options = options,
	.examples = examples,
	.run = mail,
};

/* As much as there is, but for what is past the limit. */
static GString *
read_input(void)
{
	GString *in = g_string_sized_new(64 * 1024);

	while (in->len < INPUT_MAX) {
		g_string_set_size(in, in->len + 64 * 1024);
		size_t before = in->len - 64 * 1024;
		ssize_t n = read(STDIN_FILENO, in->str + before, 64 * 1024);

		g_string_truncate(in, before + (n > 0 ? (size_t)n : 0));
		if (n == 0 || (n < 0 && errno != EINTR))
			break;
	}
	return in;
}

/* Whoever took the worker over could have written anything. */
static bool
is_json_object(GBytes *answer)
{
	size_t n;
	const char *s = g_bytes_get_data(answer, &n);
	json_t *json = json_loadb(s, n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
	bool ok = json_is_object(json);

	json_decref(json);
	return ok;
}

/* answered: is the answer one that holds? */
static bool
ask(SandboxTask *task, const GString *in, GString *json, bool *answered, GError **err)
{
	g_autoptr(GBytes) said = NULL;
	const SandboxWork work = { jail_prepare, task };
	/* Before any thread is made. */
	g_autoptr(Sandbox) sandbox = sandbox_start_for(&work, 1, err);

	if (!sandbox || !sandbox_ask(sandbox, in->str, in->len, &said, err))
		return false;
	*answered = said && is_json_object(said);
	if (*answered)
		g_string_append_len(json, g_bytes_get_data(said, NULL),
		    (gssize)g_bytes_get_size(said));
	return true;
}

static bool
answer(const MailVerb *verb, const GString *in, GString *json, GError **err)
{
	g_autoptr(Arena) a = arena_new();
	bool answered = false;

	/* The library would open a file for it, which the jail does not let it. */
	json_object_seed(0);
	if (!ask(verb->read, in, json, &answered, err))
		return false;
	if (!answered && verb->read_less &&
	    !ask(verb->read_less, in, json, &answered, err))
		return false;
	if (!answered)
		verb->give_up(a, in->str, in->len, "limit", json);
	return true;
}

static int
mail(int argc, char **argv)
{
	char none; /* it has no options */
	size_t verb;
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	g_autoptr(GString) json = g_string_new(NULL);

	if (!command_options(&command_mail, a, &none, &argc, &argv) ||
	    !command_verb(&command_mail, argc, argv, &verb))
		return EXIT_WRONG_USE;
	g_autoptr(GString) in = read_input();
	if (!answer(acts[verb], in, json, &err))
		return command_failed(err);
	puts(json->str);
	return 0;
}
