/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/contact_form.h"

#include <string.h>

#define MAX_HOST  253 /* RFC 1035, 2.3.4 */
#define MAX_LABEL 63

static bool
label_holds(const char *label)
{
	size_t n = strlen(label);

	return n && n <= MAX_LABEL && label[0] != '-' && label[n - 1] != '-' &&
	       strspn(label, "abcdefghijklmnopqrstuvwxyz0123456789-") == n;
}

static bool
host_holds(const char *host)
{
	g_auto(GStrv) labels = g_strsplit(host, ".", -1);
	guint n = g_strv_length(labels);

	if (strlen(host) > MAX_HOST || n < 2)
		return false;
	for (guint i = 0; i < n; i++)
		if (!label_holds(labels[i]))
			return false;
	return g_ascii_isalpha(labels[n - 1][0]); /* else it is an address */
}

const char *
contact_host(Arena *a, const char *typed)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(typed));

	if (!*trimmed || !g_utf8_validate(trimmed, -1, NULL))
		return NULL;
	g_autofree char *ascii = g_hostname_to_ascii(trimmed);
	size_t n = ascii ? strlen(ascii) : 0;
	if (!n)
		return NULL;
	if (ascii[n - 1] == '.')
		ascii[n - 1] = '\0';
	g_autofree char *host = g_ascii_strdown(ascii, -1);
	return host_holds(host) ? arena_strdup(a, host) : NULL;
}

const char *
contact_host_of_header(Arena *a, const char *header)
{
	return header && *header != '['
	           ? contact_host(a, arena_strndup(a, header, strcspn(header, ":")))
	           : NULL;
}

const char *
contact_origin(Arena *a, const char *typed)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(typed));
	g_autofree char *scheme = NULL, *name = NULL;
	int port;

	if (!g_uri_split(trimmed, G_URI_FLAGS_NONE, &scheme, NULL, &name, &port, NULL,
	        NULL, NULL, NULL) ||
	    !scheme || !name)
		return NULL;
	bool https = g_ascii_strcasecmp(scheme, "https") == 0;
	if (!https && g_ascii_strcasecmp(scheme, "http") != 0)
		return NULL;
	/* One of our own network has no domain, or is an address. */
	const char *host = contact_host(a, name);
	if (!host && (g_hostname_is_ip_address(name) || !strcmp(name, "localhost")) &&
	    !strchr(name, ':'))
		host = arena_strdup(a, name);
	if (!host)
		return NULL;
	const char *usual = https ? "https" : "http";
	return port <= 0 || port == (https ? 443 : 80)
	           ? arena_printf(a, "%s://%s", usual, host)
	           : arena_printf(a, "%s://%s:%d", usual, host, port);
}

char *
contact_url(Arena *a, const char *desk_url, const char *host)
{
	const char *begins = strstr(desk_url, "://");
	const char *name = begins ? begins + strlen("://") : desk_url;
	/* the colons of an IPv6 address are none of a port */
	const char *after = *name == '[' ? name + strcspn(name, "]") : name;

	after += strcspn(after, ":/");
	return arena_printf(a, "%.*s%s%s", (int)(name - desk_url), desk_url, host, after);
}

/* Is it one of the lines? */
static bool
has_line(const char *lines, const char *line)
{
	size_t n = strlen(line);

	for (const char *s = lines; *s; s += strcspn(s, "\n"), s += *s == '\n')
		if (strcspn(s, "\n") == n && !memcmp(s, line, n))
			return true;
	return false;
}

const char *
contact_sites(Arena *a, const char *typed)
{
	g_auto(GStrv) lines = g_strsplit(typed, "\n", -1);
	g_autoptr(GString) sites = g_string_new(NULL);
	int n = 0;

	for (char **line = lines; *line; line++) {
		if (!*g_strstrip(*line))
			continue;
		const char *origin = contact_origin(a, *line);
		if (!origin)
			return NULL;
		if (has_line(sites->str, origin))
			continue;
		if (++n > CONTACT_SITES_MOST)
			return NULL;
		g_string_append_printf(sites, "%s\n", origin);
	}
	return arena_strdup(a, sites->str);
}

bool
contact_form_knows(const ContactForm *f, const char *origin)
{
	return origin && *origin && has_line(f->sites, origin);
}
