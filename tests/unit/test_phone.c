/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Telephone numbers: as they come, as they are kept, and as they are shown. */
#include "model/phone.h"

static const struct {
	const char *typed, *normal, *shown, *digits;
} rows[] = {
	{ "12 34 56 78", "12345678", "12345678", "12345678" }, /* none begins with 1 */
	{ "22 34 56 78", "+4522345678", "22 34 56 78", "22345678" },
	{ "92345678", "+4592345678", "92 34 56 78", "92345678" },
	{ "4520123456", "+4520123456", "20 12 34 56", "20123456" },
	{ "+45 20 12 34 56", "+4520123456", "20 12 34 56", "20123456" },
	{ "0045-20.12.34.56", "+4520123456", "20 12 34 56", "20123456" },
	{ "tel:+4520123456;ext=201", "+4520123456", "20 12 34 56", "20123456" },
	{ "(+49) 30 123456", "+4930123456", "+4930123456", "4930123456" },
	{ "004930123456", "+4930123456", "+4930123456", "4930123456" },
	{ "+298 221234", "+298221234", "+298221234", "298221234" },
	{ "4530123", "4530123", "4530123", "4530123" },
	{ "45201234567", "45201234567", "45201234567", "45201234567" },
	{ "201", "201", "201", "201" },
	{ "112", "112", "112", "112" },
	{ "anonymous", NULL, NULL, NULL },
	{ "hemmeligt nummer", NULL, NULL, NULL },
	{ "+266696687", NULL, NULL, NULL },
	{ "", NULL, NULL, NULL },
	{ "1234567890123456", NULL, NULL, NULL },
	{ "123456789012345", "123456789012345", "123456789012345", "123456789012345" },
};

static void
test_row(const void *data)
{
	g_autoptr(Arena) a = arena_new();
	const size_t i = GPOINTER_TO_SIZE(data);
	const char *normal = phone_normal(a, rows[i].typed);

	g_assert_cmpstr(normal, ==, rows[i].normal);
	if (!normal)
		return;
	g_assert_cmpstr(phone_shown(a, normal), ==, rows[i].shown);
	g_assert_cmpstr(phone_digits(a, normal), ==, rows[i].digits);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *name = g_strdup_printf("/phone/%zu", i);

		g_test_add_data_func(name, GSIZE_TO_POINTER(i), test_row);
	}
	return g_test_run();
}
