/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_parse_print.c - skranke mail parse: a message as it is read. */
#include "base/json.h"
#include "cli/mail_cli.h"
#include "mail/mail_parse.h"

static void
put_people(JsonWriter *w, const char *key, const MailAddress *list, size_t n)
{
	json_put_key(w, key);
	json_begin_array(w);
	for (size_t i = 0; i < n; i++) {
		json_begin_object(w);
		json_put_key(w, "name"), json_put_text(w, list[i].name);
		json_put_key(w, "address"), json_put_text(w, list[i].mail);
		json_end_object(w);
	}
	json_end_array(w);
}

static void
print(const InMail *m, const char *defect, GString *json)
{
	JsonWriter w = json_writer(json);

	json_begin_object(&w);
	put_people(&w, "from", &m->from, m->from.mail != NULL);
	put_people(&w, "to", m->to, m->n_to);
	json_put_key(&w, "subject"), json_put_text(&w, m->subject);
	json_put_key(&w, "text"), json_put_text(&w, m->text);
	json_put_key(&w, "defects");
	json_begin_array(&w);
	if (defect)
		json_put_text(&w, defect);
	json_end_array(&w);
	json_end_object(&w);
}

static void
read_message(Arena *a, const char *raw, size_t n, GString *json)
{
	InMail m = { 0 };

	mail_parse(a, raw, n, &m);
	print(&m, m.broken ? "broken" : NULL, json);
}

static void
give_up(Arena *a, const char *raw, size_t n, const char *defect, GString *json)
{
	InMail m = { 0 };

	(void)a, (void)raw, (void)n;
	print(&m, defect, json);
}

const MailVerb mail_verb_parse = { read_message, give_up };
