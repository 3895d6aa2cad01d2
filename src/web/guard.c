/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * guard.c - refuses heads that two servers could read in two ways (RFC 9112): what
 * libmicrohttpd lets through although a proxy before it may see something else. */
#include <string.h>

#include "web/web_int.h"

#define MAX_HEADERS 100

typedef struct {
	int hosts, lengths, encodings, headers;
	bool bad;
} Head;

static bool
is_printable(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (((unsigned char)s[i] < ' ' && s[i] != '\t') || s[i] == 0x7f)
			return false;
	return true;
}

static bool
is_token(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!g_ascii_isalnum(s[i]) && !strchr("!#$%&'*+-.^_`|~", s[i]))
			return false;
	return n > 0;
}

static bool
is_number(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!g_ascii_isdigit(s[i]))
			return false;
	return n > 0 && n < 16;
}

static enum MHD_Result
look(void *arg, enum MHD_ValueKind kind G_GNUC_UNUSED, const char *name, size_t n_name,
    const char *value, size_t n)
{
	Head *h = arg;

	if (++h->headers > MAX_HEADERS || !is_token(name, n_name) || !value ||
	    !is_printable(value, n)) {
		h->bad = true;
		return MHD_NO;
	}
	if (g_ascii_strcasecmp(name, "Host") == 0) {
		h->hosts++;
	} else if (g_ascii_strcasecmp(name, "Content-Length") == 0) {
		h->lengths++;
		h->bad |= !is_number(value, n);
	} else if (g_ascii_strcasecmp(name, "Transfer-Encoding") == 0) {
		h->encodings++;
		h->bad |= g_ascii_strcasecmp(value, "chunked") != 0;
	}
	return MHD_YES;
}

int
guard_refuses(struct MHD_Connection *connection, const char *method)
{
	Head h = { 0 };

	MHD_get_connection_values_n(connection, MHD_HEADER_KIND, look, &h);
	for (const char *c = method; *c; c++)
		h.bad |= !g_ascii_isupper(*c);
	if (h.bad || h.hosts != 1 || h.lengths > 1 || h.encodings > 1 ||
	    (h.lengths && h.encodings))
		return MHD_HTTP_BAD_REQUEST;
	return 0;
}
