/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * str.h - texts, and the bytes of secrets. What is returned lives in the arena. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Valid UTF-8 of any bytes: what is none becomes U+FFFD, a NUL too. */
char *str_make_valid(Arena *a, const void *bytes, size_t n);
/* One line: each run of control characters (line feeds too) becomes one space. */
char *str_strip_control(Arena *a, const char *s);
/* Is the word, to the letter, one of a table of words? */
bool str_is_among(const char *word, const char *const *words, size_t n);
#define STR_IS_AMONG(word, words) str_is_among(word, words, G_N_ELEMENTS(words))
/* At most max characters; what is cut ends with an ellipsis. s is valid UTF-8. */
char *str_truncate_utf8(Arena *a, const char *s, size_t max);
/* In small letters, of any script: mail addresses, host names, types. What is no UTF-8 is
 * lowered byte by byte. */
char *str_lower(Arena *a, const char *s);

/* Lower-case base32 without padding (a-z2-7, RFC 4648), base64url without padding, and
 * lower-case hex. */
char *str_base32(Arena *a, const void *bytes, size_t n);
char *str_base64url(Arena *a, const void *bytes, size_t n);
char *str_hex(Arena *a, const void *bytes, size_t n);

/* From the kernel; aborts if it gives none. */
void str_random(void *bytes, size_t n);
/* n random bytes written in base32 or hex. */
char *str_random_base32(Arena *a, size_t n);
char *str_random_hex(Arena *a, size_t n);

#define HMAC_SHA256_BYTES 32
void str_hmac_sha256(const void *key, size_t n_key, const void *data, size_t n,
    uint8_t mac[HMAC_SHA256_BYTES]);
/* Takes as long for a wrong one as for a right one of that length. */
bool str_equal_secret(const char *a, const char *b);
