/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_split_print.c - skranke mail split: what of a text was written now. */
#include <jansson.h>
#include <string.h>

#include "base/json.h"
#include "cli/mail_cli.h"
#include "mail/html_sanitize.h"
#include "mail/mail_split.h"
#include "mail/mail_text.h"

static void
print(const MailSplit *s, const char *defect, GString *json)
{
	JsonWriter w = json_writer(json);

	json_begin_object(&w);
	json_put_key(&w, "text"), json_put_text(&w, s->text);
	json_put_key(&w, "reply"), json_put_text(&w, s->reply);
	json_put_key(&w, "signature"), json_put_text(&w, s->signature);
	json_put_key(&w, "quoted"), json_put_text(&w, s->quoted);
	json_put_key(&w, "has_quote"), json_put_bool(&w, s->quoted != NULL);
	json_put_key(&w, "html"), json_put_text(&w, s->html.html);
	json_put_key(&w, "defects");
	json_begin_array(&w);
	if (defect)
		json_put_text(&w, defect);
	json_end_array(&w);
	json_end_object(&w);
}

static void
give_up(Arena *a, const char *in, size_t n, const char *defect, GString *json)
{
	const MailSplit nothing = { .text = "", .reply = "" };

	(void)a, (void)in, (void)n;
	print(&nothing, defect, json);
}

/* "text/html; charset=utf-8" as well. */
static bool
is_html(const char *type)
{
	return type && g_ascii_strncasecmp(type, "text/html", 9) == 0;
}

static void
split(Arena *a, const char *type, const char *body, GString *json)
{
	MailSplit s;
	SafeHtml safe = { NULL };
	const char *defect = NULL;

	if (is_html(type)) {
		safe = html_sanitize(a, body, NULL);
		defect = safe.html ? NULL : "html";
	}
	if (safe.html)
		mail_split_html(a, safe, &s);
	else
		mail_split_text(a, body, &s);
	print(&s, defect, json);
}

static void
read_body(Arena *a, const char *in, size_t n, GString *json)
{
	json_t *given = json_loadb(in, n, JSON_ALLOW_NUL, NULL);
	const json_t *body = json_object_get(given, "body");

	if (json_is_string(body))
		split(a, json_string_value(json_object_get(given, "type")),
		    mail_clean_text(a, json_string_value(body), json_string_length(body),
		        SIZE_MAX),
		    json);
	else
		give_up(a, in, n, "json", json);
	json_decref(given);
}

const MailVerb mail_verb_split = { .read = read_body, .give_up = give_up };
