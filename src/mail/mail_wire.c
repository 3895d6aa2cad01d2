/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_wire.h"

#include <string.h>

#include "mail/html_sanitize.h"
#include "mail/mail_parse.h"
#include "mail/mime.h"

#define NOTHING UINT32_MAX /* the length of a NULL */

/* --- writing --- */

static void
put_u32(GString *to, size_t v)
{
	uint32_t n = (uint32_t)v;

	g_assert(v < NOTHING);
	g_string_append_len(to, (const char *)&n, sizeof n);
}

static void
put_i64(GString *to, int64_t v)
{
	g_string_append_len(to, (const char *)&v, sizeof v);
}

static void
put_bytes(GString *to, const void *bytes, size_t n)
{
	put_u32(to, n);
	g_string_append_len(to, bytes, (gssize)n);
}

static void
put_text(GString *to, const char *s)
{
	uint32_t none = NOTHING;

	if (s)
		put_bytes(to, s, strlen(s));
	else
		g_string_append_len(to, (const char *)&none, sizeof none);
}

static void
put_addresses(GString *to, const MailAddress *list, size_t n)
{
	put_u32(to, n);
	for (size_t i = 0; i < n; i++) {
		put_text(to, list[i].name);
		put_text(to, list[i].mail);
	}
}

static void
put_bounced(GString *to, const InMail *m)
{
	put_u32(to, m->n_bounced);
	for (size_t i = 0; i < m->n_bounced; i++) {
		put_text(to, m->bounced[i].mail);
		put_u32(to, m->bounced[i].action);
		put_text(to, m->bounced[i].status);
	}
	put_text(to, m->bounced_message_id);
	put_text(to, m->bounced_subject);
	put_text(to, m->bounced_reply_to);
}

static void
put_forward(GString *to, const MailForward *f)
{
	put_text(to, f->from.mail);
	if (!f->from.mail)
		return;
	put_text(to, f->from.name);
	put_text(to, f->subject);
	put_text(to, f->note);
	put_text(to, f->text);
	put_text(to, f->html.html);
}

static void
put_route(GString *to, const MailRoute *route)
{
	put_text(to, route->came_by);
	put_text(to, route->forwarded_to);
	put_text(to, route->return_path);
	put_text(to, route->seen);
}

void
mail_wire_write(GString *to, const InMail *m)
{
	put_addresses(to, &m->from, 1);
	put_addresses(to, &m->reply_to, 1);
	put_addresses(to, m->to, m->n_to);
	put_addresses(to, m->cc, m->n_cc);
	put_text(to, m->subject);
	put_text(to, m->message_id);
	put_text(to, m->in_reply_to);
	put_u32(to, m->n_references);
	for (size_t i = 0; i < m->n_references; i++)
		put_text(to, m->references[i]);
	put_i64(to, m->date);
	put_text(to, m->text);
	put_text(to, m->html.html);
	put_text(to, m->reply);
	put_text(to, m->mark);
	put_route(to, &m->route);
	put_forward(to, &m->forward);
	put_u32(to, m->n_parts);
	for (size_t i = 0; i < m->n_parts; i++) {
		put_text(to, m->parts[i].name);
		put_text(to, m->parts[i].content_type);
		put_text(to, m->parts[i].content_id);
		put_u32(to, m->parts[i].is_inline);
		put_bytes(to, m->parts[i].data, m->parts[i].size);
	}
	put_u32(to, m->kind);
	put_u32(to, m->may_answer);
	put_bounced(to, m);
	put_u32(to, m->broken);
	put_u32(to, m->seal);
}

/* --- reading --- */

typedef struct {
	Arena *a;
	const char *s, *end;
	bool bad; /* all that is read from then on is nothing */
} Reader;

static bool
get(Reader *r, void *to, size_t n)
{
	if (r->bad || (size_t)(r->end - r->s) < n) {
		r->bad = true;
		memset(to, 0, n);
		return false;
	}
	memcpy(to, r->s, n);
	r->s += n;
	return true;
}

static uint32_t
get_u32(Reader *r, uint32_t max)
{
	uint32_t n;

	get(r, &n, sizeof n);
	if (n > max)
		r->bad = true;
	return r->bad ? 0 : n;
}

static int64_t
get_i64(Reader *r)
{
	int64_t v;

	get(r, &v, sizeof v);
	return v;
}

static const char *
get_bytes(Reader *r, size_t n)
{
	if (r->bad || (size_t)(r->end - r->s) < n) {
		r->bad = true;
		return arena_strdup(r->a, "");
	}
	const char *copy = arena_strndup(r->a, r->s, n);
	r->s += n;
	return copy;
}

/* A text, or NULL. */
static const char *
get_text_or_null(Reader *r)
{
	uint32_t n;

	get(r, &n, sizeof n);
	if (r->bad || n == NOTHING)
		return NULL;
	const char *text = get_bytes(r, n);
	/* A NUL inside would make two readers see two texts. */
	if (!r->bad && !g_utf8_validate(text, n, NULL))
		r->bad = true;
	return text;
}

