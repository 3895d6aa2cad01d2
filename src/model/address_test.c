/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/address_test.h"

#include <string.h>

#include "base/str.h"

/* Without (comments), which may be nested. */
static char *
without_comments(Arena *a, const char *s)
{
	char *clean = arena_alloc(a, strlen(s) + 1), *to = clean;
	int depth = 0;

	for (; *s; s++) {
		depth += *s == '(';
		if (!depth)
			*to++ = *s;
		depth -= *s == ')' && depth > 0;
	}
	*to = '\0';
	return clean;
}

static bool
is_within(const char *inner, const char *outer)
{
	size_t n_inner = strlen(inner), n_outer = strlen(outer);

	return n_inner >= n_outer && !strcmp(inner + n_inner - n_outer, outer) &&
	       (n_inner == n_outer || inner[n_inner - n_outer - 1] == '.');
}

/* One has the other as its end, and the shorter is no mere "dk". */
static bool
are_aligned(const char *one, const char *other)
{
	return strchr(one, '.') && strchr(other, '.') &&
	       (is_within(one, other) || is_within(other, one));
}

/* Does a property of it name that domain? "header.d=x.dk", "smtp.mailfrom=a@x.dk" */
static bool
is_of_domain(char **words, const char *domain)
{
	static const char *const properties[] = { "header.d", "header.i", "header.from",
		"smtp.mailfrom" };

	for (; *words; words++) {
		const char *equals = strchr(*words, '='), *at = strrchr(*words, '@');

		for (size_t i = 0; equals && i < G_N_ELEMENTS(properties); i++)
			if (strlen(properties[i]) == (size_t)(equals - *words) &&
			    g_str_has_prefix(*words, properties[i]) &&
			    are_aligned(at ? at + 1 : equals + 1, domain))
				return true;
	}
	return false;
}

static MailCheck
result_of(const char *word)
{
	if (g_str_equal(word, "pass"))
		return CHECK_PASS;
	if (g_str_equal(word, "none") || g_str_equal(word, "neutral"))
		return CHECK_NONE;
	return g_str_equal(word, "fail") || g_str_equal(word, "softfail") ||
	               g_str_equal(word, "permerror")
	           ? CHECK_FAIL
	           : CHECK_UNKNOWN;
}

/* "dkim=pass header.d=x.dk" */
static void
read_one(const char *part, const char *domain, MailChecks *out)
{
	const struct {
		const char *name;
		MailCheck *check;
	} methods[] = { { "spf=", &out->spf }, { "dkim=", &out->dkim },
		{ "dmarc=", &out->dmarc } };
	g_auto(GStrv) words = g_strsplit_set(part, " \t\"", -1);
	char **first = words;

	while (*first && !**first)
		first++;
	for (size_t i = 0; *first && i < G_N_ELEMENTS(methods); i++) {
		if (!g_str_has_prefix(*first, methods[i].name))
			continue;
		MailCheck found = result_of(*first + strlen(methods[i].name));

		if (found == CHECK_PASS && !is_of_domain(first, domain))
			found = CHECK_NONE;
		if (*methods[i].check != CHECK_PASS && found != CHECK_UNKNOWN)
			*methods[i].check = found;
	}
}

MailChecks
mail_checks_read(Arena *a, const char *results, const char *domain)
{
	MailChecks out = { CHECK_UNKNOWN, CHECK_UNKNOWN, CHECK_UNKNOWN };

	if (!results)
		return out;
	g_auto(GStrv) parts = g_strsplit_set(str_lower(a, without_comments(a, results)),
	    ";\n", -1);
	for (char **part = parts; *part; part++)
		read_one(*part, domain, &out);
	return out;
}

bool
mail_is_srs(const char *return_path)
{
	const char *s = return_path ? return_path : "";

	s += *s == '<';
	return !g_ascii_strncasecmp(s, "srs0", 4) || !g_ascii_strncasecmp(s, "srs1", 4);
}

AddressTestState
address_test_state(const AddressTest *t, Instant now)
{
	if (!t)
		return ADDRESS_UNTRIED;
	if (t->arrived_at)
		return ADDRESS_ARRIVED;
	if (t->state == MAIL_FAILED || t->state == MAIL_BOUNCED)
		return ADDRESS_REFUSED;
	return now - t->sent_at > ADDRESS_TEST_WAITS ? ADDRESS_LOST : ADDRESS_ON_ITS_WAY;
}
