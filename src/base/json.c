/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/json.h"

#include <math.h>
#include <string.h>

JsonWriter
json_writer(GString *buf)
{
	return (JsonWriter){ .buf = buf };
}

/* Before each value: a comma unless it is the first, or stands after its key. */
static void
next(JsonWriter *w)
{
	if (w->comma)
		g_string_append_c(w->buf, ',');
	w->comma = true;
}

static void
begin(JsonWriter *w, char bracket)
{
	next(w);
	g_string_append_c(w->buf, bracket);
	w->comma = false;
}

static void
end(JsonWriter *w, char bracket)
{
	g_string_append_c(w->buf, bracket);
	w->comma = true;
}

void
json_begin_object(JsonWriter *w)
{
	begin(w, '{');
}

void
json_end_object(JsonWriter *w)
{
	end(w, '}');
}

void
json_begin_array(JsonWriter *w)
{
	begin(w, '[');
}

void
json_end_array(JsonWriter *w)
{
	end(w, ']');
}

static void
append_escaped(GString *buf, unsigned char c)
{
	static const char *const shorts[] = { ['\b'] = "\\b",
		['\t'] = "\\t",
		['\n'] = "\\n",
		['\f'] = "\\f",
		['\r'] = "\\r",
		['"'] = "\\\"",
		['\\'] = "\\\\" };

	if (c < G_N_ELEMENTS(shorts) && shorts[c])
		g_string_append(buf, shorts[c]);
	else
		g_string_append_printf(buf, "\\u%04x", c);
}

/* Copies runs of what needs no escape. */
static void
append_string(GString *buf, const char *s)
{
	g_autofree char *mended = g_utf8_validate(s, -1, NULL) ? NULL
	                                                       : g_utf8_make_valid(s, -1);
	const char *from = mended ? mended : s;

	g_string_append_c(buf, '"');
	for (const char *c = from;; c++) {
		unsigned char u = (unsigned char)*c;

		if (u >= ' ' && u != '"' && u != '\\' && u != 0x7f)
			continue;
		g_string_append_len(buf, from, c - from);
		if (!u)
			break;
		append_escaped(buf, u);
		from = c + 1;
	}
	g_string_append_c(buf, '"');
}

void
json_put_key(JsonWriter *w, const char *key)
{
	next(w);
	append_string(w->buf, key);
	g_string_append_c(w->buf, ':');
	w->comma = false;
}

void
json_put_text(JsonWriter *w, const char *s)
{
	if (!s) {
		json_put_null(w);
		return;
	}
	next(w);
	append_string(w->buf, s);
}

void
json_put_int(JsonWriter *w, int64_t v)
{
	next(w);
	g_string_append_printf(w->buf, "%" G_GINT64_FORMAT, v);
}

void
json_put_real(JsonWriter *w, double v)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];

	if (!isfinite(v)) {
		json_put_null(w);
		return;
	}
	next(w);
	g_string_append(w->buf, g_ascii_formatd(digits, sizeof digits, "%.9g", v));
}

void
json_put_micros(JsonWriter *w, int64_t v)
{
	uint64_t size = v < 0 ? -(uint64_t)v : (uint64_t)v;

	next(w);
	g_string_append_printf(w->buf, "%s%" G_GUINT64_FORMAT, v < 0 ? "-" : "",
	    size / 1000000);
	if (size % 1000000) {
		g_string_append_printf(w->buf, ".%06" G_GUINT64_FORMAT, size % 1000000);
		while (w->buf->str[w->buf->len - 1] == '0')
			g_string_truncate(w->buf, w->buf->len - 1);
	}
}

void
json_put_bool(JsonWriter *w, bool v)
{
	next(w);
	g_string_append(w->buf, v ? "true" : "false");
}

void
json_put_null(JsonWriter *w)
{
	next(w);
	g_string_append(w->buf, "null");
}
