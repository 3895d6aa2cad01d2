/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_classify_print.c - skranke mail classify: who, or what, wrote a message. */
#include "base/json.h"
#include "cli/mail_cli.h"
#include "mail/mail_parse.h"
#include "mail/mime.h"

static const char *const kinds[] = {
	[MAIL_NORMAL] = "normal",
	[MAIL_AUTO_REPLY] = "auto-reply",
	[MAIL_AUTO_GENERATED] = "auto-generated",
	[MAIL_BOUNCE] = "bounce",
	[MAIL_FEEDBACK] = "feedback",
};
static const char *const actions[] = {
	[BOUNCE_FAILED] = "failed",
	[BOUNCE_DELAYED] = "delayed",
	[BOUNCE_DELIVERED] = "delivered",
};

static void
print(const InMail *m, const char *defect, GString *json)
{
	JsonWriter w = json_writer(json);

	json_begin_object(&w);
	json_put_key(&w, "kind"), json_put_text(&w, kinds[m->kind]);
	json_put_key(&w, "answer"), json_put_bool(&w, m->may_answer);
	json_put_key(&w, "recipients");
	json_begin_array(&w);
	for (size_t i = 0; i < m->n_bounced; i++) {
		const MailBounced *b = &m->bounced[i];

		json_begin_object(&w);
		json_put_key(&w, "address"), json_put_text(&w, b->mail);
		json_put_key(&w, "action"), json_put_text(&w, actions[b->action]);
		json_put_key(&w, "status"), json_put_text(&w, b->status);
		json_end_object(&w);
	}
	json_end_array(&w);
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

/* The headers alone tell of most machines. */
static void
read_head(Arena *a, const char *raw, size_t n, GString *json)
{
	InMail m = { 0 };

	mail_parse(a, raw, mime_head_length(raw, n), &m);
	print(&m, "limit", json);
}

/* Of what could not be read nothing is known: it is filed, and not answered. */
static void
give_up(Arena *a, const char *raw, size_t n, const char *defect, GString *json)
{
	InMail m = { 0 };

	(void)a, (void)raw, (void)n;
	print(&m, defect, json);
}

const MailVerb mail_verb_classify = { .read = read_message,
	.read_less = read_head,
	.give_up = give_up };
