/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_parse_print.c - skranke mail parse: a message as it is read. */
#include "base/json.h"
#include "cli/mail_cli.h"
#include "mail/mail_read.h"

static void
put_people(JsonWriter *w, const char *key, const MailPeople *people)
{
	json_put_key(w, key);
	json_begin_array(w);
	for (size_t i = 0; i < people->n; i++) {
		json_begin_object(w);
		json_put_key(w, "name"), json_put_text(w, people->list[i].name);
		json_put_key(w, "address"), json_put_text(w, people->list[i].mail);
		json_end_object(w);
	}
	json_end_array(w);
}

static void
put_texts(JsonWriter *w, const char *key, const char *const *list, size_t n)
{
	json_put_key(w, key);
	json_begin_array(w);
	for (size_t i = 0; i < n; i++)
		json_put_text(w, list[i]);
	json_end_array(w);
}

static void
put_sum(JsonWriter *w, const char *key, GChecksumType type, MimeSpan data)
{
	g_autofree char *sum = g_compute_checksum_for_data(type,
	    (const guchar *)(data.n ? data.s : ""), data.n);

	json_put_key(w, key), json_put_text(w, sum);
}

static void
put_file(JsonWriter *w, const MailFile *f)
{
	json_begin_object(w);
	json_put_key(w, "filename"), json_put_text(w, f->filename);
	json_put_key(w, "content_type"), json_put_text(w, f->content_type);
	json_put_key(w, "disposition"), json_put_text(w, f->disposition);
	json_put_key(w, "content_id"), json_put_text(w, f->content_id);
	json_put_key(w, "size"), json_put_int(w, (int64_t)f->data.n);
	put_sum(w, "md5", G_CHECKSUM_MD5, f->data);
	put_sum(w, "sha256", G_CHECKSUM_SHA256, f->data);
	json_end_object(w);
}

static void
print(Arena *a, const MailReading *m, GString *json)
{
	JsonWriter w = json_writer(json);

	json_begin_object(&w);
	put_people(&w, "from", &m->from);
	put_people(&w, "sender", &m->sender);
	put_people(&w, "reply_to", &m->reply_to);
	put_people(&w, "to", &m->to);
	put_people(&w, "cc", &m->cc);
	put_people(&w, "bcc", &m->bcc);
	json_put_key(&w, "subject"), json_put_text(&w, m->subject);
	json_put_key(&w, "date");
	json_put_text(&w, m->has_date ? mime_date_text(a, &m->date) : NULL);
	json_put_key(&w, "message_id"), json_put_text(&w, m->message_id);
	put_texts(&w, "in_reply_to", m->in_reply_to.list, m->in_reply_to.n);
	put_texts(&w, "references", m->references.list, m->references.n);
	json_put_key(&w, "text"), json_put_text(&w, m->text);
	json_put_key(&w, "html"), json_put_text(&w, m->html);
	json_put_key(&w, "attachments");
	json_begin_array(&w);
	for (size_t i = 0; i < m->n_files; i++)
		put_file(&w, &m->files[i]);
	json_end_array(&w);
	put_texts(&w, "defects", m->defects.words, m->defects.n);
	json_end_object(&w);
}

static void
read_message(Arena *a, const char *raw, size_t n, GString *json)
{
	MailReading m;
	MimePart root;

	mail_read(a, raw, n, &root, &m);
	print(a, &m, json);
}

/* What stands before the body. */
static void
read_head(Arena *a, const char *raw, size_t n, GString *json)
{
	MailReading m;
	MimePart root;

	mail_read(a, raw, mime_head_length(raw, n), &root, &m);
	m.text = NULL;
	mime_defect(&m.defects, "limit");
	print(a, &m, json);
}

static void
give_up(Arena *a, const char *raw, size_t n, const char *defect, GString *json)
{
	MailReading m = { .defects.a = a };

	(void)raw, (void)n;
	mime_defect(&m.defects, defect);
	print(a, &m, json);
}

const MailVerb mail_verb_parse = { .read = read_message,
	.read_less = read_head,
	.give_up = give_up };
