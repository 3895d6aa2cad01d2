/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/form.h"

#include <jansson.h>
#include <string.h>

#define MAX_BOUNDARY 70 /* RFC 2046, 5.1.1 */

static bool
add(Arena *a, Form *form, FormField field)
{
	if (form->n == FORM_MAX_FIELDS)
		return false;
	*arena_push(a, &form->fields, &form->n) = field;
	return true;
}

/* --- application/x-www-form-urlencoded --- */

/* + is a space, %41 a byte. NULL if an encoding is broken. */
static char *
decode(Arena *a, const char *s, size_t n, size_t *size)
{
	char *decoded = arena_alloc(a, n + 1), *to = decoded;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '+') {
			*to++ = ' ';
		} else if (s[i] != '%') {
			*to++ = s[i];
		} else {
			if (n - i < 3 || !g_ascii_isxdigit(s[i + 1]) ||
			    !g_ascii_isxdigit(s[i + 2]))
				return NULL;
			*to++ = (char)(g_ascii_xdigit_value(s[i + 1]) << 4 |
			               g_ascii_xdigit_value(s[i + 2]));
			i += 2;
		}
	}
	*size = (size_t)(to - decoded);
	return decoded;
}

static bool
read_pair(Arena *a, const char *s, size_t n, Form *form)
{
	const char *equals = memchr(s, '=', n);
	size_t n_name = equals ? (size_t)(equals - s) : n, ignored;
	FormField f = { 0 };

	f.name = decode(a, s, n_name, &ignored);
	f.value = equals ? decode(a, equals + 1, n - n_name - 1, &f.size) : "";
	return f.name && f.value && add(a, form, f);
}

bool
form_read_urlencoded(Arena *a, const char *s, size_t n, Form *form)
{
	const char *end = s + n;

	while (s < end) {
		const char *amp = memchr(s, '&', (size_t)(end - s));
		const char *stop = amp ? amp : end;

		if (stop > s && !read_pair(a, s, (size_t)(stop - s), form))
			return false;
		s = stop + 1;
	}
	return true;
}

/* --- multipart/form-data --- */

/* The value of name="…" or name=… in a header's parameters. NULL if there is none. */
static char *
header_param(Arena *a, const char *header, const char *name)
{
	size_t n = strlen(name);

	for (const char *s = header; (s = strchr(s, ';')) != NULL;) {
		for (s++; *s == ' ' || *s == '\t';)
			s++;
		if (g_ascii_strncasecmp(s, name, n) != 0 || s[n] != '=')
			continue;
		s += n + 1;
		if (*s != '"')
			return arena_strndup(a, s, strcspn(s, "; \t"));
		const char *end = strchr(s + 1, '"');
		return end ? arena_strndup(a, s + 1, (size_t)(end - s - 1)) : NULL;
	}
	return NULL;
}

/* Browsers send the bare name; some old ones the path as well. */
static const char *
without_path(const char *filename)
{
	const char *slash = strrchr(filename, '/'), *backslash = strrchr(filename, '\\');
	const char *last = slash > backslash ? slash : backslash;

	return last ? last + 1 : filename;
}

static bool
read_part_header(Arena *a, const char *line, size_t n, FormField *f)
{
	static const char disposition[] = "content-disposition:",
	                  type[] = "content-type:";
	const char *header = arena_strndup(a, line, n);

	if (g_ascii_strncasecmp(header, disposition, sizeof disposition - 1) == 0) {
		f->name = header_param(a, header, "name");
		f->filename = header_param(a, header, "filename");
		if (f->filename)
			f->filename = without_path(f->filename);
	} else if (g_ascii_strncasecmp(header, type, sizeof type - 1) == 0) {
		f->content_type = header + sizeof type - 1;
		f->content_type += strspn(f->content_type, " \t");
	}
	return true;
}

/* One part: its headers, an empty line, its bytes. */
static bool
read_part(Arena *a, const char *s, size_t n, Form *form)
{
	const char *end = s + n;
	FormField f = { .content_type = "text/plain" };

	for (;;) {
		const char *line_end = memmem(s, (size_t)(end - s), "\r\n", 2);

		if (!line_end)
			return false;
		if (line_end == s)
			break;
		read_part_header(a, s, (size_t)(line_end - s), &f);
		s = line_end + 2;
	}
	s += 2;
	if (!f.name)
		return false;
	f.size = (size_t)(end - s);
	f.value = arena_strndup(a, s, f.size);
	/* A file field that nothing was chosen for. */
	if (f.filename && !*f.filename && f.size == 0)
		return true;
	return add(a, form, f);
}

bool
form_read_multipart(Arena *a, const char *content_type, const char *body, size_t n,
    Form *form)
{
	const char *boundary = header_param(a, content_type, "boundary");
	const char *s = body, *end = body + n;

	if (!boundary || !*boundary || strlen(boundary) > MAX_BOUNDARY)
		return false;
	const char *first = arena_printf(a, "--%s", boundary);
	const char *next = arena_printf(a, "\r\n--%s", boundary);
	s = memmem(s, n, first, strlen(first));
	if (!s)
		return false;
	for (s += strlen(first); end - s >= 4 && !memcmp(s, "\r\n", 2);) {
		s += 2;
		const char *stop = memmem(s, (size_t)(end - s), next, strlen(next));

		if (!stop || !read_part(a, s, (size_t)(stop - s), form))
			return false;
		s = stop + strlen(next);
	}
	return end - s >= 2 && !memcmp(s, "--", 2);
}

/* --- application/json --- */

static bool
add_scalar(Arena *a, const char *name, const json_t *v, Form *form)
{
	FormField f = { .name = arena_strdup(a, name) };

	if (json_is_string(v))
		f.value = arena_strdup(a, json_string_value(v));
	else if (json_is_integer(v))
		f.value = arena_printf(a, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
	else if (json_is_boolean(v))
		f.value = json_is_true(v) ? "1" : "0";
	else
		return true;
	f.size = strlen(f.value);
	return add(a, form, f);
}

static bool
add_members(Arena *a, json_t *root, Form *form)
{
	const char *name;
	json_t *v, *one;
	size_t i;

	json_object_foreach(root, name, v)
	{
		if (!add_scalar(a, name, v, form))
			return false;
		json_array_foreach(v, i,
		    one) if (!add_scalar(a, name, one, form)) return false;
	}
	return true;
}

bool
form_read_json(Arena *a, const char *s, size_t n, Form *form)
{
	json_t *root = json_loadb(s, n, JSON_REJECT_DUPLICATES, NULL);
	bool ok = json_is_object(root) && add_members(a, root, form);

	json_decref(root);
	return ok;
}

bool
form_read(Arena *a, const char *content_type, const char *body, size_t n, Form *form)
{
	static const char urlencoded[] = "application/x-www-form-urlencoded";
	static const char multipart[] = "multipart/form-data";

	if (n == 0)
		return true;
	if (!content_type)
		return false;
	if (g_ascii_strncasecmp(content_type, urlencoded, sizeof urlencoded - 1) == 0)
		return form_read_urlencoded(a, body, n, form);
	if (g_ascii_strncasecmp(content_type, multipart, sizeof multipart - 1) == 0)
		return form_read_multipart(a, content_type, body, n, form);
	return false;
}
