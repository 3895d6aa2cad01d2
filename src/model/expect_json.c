/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect_json.c - a model kept as text.
 *
 *	{"skranke_horizon": 1, "grain": 300, …, "groups": [{…}],
 *	 "blocks": [["customer", 0.4]],
 *	 "terms": [[0, "9e3779b97f4a7c15", 0.31, -0.02]]} */
#include <jansson.h>
#include <math.h>

#include "base/err.h"
#include "base/json.h"
#include "model/expect_int.h"

#define VERSION 1
#define LEAST   0.003 /* effects below that are left out */

/* --- written --- */

static void
put_named(JsonWriter *w, const char *name, double v)
{
	json_put_key(w, name), json_put_real(w, v);
}

static void
put_groups(JsonWriter *w, const Expect *e)
{
	json_put_key(w, "groups"), json_begin_array(w);
	for (guint i = 0; i < e->groups->len; i++) {
		const ExpectGroup *g = expect_group_at(e, (uint16_t)i);

		json_begin_object(w);
		json_put_key(w, "name"), json_put_text(w, g->name);
		json_put_key(w, "known"), json_put_int(w, g->known);
		put_named(w, "lift", g->lift);
		json_put_key(w, "open"), json_begin_array(w);
		for (int step = 0; step <= LIFE_STEPS; step++)
			json_put_real(w, g->life.open[step]);
		json_end_array(w);
		json_end_object(w);
	}
	json_end_array(w);
}

static double
effect(const ExpectSum *s, uint32_t term)
{
	return term < s->n ? s->effects[term] : 0;
}

static void
put_terms(JsonWriter *w, const Expect *e)
{
	char key[20];

	json_put_key(w, "terms"), json_begin_array(w);
	for (uint32_t t = 0; t < terms_n(e->terms); t++) {
		double middle = effect(&e->middle, t), spread = effect(&e->spread, t);

		if (ABS(middle) < LEAST && ABS(spread) < LEAST)
			continue;
		json_begin_array(w);
		json_put_int(w, terms_block_of(e->terms, t));
		g_snprintf(key, sizeof key, "%016" G_GINT64_MODIFIER "x",
		    terms_key_of(e->terms, t));
		json_put_text(w, key);
		json_put_real(w, (double)(int64_t)(middle * 1e4) / 1e4);
		json_put_real(w, (double)(int64_t)(spread * 1e4) / 1e4);
		json_end_array(w);
	}
	json_end_array(w);
}

char *
expect_write(const Expect *e)
{
	GString *s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_object(&w);
	json_put_key(&w, "skranke_horizon"), json_put_int(&w, VERSION);
	put_named(&w, "grain", e->grain);
	json_put_key(&w, "known"), json_put_int(&w, e->known);
	put_named(&w, "weight", e->weight);
	put_named(&w, "longest", e->longest);
	put_named(&w, "lift", e->lift);
	put_named(&w, "middle", e->middle.middle);
	put_named(&w, "spread", e->spread.middle);
	put_groups(&w, e);
	json_put_key(&w, "blocks"), json_begin_array(&w);
	for (uint16_t b = 0; b < terms_n_blocks(e->terms); b++) {
		json_begin_array(&w);
		json_put_text(&w, terms_block_name(e->terms, b));
		json_put_real(&w, e->middle.widths[b]);
		json_end_array(&w);
	}
	json_end_array(&w);
	put_terms(&w, e);
	json_end_object(&w);
	return g_string_free(s, FALSE);
}

/* --- read --- */

static double
number_in(const json_t *o, const char *name)
{
	return json_number_value(json_object_get(o, name));
}

static bool
read_group(Expect *e, const json_t *o)
{
	const char *name = json_string_value(json_object_get(o, "name"));
	const json_t *open = json_object_get(o, "open");

	if (!name || json_array_size(open) != LIFE_STEPS + 1)
		return false;
	ExpectGroup *g = expect_group_at(e, expect_group(e, name));
	g->known = json_integer_value(json_object_get(o, "known"));
	g->lift = CLAMP(number_in(o, "lift"), -1, 1);
	for (size_t i = 0; i <= LIFE_STEPS; i++) {
		double share = json_number_value(json_array_get(open, i));

		if (!(share >= 0 && share <= (i ? g->life.open[i - 1] : 1)))
			return false;
		g->life.open[i] = share;
	}
	return g->life.open[0] > 0;
}

static bool
read_blocks(Expect *e, const json_t *blocks)
{
	size_t n = json_array_size(blocks);

	if (n > TERMS_MAX_BLOCKS)
		return false;
	for (size_t i = 0; i < n; i++) {
		const json_t *one = json_array_get(blocks, i);
		const char *name = json_string_value(json_array_get(one, 0));

		if (!name || terms_block(e->terms, name) != i)
			return false;
		e->middle.widths[i] = json_number_value(json_array_get(one, 1));
	}
	return true;
}

static bool
read_terms(Expect *e, const json_t *terms)
{
	size_t n = json_array_size(terms);

	e->middle.effects = g_new0(double, n + 1);
	e->spread.effects = g_new0(double, n + 1);
	for (size_t i = 0; i < n; i++) {
		const json_t *one = json_array_get(terms, i);
		json_int_t block = json_integer_value(json_array_get(one, 0));
		const char *key = json_string_value(json_array_get(one, 1));

		if (!key || block < 0 || block >= terms_n_blocks(e->terms) ||
		    terms_put(e->terms, (uint16_t)block,
		        g_ascii_strtoull(key, NULL, 16)) != i)
			return false;
		e->middle.effects[i] = json_number_value(json_array_get(one, 2));
		e->spread.effects[i] = json_number_value(json_array_get(one, 3));
	}
	e->middle.n = e->spread.n = (uint32_t)n;
	return true;
}

static bool
read_all(Expect *e, const json_t *root)
{
	const json_t *groups = json_object_get(root, "groups");

	e->known = json_integer_value(json_object_get(root, "known"));
	e->weight = MAX(number_in(root, "weight"), 0);
	e->longest = MAX(number_in(root, "longest"), 0);
	e->lift = CLAMP(number_in(root, "lift"), -1, 1);
	e->middle.middle = number_in(root, "middle");
	e->spread.middle = CLAMP(number_in(root, "spread"), -10, 10);
	e->usual_spread = exp(e->spread.middle);
	for (size_t i = 0; i < json_array_size(groups); i++)
		if (!read_group(e, json_array_get(groups, i)))
			return false;
	return read_blocks(e, json_object_get(root, "blocks")) &&
	       read_terms(e, json_object_get(root, "terms"));
}

Expect *
expect_read(const char *json, GError **err)
{
	json_t *root = json_loads(json, 0, NULL);
	double grain = number_in(root, "grain");
	Expect *e = NULL;

	if (json_integer_value(json_object_get(root, "skranke_horizon")) == VERSION &&
	    grain > 0) {
		e = expect_new(grain);
		if (!read_all(e, root))
			g_clear_pointer(&e, expect_free);
	}
	json_decref(root);
	if (!e)
		fail(err, ERR_INTERNAL, "this is no model that skranke horizon wrote");
	return e;
}
