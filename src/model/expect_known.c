/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/expect_known.h"

#include <math.h>
#include <string.h>

#define MAX_WORD 40 /* bytes: what is longer is no word */

void
known_begin(Known *k, Terms *terms)
{
	k->terms = terms;
	k->fixed = false;
	k->n = 0;
	k->n_values = 0;
}

void
known_begin_fixed(Known *k, Terms *terms)
{
	known_begin(k, terms);
	k->fixed = true;
}

static void
put(Known *k, uint16_t block, uint64_t key)
{
	uint32_t term;

	if (!k->fixed)
		term = terms_put(k->terms, block, key);
	else if (!terms_find(k->terms, key, &term))
		return;
	for (size_t i = 0; i < k->n; i++)
		if (k->list[i] == term)
			return;
	if (k->n < KNOWN_MAX_TERMS)
		k->list[k->n++] = term;
}

static void
put_value(Known *k, uint16_t block, const char *value, size_t n)
{
	uint64_t key = terms_key(k->terms, block, value, n);

	put(k, block, key);
	if (k->n_values < KNOWN_MAX_TERMS) {
		k->value_blocks[k->n_values] = block;
		k->value_keys[k->n_values++] = key;
	}
}

void
known_value(Known *k, uint16_t block, const char *value)
{
	put_value(k, block, value, strlen(value));
}

void
known_number(Known *k, uint16_t block, double number)
{
	char name[32];
	double size = fabs(number);
	int half_octave = size > 1e-9 ? (int)floor(2 * log2(size)) : -100;

	put_value(k, block, name,
	    (size_t)g_snprintf(name, sizeof name, "%c%d", number < 0 ? '-' : '+',
	        half_octave));
}

static bool
is_word(char *word)
{
	bool letter = false;

	for (char *s = word; *s; s = g_utf8_next_char(s))
		letter = letter || g_unichar_isalpha(g_utf8_get_char(s));
	return letter && g_utf8_strlen(word, -1) >= 3;
}

void
known_words(Known *k, uint16_t block, const char *text)
{
	g_autofree char *low = g_utf8_strdown(text, -1);
	size_t n_words = 0;
	char *s = low;

	while (*s && n_words < KNOWN_MAX_WORDS) {
		char *end = s, was;

		while (*end && (g_unichar_isalnum(g_utf8_get_char(end)) || *end == '_'))
			end = g_utf8_next_char(end);
		was = *end;
		*end = 0;
		if (end - s <= MAX_WORD && is_word(s)) {
			put(k, block, terms_key(k->terms, block, s, (size_t)(end - s)));
			n_words++;
		}
		*end = was;
		s = was ? g_utf8_next_char(end) : end;
	}
}

void
known_time(Known *k, GTimeZone *tz, Instant at)
{
	int64_t utc = at / SECONDS(1) - (at % SECONDS(1) < 0);
	int interval = g_time_zone_find_interval(tz, G_TIME_TYPE_UNIVERSAL, utc);
	int64_t local = utc + g_time_zone_get_offset(tz, interval);
	int64_t day = local / 86400 - (local % 86400 < 0);
	int hour = (int)((local - day * 86400) / 3600);
	int weekday = (int)(((day + 3) % 7 + 7) % 7);
	char name[16];

	g_snprintf(name, sizeof name, "%d", weekday);
	known_value(k, terms_block(k->terms, "weekday"), name);
	g_snprintf(name, sizeof name, "%d", hour);
	known_value(k, terms_block(k->terms, "hour"), name);
	g_snprintf(name, sizeof name, "%d %d", weekday, hour / 3);
	known_value(k, terms_block(k->terms, "hour of the week"), name);
}

static uint16_t
pair_block(Terms *terms, uint16_t a, uint16_t b)
{
	g_autofree char *name = g_strdup_printf("%s × %s", terms_block_name(terms, a),
	    terms_block_name(terms, b));

	return terms_block(terms, name);
}

void
known_pairs(Known *k)
{
	size_t n = MIN(k->n_values, KNOWN_MAX_PAIRS + 1);

	for (size_t i = 1; i < n; i++)
		put(k, pair_block(k->terms, k->value_blocks[0], k->value_blocks[i]),
		    terms_key_pair(k->value_keys[0], k->value_keys[i]));
}
