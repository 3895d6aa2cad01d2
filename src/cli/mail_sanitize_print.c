/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_sanitize_print.c - skranke mail sanitize: HTML as it is shown. */
#include "base/json.h"
#include "cli/mail_cli.h"
#include "mail/html_sanitize.h"

static void
print(SafeHtml safe, int blocked, GString *json)
{
	JsonWriter w = json_writer(json);

	json_begin_object(&w);
	json_put_key(&w, "html"), json_put_text(&w, safe.html);
	json_put_key(&w, "blocked"), json_put_int(&w, blocked);
	json_end_object(&w);
}

static void
read_html(Arena *a, const char *raw, size_t n, GString *json)
{
	int blocked;
	SafeHtml safe = html_sanitize(a, html_of_bytes(a, raw, n), &blocked);

	print(safe, blocked, json);
}

static void
give_up(Arena *a, const char *raw, size_t n, const char *defect, GString *json)
{
	(void)defect;
	print(html_source(a, html_of_bytes(a, raw, n)), 0, json);
}

const MailVerb mail_verb_sanitize = { .read = read_html, .give_up = give_up };
