/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * worktime.c - skranke worktime: what opening hours come to, for who wants to know. */
#include "model/worktime.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/text.h"
#include "cli/command.h"

#define MAX_REQUEST (16 * 1024 * 1024)

static int worktime(int argc, char **argv);

static const CommandOption options[] = { { 0 } };

static const char *const examples[] = {
	"echo '{\"op\":\"add\",\"calendar\":{\"timezone\":\"Europe/Copenhagen\","
	"\"hours\":{\"mon\":[[\"08:00\",\"16:00\"]]}},"
	"\"start\":\"2026-03-30T15:00:00+02:00\",\"seconds\":7200}' | skranke worktime",
	"echo '{\"op\":\"holidays\",\"country\":\"DK\",\"year\":2027}' | skranke "
	"worktime",
	NULL,
};

const Command command_worktime = {
	.name = "worktime",
	.usage = "< REQUEST",
	.what = "Reckon with opening hours: JSON in, {\"result\": ...} out",
	.help = "A request is an object with \"op\" and what that needs: \"add\" and "
	        "\"subtract\" (calendar, start, seconds) give the instant when that much "
	        "open time has passed; \"between\" (calendar, start, end) the open "
	        "seconds; \"open\" (calendar, at) whether it is; \"sla\" (calendar, "
	        "created, target_seconds, states) when a clock that stands still while "
	        "pending or closed reaches its target, and what was used; \"holidays\" "
	        "(country, year) the days off by law.\n\n"
	        "A calendar has \"timezone\" (an IANA name), \"hours\" ({\"mon\": "
	        "[[\"08:00\", \"16:30\"]], ...}, an absent day is closed), \"holidays\" "
	        "(dates), \"yearly\" (\"12-24\"), \"shifts\" (by date, periods that "
	        "replace the weekday's) and \"breaks\" (by date, periods closed within "
	        "the hours). Instants are RFC 3339.\n\n"
	        "What cannot be answered is 1, with a sentence that names the field.",
	.options = options,
	.examples = examples,
	.run = worktime,
};

static bool
read_request(GString *request, GError **err)
{
	char buf[8192];
	ssize_t n;

	while ((n = read(STDIN_FILENO, buf, sizeof buf)) > 0) {
		g_string_append_len(request, buf, n);
		if (request->len > MAX_REQUEST)
			return fail(err, ERR_LIMIT, "worktime.too_long");
	}
	return n == 0 || fail(err, ERR_INTERNAL, "standard input: %s", g_strerror(errno));
}

static int
worktime(int argc, char **argv)
{
	struct {
		int none;
	} o = { 0 };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) request = g_string_new(NULL), out = g_string_new(NULL);
	const char *field = NULL;

	if (!command_options(&command_worktime, a, &o, &argc, &argv))
		return EXIT_WRONG_USE;
	if (argc > 1)
		return command_wrong(&command_worktime, "it is asked on standard input");
	if (!read_request(request, &err) ||
	    !worktime_answer(a, request->str, request->len, out, &field, &err))
		return command_failed_at(field, err);
	puts(out->str);
	return 0;
}
