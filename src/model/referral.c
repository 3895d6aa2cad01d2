/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/referral.h"

#include <jansson.h>
#include <string.h>

#include "base/json.h"

static const struct {
	const char *name;
	TextId text;
} states[] = {
	[REFERRAL_OPEN] = { "open", TEXT_REFERRAL_STATE_OPEN },
	[REFERRAL_ANSWERED] = { "answered", TEXT_REFERRAL_STATE_ANSWERED },
	[REFERRAL_DONE] = { "done", TEXT_REFERRAL_STATE_DONE },
	[REFERRAL_TAKEN_BACK] = { "taken_back", TEXT_REFERRAL_STATE_TAKEN_BACK },
};

const char *
referral_state_name(int64_t state)
{
	return state > 0 && (size_t)state < G_N_ELEMENTS(states) ? states[state].name
	                                                         : NULL;
}

TextId
referral_state_text(int64_t state)
{
	g_assert(referral_state_name(state));
	return states[state].text;
}

/* --- details --- */

static void
put(JsonWriter *w, const char *key, const char *value)
{
	if (value && *value)
		json_put_key(w, key), json_put_text(w, value);
}

char *
referral_details(Arena *a, const ReferralDetails *d)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_object(&w);
	json_put_key(&w, "referral"), json_put_int(&w, d->referral);
	json_put_key(&w, "supplier"), json_put_int(&w, d->supplier);
	put(&w, "name", d->name);
	put(&w, "from", d->from);
	put(&w, "thing", d->thing);
	if (d->mail)
		json_put_key(&w, "mail"), json_put_bool(&w, true);
	if (d->first)
		json_put_key(&w, "first"), json_put_bool(&w, true);
	if (d->answer_due)
		json_put_key(&w, "answer_due"), json_put_int(&w, d->answer_due);
	json_end_object(&w);
	return arena_strdup(a, s->str);
}

static const char *
text_at(Arena *a, const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return arena_strdup(a, s ? s : "");
}

ReferralDetails
referral_details_read(Arena *a, const char *details)
{
	ReferralDetails d = { .name = "", .from = "" };
	json_t *o = details ? json_loads(details, 0, NULL) : NULL;

	if (json_is_object(o)) {
		const char *thing = text_at(a, o, "thing");

		d = (ReferralDetails){
			.referral = json_integer_value(json_object_get(o, "referral")),
			.supplier = json_integer_value(json_object_get(o, "supplier")),
			.name = text_at(a, o, "name"),
			.from = text_at(a, o, "from"),
			.thing = *thing ? thing : NULL,
			.mail = json_is_true(json_object_get(o, "mail")),
			.first = json_is_true(json_object_get(o, "first")),
			.answer_due = json_integer_value(
			    json_object_get(o, "answer_due")),
		};
	}
	json_decref(o);
	return d;
}

/* --- the mail --- */

/* A word of the template, in both languages, and whether the supplier must have it. */
static const struct {
	const char *danish, *english;
	bool needed;
} template_words[] = {
	{ "kunde", "customer", true },
	{ "kundenummer", "customer number", true },
	{ "kontrakt", "contract", false },
	{ "systemer", "systems", false },
	{ "emne", "subject", true },
	{ "bruger", "person", true },
	{ "telefon", "phone", false },
	{ "mail", "e-mail", false },
	{ "beskrivelse", "report", true },
};

/* The value of "Linjenummer" in lines like "Linjenummer: 4711"; NULL if it has none. */
static char *
fact_of(const char *facts, const char *name)
{
	g_auto(GStrv) lines = g_strsplit(facts ? facts : "", "\n", -1);
	g_autofree char *wanted = g_utf8_casefold(name, -1);

	for (char **line = lines; *line; line++) {
		char *colon = strchr(*line, ':');

		if (!colon)
			continue;
		*colon = 0;
		g_autofree char *key = g_utf8_casefold(g_strstrip(*line), -1);
		if (strcmp(key, wanted) == 0 && *g_strstrip(colon + 1))
			return g_strdup(g_strstrip(colon + 1));
	}
	return NULL;
}

static void
put_needs(GString *out, const ReferralFacts *f)
{
	for (size_t i = 0; i < f->n_needs; i++) {
		g_autofree char *value = fact_of(f->facts, f->needs[i]);

		g_string_append_printf(out, "%s%s: %s", i ? "\n" : "", f->needs[i],
		    value ? value : REFERRAL_MISSING);
	}
}

/* Writes what a word stands for; false if it is none. */
static bool
put_word(GString *out, const char *word, const ReferralFacts *f)
{
	if (strcmp(word, "oplysninger") == 0 || strcmp(word, "facts") == 0) {
		put_needs(out, f);
		return true;
	}
	if (strcmp(word, "sag") == 0 || strcmp(word, "case") == 0) {
		g_string_append_printf(out, "%" G_GINT64_FORMAT, f->case_id);
		return true;
	}
	/* in the order of the words */
	const char *const values[G_N_ELEMENTS(template_words)] = { f->customer,
		f->customer_number, f->contract, f->systems, f->subject, f->person,
		f->phone, f->mail, f->report };
	for (size_t i = 0; i < G_N_ELEMENTS(template_words); i++) {
		bool needed = template_words[i].needed;

		if (strcmp(word, template_words[i].danish) != 0 &&
		    strcmp(word, template_words[i].english) != 0)
			continue;
		if (values[i] && *values[i])
			g_string_append(out, values[i]);
		else
			g_string_append(out, needed ? REFERRAL_MISSING : "-");
		return true;
	}
	return false;
}

char *
referral_fill(Arena *a, const char *template, const ReferralFacts *facts)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (const char *s = template; *s;) {
		const char *close = *s == '[' ? strchr(s, ']') : NULL;
		g_autofree char *word = close ? g_utf8_strdown(s + 1, close - s - 1)
		                              : NULL;

		if (word && put_word(out, word, facts)) {
			s = close + 1;
		} else {
			g_string_append_c(out, *s);
			s++;
		}
	}
	return arena_strdup(a, out->str);
}
