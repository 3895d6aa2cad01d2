/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/seal.h"

#include <sodium.h>
#include <string.h>

#include "base/str.h"

G_STATIC_ASSERT(crypto_secretbox_KEYBYTES == HMAC_SHA256_BYTES);

static void
key_for(Arena *a, const House *house, const char *purpose, uint8_t *key)
{
	const char *what = arena_printf(a, "seal:%s", purpose);

	str_hmac_sha256(house->secret, strlen(house->secret), what, strlen(what), key);
}

void
house_seal(Arena *a, const House *house, const char *purpose, const char *plain,
    const void **sealed, size_t *n)
{
	uint8_t key[crypto_secretbox_KEYBYTES];
	size_t length = strlen(plain);

	*n = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + length;
	uint8_t *box = arena_alloc(a, *n);
	key_for(a, house, purpose, key);
	str_random(box, crypto_secretbox_NONCEBYTES);
	crypto_secretbox_easy(box + crypto_secretbox_NONCEBYTES, (const uint8_t *)plain,
	    length, box, key);
	sodium_memzero(key, sizeof key);
	*sealed = box;
}

char *
house_unseal(Arena *a, const House *house, const char *purpose, const void *sealed,
    size_t n)
{
	const size_t head = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
	const uint8_t *box = sealed;
	uint8_t key[crypto_secretbox_KEYBYTES];

	if (n < head)
		return NULL;
	char *plain = arena_alloc(a, n - head + 1);
	key_for(a, house, purpose, key);
	int wrong = crypto_secretbox_open_easy((uint8_t *)plain,
	    box + crypto_secretbox_NONCEBYTES, n - crypto_secretbox_NONCEBYTES, box, key);
	sodium_memzero(key, sizeof key);
	return wrong ? NULL : plain;
}
