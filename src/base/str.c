/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/str.h"

#include <string.h>
#include <sys/random.h>

#define ELLIPSIS "\xe2\x80\xa6"

char *
str_make_valid(Arena *a, const void *bytes, size_t n)
{
	g_autofree char *valid = g_utf8_make_valid(bytes, (gssize)n);

	return arena_strdup(a, valid);
}

static bool
is_control(const char *s)
{
	unsigned char c = (unsigned char)s[0];

	/* C0, DEL, and C1 (U+0080 to U+009F), if it is whole */
	return c < ' ' || c == 0x7f ||
	       (c == 0xc2 && (unsigned char)s[1] >= 0x80 && (unsigned char)s[1] < 0xa0);
}

char *
str_strip_control(Arena *a, const char *s)
{
	char *line = arena_alloc(a, strlen(s) + 1), *to = line;

	while (*s) {
		if (!is_control(s)) {
			*to++ = *s++;
			continue;
		}
		while (*s && is_control(s))
			s += (unsigned char)*s == 0xc2 ? 2 : 1;
		*to++ = ' ';
	}
	return line;
}

bool
str_is_among(const char *word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(word, words[i]))
			return true;
	return false;
}

char *
str_truncate_utf8(Arena *a, const char *s, size_t max)
{
	if (strlen(s) <= max || (size_t)g_utf8_strlen(s, -1) <= max)
		return arena_strdup(a, s);
	const char *end = g_utf8_offset_to_pointer(s, max ? (glong)max - 1 : 0);
	return arena_printf(a, "%.*s%s", (int)(end - s), s, max ? ELLIPSIS : "");
}

char *
str_lower(Arena *a, const char *s)
{
	g_autofree char *lower = g_utf8_validate(s, -1, NULL) ? g_utf8_strdown(s, -1)
	                                                      : g_ascii_strdown(s, -1);

	return arena_strdup(a, lower);
}

/* n bytes as characters of so many bits each. */
static char *
encode(Arena *a, const uint8_t *bytes, size_t n, unsigned bits, const char *alphabet)
{
	char *text = arena_alloc(a, n * 8 / bits + 2), *to = text;
	const unsigned mask = (1u << bits) - 1;
	unsigned held = 0, n_held = 0;

	for (size_t i = 0; i < n; i++) {
		held = (held << 8 | bytes[i]) & 0xffff;
		for (n_held += 8; n_held >= bits; n_held -= bits)
			*to++ = alphabet[held >> (n_held - bits) & mask];
	}
	if (n_held)
		*to++ = alphabet[held << (bits - n_held) & mask];
	return text;
}

char *
str_base32(Arena *a, const void *bytes, size_t n)
{
	return encode(a, bytes, n, 5, "abcdefghijklmnopqrstuvwxyz234567");
}

char *
str_base64url(Arena *a, const void *bytes, size_t n)
{
	return encode(a, bytes, n, 6,
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}

char *
str_hex(Arena *a, const void *bytes, size_t n)
{
	return encode(a, bytes, n, 4, "0123456789abcdef");
}

void
str_random(void *bytes, size_t n)
{
	/* getentropy() gives at most 256 bytes a call. */
	for (size_t done = 0; done < n; done += MIN(n - done, 256))
		if (getentropy((char *)bytes + done, MIN(n - done, 256)) != 0)
			g_error("the kernel gives no random bytes");
}

char *
str_random_base32(Arena *a, size_t n)
{
	uint8_t *bytes = arena_alloc(a, n);

	str_random(bytes, n);
	return str_base32(a, bytes, n);
}

char *
str_random_hex(Arena *a, size_t n)
{
	uint8_t *bytes = arena_alloc(a, n);

	str_random(bytes, n);
	return str_hex(a, bytes, n);
}

void
str_hmac_sha256(const void *key, size_t n_key, const void *data, size_t n,
    uint8_t mac[HMAC_SHA256_BYTES])
{
	g_autoptr(GHmac) hmac = g_hmac_new(G_CHECKSUM_SHA256, key, n_key);
	gsize size = HMAC_SHA256_BYTES;

	g_hmac_update(hmac, data, (gssize)n);
	g_hmac_get_digest(hmac, mac, &size);
}

bool
str_equal_secret(const char *a, const char *b)
{
	size_t n = strlen(a);
	unsigned char differs = 0;

	if (strlen(b) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		differs |= (unsigned char)(a[i] ^ b[i]);
	return differs == 0;
}
