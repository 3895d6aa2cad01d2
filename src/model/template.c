/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/template.h"

#include <string.h>

#define MAX_FIELD 40 /* bytes between the brackets: what is longer is no field */

typedef enum {
	FIELD_FIRST_NAME,
	FIELD_PERSON,
	FIELD_CUSTOMER,
	FIELD_CASE,
	FIELD_SUBJECT,
	FIELD_HORIZON,
	FIELD_AGENT,
	FIELD_HOUSE,
	FIELD_PHONE,
} Field;

static const char *const names[][N_LANGS] = {
	[FIELD_FIRST_NAME] = { "fornavn", "first name" },
	[FIELD_PERSON] = { "bruger", "user" },
	[FIELD_CUSTOMER] = { "kunde", "customer" },
	[FIELD_CASE] = { "sag", "case" },
	[FIELD_SUBJECT] = { "emne", "subject" },
	[FIELD_HORIZON] = { "tidshorisont", "time horizon" },
	[FIELD_AGENT] = { "medarbejder", "agent" },
	[FIELD_HOUSE] = { "firma", "company" },
	[FIELD_PHONE] = { "telefon", "phone" },
};

/* The word in the brackets that begin at s; NULL if it is no field: too long, more than a
 * line, or the words of a link. *end is behind it. */
static char *
word_at(Arena *a, const char *s, const char **end)
{
	size_t n = strcspn(s + 1, "[]\n");

	if (s[1 + n] != ']' || n == 0 || n > MAX_FIELD || s[n + 2] == '(')
		return NULL;
	*end = s + n + 2;
	return arena_strndup(a, s + 1, n);
}

static bool
find_field(const char *word, Field *field)
{
	g_autofree char *folded = g_utf8_strdown(word, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		for (int lang = 0; lang < N_LANGS; lang++)
			if (g_str_equal(folded, names[i][lang])) {
				*field = (Field)i;
				return true;
			}
	return false;
}

static const char *
value_of(Arena *a, const TemplateFacts *f, Field field)
{
	switch (field) {
	case FIELD_FIRST_NAME:
		return f->person ? arena_strndup(a, f->person, strcspn(f->person, " "))
		                 : NULL;
	case FIELD_PERSON:
		return f->person;
	case FIELD_CUSTOMER:
		return f->customer;
	case FIELD_CASE:
		return arena_printf(a, "%" G_GINT64_FORMAT, f->case_id);
	case FIELD_SUBJECT:
		return f->subject;
	case FIELD_HORIZON:
		return f->horizon;
	case FIELD_AGENT:
		return f->agent;
	case FIELD_HOUSE:
		return f->house;
	case FIELD_PHONE:
		return f->phone;
	}
	g_assert_not_reached();
}

bool
template_holds(Arena *a, const char *text, const char **unknown)
{
	Field field;
	const char *end;

	for (const char *s = text; (s = strchr(s, '[')); s++) {
		char *word = word_at(a, s, &end);

		if (!word || find_field(word, &field))
			continue;
		*unknown = arena_printf(a, "[%s]", word);
		return false;
	}
	return true;
}

char *
template_fill(Arena *a, const char *text, const TemplateFacts *facts)
{
	g_autoptr(GString) out = g_string_new(NULL);
	Field field;
	const char *end;

	for (const char *s = text; *s;) {
		char *word = *s == '[' ? word_at(a, s, &end) : NULL;

		if (!word || !find_field(word, &field)) {
			g_string_append_c(out, *s++);
			continue;
		}
		const char *value = value_of(a, facts, field);
		g_string_append(out, value && *value ? value : TEMPLATE_GAP);
		s = end;
	}
	return arena_strdup(a, out->str);
}

char *
template_fields(Arena *a, Lang lang)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		g_string_append_printf(out, "%s[%s]", i ? " " : "", names[i][lang]);
	return arena_strdup(a, out->str);
}
