/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Texts of any kind of bytes, and the encodings by their published examples. */
#include "base/str.h"

#include <glib.h>
#include <string.h>

static void
test_any_bytes_become_valid(void)
{
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(str_make_valid(a, "r\xc3\xb8", 3), ==, "rø");
	g_assert_cmpstr(str_make_valid(a, "r\xf8g", 3), ==, "r\xef\xbf\xbdg");
	g_assert_cmpstr(str_make_valid(a, "a\0b", 3), ==,
	    "a\xef\xbf\xbd"
	    "b");
	g_assert_cmpstr(str_make_valid(a, "\xc3", 1), ==, "\xef\xbf\xbd");
	g_assert_cmpstr(str_make_valid(a, "", 0), ==, "");
}

static void
test_control_characters_become_one_space(void)
{
	static const char *const rows[][2] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "a\r\nBcc: b", "a Bcc: b" },
		{ "\x1b[2Ja\x7f", " [2Ja " },
		{ "a\xc2\x85"
		  "b",
		    "a b" },
		{ "a\xc2\xa0"
		  "b",
		    "a\xc2\xa0"
		    "b" },
		/* cut off in the middle of a character */
		{ "abc\xc2", "abc\xc2" },
		{ "\xc2", "\xc2" },
	};
	g_autoptr(Arena) a = arena_new();

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		/* of its own, so that a sanitizer sees a read past the end */
		g_autofree char *s = g_strdup(rows[i][0]);

		g_assert_cmpstr(str_strip_control(a, s), ==, rows[i][1]);
	}
}

static void
test_truncate_cuts_between_characters(void)
{
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(str_truncate_utf8(a, "æøå", 3), ==, "æøå");
	g_assert_cmpstr(str_truncate_utf8(a, "æøåæ", 3), ==, "æø…");
	g_assert_cmpstr(str_truncate_utf8(a, "abc", 1), ==, "…");
	g_assert_cmpstr(str_truncate_utf8(a, "abc", 0), ==, "");
}

static void
test_lower_is_of_any_script(void)
{
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(str_lower(a, "Anne.ÆRØ@Example.COM"), ==, "anne.ærø@example.com");
}

/* RFC 4648, section 10, without the padding */
static void
test_encodings_are_those_of_the_rfc(void)
{
	static const char *const rows[][4] = {
		{ "", "", "", "" },
		{ "f", "my", "Zg", "66" },
		{ "fo", "mzxq", "Zm8", "666f" },
		{ "foo", "mzxw6", "Zm9v", "666f6f" },
		{ "foob", "mzxw6yq", "Zm9vYg", "666f6f62" },
		{ "fooba", "mzxw6ytb", "Zm9vYmE", "666f6f6261" },
		{ "foobar", "mzxw6ytboi", "Zm9vYmFy", "666f6f626172" },
		{ "\xfb\xff", "7p7q", "-_8", "fbff" },
	};
	g_autoptr(Arena) a = arena_new();

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		size_t n = strlen(rows[i][0]);

		g_assert_cmpstr(str_base32(a, rows[i][0], n), ==, rows[i][1]);
		g_assert_cmpstr(str_base64url(a, rows[i][0], n), ==, rows[i][2]);
		g_assert_cmpstr(str_hex(a, rows[i][0], n), ==, rows[i][3]);
	}
}

static void
test_random_is_as_long_as_asked_and_differs(void)
{
	g_autoptr(Arena) a = arena_new();
	uint8_t bytes[1000] = { 0 };
	size_t n_zero = 0;

	str_random(bytes, sizeof bytes);
	for (size_t i = 900; i < sizeof bytes; i++)
		n_zero += bytes[i] == 0;
	g_assert_cmpuint(n_zero, <, 50);
	g_assert_cmpuint(strlen(str_random_base32(a, 10)), ==, 16);
	g_assert_cmpuint(strlen(str_random_hex(a, 16)), ==, 32);
	g_assert_cmpstr(str_random_hex(a, 16), !=, str_random_hex(a, 16));
}

/* RFC 4231, test cases 1 and 2 */
static void
test_hmac_is_that_of_the_rfc(void)
{
	g_autoptr(Arena) a = arena_new();
	uint8_t key[20], mac[HMAC_SHA256_BYTES];

	memset(key, 0x0b, sizeof key);
	str_hmac_sha256(key, sizeof key, "Hi There", 8, mac);
	g_assert_cmpstr(str_hex(a, mac, sizeof mac), ==,
	    "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
	str_hmac_sha256("Jefe", 4, "what do ya want for nothing?", 28, mac);
	g_assert_cmpstr(str_hex(a, mac, sizeof mac), ==,
	    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

static void
test_secrets_are_equal_only_if_they_are(void)
{
	g_assert_true(str_equal_secret("", ""));
	g_assert_true(str_equal_secret("abc", "abc"));
	g_assert_false(str_equal_secret("abc", "abd"));
	g_assert_false(str_equal_secret("abc", "ab"));
	g_assert_false(str_equal_secret("", "a"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/str/any-bytes-become-valid", test_any_bytes_become_valid);
	g_test_add_func("/str/control-characters-become-one-space",
	    test_control_characters_become_one_space);
	g_test_add_func("/str/truncate-cuts-between-characters",
	    test_truncate_cuts_between_characters);
	g_test_add_func("/str/fold-ascii-leaves-other-letters",
	    test_lower_is_of_any_script);
	g_test_add_func("/str/encodings-are-those-of-the-rfc",
	    test_encodings_are_those_of_the_rfc);
	g_test_add_func("/str/random-is-as-long-as-asked-and-differs",
	    test_random_is_as_long_as_asked_and_differs);
	g_test_add_func("/str/hmac-is-that-of-the-rfc", test_hmac_is_that_of_the_rfc);
	g_test_add_func("/str/secrets-are-equal-only-if-they-are",
	    test_secrets_are_equal_only_if_they_are);
	return g_test_run();
}
