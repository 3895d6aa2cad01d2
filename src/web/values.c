/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * values.c - the parameters of a request, held against what its route declares. */
#include <string.h>

#include "base/str.h"
#include "web/web_int.h"

#define BAD_REQUEST   400
#define TOO_LARGE     413
#define UNPROCESSABLE 422

static bool
read_int(const char *s, int64_t max, int64_t *n)
{
	char *end;

	if (!g_ascii_isdigit(*s) || strlen(s) > 18)
		return false;
	*n = g_ascii_strtoll(s, &end, 10);
	return !*end && *n <= (max ? max : G_MAXINT64);
}

static bool
is_choice(const char *choices, const char *s)
{
	size_t n = strlen(s);

	for (const char *c = choices; c; c = strchr(c, '|')) {
		c += *c == '|';
		if (strncmp(c, s, n) == 0 && (c[n] == '|' || !c[n]))
			return n > 0;
	}
	return false;
}

/* CRLF becomes LF; other control characters but tabs go. */
static char *
clean_lines(Arena *a, const char *s)
{
	char *clean = arena_alloc(a, strlen(s) + 1), *to = clean;

	for (; *s; s++)
		if ((unsigned char)*s >= ' ' ? *s != 0x7f : *s == '\n' || *s == '\t')
			*to++ = *s;
	return clean;
}

static int
read_text(Arena *a, const FormField *f, Value *v)
{
	const Param *p = v->param;

	if (!g_utf8_validate(f->value, (gssize)f->size, NULL))
		return BAD_REQUEST;
	/* Of a choice, the choices are the limit. */
	if (p->type != P_CHOICE && (int64_t)f->size > p->max)
		return TOO_LARGE;
	if (p->type == P_CHOICE && f->size && !is_choice(p->choices, f->value))
		return UNPROCESSABLE;
	const char *text = p->type == P_LINES ? clean_lines(a, f->value)
	                                      : str_strip_control(a, f->value);
	/* Of several, all; of one, the last. */
	if (p->type == P_TEXTS && v->text)
		text = arena_printf(a, "%s\n%s", v->text, text);
	if (p->type == P_TEXTS && (int64_t)strlen(text) > p->max)
		return TOO_LARGE;
	v->text = text;
	return 0;
}

static int
read_file(Arena *a, const FormField *f, Value *v)
{
	Upload u = { .data = f->value, .size = f->size };

	if (!f->filename)
		return f->size ? BAD_REQUEST : 0;
	v->n += (int64_t)f->size;
	if (v->n > v->param->max)
		return TOO_LARGE;
	u.name = str_strip_control(a,
	    str_make_valid(a, f->filename, strlen(f->filename)));
	u.content_type = str_strip_control(a,
	    str_make_valid(a, f->content_type, strlen(f->content_type)));
	*arena_push(a, &v->files, &v->n_files) = u;
	return 0;
}

/* What was sent under a declared name. 0, or the status to refuse it with. */
static int
read_value(Arena *a, const FormField *f, Value *v)
{
	int64_t n;

	v->sent = true;
	switch (v->param->type) {
	case P_INT:
		if (!f->size) {
			v->sent = false;
			return 0;
		}
		return read_int(f->value, v->param->max, &v->n) ? 0 : BAD_REQUEST;
	case P_INTS:
		if (!read_int(f->value, v->param->max, &n))
			return BAD_REQUEST;
		*arena_push(a, &v->ints, &v->n_ints) = n;
		return 0;
	case P_BOOL:
		v->n = f->size && strcmp(f->value, "0") != 0;
		return 0;
	case P_TEXT:
	case P_TEXTS:
	case P_LINES:
	case P_CHOICE:
		return read_text(a, f, v);
	case P_FILES:
		return read_file(a, f, v);
	case P_END:
		break;
	}
	g_assert_not_reached();
}

static int
read_form(WebReq *r, const Form *form, size_t n)
{
	for (size_t i = 0; i < form->n; i++)
		for (size_t v = 0; v < n; v++) {
			if (strcmp(form->fields[i].name, r->values[v].param->name) != 0)
				continue;
			int status = read_value(r->arena, &form->fields[i],
			    &r->values[v]);
			if (status)
				return status;
		}
	return 0;
}

