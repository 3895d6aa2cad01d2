/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What is written is JSON, and another library reads the same out of it. */
#include "base/json.h"

#include <jansson.h>

static json_t *
parsed(const GString *buf)
{
	json_error_t err;
	json_t *root = json_loadb(buf->str, buf->len, JSON_DECODE_ANY, &err);

	if (!root)
		g_error("%s: %s", err.text, buf->str);
	return root;
}

static void
test_commas_and_nesting_are_right(void)
{
	g_autoptr(GString) buf = g_string_new(NULL);
	JsonWriter w = json_writer(buf);

	json_begin_object(&w);
	json_put_key(&w, "empty");
	json_begin_array(&w);
	json_end_array(&w);
	json_put_key(&w, "list");
	json_begin_array(&w);
	json_put_int(&w, 1);
	json_begin_object(&w);
	json_end_object(&w);
	json_put_bool(&w, false);
	json_put_null(&w);
	json_end_array(&w);
	json_put_key(&w, "last");
	json_put_bool(&w, true);
	json_end_object(&w);
	g_assert_cmpstr(buf->str, ==,
	    "{\"empty\":[],\"list\":[1,{},false,null],\"last\":true}");
	json_decref(parsed(buf));
}

static void
test_any_text_comes_back(void)
{
	static const char *const rows[][2] = {
		{ "", "" },
		{ "rødgrød \xf0\x9f\x98\x80", "rødgrød \xf0\x9f\x98\x80" },
		{ "\"quoted\" \\ back", "\"quoted\" \\ back" },
		{ "\b\t\n\f\r\x01\x1f\x7f", "\b\t\n\f\r\x01\x1f\x7f" },
		{ "</script>", "</script>" },
		/* broken: Latin-1, cut off, a surrogate */
		{ "r\xf8g", "r\xef\xbf\xbdg" },
		{ "\xe2\x82", "\xef\xbf\xbd\xef\xbf\xbd" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) buf = g_string_new(NULL);
		JsonWriter w = json_writer(buf);

		json_put_text(&w, rows[i][0]);
		json_t *root = parsed(buf);
		g_assert_cmpstr(json_string_value(root), ==, rows[i][1]);
		json_decref(root);
	}
}

static void
test_a_key_is_escaped_as_well(void)
{
	g_autoptr(GString) buf = g_string_new(NULL);
	JsonWriter w = json_writer(buf);

	json_begin_object(&w);
	json_put_key(&w, "a\"\xff");
	json_put_text(&w, NULL);
	json_end_object(&w);
	json_t *root = parsed(buf);
	g_assert_true(json_is_null(json_object_get(root, "a\"\xef\xbf\xbd")));
	json_decref(root);
}

static void
test_numbers_keep_all_their_digits(void)
{
	static const int64_t rows[] = { 0, -1, INT64_MAX, INT64_MIN };

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) buf = g_string_new(NULL);
		JsonWriter w = json_writer(buf);

		json_put_int(&w, rows[i]);
		json_t *root = parsed(buf);
		g_assert_cmpint(json_integer_value(root), ==, rows[i]);
		json_decref(root);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/json/commas-and-nesting-are-right",
	    test_commas_and_nesting_are_right);
	g_test_add_func("/json/any-text-comes-back", test_any_text_comes_back);
	g_test_add_func("/json/a-key-is-escaped-as-well", test_a_key_is_escaped_as_well);
	g_test_add_func("/json/numbers-keep-all-their-digits",
	    test_numbers_keep_all_their_digits);
	return g_test_run();
}
