/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/phone.h"

#include <stdbool.h>
#include <string.h>

#define DENMARK "+45"
#define LONGEST 15 /* digits, of E.164 */

/* What systems send for a caller who hides his number; the last spells ANONYMOUS. */
static const char *const hidden[] = { "266696687" };

static bool
is_danish(const char *digits, size_t n)
{
	return n == 8 && digits[0] >= '2';
}

const char *
phone_normal(Arena *a, const char *typed)
{
	char *digits = arena_strdup(a, typed);
	const char *first = strpbrk(digits, "+0123456789");
	bool whole = first && *first == '+';
	size_t n = 0;

	for (const char *s = digits; *s && *s != ';'; s++) /* ";ext=201" of RFC 3966 */
		if (g_ascii_isdigit(*s))
			digits[n++] = *s;
	digits[n] = '\0';
	if (!whole && n > 4 && g_str_has_prefix(digits, "00")) {
		whole = true;
		digits += 2;
		n -= 2;
	}
	if (!n || n > LONGEST)
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(hidden); i++)
		if (!strcmp(digits, hidden[i]))
			return NULL;
	if (whole)
		return arena_printf(a, "+%s", digits);
	if (is_danish(digits, n))
		return arena_printf(a, DENMARK "%s", digits);
	if (n == 10 && g_str_has_prefix(digits, "45") && is_danish(digits + 2, 8))
		return arena_printf(a, "+%s", digits);
	return digits;
}

const char *
phone_digits(Arena *a, const char *normal)
{
	const char *local = g_str_has_prefix(normal, DENMARK) ? normal + strlen(DENMARK)
	                                                      : normal;

	if (is_danish(local, strlen(local)))
		return arena_strdup(a, local);
	return arena_strdup(a, *normal == '+' ? normal + 1 : normal);
}

const char *
phone_shown(Arena *a, const char *normal)
{
	const char *d = phone_digits(a, normal);

	if (*normal != '+' || !is_danish(d, strlen(d)))
		return arena_strdup(a, normal);
	return arena_printf(a, "%.2s %.2s %.2s %.2s", d, d + 2, d + 4, d + 6);
}