/* Machines may speak so; people have forms. */
static bool
is_json(const WebReq *r, const char *type)
{
	static const char json[] = "application/json";

	return r->route && r->route->who == MAY_MACHINE && type &&
	       g_ascii_strncasecmp(type, json, sizeof json - 1) == 0;
}

const Form *
values_form(WebReq *r)
{
	const char *type = MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND,
	    MHD_HTTP_HEADER_CONTENT_TYPE);

	if (!r->form) {
		Form *form = arena_new0(r->arena, Form);

		form->broken = is_json(r, type) ? !form_read_json(r->arena, r->body->str,
		                                      r->body->len, form)
		                                : !form_read(r->arena, type, r->body->str,
		                                      r->body->len, form);
		r->form = form;
	}
	return r->form->broken ? NULL : r->form;
}

/* What the path and the query say. */
static bool
read_address(WebReq *r, Form *form)
{
	for (size_t i = 0; i < r->match.n; i++)
		*arena_push(r->arena, &form->fields,
		    &form->n) = (FormField){ .name = r->match.names[i],
			.value = r->match.values[i],
			.size = strlen(r->match.values[i]) };
	return !*r->query ||
	       form_read_urlencoded(r->arena, r->query + 1, strlen(r->query + 1), form);
}

bool
values_read(WebReq *r, int *status)
{
	Form address = { 0 };
	const Form *body = values_form(r);
	size_t n = 0;

	for (const Param *p = r->route->params; p && p->name; p++)
		n++;
	r->values = arena_newv(r->arena, Value, n + 1);
	for (size_t i = 0; i < n; i++)
		r->values[i].param = &r->route->params[i];
	*status = BAD_REQUEST;
	if (!body || !read_address(r, &address))
		return false;
	*status = read_form(r, &address, n);
	if (!*status)
		*status = read_form(r, body, n);
	for (size_t i = 0; i < n && !*status; i++)
		if (r->values[i].param->required && !r->values[i].sent)
			*status = BAD_REQUEST;
	return *status == 0;
}

/* --- what a handler asks --- */

static const Value *
value_of(WebReq *r, const char *name)
{
	for (const Value *v = r->values; v && v->param; v++)
		if (strcmp(v->param->name, name) == 0)
			return v;
	g_error("%s %s asks for \"%s\", which it does not declare", r->route->method,
	    r->route->path, name);
}

int64_t
req_int(WebReq *r, const char *name)
{
	return value_of(r, name)->n;
}

bool
req_has(WebReq *r, const char *name)
{
	return value_of(r, name)->sent;
}

const char *
req_text(WebReq *r, const char *name)
{
	const Value *v = value_of(r, name);

	return v->text ? v->text : "";
}

bool
req_bool(WebReq *r, const char *name)
{
	return value_of(r, name)->n != 0;
}

const int64_t *
req_ints(WebReq *r, const char *name, size_t *n)
{
	const Value *v = value_of(r, name);

	*n = v->n_ints;
	return v->ints;
}

const Upload *
req_files(WebReq *r, const char *name, size_t *n)
{
	const Value *v = value_of(r, name);

	*n = v->n_files;
	return v->files;
}

bool
req_attachments(WebReq *r, const char *name, const Attachment **out, size_t *n_out,
    GError **err)
{
	const Value *v = value_of(r, name);
	size_t n = v->n_files;
	Attachment *files = arena_newv(r->arena, Attachment, n);
	Blob *blobs = arena_newv(r->arena, Blob, n);

	for (size_t i = 0; i < n; i++)
		blobs[i] = (Blob){ .data = v->files[i].data, .size = v->files[i].size };
	if (n && !blobs_put(r->web->options.blobs, blobs, n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		files[i].name = v->files[i].name;
		files[i].content_type = v->files[i].content_type;
		files[i].size = (int64_t)v->files[i].size;
		g_strlcpy(files[i].sha256, blobs[i].sha256, sizeof files[i].sha256);
	}
	*out = files;
	*n_out = n;
	return true;
}
