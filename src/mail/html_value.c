/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "mail/html_int.h"

#define PREFIX     "mail-"
#define MAX_SHORT  64
#define MAX_NUMBER 16

static bool
has_prefix(const char *s, const char *prefix)
{
	return g_ascii_strncasecmp(s, prefix, strlen(prefix)) == 0;
}

static bool
put_text(GString *to, const char *value)
{
	for (; *value; value++)
		if (((unsigned char)*value >= ' ' && *value != 0x7f) || *value == '\n' ||
		    *value == '\t')
			g_string_append_c(to, *value);
	return true;
}

/* All of it, if it is short and has no other characters than these and letters and
 * digits. Spaces around it do not count. */
static bool
put_simple(GString *to, const char *value, size_t max, const char *others)
{
	g_autofree char *bare = g_strstrip(g_strndup(value, 4 * max));
	const char *s = bare;

	while (g_ascii_isalnum(*s) || (*s && strchr(others, *s)))
		s++;
	if (*s || (size_t)(s - bare) > max)
		return false;
	g_string_append(to, bare);
	return true;
}

static bool
put_id(GString *to, const char *value)
{
	if (!*value)
		return false;
	if (!g_str_has_prefix(value, PREFIX))
		g_string_append(to, PREFIX);
	return put_text(to, value);
}

static bool
put_ids(GString *to, const char *value)
{
	g_auto(GStrv) ids = g_strsplit_set(value, " \t\r\n\f", -1);

	for (char **id = ids; *id; id++) {
		if (**id && to->len)
			g_string_append_c(to, ' ');
		put_id(to, *id);
	}
	return to->len > 0;
}

/* --- addresses --- */

/* As a browser reads it: without spaces around it, nor tabs, line ends and other control
 * characters anywhere. A space in it is written as what is sent. */
static char *
bare_url(const char *value)
{
	g_autoptr(GString) url = g_string_new(NULL);

	while (*value && (unsigned char)*value <= ' ')
		value++;
	size_t n = strlen(value);
	while (n > 0 && (unsigned char)value[n - 1] <= ' ')
		n--;
	for (size_t i = 0; i < n; i++)
		if (value[i] == ' ')
			g_string_append(url, "%20");
		else if ((unsigned char)value[i] > ' ' && value[i] != 0x7f)
			g_string_append_c(url, value[i]);
	return g_string_free(g_steal_pointer(&url), FALSE);
}

/* url if it begins with scheme (lower case) and goes on; the scheme in lower case. */
static bool
put_if(GString *to, const char *url, const char *scheme)
{
	const size_t n = strlen(scheme);

	if (!has_prefix(url, scheme) || !url[n])
		return false;
	g_string_append(to, scheme);
	g_string_append(to, url + n);
	return true;
}

static bool
put_page(GString *to, const char *value)
{
	g_autofree char *url = bare_url(value);

	return put_if(to, url, "http://") || put_if(to, url, "https://");
}

static bool
put_link(GString *to, const char *value)
{
	g_autofree char *url = bare_url(value);

	if (url[0] == '#' && url[1]) {
		g_string_append_c(to, '#');
		return put_id(to, url + 1);
	}
	return put_page(to, value) || put_if(to, url, "mailto:") ||
	       put_if(to, url, "tel:");
}

static bool
is_base64(const char *s)
{
	s += strspn(s,
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
	return s[strspn(s, "=")] == '\0';
}

/* "data:image/png;base64,…"; parameters between are left out, and so are the spaces. */
static bool
put_data_picture(GString *to, const char *value)
{
	static const struct {
		const char *said, *meant;
	} types[] = { { "png", "png" }, { "gif", "gif" }, { "jpeg", "jpeg" },
		{ "jpg", "jpeg" }, { "pjpeg", "jpeg" }, { "webp", "webp" } };
	const char *comma = strchr(value, ',');
	const char *said = value + strlen("data:image/");

	if (!has_prefix(value, "data:image/") || !comma || comma - value > 100)
		return false;
	g_autofree char *kind = g_ascii_strdown(said, comma - said);
	if (!g_str_has_suffix(kind, ";base64") || !is_base64(comma + 1))
		return false;
	*strchr(kind, ';') = '\0';
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (strcmp(kind, types[i].said) == 0) {
			g_string_append_printf(to, "data:image/%s;base64,",
			    types[i].meant);
			g_string_append(to, comma + 1);
			return true;
		}
	return false;
}

bool
html_put_own_picture(GString *to, const char *value)
{
	g_autofree char *url = bare_url(value);

	if (put_if(to, url, "cid:"))
		return true;
	if (!has_prefix(url, "data:"))
		return false;
	g_autoptr(GString) packed = g_string_sized_new(strlen(value));
	for (; *value; value++)
		if ((unsigned char)*value > ' ')
			g_string_append_c(packed, *value);
	return put_data_picture(to, packed->str);
}

bool
html_put_remote_picture(GString *to, const char *value)
{
	g_autofree char *url = bare_url(value);

	/* Without a scheme it is that of the page, which is ours. */
	if (url[0] == '/' && url[1] == '/' && url[2]) {
		g_string_append(to, "https:");
		g_string_append(to, url);
		return true;
	}
	return put_page(to, value);
}

bool
html_put_value(GString *to, HtmlValue type, const char *value)
{
	switch (type) {
	case HTML_TEXT:
		return put_text(to, value);
	case HTML_WORD:
		return put_simple(to, value, MAX_SHORT, "-_");
	case HTML_LENGTH:
		return put_simple(to, value, MAX_NUMBER, ".%+-*");
	case HTML_COLOUR:
		return put_simple(to, value, MAX_SHORT, "#(),.% ");
	case HTML_ID:
		return put_id(to, value);
	case HTML_IDS:
		return put_ids(to, value);
	case HTML_PAGE:
		return put_page(to, value);
	case HTML_LINK:
		return put_link(to, value);
	case HTML_STYLE:
		return html_put_style(to, value);
	default:
		return false;
	}
}