static const char *
get_text(Reader *r)
{
	const char *text = get_text_or_null(r);

	if (!text)
		r->bad = true;
	return text ? text : "";
}

static MailAddress *
get_addresses(Reader *r, size_t *n)
{
	*n = get_u32(r, MAIL_MAX_PEOPLE);
	MailAddress *list = arena_newv(r->a, MailAddress, *n);

	for (size_t i = 0; i < *n; i++) {
		const char *name = get_text_or_null(r);

		list[i].name = name ? name : "";
		list[i].mail = get_text_or_null(r);
	}
	return list;
}

static MailAddress
get_address(Reader *r)
{
	size_t n;
	const MailAddress *list = get_addresses(r, &n);

	if (n != 1)
		r->bad = true;
	return n == 1 ? list[0] : (MailAddress){ .name = "" };
}

/* Of a list, everybody has an address. */
static MailAddress *
get_people(Reader *r, size_t *n)
{
	MailAddress *list = get_addresses(r, n);

	for (size_t i = 0; i < *n; i++)
		if (!list[i].mail)
			r->bad = true;
	return list;
}

static void
get_parts(Reader *r, InMail *m)
{
	size_t n = get_u32(r, MAIL_MAX_PARTS);

	m->parts = arena_newv(r->a, MailPart, n);
	for (m->n_parts = 0; m->n_parts < n && !r->bad; m->n_parts++) {
		MailPart *p = &m->parts[m->n_parts];

		p->name = get_text(r);
		p->content_type = get_text(r);
		p->content_id = get_text_or_null(r);
		p->is_inline = get_u32(r, 1) != 0;
		p->size = get_u32(r, NOTHING - 1);
		p->data = get_bytes(r, p->size);
	}
}

static void
get_bounced(Reader *r, InMail *m)
{
	size_t n = get_u32(r, MAIL_MAX_PEOPLE);

	m->bounced = arena_newv(r->a, MailBounced, n);
	for (m->n_bounced = 0; m->n_bounced < n && !r->bad; m->n_bounced++) {
		MailBounced *b = &m->bounced[m->n_bounced];

		b->mail = get_text(r);
		b->action = (BounceAction)get_u32(r, BOUNCE_DELIVERED);
		b->status = get_text_or_null(r);
	}
	m->bounced_message_id = get_text_or_null(r);
	m->bounced_subject = get_text_or_null(r);
	m->bounced_reply_to = get_text_or_null(r);
}

static SafeHtml
get_html(Reader *r)
{
	SafeHtml html = { get_text_or_null(r) };

	r->bad = r->bad || (html.html && !html_is_safe(html.html, NULL));
	return html;
}

static void
get_forward(Reader *r, InMail *m)
{
	m->forward = (MailForward){ .from.mail = get_text_or_null(r) };
	if (!m->forward.from.mail)
		return;
	m->forward.from.name = get_text(r);
	m->forward.subject = get_text(r);
	m->forward.note = get_text(r);
	m->forward.text = get_text(r);
	m->forward.html = get_html(r);
}

static void
get_route(Reader *r, MailRoute *route)
{
	route->came_by = get_text_or_null(r);
	route->forwarded_to = get_text_or_null(r);
	route->return_path = get_text_or_null(r);
	route->seen = get_text_or_null(r);
}

bool
mail_wire_read(Arena *a, const char *bytes, size_t n, InMail *m)
{
	Reader r = { a, bytes, bytes + n, false };

	m->from = get_address(&r);
	m->reply_to = get_address(&r);
	m->to = get_people(&r, &m->n_to);
	m->cc = get_people(&r, &m->n_cc);
	m->subject = get_text(&r);
	m->message_id = get_text_or_null(&r);
	m->in_reply_to = get_text_or_null(&r);
	m->n_references = get_u32(&r, MAIL_MAX_REFERENCES);
	m->references = arena_newv(a, const char *, m->n_references);
	for (size_t i = 0; i < m->n_references; i++)
		m->references[i] = get_text(&r);
	m->date = get_i64(&r);
	m->text = get_text(&r);
	m->html = get_html(&r);
	m->reply = get_text_or_null(&r);
	m->mark = get_text_or_null(&r);
	get_route(&r, &m->route);
	get_forward(&r, m);
	get_parts(&r, m);
	m->kind = (InMailKind)get_u32(&r, MAIL_FEEDBACK);
	m->may_answer = get_u32(&r, 1) != 0;
	get_bounced(&r, m);
	m->broken = get_u32(&r, 1) != 0;
	m->seal = (MailSeal)get_u32(&r, MAIL_ENCRYPTED_SMIME);
	return !r.bad && r.s == r.end;
}
