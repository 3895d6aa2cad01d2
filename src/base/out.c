/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/out.h"

#include <string.h>

/* A page is thousands of small pieces: where there is room, a piece is only copied. */
static inline void
append(GString *buf, const char *s, size_t n)
{
	if (n >= buf->allocated_len - buf->len) {
		g_string_append_len(buf, s, (gssize)n);
		return;
	}
	memcpy(buf->str + buf->len, s, n);
	buf->len += n;
	buf->str[buf->len] = '\0';
}

void
out_lit(Out *out, const char *html, size_t n)
{
	append(out->buf, html, n);
}

/* What stands for a byte in HTML; NULL where the byte itself may. */
static const char *
escape_of(unsigned char c)
{
	static const char *const escapes[128] = { ['&'] = "&amp;",
		['<'] = "&lt;",
		['>'] = "&gt;",
		['"'] = "&quot;",
		['\''] = "&#39;" };

	return c < G_N_ELEMENTS(escapes) ? escapes[c] : NULL;
}

/* Runs of what needs no escape are copied whole. */
static void
append_escaped(GString *buf, const char *s, size_t n)
{
	const char *from = s, *end = s + n;

	for (; s < end; s++) {
		const char *escape = escape_of((unsigned char)*s);

		if (!escape)
			continue;
		append(buf, from, (size_t)(s - from));
		append(buf, escape, strlen(escape));
		from = s + 1;
	}
	append(buf, from, (size_t)(end - from));
}

static void
out_bytes(Out *out, const char *s, size_t n)
{
	if (out->plain)
		append(out->buf, s, n);
	else
		append_escaped(out->buf, s, n);
}

void
out_str(Out *out, const char *s)
{
	if (s)
		out_bytes(out, s, strlen(s));
}

void
out_int(Out *out, int64_t n)
{
	char digits[24], *end = digits + sizeof digits, *s = end;
	uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

	do
		*--s = (char)('0' + rest % 10);
	while ((rest /= 10) != 0);
	if (n < 0)
		*--s = '-';
	append(out->buf, s, (size_t)(end - s));
}

void
out_safe(Out *out, SafeHtml s)
{
	if (s.html)
		append(out->buf, s.html, strlen(s.html));
}

/* A path of our own, or a scheme that runs nothing. */
static bool
is_harmless(const char *url)
{
	static const char *const schemes[] = { "http://", "https://",
		"mailto:", "tel:", "cid:" };

	if (url[0] == '/')
		return url[1] != '/' && url[1] != '\\';
	if (url[0] == '?' || url[0] == '#')
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
		if (g_ascii_strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

static bool
is_clean(const char *url)
{
	while (*url && *url != ' ' && !g_ascii_iscntrl(*url))
		url++;
	return !*url;
}

/* Browsers take control characters out of a URL before they look at it: so it is judged
 * without them, and "/\t/host" is no path of ours. */
static void
clean_url(GString *clean, const char *url)
{
	for (; *url; url++) {
		if (*url == ' ')
			g_string_append(clean, "%20");
		else if (!g_ascii_iscntrl(*url))
			g_string_append_c(clean, *url);
	}
}

void
out_url(Out *out, const char *url)
{
	if (!url || !is_clean(url)) {
		g_autoptr(GString) clean = g_string_new(NULL);

		clean_url(clean, url ? url : "");
		out_str(out, is_harmless(clean->str) ? clean->str : "#");
		return;
	}
	out_str(out, is_harmless(url) ? url : "#");
}

void
out_url_text(Out *out, const char *s)
{
	if (s)
		g_string_append_uri_escaped(out->buf, s, NULL, FALSE);
}

void
out_csrf(Out *out)
{
	/* check-calls: the one piece of HTML that no template may leave out */
	static const char begin[] = "<input type=\"hidden\" name=\"csrf\" value=\"";

	g_assert(out->csrf);
	out_lit(out, begin, sizeof begin - 1);
	out_str(out, out->csrf);
	out_lit(out, "\">", 2);
}

void
out_tr(Out *out, TextId id, const TextArg *args, size_t n_args)
{
	const char *s = text_raw(out->lang, id, n_args ? args[0].n : 1), *brace;

	for (; (brace = strchr(s, '{')) != NULL; s = brace + 3) {
		size_t i = (size_t)(brace[1] - '0');

		g_assert(i < n_args);
		out_bytes(out, s, (size_t)(brace - s));
		if (args[i].s)
			out_str(out, args[i].s);
		else
			out_int(out, args[i].n);
	}
	out_str(out, s);
}
